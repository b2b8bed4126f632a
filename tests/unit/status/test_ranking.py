"""Units ranked among their own sort, and which of them are called well ahead."""

from datetime import date

import pytest

from gkcli.frozen import replace
from gkcli.model.office import OfficeRules, RankingRules
from gkcli.model.record import Record
from gkcli.status.ranking import Rank, Ranking, ranking, rule_words
from gkcli.status.snapshot import take_snapshot
from gkcli.status.standings import Snapshot
from gkcli.status.units import unit_entries
from gkcli.workspace.open import open_workspace
from tests.support.build import deadline, directory, record, snapshot, table, task, unit
from tests.support.golden import REPOSITORY

DAY = date(2024, 9, 1)
NAMES = ("甲镇", "乙镇", "丙镇", "区教育局", "区财政局", "区水务公司", "试区政府办公室")
KINDS = ("镇", "镇", "镇", "政府部门", "政府部门", "国有企业", "政府部门")
DUTIES = tuple(f"1-{letter}" for letter in "abcd")


def done(*duties: str, on: date = date(2024, 7, 1)) -> list[Record]:
    return [record(on, duty) for duty in duties]


def district(rules: RankingRules, **ledgers: list[Record]) -> Snapshot:
    known = directory(*(unit(name, kind=kind) for name, kind in zip(NAMES, KINDS, strict=True)))
    duties = tuple(deadline(name, by=date(2024, 8, 1)) for name in DUTIES)
    whole = table(
        [task(1, "任务", responsible=NAMES, deadlines=duties)],
        year=2024,
        signed_on=date(2024, 1, 2),
    )
    return replace(snapshot(whole, known, DAY, ledgers), rules=OfficeRules(ranking=rules))


def ranks(found: Ranking) -> dict[str, Rank]:
    return {name: found.ranks[name] for name in NAMES if name in found.ranks}


@pytest.fixture
def found() -> dict[str, Rank]:
    return ranks(
        ranking(
            district(
                RankingRules(),
                甲镇=done(*DUTIES),
                乙镇=done(*DUTIES, on=date(2024, 8, 5)),
                丙镇=done(*DUTIES[:2]),
                区教育局=done(*DUTIES[:2]),
                区财政局=done(*DUTIES[2:]),
                试区政府办公室=done(*DUTIES),
            )
        )
    )


def test_each_is_compared_with_its_own_sort_and_equals_share_a_place(found: dict[str, Rank]):
    assert {name: (rank.group, rank.place, rank.among) for name, rank in found.items()} == {
        "甲镇": ("镇街和园区", 1, 3),
        "乙镇": ("镇街和园区", 2, 3),
        "丙镇": ("镇街和园区", 3, 3),
        "区教育局": ("部门", 1, 2),
        "区财政局": ("部门", 1, 2),
        "区水务公司": ("公共企事业单位", 1, 1),
    }


def test_the_issuing_office_is_never_ranked(found: dict[str, Rank]):
    assert "试区政府办公室" not in found


def test_nor_is_it_where_another_decides():
    now = district(RankingRules(), 试区政府办公室=done(*DUTIES))
    other = replace(now.rules, offices=("区教育局",))
    assert set(ranks(ranking(replace(now, rules=other)))) == {*NAMES} - {
        "试区政府办公室",
        "区教育局",
    }


def test_well_ahead_is_who_did_enough_and_is_late_with_nothing(found: dict[str, Rank]):
    assert [name for name, rank in found.items() if rank.ahead] == ["甲镇", "乙镇"]


@pytest.mark.parametrize(("least", "ranked", "ahead"), [(4, 1, True), (5, 0, False)])
def test_too_little_due_is_not_ranked(least: int, ranked: int, ahead: bool):
    rules = RankingRules(least_items=least)
    rank = ranking(district(rules, 甲镇=done(*DUTIES))).ranks["甲镇"]
    assert (rank.place, rank.ahead) == (ranked, ahead)


def test_the_note_tells_the_least_that_the_office_asks_for():
    words = rule_words(RankingRules(least_items=5, least_rate=80))
    assert "到期应完成5项次以上，到期完成率80%以上" in words
    assert "到期应完成不足5项次的不排" in words


def test_nobody_is_ranked_before_anything_is_recorded():
    assert not ranking(district(RankingRules())).ranks


def test_places_follow_the_rates_that_are_printed():
    now = take_snapshot(open_workspace(REPOSITORY / "examples/demo"), DAY)
    found = ranking(now)
    rates = {e.party.name: e.counts.due_share for e in unit_entries(now)}
    placed = [(rank.group, rank.place, -rates[name]) for name, rank in found.ranks.items()]
    assert placed
    for group in {group for group, _, _ in placed}:
        own = sorted((place, rate) for name, place, rate in placed if name == group and place)
        assert [rate for _, rate in own] == sorted(rate for _, rate in own)
