"""What ledgers hold about a task."""

from datetime import date

from gkcli.model.deadline import Deadline
from gkcli.status.tasks import records_about, task_entry, task_entry_for
from tests.support.build import directory, record, snapshot, table, task, unit

TOWN, OTHER = unit("甲镇", "镇"), unit("乙镇", "镇")
ONE = task(lead=["甲镇", "乙镇"], deadlines=(Deadline("a", "报送", "原文", by=date(2018, 12, 31)),))
WHOLE = table(ONE, task(2, lead=["甲镇"]))
EARLY, LATE, DAY = date(2018, 7, 1), date(2018, 7, 2), date(2018, 7, 15)
LEDGERS = {
    "甲镇": [
        record(LATE, "a"),
        record(EARLY, 1, "推进中"),
        record(EARLY, 2),
        record(EARLY, "plan"),
    ],
    "乙镇": [record(LATE, "a"), record(LATE, 1, "受阻"), record(date(2018, 8, 1), "a", "已销号")],
}
NOW = snapshot(WHOLE, directory(TOWN, OTHER), DAY, LEDGERS)
PLACE, _ = next(WHOLE.placed())


def told(entry):
    return [(e.unit.name, e.record.on, e.record.status) for e in records_about(NOW, entry)]


def test_records_for_the_task_and_its_duties_come_by_day_and_the_same_ones_together():
    assert told(task_entry(NOW, PLACE, ONE)) == [
        ("甲镇", EARLY, "推进中"),
        ("乙镇", LATE, "受阻"),
        ("甲镇", LATE, "已完成"),
        ("乙镇", LATE, "已完成"),
    ]


def test_of_one_unit_only_its_own_are_told():
    assert told(task_entry_for(NOW, PLACE, ONE, OTHER)) == [
        ("乙镇", LATE, "受阻"),
        ("乙镇", LATE, "已完成"),
    ]
