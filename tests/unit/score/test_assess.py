"""What each measure looks at, how points add up, and who is ranked where."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from gkcli.model.assessment import MarkEntry, ScoreGroup
from gkcli.score.assessors import Assessors
from gkcli.score.points import ItemState, rounded
from gkcli.score.what_if import reach
from tests.support.assessment import (
    END,
    KNOWN,
    OTHER,
    THIRD,
    TOWN,
    WHOLE,
    assess,
    item,
    mark,
    scheme,
)
from tests.support.build import record, snapshot

PROOF = ("https://www.example.gov.cn/1.html",)


def one(rules, records, **how):
    """The town's only item, where it has recorded this."""
    (found,) = assess(scheme(rules), {"甲镇": records}, **how).of_unit(TOWN).items
    return found


def test_points_are_rounded_half_up_to_the_places_of_the_scheme():
    assert [str(rounded(Fraction(n, 8), 2)) for n in (1, 3, -1, 16)] == [
        "0.13",
        "0.38",
        "-0.13",
        "2.00",
    ]
    assert str(rounded(Fraction(2, 3), 1)) == "0.7"


def test_what_is_late_costs_by_the_day_and_never_more_than_what_is_not_done():
    rules = item(about=("plan",), per_case=8, late=1, late_day=0.5)
    lost = {}
    for day in (20, 21, 24, 31):
        found = one(rules, [record(date(2018, 7, day), "plan")])
        lost[day] = found.earned - found.start
    assert lost == {20: 0, 21: Decimal("-1.5"), 24: -3, 31: Decimal("-6.5")}
    assert one(rules, [record(date(2018, 12, 1), "plan")]).earned == 2
    assert one(rules, []).earned == 2


def test_a_share_is_lost_for_each_case_and_the_shares_add_up():
    rules = item(about=("list", "quarter", "plan"), points=10)
    found = one(rules, [record(date(2018, 7, 1), "plan"), record(date(2018, 9, 1), "quarter")])
    assert (found.earned, len(found.cases)) == (Decimal("4.00"), 5)
    assert [part.points for part in found.parts] == [Decimal("-2.00")] * 3
    thirds = one(item(about=("quarter",)), [])
    assert [str(part.points) for part in thirds.parts] == ["-3.33", "-3.34", "-3.33"]


def test_what_is_not_yet_due_and_what_the_office_set_aside_is_no_case():
    early = one(item(about=("list",)), [], as_of=date(2018, 8, 1))
    assert (early.state, early.worth) == (ItemState.NOT_DUE, 0)
    aside = [record(date(2018, 9, 1), "list", "不适用", by="公开办", note="没有这项事")]
    freed = one(item(about=("list",)), aside)
    assert freed.state is ItemState.INAPPLICABLE
    asked = one(item(about=("list",)), [record(date(2018, 9, 1), "list", "不适用", note="没有")])
    assert (asked.state, asked.earned) == (ItemState.JUDGED, 0)
    again = [*aside, record(date(2018, 11, 1), "list")]
    assert one(item(about=("list",)), again).state is ItemState.INAPPLICABLE


def test_a_request_changes_nothing_and_a_refusal_takes_a_grant_back():
    asked = record(date(2018, 9, 1), "list", "申请不适用", note="没有")
    granted = record(date(2018, 9, 3), "list", "准予不适用", by="公开办")
    refused = record(date(2018, 9, 5), "list", "不予不适用", by="公开办", note="有")
    alone = record(date(2018, 9, 3), "list", "准予不适用")
    rules = item(about=("list",))
    states = {
        name: one(rules, records).state
        for name, records in {
            "asked": [asked],
            "granted": [asked, granted],
            "refused": [refused, granted, asked],
            "by nobody": [asked, alone],
        }.items()
    }
    freed = [name for name, state in states.items() if state is ItemState.INAPPLICABLE]
    assert freed == ["granted"]


def test_a_nil_report_needs_no_evidence():
    rules = item(measure="佐证", about=("quarter",), points=9)
    nothing = record(date(2018, 9, 1), "quarter", "零报告")
    assert one(rules, [nothing]).earned == 3
    assert one(rules, [record(date(2018, 9, 1), "quarter")]).earned == 0


def test_evidence_and_closing_out_are_asked_of_what_is_owed_not_only_of_what_is_done():
    done = record(date(2018, 7, 1), "plan")
    proven = record(date(2018, 7, 1), "plan", evidence=PROOF)
    for measure, good, bad in (
        ("佐证", [proven], [done]),
        ("销号", [done, record(date(2018, 7, 9), "plan", "已销号", by="公开办")], [proven]),
        ("完成", [record(date(2018, 12, 30), "plan")], []),
    ):
        rules = item(measure=measure, about=("plan",))
        assert one(rules, good).earned == 10, measure
        assert one(rules, bad).earned == 0, measure
        assert one(rules, []).earned == 0, measure


