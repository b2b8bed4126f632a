"""How far units are, in words and bars."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.query.deadlines import grouped
from gkcli.render.progress import bar_cell, few, occasion_cell, owing_cell, progress_cell
from gkcli.render.standings import last_cell, standing_cell
from gkcli.schedule.progress import Progress
from gkcli.schedule.state import State
from tests.unit.build import deadline, directory, group, record, snapshot, table, task, unit

UNITS = [unit(name, "镇") for name in ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇")]
ALL = directory(*UNITS, group("各镇", kinds=["镇"]))
DUE = date(2024, 6, 30)


def standings(as_of, said, **rule):
    one = task(responsible=["各镇"], deadlines=(deadline(**(rule or {"by": DUE})),))
    whole = table(one, year=2024, signed_on=date(2024, 3, 4))
    return list(
        snapshot(whole, ALL, as_of, {f"{name}镇": records for name, records in said.items()})
    )


def occasion(as_of, **said):
    (found,) = grouped(standings(as_of, said))
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
            [record(EARLY, status="推进中"), record(LATE, status="已催办")],
            "逾期 20 天，推进中，已催办",
        ),
        ([record(LATE, status="已催办")] * 2, "逾期 20 天，已催办 2 次"),
        ([record(EARLY)], "完成（待销号）"),
        ([record(EARLY), record(LATE, status="已销号")], "完成（已销号）"),
        ([record(LATE)], "迟完成 10 天（待销号）"),
        ([record(EARLY, status="结转")], "结转"),
        ([record(EARLY, status="不适用")], "不适用"),
        ([record(EARLY, status="条件未成就")], "条件未成就"),
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
    done = occasion(AFTER, **everyone, 戊=[record(LATE)], 己=[record(EARLY, status="不适用")])
    assert occasion_cell(done).text == "5/5 单位已完成，其中迟 1，不适用 1"
    assert owing_cell(done).text == "各镇（共 6 个单位）"


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Progress(done=31, begun=4, silent=3), "31/38 单位已完成"),
        (Progress(done=31, overdue=3, silent=4), "31/38 单位已完成，逾期 3"),
        (Progress(begun=2, silent=7), "0/9 单位已完成，2 有进展"),
        (Progress(waiting=4), "待条件"),
        (Progress(excused=4), "不适用"),
        (Progress(done=2, waiting=7), "2/2 单位已完成"),
        (Progress(), "—"),
    ],
)
def test_a_task_is_told_by_how_many_units_have_done_it(counts, text):
    assert progress_cell(counts).text == text


COUNTS = st.dictionaries(st.sampled_from(list(State)), st.integers(0, 500))


@given(COUNTS)
def test_a_bar_is_always_as_long_and_shows_whatever_there_is_any_of(counts):
    bar = bar_cell(counts).text
    signs = {
        "#": counts.get(State.DONE, 0) + counts.get(State.DONE_LATE, 0),
        "!": counts.get(State.OVERDUE, 0),
        ".": counts.get(State.DUE_SOON, 0) + counts.get(State.PENDING, 0),
    }
    if not any(signs.values()):
        assert bar == "—"
        return
    assert len(bar) == 22
    assert {sign for sign in "#!." if sign in bar} == {s for s, count in signs.items() if count}


def test_a_last_record_is_told_whole_where_there_is_room():
    said = record(EARLY, note="一句话\n又一句很长很长很长很长很长很长的话")
    cell = last_cell(said, AFTER)
    assert cell.text == "2024-06-01 已完成：一句话 又一句很长很长很长很长很长很长的话"
    assert cell.brief == "06-01 已完成：一句话 又一句很长很长很长很长…"
    assert last_cell(said, date(2025, 1, 10)).brief.startswith("2024-06-01 ")


def test_a_few_names_are_told_and_the_others_counted():
    assert few(["甲", "乙", "丙", "丁"]) == "甲、乙、丙、丁"
    assert few(["甲", "乙", "丙", "丁", "戊"]) == "甲、乙、丙 等 5 个"
