"""Which step of a reminder is due on a day, and what is waited for meanwhile."""

from datetime import date

import pytest

from gkcli.frozen import replace
from gkcli.model.deadline import Span
from gkcli.model.office import ReminderRules
from gkcli.model.record import Record
from gkcli.model.statuses import Status
from gkcli.status.reminders import awaited, reminders, sender_of, step_due, step_name
from gkcli.status.standings import Snapshot
from gkcli.status.workdays import Workdays
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

DUE = date(2024, 8, 1)
FIRST, ANSWER_BY = date(2024, 8, 9), date(2024, 8, 14)
"""A Friday, and the third working day after it."""


def said(on: date, status: Status = "已催办") -> Record:
    return record(on, "1-a", status, by="试区政府办公室" if status == "已催办" else None)


def district(day: date, *records: Record, owed: str = "each") -> Snapshot:
    known = directory(unit("甲镇", kind="镇"), unit("乙镇", kind="镇"))
    duty = deadline("1-a", by=DUE, owed=owed)
    whole = table(
        [task(1, "任务", responsible=("甲镇", "乙镇"), deadlines=(duty,))],
        year=2024,
        signed_on=date(2024, 1, 2),
    )
    return snapshot(whole, known, day, {"甲镇": records})


def step(day: date, *records: Record, rules: ReminderRules | None = None) -> int | None:
    found = next(s for s in district(day, *records) if s.unit.name == "甲镇")
    return step_due(found, rules or ReminderRules(), Workdays())


@pytest.mark.parametrize(
    ("day", "records", "due"),
    [
        (date(2024, 7, 1), [], None),
        (date(2024, 7, 30), [], 0),
        (date(2024, 7, 31), [said(date(2024, 7, 30))], None),
        (date(2024, 8, 2), [said(date(2024, 7, 30))], 1),
        (FIRST, [said(FIRST)], 1),
        (date(2024, 8, 10), [said(FIRST)], None),
        (ANSWER_BY, [said(FIRST)], None),
        (date(2024, 8, 15), [said(FIRST)], 2),
        (date(2024, 8, 15), [said(FIRST), said(date(2024, 8, 12), "推进中")], 1),
        (date(2024, 8, 15), [said(FIRST), said(date(2024, 8, 5), "推进中")], 2),
        (date(2024, 9, 1), [said(FIRST), said(date(2024, 8, 15))], 3),
        (date(2024, 9, 9), [said(date(2024, 8, n)) for n in (5, 12, 19, 26)], 3),
        (date(2024, 8, 15), [said(FIRST), said(date(2024, 8, 13), "已完成")], None),
    ],
    ids=[
        "far off",
        "due soon",
        "told before",
        "overdue",
        "sent on the day itself",
        "the day after, when there is time to answer",
        "the last day for an answer",
        "unanswered",
        "answered, still not done",
        "what was said before it is no answer",
        "unanswered twice",
        "no step is behind the last",
        "done",
    ],
)
def test_the_step_that_is_due(day: date, records: list[Record], due: int | None) -> None:
    assert step(day, *records) == due


def test_the_office_says_how_long_an_answer_may_take_and_what_steps_there_are() -> None:
    rules = ReminderRules(Span(10, "days"), ("催办单", "约谈"))
    assert step(date(2024, 8, 19), said(FIRST), rules=rules) is None
    assert step(date(2024, 8, 20), said(FIRST), rules=rules) == 2
    assert step(date(2024, 12, 1), said(FIRST), said(date(2024, 9, 9)), rules=rules) == 2
    assert [step_name(one, rules) for one in (0, 1, 2)] == ["提醒单", "催办单", "约谈"]


def test_without_further_steps_the_first_is_repeated() -> None:
    rules = ReminderRules(steps=())
    assert step(date(2024, 8, 20), said(FIRST), rules=rules) == 1
    assert step_name(1, rules) == "催办单"


def test_the_gravest_comes_first_and_who_owes_it_too_is_named() -> None:
    found = list(reminders(district(date(2024, 8, 15), said(FIRST), owed="jointly")))
    assert [(r.number, r.level, r.standing.unit.name) for r in found] == [
        ("0815-01", "红", "甲镇"),
        ("0815-02", "橙", "乙镇"),
    ]
    assert [[other.name for other in r.others] for r in found] == [["乙镇"], ["甲镇"]]
    assert {r.answer_by for r in found} == {date(2024, 8, 20)}
    each = reminders(district(date(2024, 8, 15), said(FIRST)))
    assert not any(one.others for one in each)


@pytest.mark.parametrize(("day", "waiting"), [(FIRST, 1), (ANSWER_BY, 1), (date(2024, 8, 15), 0)])
def test_an_answer_is_waited_for_until_its_limit(day: date, waiting: int) -> None:
    found = list(awaited(district(day, said(FIRST))))
    assert [one.sent.answer_by for one in found] == [ANSWER_BY] * waiting


def test_only_a_registered_office_sends_them() -> None:
    now = district(FIRST)
    assert sender_of(now) == ""
    registered = directory(*now.directory.registry.units, unit("试区政府办公室"))
    assert sender_of(replace(now, directory=registered)) == "试区政府办公室"
