"""The year at a glance, and a unit's year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.state import State
from gkcli.status.involvement import Role
from gkcli.status.overview import Overview
from gkcli.status.units import number_ranges, unit_entries, unit_entry
from tests.support.build import deadline, directory, group, record, snapshot, table, task, unit

TOWN, BUREAU, OFFICE = unit("甲镇", "镇"), unit("区环保局", aliases=["环保局"]), unit("区审改办")
TOWNS = group("各镇", kinds=["镇"])
ALL = directory(TOWN, BUREAU, OFFICE, TOWNS)
WHOLE = table(
    [
        task(1, lead=["环保局"], responsible=["各镇"]),
        task(2, lead=["区审改办", "区环保局"], deadlines=(deadline(by=date(2018, 7, 20)),)),
    ],
    [],
    [task(3, requirement="甲镇要公开。", lead=["名册外的局"])],
)
NOW = snapshot(WHOLE, ALL, date(2018, 7, 1))


def test_counts_parts_by_sections_tasks_leads_and_limits():
    counts = Overview(NOW).parts
    assert [([t.number for t in c.tasks], c.led, c.limited) for c in counts] == [
        ([1, 2], 2, 1),
        ([], 0, 0),
        ([3], 1, 0),
    ]


def test_counts_leading_units_under_their_usual_names():
    leads = Overview(NOW).leads
    assert leads == (("区环保局", 2), ("区审改办", 1), ("名册外的局", 1))


def test_knows_the_tasks_of_a_unit_by_role():
    assert unit_entry(NOW, TOWN).tasks == {
        Role.LEAD: (),
        Role.NAMED: (3,),
        Role.RESPONSIBLE: (1,),
    }


def test_a_unit_has_groups_and_a_group_has_members():
    of_unit, of_group = unit_entry(NOW, TOWN), unit_entry(NOW, TOWNS)
    assert (of_unit.groups, of_unit.members) == ((TOWNS,), ())
    assert (of_group.groups, of_group.members) == ((), (TOWN,))


def test_lists_units_then_groups_in_the_registrys_order():
    names = [entry.party.name for entry in unit_entries(NOW)]
    assert names == ["甲镇", "区环保局", "区审改办", "各镇"]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), ""),
        ((3,), "3"),
        ((3, 4), "3、4"),
        ((1, 2, 3), "1\u20133"),
        ((3, 5, 19, 22, 25, 27, 28), "3、5、19、22、25、27、28"),
        ((1, 2, 3, 5, 6, 8, 9, 10), "1\u20133、5、6、8\u201310"),
    ],
)
def test_draws_runs_of_numbers_together(numbers, words):
    assert number_ranges(numbers) == words


@given(st.sets(st.integers(1, 60)).map(sorted))
def test_every_number_can_be_read_off_its_runs(numbers):
    read = []
    for piece in filter(None, number_ranges(tuple(numbers)).split("、")):
        first, _, last = piece.partition("\u2013")
        read += range(int(first), int(last or first) + 1)
    assert read == numbers


def test_what_the_notice_asks_and_what_waits_to_be_closed_out_is_counted():
    whole = table(
        task(1, lead=["环保局"]),
        addressees=("各镇", "环保局"),
        deadlines=(deadline("plan", by=date(2018, 7, 20)),),
    )
    said = {
        "甲镇": [record(date(2018, 7, 2), "plan")],
        "区环保局": [
            record(date(2018, 7, 2), "plan"),
            record(date(2018, 7, 3), "plan", "已销号", by="试区政府办公室"),
        ],
    }
    before, after = (Overview(snapshot(whole, ALL, date(2018, 7, day), said)) for day in (1, 5))
    assert (before.recorded, before.notice, before.counts.unclosed) == (
        False,
        {State.PENDING: 2},
        0,
    )
    assert (after.recorded, after.notice, after.counts.unclosed) == (True, {State.DONE: 2}, 1)
    assert (after.units, after.silent) == (2, ())


def test_a_unit_tells_its_limits_by_date_and_other_work_once_it_is_reported_on():
    said = {"区环保局": [record(date(2018, 7, 2), 1, "推进中")]}
    silent = unit_entry(snapshot(WHOLE, ALL, date(2018, 7, 5)), BUREAU)
    spoken = unit_entry(snapshot(WHOLE, ALL, date(2018, 7, 5), said), BUREAU)
    assert ([s.duty.deadline.id for s in silent.listed], silent.unbegun) == (["d"], (1,))
    assert ([s.duty.deadline.id for s in spoken.listed], spoken.unbegun) == (["d", "1"], ())
    late = unit_entry(snapshot(WHOLE, ALL, date(2018, 7, 21), said), BUREAU)
    assert (silent.overdue, late.overdue) == (0, 1)
