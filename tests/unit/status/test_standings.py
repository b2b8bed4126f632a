"""How every unit stands on a day, from the table and the ledgers."""

from collections import Counter
from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.deadline import Span
from gkcli.model.state import State, pressing
from gkcli.model.statuses import ASKS, DONE, EXTENDS, SETS_ASIDE, STATUSES
from gkcli.status.completion import Counts, Progress, count, progress
from tests.support.build import deadline, directory, group, record, snapshot, table, task, unit

TOWN, OTHER, BUREAU = unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区环保局")
ALL = directory(TOWN, OTHER, BUREAU, group("各镇", kinds=["镇"]))
SIGNED = date(2024, 3, 4)
OFFICE = ("试区政府办公室",)
WHOLE = table(
    task(1, lead=["区环保局"], responsible=["各镇"]),
    task(
        2,
        responsible=["各镇"],
        deadlines=(
            deadline("once", by=date(2024, 6, 30)),
            deadline("often", each="quarter", at_least=1),
        ),
    ),
    task(3, responsible=["各镇"], deadlines=(deadline("on", ongoing=True),)),
    task(
        4,
        lead=["区环保局"],
        deadlines=(deadline("answer", within=Span(5, "workdays"), after="收到"),),
    ),
    task(5, lead=["区环保局"], deadlines=(deadline("later", when="条例出台"),)),
    year=2024,
    signed_on=SIGNED,
    deadlines=(
        deadline("plan", by=date(2024, 3, 29), units=("各镇", "区环保局")),
        deadline("summary", what="报送全年落实情况", by=date(2024, 12, 10), units=("各镇",)),
    ),
)


def at(as_of, **ledgers):
    names = {"town": "甲镇", "other": "乙镇", "bureau": "区环保局"}
    return snapshot(WHOLE, ALL, as_of, {names[key]: said for key, said in ledgers.items()})


def states(as_of, subject, name="甲镇", **ledgers):
    return {
        standing.instance.period or str(standing.instance.since or ""): standing.state
        for standing in at(as_of, **ledgers)
        if (standing.duty.deadline.id, standing.unit.name) == (subject, name)
    }


def state(*question, **ledgers):
    (only,) = states(*question, **ledgers).values()
    return only


def test_each_unit_has_its_own_state():
    said = [record(date(2024, 3, 20), "plan")]
    day = date(2024, 4, 1)
    assert state(day, "plan", "甲镇", town=said) is State.DONE
    assert state(day, "plan", "乙镇", town=said) is State.OVERDUE


def test_a_record_dated_after_the_day_does_not_count():
    said = [record(date(2024, 3, 20), "plan")]
    assert state(date(2024, 3, 19), "plan", town=said) is State.DUE_SOON
    assert state(date(2024, 3, 20), "plan", town=said) is State.DONE


def test_a_recurring_duty_has_one_occasion_a_period_and_unit():
    said = [record(date(2024, 5, 6), "often")]
    assert states(date(2024, 7, 1), "often", town=said) == {
        "2024-Q1": State.OVERDUE,
        "2024-Q2": State.DONE,
        "2024-Q3": State.PENDING,
        "2024-Q4": State.PENDING,
    }


def test_a_period_can_be_made_up_for_later():
    said = [record(date(2024, 5, 6), "often", period="2024-Q1")]
    found = states(date(2024, 6, 1), "often", town=said)
    assert (found["2024-Q1"], found["2024-Q2"]) == (State.DONE_LATE, State.PENDING)


def test_a_span_has_one_occasion_an_event():
    said = [
        record(date(2024, 4, 30), "answer", since=date(2024, 4, 24)),
        record(date(2024, 5, 20), "answer", "推进中", since=date(2024, 5, 10)),
    ]
    assert states(date(2024, 5, 21), "answer", "区环保局", bureau=said) == {
        "2024-04-24": State.DONE,
        "2024-05-10": State.OVERDUE,
    }


def test_a_span_without_an_event_waits_and_its_events_are_set_aside_together():
    assert states(date(2024, 5, 1), "answer", "区环保局") == {"": State.WAITING}
    said = [
        record(date(2024, 4, 25), "answer", since=date(2024, 4, 24)),
        record(date(2024, 5, 10), "answer", "推进中", since=date(2024, 5, 10)),
        record(date(2024, 5, 12), "answer", "结转", by="试区政府办公室"),
    ]
    assert states(date(2024, 5, 21), "answer", "区环保局", bureau=said) == {
        "2024-04-24": State.DONE,
        "2024-05-10": State.NOT_APPLICABLE,
    }


