"""Workspaces ranked by what is done of what was due."""

from pathlib import Path

from gkcli.rollup.members import Member
from gkcli.rollup.one_workspace import Tally, WorkspaceSummary
from gkcli.rollup.table import Rolled, places
from gkcli.status.completion import Counts


def rolled(name: str, done: int, due: int, late: int = 0) -> Rolled:
    counts = Counts(due=due, due_done=done, done_late=late)
    return Rolled(Member(name, Path(name)), WorkspaceSummary(whole=Tally(1, 1, (), counts, None)))


def test_equals_share_a_place_and_what_had_nothing_due_has_none():
    broken = Rolled(Member("坏区", Path("坏区")), WorkspaceSummary(fault_count=1))
    found = places(
        [
            rolled("乙区", 2, 4),
            rolled("甲区", 3, 3, late=1),
            rolled("丙区", 1, 2),
            rolled("丁区", 5, 5),
            rolled("戊区", 0, 0),
            broken,
        ]
    )
    assert found == {"丁区": 1, "甲区": 2, "乙区": 3, "丙区": 3}
