"""From what a person typed to what is meant."""

from dataclasses import replace

import pytest

from gkcli.errors import GkcliError
from gkcli.model.notice import Place
from gkcli.status.find_task import contains_words, find_task, in_section
from gkcli.status.find_unit import find_party
from tests.support.build import directory, group, table, task, unit

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


def found_in(wanted):
    """Two parts with two sections each, numbered through."""
    first, second = (table([task(n)]).parts[0] for n in (1, 2))
    places = [
        Place(
            replace(first if n < 3 else second, number="一" if n < 3 else "二", title=part_title),
            replace(first.sections[0], number="一二三四"[n - 1], title=f"目{n}"),
        )
        for n, part_title in ((1, "公开"), (2, "公开"), (3, "服务"), (4, "服务"))
    ]
    return [n for n, place in enumerate(places, 1) if in_section(place, wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("二", [2]),
        ("（二）", [2]),
        ("(二)", [2]),
        ("2", [2]),
        ("第二目", [2]),
        (" 四 ", [4]),
        ("二、", [3, 4]),
        ("第二节", [3, 4]),
        ("第二部分", [3, 4]),
        ("目3", [3]),
        ("服务", [3, 4]),
        ("五", []),
        ("没有", []),
    ],
)
def test_a_section_is_meant_by_its_number_a_part_where_it_is_written_as_one(wanted, expected):
    assert found_in(wanted) == expected


def test_every_word_must_occur_somewhere_in_the_task_or_its_units():
    one = task(title="IPv6 改造", requirement="网站升级。", lead=["教育局"])
    assert contains_words(one, ("ipv6", "升级"), WHOLE)
    assert contains_words(one, ("区教育局",), WHOLE)
    assert not contains_words(one, ("升级", "解读"), WHOLE)
    assert contains_words(one, (), WHOLE)
