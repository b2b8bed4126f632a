"""What an export holds, read by the program that such files are for."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


READERS: dict[str, Callable[[Path], Held]] = {
    "csv": csv_folder,
    "json": json_file,
    "jsonl": json_lines,
}
