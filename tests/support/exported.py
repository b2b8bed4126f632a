"""What an export holds, read by the program that such files are for."""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow
from pyarrow import dataset

from gkcli.export.schema import TABLES

Held = dict[str, list[dict[str, Any]]]
"""The rows of each table; dates are texts, what is absent is None."""

KINDS = {table.name: {f.name: f.kind for f in table.fields} for table in TABLES}
_FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "list": json.loads,
}


def csv_folder(folder: Path) -> Held:
    held = {}
    for path in sorted(folder.iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            kinds = {"workspace": "text", "year": "integer", **KINDS[path.stem]}
            held[path.stem] = [
                {
                    name: _FROM_TEXT.get(kinds[name], str)(text) if text else None
                    for name, text in row.items()
                }
                for row in csv.DictReader(file)
            ]
    return held


def json_file(path: Path) -> Held:
    document = json.loads(path.read_text(encoding="utf-8"))
    return {name: rows for name, rows in document.items() if name != "version"}


def json_lines(path: Path) -> Held:
    held: Held = {table: [] for table in KINDS}
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        row = json.loads(line)
        held[row.pop("table")].append(row)
    return held


def sqlite_file(path: Path) -> Held:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        names = [row[0] for row in database.execute(_TABLES)]
        return {
            name: [
                {field: _stored(name, field, row[field]) for field in row.keys()}  # noqa: SIM118
                for row in database.execute(f"SELECT * FROM {name} ORDER BY rowid")
            ]
            for name in names
        }


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def _stored(table: str, field: str, value: Any) -> Any:
    kind = KINDS[table].get(field)
    if value is None or kind not in ("boolean", "list"):
        return value
    return bool(value) if kind == "boolean" else json.loads(value)


def parquet_folder(folder: Path) -> Held:
    held = {}
    for path in sorted(folder.iterdir()):
        table = dataset.dataset(path, partitioning=_PARTITIONS if path.is_dir() else None)
        held[path.stem] = [_told(row) for row in table.to_table().to_pylist()]
    return held


_PARTITIONS = dataset.partitioning(
    pyarrow.schema([("year", pyarrow.int32()), ("workspace", pyarrow.string())]), flavor="hive"
)


def duckdb_folder(folder: Path) -> Held:
    held = {}
    for path in sorted(folder.iterdir()):
        files = str(path / "**/*.parquet") if path.is_dir() else str(path)
        with duckdb.connect() as connection:
            found = connection.execute("SELECT * FROM read_parquet(?)", [files])
            names = [column[0] for column in found.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        held[path.stem] = [_told(row) for row in rows]
    return held


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {name: str(v) if isinstance(v, date) else v for name, v in row.items()}


READERS: dict[str, tuple[str, Callable[[Path], Held]]] = {
    "csv": ("csv", csv_folder),
    "json": ("json", json_file),
    "jsonl": ("jsonl", json_lines),
    "sqlite": ("sqlite", sqlite_file),
    "pyarrow": ("parquet", parquet_folder),
    "duckdb": ("parquet", duckdb_folder),
}
"""What reads an export, and the form that it reads."""