def test_what_goes_on_all_year_is_judged_by_whether_anything_was_reported():
    rules = item(measure="报送", about=("2",))
    assert one(rules, [record(date(2018, 8, 1), 2, "推进中")]).earned == 10
    assert one(rules, []).earned == 0
    assert one(rules, [], as_of=date(2018, 12, 1)).state is ItemState.JUDGED
    assert one(rules, [], as_of=date(2018, 11, 30)).state is ItemState.NOT_DUE


def test_a_reminder_about_several_duties_counts_once():
    rules = item(measure="催办", side="扣分", per_case=2, points=3)
    sent = [record(date(2018, 10, day), 1, "已催办", by="公开办") for day in (8, 9)]
    found = one(rules, sent[:1])
    assert (found.earned, len(found.parts)) == (-2, 1)
    both = one(rules, sent)
    assert [part.points for part in both.parts] == [-2, -1]


def test_being_sent_back_costs_by_the_record():
    rules = item(measure="退回", side="扣分", per_case=2)
    said = [
        record(date(2018, 7, 20), "plan"),
        record(date(2018, 7, 25), "plan", "退回", by="公开办", note="缺附件"),
        record(date(2018, 7, 26), "plan", "退回", note="自己写的"),
    ]
    assert one(rules, said).earned == -2


def test_what_is_to_be_put_right_is_an_item_of_its_own():
    found = record(
        date(2018, 10, 8),
        "list",
        "整改",
        item="zg-1008",
        problem="缺两件",
        due=date(2018, 10, 20),
        found="抽查",
        by="公开办",
    )
    rules = item(measure="整改", per_case=4, late_day=1)
    assert one(rules, []).earned == 10
    assert one(rules, [found], as_of=date(2018, 10, 19)).earned == 10
    assert one(rules, [found]).earned == 6
    late = one(rules, [found, record(date(2018, 10, 22), "zg-1008")])
    assert (late.earned, late.parts[0].why) == (8, "迟 2 天，2018-10-22 完成")
    assert one(item(measure="整改", about=("1",), per_case=4), [found]).earned == 6
    assert one(item(measure="整改", about=("2",), per_case=4), [found]).earned == 10
    others = item(about=("list",))
    assert len(one(others, [found]).cases) == 1


def test_what_one_delivers_for_all_counts_for_all():
    rules = scheme(item(about=("together",)), item("proof", measure="佐证", about=("together",)))
    given = {"乙镇": [record(date(2018, 10, 8), "together", evidence=PROOF)]}
    score = assess(rules, given).of_unit(TOWN)
    assert score.total.points == 20
    (case,) = score.items[0].cases
    assert case.records[0].unit == "乙镇"


def test_the_last_mark_of_a_base_item_holds_and_those_of_a_bonus_add_up():
    rules = scheme(
        item("quality", "人工"), item("praise", "人工", points=3, side="加分"), bonus_cap=Decimal(2)
    )
    entries = [
        mark(date(2019, 1, 5), "quality", 8),
        mark(date(2019, 1, 3), "quality", 9),
        mark(date(2019, 1, 3), "praise", 1),
        mark(date(2019, 1, 4), "praise", 1.5),
        mark(date(2019, 1, 6), "quality", 10, by="甲镇"),
        mark(date(2019, 2, 6), "quality", 10),
    ]
    score = assess(rules, entries={"甲镇": entries}).of_unit(TOWN)
    assert [one.earned for one in score.items] == [8, Decimal("2.5")]
    assert score.total.points == 10
    assert [str(one.points) for one in score.total.adjustments] == ["-0.5"]
    unmarked = assess(rules).of_unit(TOWN)
    assert (unmarked.total.points, unmarked.items[0].state) == (0, ItemState.UNMARKED)


def test_an_outcome_gives_points_back_up_to_what_the_item_is_worth():
    rules = scheme(item(about=("plan", "year")))
    told = MarkEntry(date(2019, 1, 5), "申诉", "one", note="当时系统停用")
    back = mark(date(2019, 1, 6), "one", 12, "处理", outcome="采纳")
    score = assess(rules, entries={"甲镇": [back, told]}).of_unit(TOWN)
    assert (score.total.points, score.open_objections) == (10, ())
    waiting = assess(rules, entries={"甲镇": [told]}).of_unit(TOWN)
    assert (waiting.total.points, waiting.open_objections) == (0, (told,))


