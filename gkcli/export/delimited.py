"""Tables as a folder of CSV files, one a table, for spreadsheets and whatever reads CSV."""

import csv
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from gkcli.export.parcels import Parcel
from gkcli.export.table_types import DataTable, FieldKind
from gkcli.export.values import json_list
from gkcli.text import formula_safe, tame


def write_csv(folder: Path, tables: Sequence[DataTable], parcels: Iterable[Parcel]) -> None:
    """Fill a folder with a file for each table, as Chinese text and never as formulas."""
    with ExitStack() as files:
        writers = {}
        for table in tables:
            path = folder / f"{table.name}.csv"
            file = files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[table.name] = csv.writer(file, lineterminator="\r\n")
            writers[table.name].writerow([field.name for field in table.fields])
        for parcel in parcels:
            for table in tables:
                cells = [_CELLS[field.kind] for field in table.fields]
                writers[table.name].writerows(
                    [
                        "" if value is None else cell(value)
                        for cell, value in zip(cells, row, strict=True)
                    ]
                    for row in parcel.of(table)
                )


def _text(value: str) -> str:
    return formula_safe(tame(value))


_CELLS: dict[FieldKind, Callable[..., str]] = {
    "text": _text,
    "integer": str,
    "boolean": lambda value: "true" if value else "false",
    "date": str,
    "list": lambda names: tame(json_list(names)),
}
