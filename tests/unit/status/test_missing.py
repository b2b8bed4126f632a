"""What is missing for a duty, on the unit's side and on the office's."""

from datetime import date

import pytest

from gkcli.model.deadline import Span
from gkcli.status.missing import Lack, missing
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

TOWN = unit("甲镇", "镇")
DUE = date(2024, 6, 30)
PROOF = ("https://www.example.gov.cn/a.html",)


def words(rule, as_of, *said):
    whole = table(
        task(lead=["甲镇"], deadlines=(deadline(**rule),)), year=2024, signed_on=date(2024, 3, 4)
    )
    standings = list(snapshot(whole, directory(TOWN), as_of, {"甲镇": said}))
    return [lack.words for standing in standings[:1] for lack in missing(standing)]


BY = {"by": DUE}
TWICE = {"each": "quarter", "at_least": 2}
WITHIN = {"within": Span(5, "days"), "after": "收到"}
FAR, NEAR, PAST = date(2024, 5, 1), date(2024, 6, 25), date(2024, 7, 1)
SPRING = date(2024, 3, 20)


@pytest.mark.parametrize(
    ("as_of", "said", "expected"),
    [
        (FAR, [], []),
        (NEAR, [], ["未报"]),
        (PAST, [], ["未报"]),
        (PAST, [record(FAR, status="已催办", by="试区政府办公室")], ["未报"]),
        (FAR, [record(SPRING, status="推进中")], []),
        (PAST, [record(FAR, status="推进中")], ["未报完成"]),
        (PAST, [record(FAR, status="结转")], ["未报完成", "待核准"]),
        (PAST, [record(FAR, status="结转", by="试区政府办公室")], []),
        (PAST, [record(FAR, status="条件未成就", by="试区政府办公室")], []),
        (PAST, [record(FAR)], ["缺佐证", "待销号"]),
        (PAST, [record(FAR, evidence=PROOF)], ["待销号"]),
        (PAST, [record(FAR), record(NEAR, evidence=PROOF)], ["待销号"]),
        (PAST, [record(FAR), record(NEAR, status="已销号", by="试区政府办公室")], []),
    ],
)
def test_what_is_due_by_a_date(as_of, said, expected):
    assert words(BY, as_of, *said) == expected


def test_a_recurring_duty_lacks_the_times_still_to_come_and_evidence_of_each():
    first, second = record(SPRING, evidence=PROOF), record(date(2024, 3, 25))
    assert words(TWICE, date(2024, 3, 21), first) == ["还差 1 次"]
    assert words(TWICE, PAST, first) == ["还差 1 次"]
    assert words(TWICE, PAST, first, second) == ["缺佐证", "待销号"]
    assert words(TWICE, PAST, first, record(date(2024, 3, 25), evidence=PROOF)) == ["待销号"]


def test_what_is_counted_from_an_event_lacks_the_day_of_it():
    assert words(WITHIN, PAST) == []
    assert words(WITHIN, PAST, record(FAR, status="推进中")) == ["缺起算日期"]
    assert words(WITHIN, PAST, record(FAR, evidence=PROOF)) == ["缺起算日期", "待销号"]


def test_work_on_the_task_as_a_whole_is_about_no_event() -> None:
    assert words(WITHIN, PAST, record(FAR, "1", "推进中")) == []
    assert words(WITHIN, PAST, record(FAR, status="推进中", since=FAR)) == ["未报完成"]


def test_work_that_goes_on_lacks_a_report_as_long_as_there_is_none():
    assert words({"ongoing": True}, FAR) == ["未报"]
    assert words({"ongoing": True}, FAR, record(SPRING, status="推进中")) == []


def test_only_the_closing_out_is_the_offices():
    whole = table(task(lead=["甲镇"], deadlines=(deadline(by=DUE),)))
    (standing,) = snapshot(whole, directory(TOWN), PAST, {"甲镇": [record(FAR)]})
    assert {lack.lack: lack.of_office for lack in missing(standing)} == {
        Lack.EVIDENCE: False,
        Lack.CLOSING: True,
    }


def test_the_decision_on_a_request_is_the_offices_too():
    whole = table(task(lead=["甲镇"], deadlines=(deadline(by=DUE),)))
    said = [record(FAR, status="不适用")]
    (standing,) = snapshot(whole, directory(TOWN), PAST, {"甲镇": said})
    assert {lack.lack: lack.of_office for lack in missing(standing)} == {
        Lack.COMPLETION: False,
        Lack.APPROVAL: True,
    }


def test_everything_has_a_chinese_name_of_its_own():
    assert len({lack.label for lack in Lack}) == len(Lack)
