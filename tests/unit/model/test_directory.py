"""Finding units by any of their names, through their groups, and in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.directory import key, names_of
from tests.support.build import directory, group, unit

TOWN = unit("甲镇", "镇", full_name="示例区甲镇人民政府")
STREET = unit("乙街道", "街道")
BUREAU = unit("区环保局", aliases=["环保局", "区环境局"])
OFFICE = unit("区审改办", "议事协调机构")
TOWNS = group("各镇（街道）", kinds=["镇", "街道"])
ONLY_TOWNS = group("各镇人民政府", kinds=["镇"])
BUREAUS = group("区政府各部门", kinds=["政府部门"], aliases=["各部门"], complete=False)
PICKED = group("联席会议成员", members=["环保局", "甲镇", "没有的单位"])
ALL = directory(TOWN, STREET, BUREAU, OFFICE, TOWNS, ONLY_TOWNS, BUREAUS, PICKED)
EVERY_NAME = [
    (name, party)
    for party in (TOWN, STREET, BUREAU, OFFICE, TOWNS, ONLY_TOWNS, BUREAUS, PICKED)
    for name in names_of(party)
]


@pytest.mark.parametrize(("name", "party"), EVERY_NAME)
def test_finds_a_party_by_each_of_its_names(name, party):
    assert ALL.get(name) is party


@pytest.mark.parametrize(
    "written", ["各镇(街道)", "各镇（ 街道 ）", " 各镇（街道）", "各镇﹙街道﹚"]
)
def test_width_of_brackets_and_blanks_do_not_matter(written):
    assert ALL.get(written) is TOWNS


def test_an_unknown_name_is_nobody():
    assert ALL.get("区审该办") is None
    assert ALL.get("") is None


def test_the_first_of_two_equal_names_wins():
    assert (
        directory(unit("甲", aliases=["同名"]), unit("乙", aliases=["同名"])).get("同名").name
        == "甲"
    )


@given(st.sampled_from(EVERY_NAME), st.integers(0, 10))
def test_every_tail_of_a_name_finds_its_party_among_others(named, start):
    name, party = named
    tail = name[min(start, len(name) - 1) :]
    assert party in ALL.ending_with(tail)


def test_an_empty_tail_finds_nobody():
    assert ALL.ending_with("") == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("区审该办", "区审改办"),
        ("区环保居", "区环保局"),
        ("各镇街", "各镇（街道）"),
        ("审该办", "区审改办"),
        ("环报局", "区环保局"),
        ("乙", "乙街道"),
        ("示例区甲镇人", "甲镇"),
    ],
)
def test_a_slip_is_told_what_was_probably_meant(written, meant):
    assert meant in ALL.similar(written)


def test_three_likely_names_at_most_and_none_for_nonsense():
    crowd = directory(*(unit(f"区第{n}局") for n in "一二三四五六"))
    assert len(crowd.similar("区第局")) == 3
    assert ALL.similar("zzz") == ()
    assert ALL.similar("") == ()


def test_a_beginning_that_is_everybodys_tells_nothing():
    crowd = directory(*(unit(f"区第{n}局") for n in "一二三四五六"))
    assert crowd.similar("区") == ()


def test_a_group_stands_for_the_units_of_its_kinds_and_those_it_names():
    assert ALL.members(TOWNS) == (TOWN, STREET)
    assert ALL.members(PICKED) == (TOWN, BUREAU)
    assert ALL.members(BUREAU) == (BUREAU,)


def test_knows_the_groups_a_unit_belongs_to():
    assert ALL.groups_of(TOWN) == (TOWNS, ONLY_TOWNS, PICKED)
    assert ALL.groups_of(OFFICE) == ()


def test_expands_names_to_units_each_once_in_the_order_of_the_names():
    assert ALL.expand(["环保局", "各镇（街道）", "甲镇", "各部门", "没有"]) == (
        BUREAU,
        TOWN,
        STREET,
    )


def test_a_unit_is_meant_by_its_name_and_its_groups():
    assert ALL.reach(BUREAU) == {
        "区环保局": "",
        "区政府各部门": "区政府各部门",
        "联席会议成员": "联席会议成员",
    }


def test_a_group_is_meant_by_every_group_that_holds_all_of_it_and_no_other():
    assert ALL.reach(ONLY_TOWNS).keys() == {"各镇人民政府", "各镇（街道）", "联席会议成员"}
    assert ALL.reach(TOWNS) == {"各镇（街道）": ""}


def test_a_group_without_members_is_meant_by_itself_only():
    empty = group("各高校", kinds=["其他"])
    assert directory(TOWN, TOWNS, empty).reach(empty) == {"各高校": ""}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("环保局、甲镇要公开。", (BUREAU, TOWN)),
        ("甲镇和区环保局，再次甲镇", (TOWN, BUREAU)),
        ("按《区环保局关于甲镇的通知》办理", ()),
        ("各镇（街道）都要公开", ()),
        ("", ()),
    ],
)
def test_finds_units_named_in_a_text_but_not_in_titles_and_no_groups(text, found):
    assert ALL.named_in(text) == found


def test_the_longest_name_at_a_place_wins():
    short, long = unit("教育局"), unit("教育局招生办")
    assert directory(short, long).named_in("教育局招生办负责") == (long,)


@given(
    st.sets(st.text("甲乙镇", min_size=1, max_size=4), min_size=1, max_size=8),
    st.text("甲乙镇和", max_size=20),
)
def test_of_many_names_those_are_found_that_a_search_for_the_longest_finds(names, text):
    longest_first = "|".join(sorted(names, key=len, reverse=True))
    named = dict.fromkeys(re.findall(longest_first, text))
    found = directory(*map(unit, sorted(names))).named_in(text)
    assert [one.name for one in found] == list(named)


def test_an_empty_registry_finds_nobody():
    assert directory().named_in("甲镇") == ()
    assert directory().similar("甲镇") == ()


@given(st.text(st.sampled_from("区镇（）()\uff21a1\uff11 \u3000、")))
def test_comparing_names_twice_changes_nothing(name):
    assert key(key(name)) == key(name)
