"""What holds of every ledger: parts sum up, order is nothing, more or earlier is never less."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from gkcli.frozen import replace
from gkcli.model.statuses import STATUSES
from gkcli.score.points import rounded
from gkcli.score.what_if import reach
from tests.support.assessment import TOWN, assess, item, mark, scheme
from tests.support.build import record

FIRST, LAST = date(2018, 7, 1), date(2019, 1, 10)
PROOF = ("https://www.example.gov.cn/1.html",)
EVENT = date(2018, 8, 1)
BEGUN = record(EVENT, "answer", "推进中", since=EVENT)
"""The letter came: that there is something to answer is nothing that was done."""
SUBJECTS = ("plan", "year", "list", "quarter", "together", "met", "answer", "1", "2", "4")
RULES = scheme(
    item("a", about=("plan", "list", "quarter", "together", "answer"), points=31),
    item("b", about=("plan", "year"), points=7, per_case=4, late=1, late_day=0.25),
    item("c", measure="佐证", points=11),
    item("d", measure="销号", points=13, per_case=1.5),
    item("e", measure="报送", points=5),
    item("f", measure="完成", points=3, side="加分", per_case=0.4),
    item("g", measure="催办", points=4, side="扣分", per_case=1),
    item("h", measure="人工", points=9),
    item("i", about=("met", "answer"), points=6),
)

days = st.dates(FIRST, LAST)
looked_at = st.one_of(st.just(LAST), days)
records = st.builds(
    lambda on, subject, status, by, evidence: record(
        on,
        subject,
        status,
        since=EVENT if subject == "answer" else None,
        by=by,
        evidence=evidence,
    ),
    days,
    st.sampled_from(SUBJECTS),
    st.one_of(st.just("已完成"), st.sampled_from(["已销号", "推进中"]), st.sampled_from(STATUSES)),
    st.sampled_from([None, "公开办"]),
    st.sampled_from([(), PROOF]),
)
ledgers = st.lists(records, max_size=12)
reports = st.builds(
    lambda on, subject, evidence: record(
        on, subject, since=EVENT if subject == "answer" else None, evidence=evidence
    ),
    days,
    st.sampled_from([name for name in SUBJECTS if not name.isdigit()]),
    st.sampled_from([(), PROOF]),
)
entries = st.lists(
    st.builds(
        lambda on, name, points: mark(on, name, points),
        days,
        st.sampled_from("hf"),
        st.integers(0, 9),
    ),
    max_size=3,
)


def score(own, others=(), marked=(), as_of=LAST):
    found = assess(RULES, {"甲镇": own, "乙镇": others}, {"甲镇": marked}, as_of)
    return found, found.of_unit(TOWN)


@given(ledgers, ledgers, entries, looked_at)
def test_parts_sum_up_to_the_total(own, others, marked, as_of):
    _, found = score(own, others, marked, as_of)
    for one in found.items:
        if one.item.per_case is None and one.item.measure != "人工" and one.cases:
            met = sum(case.met for case in one.cases)
            assert one.earned == rounded(Fraction(one.item.points) * met / len(one.cases), 2)
        assert one.start + sum(part.points for part in one.parts) == one.earned
    more = sum(one.points for one in found.total.adjustments)
    assert sum(one.earned for one in found.items) + more == found.total.points


@given(ledgers, ledgers, entries, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(own, others, marked, chance):
    _, before = score(own, others, marked)
    for lines in (own, others, marked):
        chance.shuffle(lines)
    _, after = score(own, others, marked)
    assert after == before


@given(ledgers, ledgers, reports, looked_at)
def test_doing_more_never_loses_a_point(own, others, more, as_of):
    _, before = score([BEGUN, *own], others, as_of=as_of)
    _, after = score([BEGUN, *own, more], others, as_of=as_of)
    _no_less(before, after)


@given(ledgers, ledgers, reports, looked_at, st.integers(1, 60))
def test_doing_it_earlier_never_loses_a_point(own, others, done, as_of, days_earlier):
    sooner = replace(done, on=max(done.on - timedelta(days_earlier), EVENT))
    if sooner.on > done.on:
        return
    # What the unit or the office said in between may take the earlier report back.
    kept = [BEGUN, *(r for r in own if not sooner.on <= r.on <= done.on)]
    _, before = score([*kept, done], others, as_of=as_of)
    _, after = score([*kept, sooner], others, as_of=as_of)
    _no_less(before, after)


@given(ledgers, ledgers, looked_at)
def test_what_can_be_reached_is_never_less_than_what_there_is(own, others, as_of):
    assessment, found = score(own, others, as_of=as_of)
    assert reach(assessment, found).total.points >= found.total.points


def _no_less(before, after):
    for one, then in zip(before.items, after.items, strict=True):
        assert then.earned >= one.earned, one.item.id
    assert after.total.points >= before.total.points
