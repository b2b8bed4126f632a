"""What somebody wrote down as still to be decided about the notice, a task or a deadline."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gkcli.check.facts import TableFacts
from gkcli.errors import Diagnostic, Severity

if TYPE_CHECKING:
    from gkcli.yaml.draft import DataPath


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report every ``todo``, each at its own line."""
    yield from _open(table, ("notice",), table.notice.todo)
    for placed in table.tasks:
        yield from _open(table, placed.path, placed.task.todo)
    for bearer in table.bearers:
        for index, deadline in enumerate(bearer.deadlines):
            yield from _open(table, (*bearer.path, "deadlines", index), deadline.todo)


def _open(table: TableFacts, path: "DataPath", todo: tuple[str, ...]) -> Iterator[Diagnostic]:
    for index, words in enumerate(todo):
        yield table.find(
            Severity.WARNING,
            "to-be-decided",
            (*path, "todo", index),
            f"待定：{words.rstrip('。')}。",
            "定了就改好数据，再从 todo 里删去这一句。",
        )
