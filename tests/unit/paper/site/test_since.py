"""What changed since an earlier day."""

from datetime import date

from gkcli.paper.site.since import since_day
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.open import Workspace
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

DAY = date(2024, 9, 1)


def test_states_that_changed_stand_by_what_they_are_now_the_most_urgent_first(demo: Workspace):
    found = since_day(take_snapshot(demo, DAY), date(2024, 6, 30))
    assert [(group.state, len(group.turns)) for group in found.turns] == [
        ("逾期", 2),
        ("迟完成", 2),
        ("完成", 4),
    ]
    assert [(turn.standing.unit, turn.before) for turn in found.turns[1].turns] == [
        ("区财政局", "临近"),
        ("甲镇", ""),
    ]
    assert found.summary == "8 项次的状态变了，加了 27 条记录。"


def test_a_record_counts_from_the_day_after_to_the_day_itself():
    known = directory(unit("甲镇", kind="镇"))
    limit = deadline("1-a", what="报送", by=date(2024, 8, 1))
    whole = table([task(1, "任务", responsible=("甲镇",), deadlines=(limit,))])
    ledger = [
        record(date(2024, 7, 1), "1", "推进中", note="那一天"),
        record(date(2024, 7, 2), "1", "推进中", note="第二天"),
        record(DAY, "1-a", "受阻", note="当天"),
        record(date(2024, 9, 2), "1-a", "推进中", note="还没有到"),
        record(DAY, "不在表里", "推进中"),
    ]
    found = since_day(snapshot(whole, known, DAY, {"甲镇": ledger}), date(2024, 7, 1))
    told = [(e.task, e.id, e.what, e.record.note) for e in found.entries]
    assert told == [
        (1, "", "任务", "第二天"),
        (None, "1-a", "报送", "当天"),
        (None, "", "不在表里", ""),
    ]
    assert [(group.state, group.turns[0].before) for group in found.turns] == [("逾期", "未到期")]


def test_nothing_changed_says_so(demo: Workspace):
    found = since_day(take_snapshot(demo, DAY), date(2024, 8, 31))
    assert (found.turns, found.entries) == ((), ())
    assert found.summary == "0 项次的状态变了，加了 0 条记录。"
