"""Random samples of what was done: the same for a seed, and fair over many."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.errors import GkcliError
from gkcli.model.cycles import Cycle, Cycles, SpotCheck, in_force
from gkcli.status.spot_check import SpotCheckWish, candidates, chosen, draw
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

UNITS = [f"{name}局" for name in "甲乙丙丁戊己庚辛"]
KNOWN = directory(*map(unit, UNITS))
DAY = date(2018, 10, 20)
WHOLE = table(
    task(1, responsible=UNITS, deadlines=(deadline("a", by=date(2018, 9, 1)),)),
    addressees=UNITS,
)


def done(on, subject="a"):
    return record(date(2018, *on), subject)


def seen(whole=WHOLE, ledgers=None):
    ledgers = ledgers or {name: (done((8, 1)),) for name in UNITS}
    return snapshot(whole, KNOWN, DAY, ledgers)


def names(standings):
    return [s.unit.name for s in standings]


def three(seed, now=None):
    wish = SpotCheckWish(SpotCheck(count=3), seed=seed)
    return names(draw(now or seen(), wish).standings)


@given(st.text(max_size=8), st.permutations(UNITS))
def test_a_seed_draws_the_same_in_whatever_order_ledgers_are_read(seed, order):
    ledgers = {name: (done((8, 1)),) for name in order}
    assert three(seed, seen(ledgers=ledgers)) == three(seed)


@given(st.text(max_size=8), st.integers(0, 8))
def test_whom_more_are_drawn_are_added_to_those_drawn(seed, many):
    found = list(candidates(seen()))
    few, more = (names(chosen(found, n, seed)) for n in (many, many + 1))
    assert len(few) == many
    assert set(few) <= set(more)
    assert few == [name for name in UNITS if name in few]


@given(st.text(max_size=8), st.sampled_from(UNITS))
def test_who_has_nothing_done_changes_nothing_among_the_others(seed, silent):
    ledgers = {name: (done((8, 1)),) for name in UNITS if name != silent}
    order = [n for n in names(chosen(candidates(seen()), 4, seed)) if n != silent]
    assert set(order) <= set(names(chosen(candidates(seen(ledgers=ledgers)), 4, seed)))


def test_over_many_seeds_everybody_is_drawn_as_often():
    drawn = Counter(name for seed in range(800) for name in three(str(seed)))
    assert sum(drawn.values()) == 2400
    assert all(250 < drawn[name] < 350 for name in UNITS), drawn


@pytest.mark.parametrize(("share", "many"), [(1, 1), (12, 1), (13, 2), (50, 4), (100, 8)])
def test_a_share_is_rounded_up(share, many):
    sample = draw(seen(), SpotCheckWish(SpotCheck(share=share)))
    assert (len(sample.standings), sample.among) == (many, 8)


def test_more_than_there_are_draws_all():
    assert names(draw(seen(), SpotCheckWish(SpotCheck(count=99))).standings) == UNITS


def test_of_a_period_only_what_was_done_in_it():
    ledgers = {"甲局": (done((6, 30)),), "乙局": (done((7, 1)),), "丙局": (done((9, 30)),)}
    assert names(candidates(seen(ledgers=ledgers), "2018-Q3")) == ["乙局", "丙局"]
    assert names(candidates(seen(ledgers=ledgers))) == ["甲局", "乙局", "丙局"]


def test_only_some_units():
    wish = SpotCheckWish(SpotCheck(count=9), members={"乙局", "丁局"})
    sample = draw(seen(), wish)
    assert (names(sample.standings), sample.among) == (["乙局", "丁局"], 2)


def test_a_joint_delivery_is_one_and_what_is_not_done_is_none():
    joint = deadline("j", by=date(2018, 9, 1), owed="jointly")
    whole = table(task(1, responsible=UNITS, deadlines=(joint,)))
    ledgers = {"丙局": (done((8, 1), "j"),), "丁局": (record(date(2018, 8, 1), "j", "推进中"),)}
    assert names(candidates(seen(whole, ledgers))) == ["丙局"]


class TestByTheCycle:
    cycle = Cycle(id="q", what="报进展", each="quarter", day=5, spot_check=SpotCheck(share=50))

    def test_the_last_period_that_is_over_is_drawn_from(self):
        whole = in_force(WHOLE, Cycles((self.cycle,)))
        ledgers = {"甲局": (done((6, 30)),), "乙局": (done((7, 1)), done((10, 3), "q"))}
        sample = draw(seen(whole, ledgers), SpotCheckWish())
        assert names(sample.standings) == ["乙局"]
        assert [s.duty.deadline.id for s in sample.standings] == ["a"]
        assert (sample.period, sample.seed) == ("2018-Q3", "试政办〔2018〕1号 2018-Q3")

    def test_what_one_asks_for_goes_before(self):
        whole = in_force(WHOLE, Cycles((self.cycle,)))
        ledgers = {"甲局": (done((6, 30)),), "乙局": (done((7, 1)),)}
        wish = SpotCheckWish(SpotCheck(count=1), "2018-Q2", "种子")
        sample = draw(seen(whole, ledgers), wish)
        assert names(sample.standings) == ["甲局"]
        assert sample.seed == "种子"

    def test_where_nobody_says_how_many_none_are_drawn(self):
        with pytest.raises(GkcliError, match="没有说抽多少"):
            draw(seen(), SpotCheckWish())
