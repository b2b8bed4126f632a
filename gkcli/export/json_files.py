"""Tables as one JSON document, or as JSON Lines: a row a line in both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any

from gkcli.export.parcels import Parcel
from gkcli.export.schema import VERSION, where_of
from gkcli.export.table_types import DataField, DataTable, FieldKind
from gkcli.export.values import json_line

_TYPES: dict[FieldKind, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
}


def write_json_lines(path: Path, tables: Sequence[DataTable], parcels: Iterable[Parcel]) -> None:
    """Write every row as a line that begins with the name of its table."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for parcel in parcels:
            for table in tables:
                file.writelines(
                    f"{row}\n" for row in _objects(table, parcel, {"table": table.name})
                )


def write_json(path: Path, tables: Sequence[DataTable], parcels: Iterable[Parcel]) -> None:
    """Write an object with the version of the schema and an array for every table."""
    with ExitStack() as files, path.open("wb") as file:
        arrays = {
            table.name: files.enter_context(TemporaryFile(dir=path.parent)) for table in tables
        }
        for parcel in parcels:
            for table in tables:
                array = arrays[table.name]
                for row in _objects(table, parcel, {}):
                    array.write(f"{',' if array.tell() else ''}\n{row}".encode())
        file.write(f'{{\n"version": {VERSION}'.encode())
        for name, array in arrays.items():
            file.write(f',\n"{name}": ['.encode())
            array.seek(0)
            copyfileobj(array, file)
            file.write(b"\n]")
        file.write(b"\n}\n")


def _objects(table: DataTable, parcel: Parcel, first: Mapping[str, str]) -> Iterator[str]:
    names = (*first, *(field.name for field in table.fields))
    said = tuple(first.values())
    for row in parcel.of(table):
        yield json_line(dict(zip(names, (*said, *row), strict=True)))


def json_schema(tables: Sequence[DataTable]) -> dict[str, Any]:
    """The JSON Schema of the document, of the public face as well as of the whole.

    Among several workspaces a row may also have what tells which one it is of.
    """
    arrays = {table.name: _array(table) for table in tables}
    shown = [table.name for table in tables if table.public.fields]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gkcli export json",
        "type": "object",
        "properties": {"version": {"const": VERSION}, **arrays},
        "required": ["version", *shown],
        "additionalProperties": False,
    }


def _array(table: DataTable) -> dict[str, Any]:
    fields = (*where_of(table), *table.fields)
    return {
        "description": f"{table.about}。键：{'、'.join(table.key)}。",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {field.name: _property(field) for field in fields},
            "required": [field.name for field in table.fields if field.public],
            "additionalProperties": False,
        },
    }


def _property(field: DataField) -> dict[str, Any]:
    kind = _TYPES[field.kind]
    allowed = {**kind, "type": [kind["type"], "null"]} if field.empty else kind
    return {"description": field.about, **allowed}
