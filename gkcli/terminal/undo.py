"""The list of the writes that can be taken back, and the same as JSON."""

from collections.abc import Sequence
from typing import Any

from gkcli.terminal.page import Cell, Listing, ListingColumn, Page, TextLine, Tone, Toned
from gkcli.undo.take_back import JudgedStep, StepState
from gkcli.workspace.layout import shown

_WORDS = {
    StepState.READY: Toned("可以撤回", Tone.GOOD),
    StepState.GONE: Toned("已经是写以前的样子", Tone.DIM),
    StepState.COMMITTED: Toned("已经提交，用 git revert", Tone.DIM),
    StepState.CHANGED: Toned("文件后来又改过", Tone.SOON),
    StepState.BLOCKED: Toned("排在后面的撤不了", Tone.DIM),
}


def undo_page(steps: Sequence[JudgedStep]) -> Page:
    """The last writes, the newest first, and whether each can be taken back."""
    columns = [
        ListingColumn("次序", right=True),
        ListingColumn("命令"),
        ListingColumn("文件", flexible=True),
        ListingColumn("能不能撤回"),
    ]
    rows: list[list[Cell]] = [
        [number, one.step.command, "、".join(_names(one)), _WORDS[one.state]]
        for number, one in enumerate(steps, 1)
    ]
    page = Page([Listing(columns, rows)])
    return page if rows else page.add(TextLine("没有可以撤回的。"))


def undo_records(steps: Sequence[JudgedStep]) -> list[dict[str, Any]]:
    """The same for programs; ``because`` are the files that keep a write from being taken back."""
    return [
        {
            "number": number,
            "command": one.step.command,
            "files": _names(one),
            "state": one.state.value,
            "because": list(one.because),
        }
        for number, one in enumerate(steps, 1)
    ]


def _names(one: JudgedStep) -> list[str]:
    return [shown(file.path) for file in one.step.files]
