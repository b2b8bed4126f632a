"""What is to be put right: a duty of its own, which only the work or an office settles."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import OFFICES, STATUSES
from gkcli.status.deadlines import DeadlineFilter, group_by_occasion, select_standings
from gkcli.status.items import item_entry
from gkcli.status.overview import Overview
from gkcli.status.rectification import measure_of
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

TOWN, OTHER = unit("甲镇", "镇"), unit("乙镇", "镇")
OFFICE = unit("试区政府办公室", "机关")
FOUND, DUE = date(2024, 7, 10), date(2024, 7, 31)
PAST = date(2024, 8, 5)


def opening(**fields):
    told = {"item": "zg-0710", "problem": "缺两件文件", "due": DUE, "by": OFFICE.name}
    return record(FOUND, "1", "整改", **(told | fields))


def seen(as_of, **ledgers):
    whole = table(
        task(lead=["甲镇", "乙镇"], deadlines=(deadline(by=date(2024, 6, 30)),)),
        task(number=2, lead=["甲镇"]),
        year=2024,
        signed_on=date(2024, 3, 4),
    )
    return snapshot(whole, directory(TOWN, OTHER, OFFICE), as_of, ledgers)


def states(now):
    return [(s.unit.name, s.duty.deadline.id, s.state) for s in now.rectifications]


def test_it_is_owed_by_this_unit_alone_and_by_its_own_day():
    now = seen(date(2024, 7, 25), 甲镇=[opening()])
    (standing,) = now.rectifications
    assert (standing.unit, standing.duty.named) == (TOWN, ("甲镇",))
    assert (standing.duty.deadline.what, standing.instance.due) == ("整改：缺两件文件", DUE)
    assert standing.duty.task is not None
    assert standing.duty.task.number == 1
    assert standing.state is State.DUE_SOON
    assert states(seen(PAST, 甲镇=[opening()])) == [("甲镇", "zg-0710", State.OVERDUE)]


def test_there_is_none_before_it_was_found():
    assert states(seen(FOUND - timedelta(1), 甲镇=[opening()])) == []


@pytest.mark.parametrize(
    "lacking", [{"item": None}, {"problem": None}, {"due": None}, {"by": None}, {"by": "甲镇"}]
)
def test_what_is_not_said_whole_or_not_by_an_office_opens_nothing(lacking):
    assert states(seen(PAST, 甲镇=[opening(**lacking)])) == []


def test_records_about_it_are_about_nothing_else():
    done = record(date(2024, 7, 20), "zg-0710")
    now = seen(PAST, 甲镇=[opening(), done])
    assert states(now) == [("甲镇", "zg-0710", State.DONE)]
    own = [s for s in now if s.unit == TOWN and not s.duty.opened]
    assert [s.state for s in own] == [State.OVERDUE, State.ONGOING]


def test_nor_are_records_about_the_task_about_it():
    now = seen(PAST, 甲镇=[opening(), record(date(2024, 7, 20), "1")])
    assert states(now) == [("甲镇", "zg-0710", State.OVERDUE)]


def test_finding_something_changes_nothing_about_the_occasion_it_was_found_at():
    done = record(date(2024, 6, 20))
    whole = [s.state for s in seen(PAST, 甲镇=[done]) if s.unit == TOWN]
    beside = [s.state for s in seen(PAST, 甲镇=[done, opening()]) if not s.duty.opened][:1]
    assert whole[0] is beside[0] is State.DONE


def test_every_list_has_it():
    now = seen(PAST, 甲镇=[opening()])
    late = select_standings(now, DeadlineFilter(states=frozenset({State.OVERDUE})))
    assert "zg-0710" in [s.duty.deadline.id for s in late]
    assert "zg-0710" in [s.duty.deadline.id for s in now.limited]
    assert "zg-0710" in [s.duty.deadline.id for s in now.of_units({"甲镇"}, limited=True)]
    assert Overview(now).counts.overdue == 3
    assert item_entry(now, "zg-0710").task is now.table.parts[0].sections[0].tasks[0]


def test_what_two_units_call_alike_is_not_the_same():
    now = seen(PAST, 甲镇=[opening()], 乙镇=[opening(problem="另一件")])
    assert len(group_by_occasion(list(now.rectifications))) == 2
    entry = item_entry(now, "zg-0710")
    assert [o.duty.deadline.what for o in entry.occurrences] == ["整改：缺两件文件", "整改：另一件"]


def test_what_is_published_tells_nothing_of_it():
    now = seen(PAST, 甲镇=[opening(), record(date(2024, 7, 20), "zg-0710")]).published
    assert states(now) == []
    assert all(not record.item for record in now.ledgers["甲镇"])


def test_the_last_measure_told_holds():
    first, later = opening(measure="补齐"), record(FOUND, "zg-0710", "推进中", measure="逐件补齐")
    assert measure_of(opening(), ()) == ""
    assert measure_of(first, ()) == "补齐"
    assert measure_of(first, (later,)) == "逐件补齐"


UNIT_WORDS = sorted(set(STATUSES) - OFFICES - {"已完成"})
said = st.builds(
    lambda day, status, subject, by: record(
        FOUND + timedelta(day),
        subject,
        status,
        by=by,
        **({"until": date(2025, 1, 1)} if "延期" in status else {}),
    ),
    st.integers(0, 26),
    st.sampled_from([*UNIT_WORDS, "已销号", "准予结转", "准予延期", "退回", "不适用"]),
    st.sampled_from(["zg-0710", "1", "d"]),
    st.sampled_from([None, "甲镇", "乙镇"]),
)


@given(st.lists(said, max_size=6), st.randoms())
def test_a_unit_settles_it_only_by_doing_it(records, random):
    ledger = [opening(), *records]
    random.shuffle(ledger)
    assert states(seen(PAST, 甲镇=ledger)) == [("甲镇", "zg-0710", State.OVERDUE)]
    done = [*ledger, record(PAST, "zg-0710")]
    ((_, _, state),) = states(seen(PAST, 甲镇=done))
    assert state in DONE_STATES
