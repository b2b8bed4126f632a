"""How far units are, in words and bars."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.status.completion import Counts, count
from gkcli.status.deadlines import group_by_occasion
from gkcli.terminal.completion_bar import (
    bar_cell,
    first_few,
    occasion_cell,
    owing_cell,
    progress_cell,
)
from gkcli.terminal.standings import last_cell, standing_cell
from tests.support.build import deadline, directory, group, record, snapshot, table, task, unit

UNITS = [unit(name, "镇") for name in ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇")]
ALL = directory(*UNITS, group("各镇", kinds=["镇"]))
DUE = date(2024, 6, 30)
OFFICE = "试区政府办公室"


def standings(as_of, said, **rule):
    one = task(responsible=["各镇"], deadlines=(deadline(**(rule or {"by": DUE})),))
    whole = table(one, year=2024, signed_on=date(2024, 3, 4))
    return list(
        snapshot(whole, ALL, as_of, {f"{name}镇": records for name, records in said.items()})
    )


def occasion(as_of, **said):
    (found,) = group_by_occasion(standings(as_of, said))
    return found


def own(as_of, *said, **rule):
    return standing_cell(standings(as_of, {"甲": said}, **rule)[0]).text


EARLY, LATE = date(2024, 6, 1), date(2024, 7, 10)
AFTER = date(2024, 7, 20)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], "逾期 20 天"),
        ([record(EARLY, status="受阻")], "逾期 20 天，受阻"),
        (
            [record(EARLY, status="推进中"), record(LATE, status="已催办", by=OFFICE)],
            "逾期 20 天，推进中，已催办",
        ),
        ([record(LATE, status="已催办", by=OFFICE)] * 2, "逾期 20 天，已催办 2 次"),
        ([record(EARLY)], "完成（待销号）"),
        ([record(EARLY), record(LATE, status="已销号", by=OFFICE)], "完成（已销号）"),
        ([record(LATE)], "迟完成 10 天（待销号）"),
        ([record(EARLY, status="结转", by=OFFICE)], "结转"),
        ([record(EARLY, status="不适用", by=OFFICE)], "不适用"),
        ([record(EARLY, status="条件未成就", by=OFFICE)], "条件未成就"),
        ([record(EARLY, status="结转")], "逾期 20 天，申请结转，待核准"),
        ([record(EARLY, status="不适用", by="乙镇")], "逾期 20 天，申请不适用，待核准"),
    ],
)
def test_a_unit_is_told_by_its_state_and_its_last_word(said, expected):
    assert own(AFTER, *said) == expected


def test_what_has_no_date_is_told_by_its_last_word_too():
    begun = record(EARLY, status="推进中")
    assert own(AFTER, ongoing=True) == "长期"
    assert own(AFTER, begun, ongoing=True) == "长期，推进中"
    assert own(AFTER, when="条例出台") == "待条件"
    assert own(AFTER, begun, when="条例出台") == "条件已成就，推进中"


def test_an_occasion_counts_those_who_have_done_it_from_the_first_record_on():
    assert occasion_cell(occasion(AFTER)).text == "逾期 20 天"
    assert owing_cell(occasion(AFTER)).text == "各镇（共 6 个单位）"
    some = occasion(AFTER, 甲=[record(EARLY)], 乙=[record(LATE)])
    assert occasion_cell(some).text == "逾期 20 天，2/6 单位已完成"
    assert owing_cell(some).text == "还差 丙镇、丁镇、戊镇、己镇"
    assert owing_cell(occasion(AFTER, 甲=[record(EARLY)])).brief == "还差 乙镇、丙镇、丁镇 等 5 个"
    everyone = {name: [record(EARLY)] for name in "甲乙丙丁"}
    done = occasion(
        AFTER, **everyone, 戊=[record(LATE)], 己=[record(EARLY, status="不适用", by=OFFICE)]
    )
    assert occasion_cell(done).text == "5/5 单位已完成，其中迟 1，不适用 1"
    assert owing_cell(done).text == "各镇（共 6 个单位）"


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Counts(total=38, on_time=31, open=7), "31/38 项次已完成"),
        (Counts(total=38, on_time=31, overdue=3, open=4), "31/38 项次已完成，逾期 3"),
        (Counts(total=9, unreported=2, ongoing=7), "0/2 项次已完成，未报 2"),
        (Counts(total=4, waiting=4), "待条件"),
        (Counts(total=4, not_applicable=4), "不适用"),
        (Counts(total=4, ongoing=1, waiting=3), "长期"),
        (Counts(total=9, done_late=2, waiting=7), "2/2 项次已完成"),
        (Counts(), "—"),
    ],
)
def test_a_task_is_told_by_how_much_of_it_is_done(counts, text):
    assert progress_cell(counts).text == text


def test_each_period_of_a_recurring_duty_counts_when_it_is_done():
    said = {"甲": [record(date(2024, 3, 20)), record(date(2024, 5, 20))], "乙": [record(EARLY)]}
    found = standings(date(2024, 7, 1), said, each="quarter", at_least=1)
    assert progress_cell(count(found)).text == "3/24 项次已完成，逾期 9"


NUMBERS = st.integers(0, 500)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_bar_is_always_as_long_and_shows_whatever_there_is_any_of(
    on_time, late, overdue, silent, still
):
    total = on_time + late + overdue + silent + still
    bar = bar_cell(
        Counts(
            total=total,
            on_time=on_time,
            done_late=late,
            overdue=overdue,
            unreported=silent,
            open=still,
        )
    ).text
    signs = {"#": on_time + late, "!": overdue + silent, ".": still}
    if not total:
        assert bar == "—"
        return
    assert len(bar) == 22
    assert {sign for sign in "#!." if sign in bar} == {s for s, number in signs.items() if number}


def test_a_last_record_is_told_whole_where_there_is_room():
    said = record(EARLY, note="一句话\n又一句很长很长很长很长很长很长的话")
    cell = last_cell(said, AFTER)
    assert cell.text == "2024-06-01 已完成：一句话 又一句很长很长很长很长很长很长的话"
    assert cell.brief == "06-01 已完成：一句话 又一句很长很长很长很长…"
    assert last_cell(said, date(2025, 1, 10)).brief.startswith("2024-06-01 ")


def test_a_few_names_are_told_and_the_others_counted():
    assert first_few(["甲", "乙", "丙", "丁"]) == "甲、乙、丙、丁"
    assert first_few(["甲", "乙", "丙", "丁", "戊"]) == "甲、乙、丙 等 5 个"
