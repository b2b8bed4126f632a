"""Proposes what tasks rest on, and writes what somebody accepts."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from gkcli.cli.edit_submission import submit
from gkcli.cli.output import answer, say
from gkcli.edit.editor import Editor
from gkcli.terminal.trace_links import suggestion_line, suggestion_list, suggestion_records
from gkcli.trace.chain import Chain
from gkcli.trace.suggest import LEAST, SURE, LinkSuggestion, suggested
from gkcli.workspace.layout import Layout

_KEYS = {"y": True, "n": False}
_STOP = "q"


def suggest(layout: Layout, chain: Chain, least: float | None, output: str, *, agreed: bool) -> int:
    """List what is proposed, or ask about each and write the accepted ones.

    Without a terminal nothing is asked and nothing written, unless ``agreed``: then all that are
    as alike as ``least`` (by default those that are sure).
    """
    found = suggested(chain, least if least is not None else SURE if agreed else LEAST)
    asks = not agreed and output == "table" and sys.stdin.isatty() and sys.stdout.isatty()
    if not found:
        say("没有找到像的：都写上了依据，或说法差得远，请自己写 basis。", aside=output != "table")
    if output != "table" or not found or not (asks or agreed):
        _tell(found, output, written=False)
        return 0
    accepted = list(_accepted(found)) if asks else found
    if not accepted:
        say("一条也没有写。")
        return 0
    if agreed:
        _tell(found, output, written=True)
    editor = Editor(layout)
    for code, basis in _by_task(accepted):
        editor.set(code, "basis", "，".join(basis))
    submit(layout, editor, "trace --suggest", agreed=agreed, dry_run=False)
    return 0


def _tell(found: Sequence[LinkSuggestion], output: str, *, written: bool) -> None:
    def records() -> list[dict[str, Any]]:
        return suggestion_records(found)

    if found or output != "table":
        answer(lambda: suggestion_list(found, written=written), records, output)


def _accepted(found: Iterable[LinkSuggestion]) -> Iterable[LinkSuggestion]:
    """Ask about each; those that were accepted until somebody stops."""
    choice = click.Choice([*_KEYS, _STOP])
    for one in found:
        say("", *suggestion_line(one))
        key = click.prompt("写上吗？y 写上，n 不是，q 到此为止", type=choice, show_choices=False)
        if key == _STOP:
            return
        if _KEYS[key]:
            yield one


def _by_task(accepted: Iterable[LinkSuggestion]) -> Iterable[tuple[str, list[str]]]:
    """Each task with all that it then rests on."""
    found: dict[str, list[str]] = {}
    for one in accepted:
        known = [] if one.task.task is None else list(map(str, one.task.task.basis))
        found.setdefault(one.task.code, known).append(str(one.above.reference))
    return found.items()
