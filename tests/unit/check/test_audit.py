"""What check lets pass counts in the states, and what it says is lost does not."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.check.records.context import terms_of
from gkcli.check.records.rules import record_faults
from gkcli.model.record import Record
from gkcli.model.statuses import STATUSES
from gkcli.status.standings import Snapshot
from gkcli.status.workdays import Workdays
from gkcli.workspace.open import open_workspace

BASE = open_workspace(Path(__file__).parents[2] / "corpus" / "base")
TERMS = terms_of(BASE.table, BASE.directory)
UNITS = BASE.directory.registry.units
SUBJECTS = [*TERMS.obligations.meant, "99", "nothing"]
LOST = {
    "unknown-duty",
    "not-owed",
    "which-duty",
    "since-missing",
    "no-such-period",
    "period-missing",
    "date-outside-year",
    "nil-report-elsewhere",
    "not-by-office",
    "rectification-incomplete",
}
"""The faults that mean: this record is in no state, or in one that cannot be told."""

days = st.dates(date(2018, 1, 1), date(2019, 3, 31))
records = st.builds(
    Record,
    on=days,
    for_=st.sampled_from(SUBJECTS),
    status=st.sampled_from(STATUSES),
    since=st.none() | days,
    period=st.sampled_from([None, "2017", "2018", "2018-Q3"]),
    note=st.just("原因"),
)


def heard(unit, record):
    """Whether any state of the unit rests on the record."""
    as_of = record.on + timedelta(1)
    now = Snapshot(BASE.table, BASE.directory, {unit.name: [record]}, Workdays(), as_of)
    verdicts = [standing.verdict for standing in now if standing.unit == unit]
    return any(record in (v.last, *v.done, *v.reminded) for v in verdicts)


@given(st.sampled_from(UNITS), records)
def test_a_record_without_an_error_counts(unit, record):
    codes = {f.code for f in record_faults(record, unit, TERMS)}
    if not codes & LOST:
        assert heard(unit, record)


@given(st.sampled_from(UNITS), records)
def test_a_record_that_means_no_duty_or_no_period_of_the_unit_does_not_count(unit, record):
    codes = {f.code for f in record_faults(record, unit, TERMS)}
    if codes & {"unknown-duty", "not-owed", "which-duty"}:
        assert not heard(unit, record)
    if codes & {"no-such-period", "period-missing"} and len(meant(unit, record)) == 1:
        assert not heard(unit, record)


def meant(unit, record):
    return TERMS.obligations.of(unit).get(record.for_, ())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_a_unit_may_be_asked_about_is_what_the_states_tell(unit):
    now = Snapshot(BASE.table, BASE.directory, {}, Workdays(), date(2018, 12, 31))
    told = {standing.duty.deadline.id for standing in now if standing.unit == unit}
    ids = {d.deadline.id for duties in TERMS.obligations.of(unit).values() for d in duties}
    assert ids == told
