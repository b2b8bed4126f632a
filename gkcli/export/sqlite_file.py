"""Tables as one SQLite database, with keys, indexes, and views for the usual questions."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from errno import ENOSPC
from functools import cache
from pathlib import Path
from typing import Any

from gkcli.export.parcels import Parcel
from gkcli.export.schema import OCCASIONS, TABLES, VERSION
from gkcli.export.table_types import DataField, DataTable, FieldKind, Row
from gkcli.export.values import json_list
from gkcli.export.views import views

_STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_TYPES: dict[FieldKind, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "boolean": "INTEGER",
    "date": "TEXT",
    "list": "TEXT",
}
_CHECKS: dict[FieldKind, str] = {
    "boolean": " CHECK ({} IN (0, 1))",
    "date": " CHECK ({} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')",
}
_KEYS = {table.name: table.key for table in TABLES}


def write_sqlite(path: Path, tables: Sequence[DataTable], parcels: Iterable[Parcel]) -> None:
    """Fill an empty file; the same rows make the same bytes with the same SQLite.

    OSError where the disk is full.
    """
    try:
        _write(path, tables, parcels)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(ENOSPC, str(error)) from error


def _write(path: Path, tables: Sequence[DataTable], parcels: Iterable[Parcel]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        # Nobody sees the file before it is whole, so nothing is to be undone.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create_table(table))
        for parcel in parcels:
            for table in tables:
                marks = ", ".join("?" * len(table.fields))
                rows = _stored(table, parcel.of(table))
                database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608  a name of the schema
        for statement in (*_indexes(tables), *_views(tables)):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")


def _create_table(table: DataTable) -> str:
    """The statement; what each field is stands beside it, to be read in the database itself."""
    columns = [f"  {_column(field)}, -- {field.about}" for field in table.fields]
    refers = [_reference(table, field) for field in table.fields if field.refers]
    rules = ",\n  ".join((f"PRIMARY KEY ({', '.join(table.key)})", *refers))
    held = "\n".join(columns)
    return f"CREATE TABLE {table.name} ( -- {table.about}\n{held}\n  {rules}\n){_STRICT}"


def _column(field: DataField) -> str:
    needed = "" if field.empty else " NOT NULL"
    check = _CHECKS.get(field.kind, "").format(field.name)
    return f"{field.name} {_TYPES[field.kind]}{needed}{check}"


def _reference(table: DataTable, field: DataField) -> str:
    where = _several(table)
    own = ", ".join((*where, field.name))
    other = ", ".join((*where, *_KEYS[field.refers]))
    return f"FOREIGN KEY ({own}) REFERENCES {field.refers} ({other})"


def _several(table: DataTable) -> tuple[str, ...]:
    """With what the key of a table of several workspaces begins."""
    return table.key[:1] if table.key[0] == "workspace" else ()


def _indexes(tables: Sequence[DataTable]) -> Iterator[str]:
    """What makes it quick to follow a reference back, and to find what is in some state."""
    for table in tables:
        where = _several(table)
        wanted: list[tuple[str, ...]] = [(f.name,) for f in table.fields if f.refers]
        if table.name == OCCASIONS.name and _has_states(table):
            wanted.append(("state", "due"))
        for names in wanted:
            columns = (*where, *names)
            if columns != table.key[: len(columns)]:
                name = "_".join((table.name, *names))
                yield f"CREATE INDEX {name} ON {table.name} ({', '.join(columns)})"


def _views(tables: Sequence[DataTable]) -> Iterator[str]:
    (occasions,) = (table for table in tables if table.name == OCCASIONS.name)
    if _has_states(occasions):
        for view in views(several=bool(_several(occasions))):
            yield f"CREATE VIEW {view.name} AS -- {view.about}\n{view.query}"


def _has_states(table: DataTable) -> bool:
    return any(field.name == "state" for field in table.fields)


def _stored(table: DataTable, rows: Iterator[Row]) -> Iterator[list[Any]]:
    """Rows with dates and lists as texts."""
    to_text: dict[FieldKind, Callable[[Any], str]] = {"date": cache(str), "list": json_list}
    places: list[tuple[int, Callable[[Any], str]]] = [
        (place, to_text[field.kind])
        for place, field in enumerate(table.fields)
        if field.kind in to_text
    ]
    for row in rows:
        values = list(row)
        for place, text in places:
            if values[place] is not None:
                values[place] = text(values[place])
        yield values