def test_the_number_of_a_task_speaks_of_its_only_duty():
    said = [record(date(2024, 5, 6), 3)]
    assert state(date(2024, 6, 1), "on", town=said) is State.DONE
    assert state(date(2024, 6, 1), "later", "区环保局", bureau=[record(date(2024, 5, 6), 5)]) is (
        State.DONE
    )


def test_the_number_of_a_task_with_several_duties_completes_none_of_them():
    said = [record(date(2024, 5, 6), 2)]
    assert state(date(2024, 5, 7), "once", town=said) is State.PENDING
    assert states(date(2024, 5, 7), "often", town=said)["2024-Q2"] is State.PENDING


def test_the_number_of_a_task_with_several_duties_sets_aside_what_is_open():
    said = [
        record(date(2024, 5, 6), "once"),
        record(date(2024, 5, 7), 2, "不适用", by="试区政府办公室"),
    ]
    assert state(date(2024, 7, 7), "once", town=said) is State.DONE
    assert states(date(2024, 7, 7), "often", town=said)["2024-Q2"] is State.NOT_APPLICABLE


def test_work_without_a_limit_goes_on_until_the_unit_says_it_is_done():
    assert state(date(2024, 12, 10), "1") is State.ONGOING
    assert state(date(2024, 12, 11), "1") is State.UNREPORTED
    begun = [record(date(2024, 5, 6), 1, "推进中")]
    assert state(date(2024, 12, 31), "1", town=begun) is State.ONGOING
    assert state(date(2024, 12, 31), "1", town=[record(date(2024, 5, 6), 1)]) is State.DONE


def test_days_are_left_only_for_what_is_to_be_done():
    def left(*said):
        found = at(date(2024, 4, 1), town=said)
        return next(
            s.days_left for s in found if s.duty.deadline.id == "plan" and s.unit.name == "甲镇"
        )

    assert left() == -3
    assert left(record(date(2024, 3, 20), "plan")) is None


def test_the_most_urgent_state_is_open_before_it_is_done():
    assert [s.value for s in State] == [
        "overdue",
        "unreported",
        "due_soon",
        "pending",
        "ongoing",
        "waiting",
        "done_late",
        "done",
        "not_applicable",
    ]
    said = [record(date(2024, 5, 6), "once")]
    (_, second, *_) = (task for _, task in WHOLE.placed())
    town = [s for s in at(date(2024, 5, 7), town=said).of_task(second) if s.unit.name == "甲镇"]
    assert {s.state for s in town} >= {State.DONE, State.OVERDUE}
    assert pressing({s.state for s in town}) is State.OVERDUE
    assert pressing([]) is None


def test_a_task_is_counted_by_units():
    (first, *_) = (task for _, task in WHOLE.placed())
    day = date(2024, 5, 7)
    found = at(day, town=[record(day, 1)], other=[record(day, 1, "推进中")])
    assert progress(found.of_task(first)) == Progress(done=1, begun=1, silent=1)
    excused = at(day, town=[record(day, 1, "不适用", by="试区政府办公室")])
    assert progress(excused.of_task(first)) == Progress(silent=2, excused=1)
    assert progress(excused.of_task(first)).total == 2


DAYS = st.integers(0, 300).map(lambda shift: SIGNED + timedelta(shift))
SUBJECTS = ["plan", "summary", "once", "often", "on", "answer", "later", "1", "2", "3", "4", "5"]
RECORDS = st.builds(
    lambda on, subject, status, ago, period, by, until: record(
        on,
        subject,
        status,
        since=None if ago is None else on - timedelta(ago),
        period=period,
        until=until if status in EXTENDS else None,
        by=by,
    ),
    DAYS,
    st.sampled_from(SUBJECTS),
    st.sampled_from(STATUSES),
    st.none() | st.integers(0, 20),
    st.none() | st.sampled_from(["2024-Q1", "2024-Q2", "2024-Q4"]),
    st.none() | st.sampled_from(["试区政府办公室", "乙镇"]),
    DAYS,
)
LEDGERS = st.lists(RECORDS, max_size=12)


def found(as_of, said):
    return [
        (s.duty.deadline.id, s.unit.name, s.instance, s.verdict)
        for s in at(as_of, town=said, bureau=said)
    ]


@given(LEDGERS, DAYS, st.randoms(use_true_random=False))
def test_states_do_not_depend_on_the_order_of_the_lines(said, as_of, random):
    shuffled = random.sample(said, len(said))
    assert found(as_of, shuffled) == found(as_of, said)