@pytest.mark.parametrize(("treatment", "total"), [("折算", "10.00"), ("满分", "15.00")])
def test_items_without_a_case_are_scaled_or_earn_all(treatment, total):
    rules = scheme(
        item(about=("plan", "year")), item("other", about=("answer",)), inapplicable=treatment
    )
    half = {"甲镇": [record(date(2018, 7, 1), "plan")]}
    score = assess(rules, half).of_unit(TOWN)
    assert str(score.total.points) == total
    assert score.items[1].state is ItemState.INAPPLICABLE
    assert "没有可评的项次" in score.total.adjustments[0].why


def test_ties_are_ranked_by_the_stated_items_and_else_share_a_rank():
    first, second = item("a", "人工"), item("b", "人工")
    entries = {
        "甲镇": [mark(END, "a", 6), mark(END, "b", 4)],
        "乙镇": [mark(END, "a", 4), mark(END, "b", 6)],
        "丙镇": [mark(END, "a", 5), mark(END, "b", 3)],
    }

    def ranks(**more):
        scores = assess(scheme(first, second, **more), entries=entries).scores
        return [(score.unit.name, score.rank) for score in scores]

    assert ranks(ties=("b",)) == [("乙镇", 1), ("甲镇", 2), ("丙镇", 3)]
    assert ranks() == [("甲镇", 1), ("乙镇", 1), ("丙镇", 3)]


def test_a_band_takes_only_its_part_of_the_group():
    entries = {name: [mark(END, "a", 9)] for name in ("甲镇", "乙镇")}
    entries["丙镇"] = [mark(END, "a", 10)]
    rules = scheme(item("a", "人工"), bands=(("优秀", 9, 40), ("良好", 8, None)))
    assert [score.band for score in assess(rules, entries=entries).scores] == [
        "优秀",
        "良好",
        "良好",
    ]


def test_units_with_few_cases_are_not_ranked_and_those_exempt_have_no_score():
    rules = scheme(item(about=("plan",)), least_cases=2, exempt=("乙镇",))
    found = assess(rules)
    assert [(s.unit.name, s.rank) for s in found.scores] == [("甲镇", None), ("丙镇", None)]
    assert "不到 2 项次" in found.scores[0].unranked_why
    assert found.of_unit(OTHER) is None


def test_a_unit_belongs_to_the_first_group_that_names_it():
    groups = (ScoreGroup("先", ("丙镇",)), ScoreGroup("后", ("各镇",)))
    found = assess(scheme(item(groups=("后",)), groups=groups))
    assert [(score.unit.name, score.group) for score in found.scores] == [
        ("丙镇", "先"),
        ("甲镇", "后"),
        ("乙镇", "后"),
    ]
    assert found.of_unit(THIRD).items == ()


def test_records_after_the_last_day_do_not_count():
    late = {"甲镇": [record(date(2018, 12, 20), "plan")]}
    rules = item(measure="完成", about=("plan",))
    assert assess(scheme(rules, until=date(2018, 12, 15)), late).of_unit(TOWN).total.points == 0
    assert assess(scheme(rules, until=date(2018, 12, 20)), late).of_unit(TOWN).total.points == 10


def test_who_may_mark_is_told_by_the_scheme_or_is_the_office():
    now = snapshot(WHOLE, KNOWN, END)
    assert "公开办" in Assessors(scheme(item()), KNOWN, now.offices)
    named = Assessors(scheme(item(), assessors=("乙镇",)), KNOWN, now.offices)
    assert ("乙镇" in named, "公开办" in named, None in named) == (True, False, False)


def test_what_can_still_be_reached_names_what_to_do_and_what_that_gives():
    rules = scheme(
        item("plan", about=("plan",), per_case=10, late_day=0.1),
        item("proof", measure="佐证", about=("plan",)),
        item("quality", "人工", points=5),
    )
    day = date(2018, 8, 9)
    found = assess(rules, as_of=day)
    best = reach(found, found.of_unit(TOWN))
    assert best.total.points == Decimal("23.0")
    assert [(m.what, m.points) for m in best.mends] == [
        ("办结，并附上佐证", 10),
        ("办结并报完成", 8),
        ("等评分", 5),
    ]
    then = {"甲镇": [record(day, "plan", evidence=PROOF)]}
    entries = {"甲镇": [mark(day, "quality", 5)]}
    assert assess(rules, then, entries, day).of_unit(TOWN).total.points == best.total.points


def test_nothing_can_be_mended_once_the_last_day_has_passed():
    rules = scheme(item(about=("plan",), measure="完成"), until=date(2018, 12, 15))
    found = assess(rules)
    best = reach(found, found.of_unit(TOWN))
    assert (best.total.points, best.mends, best.closed) == (0, (), date(2018, 12, 15))
