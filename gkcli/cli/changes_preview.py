"""Shows what writing some files would change, before they are written."""

from collections.abc import Iterator, Sequence

from gkcli.cli.output import answer, say
from gkcli.compare.comparison import compare_sides
from gkcli.compare.page import ChangePage
from gkcli.compare.sides import NOW, ComparedSide
from gkcli.terminal.changes import terminal_page
from gkcli.workspace.layout import Layout
from gkcli.workspace.overlay import Overlay
from gkcli.yaml.exchange import FileChange


def show_changes(layout: Layout, changes: Sequence[FileChange], then: str) -> None:
    """Print what differs between a workspace as it is and as it would be, called ``then``.

    InvalidDataError where nothing of the two can be compared.
    """
    after = Layout(layout.folder, Overlay(changes))
    comparison = compare_sides((ComparedSide(NOW, layout), ComparedSide(then, after)))
    answer(lambda: terminal_page(ChangePage(comparison)), list, "text")
    say(*_moves(changes))
    if not comparison.changes:
        same = (one.name for one in changes if one.before and one.after)
        say(*(f"{name}：内容不变，只是写法不同。" for name in same))


def _moves(changes: Sequence[FileChange]) -> Iterator[str]:
    """Each file that only gets another name."""
    for old in changes:
        for new in changes:
            if old.after is None and new.before is None and old.before == new.after:
                yield f"台账改名：{old.name} → {new.name}，里面的记录不变。"
