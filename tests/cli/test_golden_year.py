"""The made-up year, told on eight of its days, byte for byte.

Hold what changed against the ledgers in ``examples/demo/progress`` before you commit it.
"""

from datetime import date

import pytest

from gkcli.model.state import State
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.open import open_workspace
from tests.support.golden import GOLDEN, REPOSITORY, hold

DAYS = {
    "2024-03-05": "the notice has just gone out",
    "2024-04-01": "the plans were due three days ago",
    "2024-06-20": "the middle of the year",
    "2024-07-01": "the day after two dates",
    "2024-09-30": "the last day of a quarter",
    "2024-12-11": "the day after the year's reports were due",
    "2024-12-31": "the last day of the year",
    "2025-01-10": "the next January",
}
QUESTIONS = (
    "overview",
    "tasks",
    "tasks --unit 区教育局",
    "deadlines",
    "deadlines --overdue --each",
    "deadlines --unit 乙镇",
    "show 1",
    "show 6",
    "show 2 --unit 丙街道",
    "units 区卫生健康局",
    "units 各镇（街道）",
)


@pytest.mark.golden
@pytest.mark.parametrize("day", DAYS)
def test_the_year_reads_as_it_always_did(demo, day):
    told = ""
    for question in QUESTIONS:
        outcome = demo(*question.split(), "--as-of", day)
        assert outcome.err == ""
        told += f"$ gkcli {question} --as-of {day}\n{outcome.out}\n"
    hold(GOLDEN / f"year/{day}.txt", told)


def test_the_year_has_seen_every_state_and_every_status():
    workspace = open_workspace(REPOSITORY / "examples/demo")
    days = [take_snapshot(workspace, date.fromisoformat(day)) for day in DAYS]
    assert {standing.state for now in days for standing in now} == set(State)
    last = days[-1]
    said = {r.status for u in workspace.directory.registry.units for r in last.ledger(u).records}
    of_unit = {"推进中", "受阻", "条件未成就", "结转", "已完成", "申请不适用", "申请延期"}
    of_office = {"已催办", "已销号", "退回", "准予不适用", "准予延期", "不予延期"}
    assert said >= of_unit | of_office
