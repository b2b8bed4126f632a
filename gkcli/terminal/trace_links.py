"""Proposed links between our tasks and items above."""

from collections.abc import Sequence
from typing import Any

from gkcli.terminal.page import Cell, EmptyLine, Listing, ListingColumn, Page, TextLine, Tone, Toned
from gkcli.trace.suggest import SURE, LinkSuggestion


def suggestion_list(found: Sequence[LinkSuggestion], *, written: bool) -> Page:
    """The proposals, the surest first, with the reasons; unless ``written``, how that is done."""
    columns = [
        ListingColumn("像", right=True),
        ListingColumn("本级任务", flexible=True),
        ListingColumn("上级要求", flexible=True),
        ListingColumn("依据"),
        ListingColumn("理由", flexible=True, below=True),
    ]
    rows: list[list[Cell]] = [
        [
            Toned(f"{one.likeness:.0%}", Tone.GOOD if one.likeness >= SURE else Tone.PLAIN),
            f"{one.task.code} {one.task.title}",
            f"{one.above.code} {one.above.title}",
            str(one.above.reference),
            "，".join(one.reasons),
        ]
        for one in found
    ]
    page = Page([Listing(columns, rows), EmptyLine()])
    if written:
        return page
    return page.add(
        TextLine(
            "都还没有写。在终端里运行，一条一条问；"
            "或只写像到一定程度的：gkcli trace --suggest --yes --least 0.8",
            Tone.DIM,
        )
    )


def suggestion_line(one: LinkSuggestion) -> tuple[str, ...]:
    """A proposal as it is asked about: both texts, and why."""
    return (
        f"像 {one.likeness:.0%}（{'，'.join(one.reasons)}）",
        f"  上级 {one.above.reference} {one.above.title}：{one.above.text}",
        f"  本级 第{one.task.code}项 {one.task.title}：{one.task.text}",
    )


def suggestion_records(found: Sequence[LinkSuggestion]) -> list[dict[str, Any]]:
    """The same as data."""
    return [
        {
            "task": one.task.code,
            "title": one.task.title,
            "basis": str(one.above.reference),
            "above": one.above.title,
            "likeness": one.likeness,
            "reasons": list(one.reasons),
        }
        for one in found
    ]
