"""Whatever a workspace holds, its rows are as the schema says, and a database takes them."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkcli.errors import GkcliError
from gkcli.export.parcels import Parcel
from gkcli.export.rows import workspace_rows
from gkcli.export.schema import TABLES, tables
from gkcli.export.scope import Scope
from gkcli.export.sqlite_file import write_sqlite
from gkcli.frozen import replace
from gkcli.model.directory import Directory
from gkcli.model.notice import Part, Section, Table
from gkcli.status.involvement import Involvements, Role
from gkcli.status.standings import Snapshot
from gkcli.status.workdays import Workdays
from tests.support import made_models, made_records

KINDS = {"text": str, "integer": int, "boolean": bool, "date": date, "list": tuple}


@st.composite
def snapshots(draw):
    """A table whose duties the units of a registry owe, and ledgers that tell of them."""
    registry = draw(made_models.registries)
    parties = [party.name for party in (*registry.units, *registry.groups)]
    names = st.lists(st.sampled_from(parties), max_size=3).map(tuple) if parties else st.just(())
    notice = replace(draw(made_models.notices), addressees=draw(names))
    tasks = [
        replace(
            task,
            lead=(*draw(names), *task.lead),
            responsible=draw(names),
            requirement=f"{task.requirement}{''.join(draw(names))}",
        )
        for task in draw(made_models.some(made_models.tasks, most=3))
    ]
    table = Table(notice, (Part("一", "甲", (Section("一", "乙", tuple(tasks)),)),))
    ledgers = {unit.name: tuple(draw(ledger)) for unit in registry.units}
    day = draw(made_models.day)
    return Snapshot(table, Directory(registry), ledgers, Workdays(), day)


ledger = st.lists(made_records.records, max_size=4)


def rows_of(now, *, party=None, public=False):
    """The rows of every table; none at all where names are ambiguous."""
    try:
        found = workspace_rows(Scope(now, party), tuple, public=public)
    except GkcliError as error:
        assert "分不清是哪一个" in error.message  # noqa: PT017
        return {}
    return {name: list(rows) for name, rows in found.items()}


@given(snapshots())
def test_every_row_is_as_its_table_says(now):
    for public in (False, True):
        known = {table.name: table for table in tables(public=public)}
        for name, rows in rows_of(now, public=public).items():
            table = known[name]
            places = [[field.name for field in table.fields].index(name) for name in table.key]
            assert len({tuple(row[place] for place in places) for row in rows}) == len(rows)
            for row in rows:
                for field, value in zip(table.fields, row, strict=True):
                    if value is None:
                        assert field.empty, field.name
                    else:
                        assert type(value) is KINDS[field.kind], field.name


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots())
def test_a_database_takes_them_and_no_reference_is_broken(tmp_path, now):
    parties = (None, *now.directory.registry.units[:1], *now.directory.registry.groups[:1])
    for party in parties:
        for several in (False, True):
            target = tmp_path / "库"
            target.unlink(missing_ok=True)
            rows = {name: iter(found) for name, found in rows_of(now, party=party).items()}
            parcel = Parcel(rows, "甲", 2018) if several else Parcel(rows)
            write_sqlite(target, tables(several=several), [parcel])
            with closing(sqlite3.connect(target)) as database:
                assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@given(snapshots())
def test_involvements_are_those_that_the_lists_of_tasks_tell(now):
    rows = rows_of(now).get("involvements")
    if rows is None:
        return
    told = {(task, unit, role) for task, unit, role, _, _ in rows if role != "named"}
    assert told == {
        (task.number, unit.name, role.value)
        for unit in now.directory.registry.units
        for _, task in now.table.placed()
        for found in [Involvements(now.directory, unit).of(task)]
        if found
        for role in found.roles
        if role is not Role.NAMED
    }
    assert [(task, unit) for task, unit, role, _, _ in rows if role == "named"] == [
        (task.number, unit.name)
        for _, task in now.table.placed()
        for unit in now.directory.named_in(task.requirement)
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_public_row_has_what_the_whole_one_has(table):
    row = tuple(field.name for field in table.fields)
    assert table.pick(row) == tuple(field.name for field in table.public.fields)
