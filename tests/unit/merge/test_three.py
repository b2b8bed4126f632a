"""Three versions of a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.merge.clash import Clash
from gkcli.merge.lists import merged_lines, merged_names, merged_order

some = st.lists(st.sampled_from("甲乙丙丁戊己"), max_size=6)
distinct = st.lists(st.sampled_from("甲乙丙丁戊己"), max_size=6, unique=True)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ("甲乙丙丁", "甲乙丙丁", "甲乙丙丁"),
        ("A乙丙丁", "甲B丙丁", "AB丙丁"),
        ("甲丙丁", "甲乙C丁", "甲C丁"),
        ("甲乙丙", "甲乙丙丁E", "甲乙丙E"),
        ("A甲乙丙丁", "甲B乙丙丁", "A甲B乙丙丁"),
        ("甲XX丁", "甲XX丁", "甲XX丁"),
        ("A", "甲乙丙丁", "A"),
    ],
)
def test_changes_of_neighbouring_lines_are_both_made(ours, theirs, merged):
    assert merged_lines("甲乙丙丁", ours, theirs) == list(merged)


@pytest.mark.parametrize(
    ("ours", "theirs", "clash"),
    [
        ("甲A丙丁", "甲B丙丁", Clash(("A",), ("B",))),
        ("甲乙丙丁A", "甲乙丙丁B", Clash(("A",), ("B",))),
        ("甲丙丁", "甲B丙丁", Clash((), ("B",))),
        ("甲AAA丁", "甲乙B丁", Clash(("A", "A", "A"), ("乙", "B"))),
    ],
)
def test_different_changes_of_one_line_are_a_clash(ours, theirs, clash):
    assert [line for line in merged_lines("甲乙丙丁", ours, theirs) if isinstance(line, Clash)] == [
        clash
    ]


@given(some, some, some)
def test_the_other_way_round_the_same_lines_clash(base, ours, theirs):
    there = merged_lines(base, ours, theirs)
    back = merged_lines(base, theirs, ours)
    turned = [Clash(line.theirs, line.ours) if isinstance(line, Clash) else line for line in back]
    assert there == turned


@given(some, some)
def test_what_only_one_side_changed_is_taken(base, ours):
    assert merged_lines(base, ours, base) == ours == merged_lines(base, base, ours)
    assert merged_names(base, ours, base) == ours == merged_lines(base, ours, ours)


class TestNames:
    @pytest.mark.parametrize(
        ("ours", "theirs", "merged"),
        [
            ("甲乙丙A", "甲乙丙B", "甲乙丙AB"),
            ("甲A乙丙", "甲B乙丙", "甲AB乙丙"),
            ("乙丙", "甲乙", "乙"),
            ("甲丙", "甲乙丙B", "甲丙B"),
            ("A乙丙", "乙丙", "A乙丙"),
            ("甲乙丙A", "甲乙丙A", "甲乙丙A"),
            ("甲乙丙AB", "甲乙丙CB", "甲乙丙ABC"),
        ],
    )
    def test_what_either_adds_or_takes_away_is_done(self, ours, theirs, merged):
        assert merged_names("甲乙丙", ours, theirs) == list(merged)

    def test_one_name_replaced_by_different_ones_cannot_be_merged(self):
        assert merged_names("甲乙", "A乙", "B乙") is None
        assert merged_names(["甲"], ["A"], ["B"]) is None

    @given(distinct, distinct, distinct)
    def test_nothing_is_lost_and_nothing_comes_back(self, base, ours, theirs):
        merged = merged_names(base, ours, theirs)
        if merged is not None:
            kept = {name for name in base if name in ours and name in theirs}
            added = {*ours, *theirs} - {*base}
            assert sorted(merged) == sorted(kept | added)


@given(distinct, distinct, distinct)
def test_an_order_holds_all_that_is_wanted_once(base, ours, theirs):
    wanted = sorted({*base, *ours, *theirs})
    merged = merged_order(base, ours, theirs, wanted)
    assert sorted(merged) == wanted


@given(distinct)
def test_the_order_that_one_side_changed_is_taken(base):
    turned = list(reversed(base))
    assert merged_order(base, turned, base, base) == turned
    assert merged_order(base, base, turned, base) == turned
