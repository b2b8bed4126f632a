"""Which of the old things is which of the new ones."""

from hypothesis import given
from hypothesis import strategies as st

from gkcli.compare.moves import out_of_order
from gkcli.model.matching import by, by_any, by_likeness, by_unique, pair

words = st.lists(st.sampled_from(["甲", "乙", "甲乙", "丙"]), max_size=6)


def itself(thing):
    return thing


@given(words, words)
def test_each_thing_is_part_of_one_pair_at_most(old, new):
    rules = [by_unique(itself), by_any(list), by_likeness(itself, 0.5), by(len)]
    pairs = pair(old, new, *rules)
    before, after = [i for i, _ in pairs.both], [j for _, j in pairs.both]
    assert len(set(before)) == len(before)
    assert len(set(after)) == len(after) == len(pairs.origins)
    assert len(pairs.removed) == len(old) - len(before)
    assert len(pairs.added) == len(new) - len(after)


@given(words)
def test_the_same_list_is_paired_place_by_place(things):
    assert pair(things, things, by(itself)).both == [(n, n) for n in range(len(things))]


def test_earlier_rules_win():
    pairs = pair(["甲1", "乙2"], ["乙1", "甲2"], by(lambda thing: thing[0]), by(lambda t: t[1]))
    assert list(pairs.same) == [("乙2", "乙1"), ("甲1", "甲2")]


def test_what_several_share_tells_nothing_unique():
    assert pair(["甲", "甲"], ["甲"], by_unique(itself)).both == []


def test_any_common_name_is_enough():
    assert pair(["乙", "甲丙"], ["丙丁", "戊"], by_any(list)).both == [(1, 0)]


def test_the_likest_are_paired_first():
    old, new = ["甲乙丙丁戊"], ["甲乙丙子丑", "甲乙丙丁寅"]
    assert pair(old, new, by_likeness(itself, 0.5)).both == [(0, 1)]


def test_what_is_not_alike_enough_is_not_paired():
    assert pair(["甲乙丙丁"], ["甲子丑寅"], by_likeness(itself, 0.5)).both == []


def test_new_things_have_numbers_of_their_own():
    pairs = pair(["甲"], ["乙", "甲"], by(itself))
    assert [pairs.identity(place) for place in range(2)] == [-1, 0]


@given(st.permutations(range(7)))
def test_without_those_out_of_order_the_rest_is_in_order(places):
    moved = out_of_order(places)
    rest = [place for position, place in enumerate(places) if position not in moved]
    assert rest == sorted(rest)
    if moved:
        assert places != sorted(places)


def test_one_that_went_to_the_end_is_the_one_that_moved():
    assert out_of_order([0, 2, 3, 4, 1]) == [4]
