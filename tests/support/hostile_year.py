"""A year in which one text stands in every place that people write."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.record import Record
from gkcli.model.units import Registry, Unit
from gkcli.paper.build import ViewBuilder
from gkcli.paper.view import View
from tests.support.build import record, snapshot

TEXTS = (
    "<script>alert(1)</script>",
    "甲|乙",
    "**粗**",
    "1. 一",
    "# 题",
    "[x](javascript:alert(1))",
    "{{7*7}}",
    "]]>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "字" * 10_000,
)
DAY = date(2024, 10, 20)
_KEPT = ("within", "confidence", "each")


def hostile_table(table: Table, text: str) -> Table:
    """The table with one text in every place that people write."""

    def changed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(changed, value))
        if isinstance(value, str):
            return text
        names = getattr(value, "__dataclass_fields__", ())
        told = {name: changed(getattr(value, name)) for name in names if name not in _KEPT}
        return replace(value, **told) if told else value

    whole: Table = changed(table)
    return whole


def hostile_directory(text: str) -> Directory:
    """One unit whose name and full name are the text."""
    return Directory(Registry((Unit(text, "政府部门", "虚构", full_name=text),), ()))


def hostile_ledger(text: str) -> Sequence[Record]:
    """Something done, something stuck, each with a note, evidence and a person; and a reminder."""
    said = {"note": text, "evidence": (text,), "by": text}
    return [
        record(date(2024, 4, 2), text, "受阻", **said),
        record(date(2024, 5, 6), "2", period="2024-Q1", **said),
        record(date(2024, 5, 7), "7", "推进中", **said),
        record(date(2024, 10, 8), text, "已催办", by=text),
    ]


def hostile_view(table: Table, text: str, *, of_unit: bool) -> View:
    """What a template can name in that year, of all or of its one unit."""
    directory = hostile_directory(text)
    told = snapshot(hostile_table(table, text), directory, DAY, {text: hostile_ledger(text)})
    party = directory.registry.units[0] if of_unit else None
    return ViewBuilder(told, party).build()
