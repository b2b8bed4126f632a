"""From what a person typed to what is meant."""

import pytest

from gkcli.errors import GkcliError
from gkcli.query.find import find_party, find_task, in_section, matches
from tests.unit.build import directory, group, table, task, unit

WHOLE = directory(
    unit("区审改办", "议事协调机构"),
    unit("区教育局", aliases=["教育局"]),
    unit("区财政局"),
    unit("市财政局"),
    group("各镇（街道）", kinds=["镇"]),
)


def refused(call, *arguments):
    with pytest.raises(GkcliError) as caught:
        call(*arguments)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("区审改办", "区审改办"),
        ("审改办", "区审改办"),
        ("教育局", "区教育局"),
        ("各镇(街道)", "各镇（街道）"),
        ("区财政局", "区财政局"),
    ],
)
def test_finds_a_unit_by_name_alias_or_tail(typed, name):
    assert find_party(WHOLE, typed).name == name


def test_a_tail_that_several_units_have_is_refused_with_their_names():
    error = refused(find_party, WHOLE, "财政局")
    assert (error.message, error.hint) == ("“财政局”可以指 2 个单位", "请写全：区财政局、市财政局")


def test_a_slip_is_refused_with_what_was_probably_meant():
    error = refused(find_party, WHOLE, "区审该办")
    assert error.exit_code == 2
    assert error.message == "名册里没有单位“区审该办”"
    assert error.hint == "您是不是要找：区审改办？用 gkcli units 查看全部单位"


@pytest.mark.parametrize("typed", ["", " ", "zzz"])
def test_what_is_like_no_name_is_refused_without_a_guess(typed):
    assert refused(find_party, WHOLE, typed).hint == "用 gkcli units 查看全部单位"


def test_finds_a_task_with_its_place():
    whole = table([task(1)], [task(2), task(3)])
    place, found = find_task(whole, 3)
    assert (place.part.number, found.number) == ("二", 3)


def test_a_number_that_no_task_has_is_refused_with_the_numbers_there_are():
    assert refused(find_task, table([task(2), task(5)]), 3).hint == "任务号从 2 到 5"
    assert refused(find_task, table([]), 1).hint == "表里还没有任务"


@pytest.mark.parametrize("wanted", ["二", "（二）", "(二)", " 二、", "目2", "第二部分", "2"])
def test_a_section_or_part_is_meant_by_its_number_or_a_piece_of_its_title(wanted):
    whole = table([task(1)], [task(2)])
    assert [t.number for place, t in whole.placed() if in_section(place, wanted)] == [2]


def test_every_word_must_occur_somewhere_in_the_task_or_its_units():
    one = task(title="IPv6 改造", requirement="网站升级。", lead=["教育局"])
    assert matches(one, ("ipv6", "升级"), WHOLE)
    assert matches(one, ("区教育局",), WHOLE)
    assert not matches(one, ("升级", "解读"), WHOLE)
    assert matches(one, (), WHOLE)
