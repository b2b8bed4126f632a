from datetime import date

import pytest

from gkcli.model.deadline import Deadline, Span
from gkcli.trace.documents import Item
from gkcli.trace.lesser import LessKind, later, lesser
from tests.support.documents_above import task


def item(document, words, *limits):
    return Item(document, task(1, words, deadlines=limits))


def by(day, what="公开清单", name="1-a"):
    return Deadline(id=name, what=what, quote="前公开清单", by=day)


def kinds(above, *ours):
    return [(one.kind, one.words) for one in lesser(above, ours)]


def test_a_later_day_is_told_in_days():
    above = item("市", "9月底前公开清单", by(date(2024, 9, 30)))
    ours = item("区", "10月底前公开清单", by(date(2024, 10, 31)))
    assert (LessKind.LATER, "9 月 30 日 → 10 月 31 日，晚 31 天") in kinds(above, ours)
    assert [own.by for _, _, own in later(above, [ours])] == [date(2024, 10, 31)]
    assert not list(later(ours, [above]))


def test_of_several_deadlines_the_one_about_the_same_answers():
    above = item("市", "公开", by(date(2024, 9, 30), "公开清单"))
    ours = item(
        "区", "公开", by(date(2024, 12, 1), "报送总结"), by(date(2024, 9, 1), "公开清单", "1-b")
    )
    assert not kinds(above, ours)


def test_no_deadline_at_all_is_told():
    assert kinds(item("市", "公开", by(date(2024, 9, 30))), item("区", "公开")) == [
        (LessKind.UNDATED, "公开清单：上级 2024-09-30")
    ]


@pytest.mark.parametrize(
    ("above", "ours", "kind"),
    [
        ({"each": "quarter"}, {"each": "year"}, LessKind.RARER),
        ({"each": "year", "at_least": 2}, {"each": "year"}, LessKind.RARER),
        ({"each": "month", "day": 15}, {"each": "month", "day": 20}, LessKind.LATER),
        ({"each": "month", "day": 15}, {"each": "month"}, LessKind.LATER),
        ({"within": Span(7, "days")}, {"within": Span(10, "days")}, LessKind.LATER),
        ({"within": Span(7, "days")}, {"within": Span(7, "days")}, None),
        ({"within": Span(7, "days")}, {"within": Span(9, "hours")}, None),
        ({"each": "year"}, {"each": "month"}, None),
        ({"each": "month", "day": 15}, {"each": "month", "day": 10}, None),
    ],
)
def test_what_recurs_less_often_or_later(above, ours, kind):
    limits = [
        Deadline(id="a", what="公开", quote="公开", after=rule.get("within") and "收到", **rule)
        for rule in (above, ours)
    ]
    found = kinds(item("市", "公开", limits[0]), item("区", "公开", limits[1]))
    assert [found_kind for found_kind, _ in found] == ([kind] if kind else [])


def test_a_clause_that_nobody_took_over_is_dropped():
    above = item("市", "及时公开招生范围和程序，做好群众咨询的答复，招生结果在学校公示。")
    first = item("区", "及时公开招生范围、条件和程序。")
    second = item("区", "做好群众咨询答复工作。")
    assert kinds(above, first, second) == [(LessKind.DROPPED, "没有写“招生结果在学校公示”")]
    assert kinds(above) == []


def test_a_weaker_verb_is_told_beside_its_clause():
    above = item("市", "必须对文件全部逐件核对，标明是否有效。")
    ours = item("区", "原则上对文件逐件核对，标明是否有效。")
    (found,) = lesser(above, [ours])
    assert (found.kind, found.words) == (LessKind.WEAKER, "“必须” → “原则上”")
    assert (found.above, found.ours) == ("必须对文件全部逐件核对", "原则上对文件逐件核对")


def test_the_same_words_are_no_less():
    words = "必须对文件全部逐件核对，6月底前公开。"
    limit = by(date(2024, 6, 30))
    assert lesser(item("市", words, limit), [item("区", words, limit)]) == ()