@given(LEDGERS, RECORDS, DAYS)
def test_a_later_record_never_changes_an_earlier_day(said, added, as_of):
    if added.on > as_of:
        assert found(as_of, [*said, added]) == found(as_of, said)


@given(LEDGERS, DAYS)
def test_every_duty_of_every_unit_is_in_exactly_one_state_and_the_counts_add_up(said, as_of):
    now = at(as_of, town=said, bureau=said)
    places = [(s.duty.deadline.id, s.unit.name, s.instance) for s in now]
    assert len(places) == len(set(places))
    owing = {(name, unit.name) for name, unit in pairs_owed()}
    assert {(name, unit) for name, unit, _ in places} == owing
    assert sum(Counter(s.state for s in now).values()) == len(places)
    for _, one in WHOLE.placed():
        counted = progress(now.of_task(one))
        units = {s.unit.name for s in now.of_task(one)}
        assert counted.total + counted.waiting + counted.excused == len(units)


@given(LEDGERS, DAYS, st.sampled_from(["甲镇", "区环保局", "丙镇"]), st.booleans())
def test_the_standings_of_some_units_are_those_among_all(said, as_of, name, limited):
    now = at(as_of, town=said, bureau=said)
    among_all = [s for s in (now.limited if limited else now) if s.unit.name == name]
    assert list(now.of_units({name}, limited=limited)) == among_all


def pairs_owed():
    towns = [TOWN, OTHER]
    yield from (("plan", unit) for unit in (*towns, BUREAU))
    yield from (("summary", unit) for unit in towns)
    yield from (("1", unit) for unit in (BUREAU, *towns))
    yield from ((name, unit) for name in ("once", "often", "on") for unit in towns)
    yield from ((name, BUREAU) for name in ("answer", "later"))


@given(LEDGERS, DAYS)
def test_what_is_overdue_is_past_its_day_and_not_done(said, as_of):
    for standing in at(as_of, town=said):
        if standing.state is State.OVERDUE:
            assert standing.instance.due < as_of
            assert standing.verdict.done_on is None
            assert standing.days_left < 0


@pytest.mark.parametrize("rule", [{"ongoing": True}, {"when": "出台"}])
@given(as_of=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_has_no_date_is_never_overdue(rule, as_of):
    whole = table(task(lead=["区环保局"], deadlines=(deadline(**rule),)))
    (standing,) = snapshot(whole, ALL, as_of)
    assert standing.state is (State.ONGOING if "ongoing" in rule else State.WAITING)


def test_every_state_has_a_chinese_name_of_its_own():
    assert len({state.label for state in State}) == len(State)


@given(LEDGERS, st.lists(RECORDS, max_size=6), DAYS)
def test_only_work_that_was_done_takes_a_unit_off_the_list_of_the_late(said, added, as_of):
    own = [r for r in added if r.by not in OFFICE and r.status not in DONE]
    assert late(at(as_of, town=said)) <= late(at(as_of, town=[*said, *own]))


def late(now):
    """The occasions that units are late with."""
    return {
        (s.duty.deadline.id, s.unit.name, s.instance.original)
        for s in now
        if s.state is State.OVERDUE
    }


@given(LEDGERS, st.lists(RECORDS, max_size=4), DAYS)
def test_a_request_changes_no_state_and_no_count(said, added, as_of):
    asks = [
        r
        for r in added
        if (r.status in ASKS or (r.status in SETS_ASIDE and r.by not in OFFICE)) and not r.since
    ]
    before, after = at(as_of, town=said), at(as_of, town=[*said, *asks])
    assert [s.state for s in after] == [s.state for s in before]
    assert count(after).due_rate == count(before).due_rate


@given(LEDGERS, DAYS)
def test_the_rates_are_those_of_the_rows_and_add_up_over_the_tasks(said, as_of):
    now = at(as_of, town=said, bureau=said)
    whole, parts = count(now), [now.of_notice, *(now.of_task(task) for _, task in WHOLE.placed())]
    for field in fields(Counts):
        assert getattr(whole, field.name) == sum(getattr(count(p), field.name) for p in parts)
    done = sum(s.state in (State.DONE, State.DONE_LATE) for s in now)
    assert (whole.done, whole.total) == (done, len(list(now)))
    assert whole.owed == whole.done + whole.overdue + whole.unreported + whole.open
    assert whole.due >= whole.due_done + whole.overdue + whole.unreported
