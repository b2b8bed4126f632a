"""Tables as Parquet files: one a table, or, of several workspaces, one for each in each table."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from unicodedata import normalize

import pyarrow
from pyarrow import parquet

from gkcli.errors import GkcliError
from gkcli.export.parcels import Parcel
from gkcli.export.schema import VERSION
from gkcli.export.table_types import DataField, DataTable, FieldKind, Row

_TYPES: dict[FieldKind, pyarrow.DataType] = {
    "text": pyarrow.string(),
    "integer": pyarrow.int32(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
    "list": pyarrow.list_(pyarrow.string()),
}
_AT_ONCE = 20_000
"""How many rows are in memory at once."""

# What Hive spells out in the names of folders, what Windows refuses, and ends that it drops.
_SPELLED_OUT = r"""[\x00-\x1f\x7f"#%'*/:<=>?\\^{}\[\]|]|[. ]$"""
_LONGEST = 255
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"


def write_parquet(folder: Path, tables: Sequence[DataTable], parcels: Iterable[Parcel]) -> None:
    """Fill a folder with files; those of several workspaces are partitioned by year and workspace.

    GkcliError where the name of a workspace cannot be that of a folder beside the others.
    """
    names: dict[str, str] = {}
    last: Parcel | None = None
    written: set[str] = set()
    for last in parcels:
        _tell_apart(last.workspace, names)
        for table in tables:
            if _write(folder, table, last):
                written.add(table.name)
    for table in tables:
        # A table without a row is a table all the same.
        if last is not None and table.name not in written:
            _open(folder, table, last).close()


def _write(folder: Path, table: DataTable, parcel: Parcel) -> bool:
    """Write the rows of a workspace; whether there was any."""
    places = [place for place, _ in _held(table)]
    writer = None
    for rows in _batches(parcel.of(table)):
        writer = writer or _open(folder, table, parcel)
        schema, columns = writer.schema, list(zip(*rows, strict=True))
        held = [columns[place] for place in places]
        arrays = [pyarrow.array(c, f.type) for c, f in zip(held, schema, strict=True)]
        writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
    if writer is not None:
        writer.close()
    return writer is not None


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _AT_ONCE)):
        yield batch


def _open(folder: Path, table: DataTable, parcel: Parcel) -> parquet.ParquetWriter:
    path = folder / f"{table.name}.parquet"
    if parcel.workspace is not None:
        year = _UNKNOWN if parcel.year is None else parcel.year
        place = folder / table.name / f"year={year}" / _folder(parcel.workspace)
        place.mkdir(parents=True)
        path = place / "part-0.parquet"
    fields = [
        pyarrow.field(field.name, _TYPES[field.kind], field.empty, {"description": field.about})
        for _, field in _held(table)
    ]
    about = {"gkcli.export": str(VERSION), "description": table.about}
    return parquet.ParquetWriter(path, pyarrow.schema(fields, about))


def _held(table: DataTable) -> list[tuple[int, DataField]]:
    """The fields that a file has, with their places: folders tell which workspace it is of."""
    several = table.key[0] == "workspace"
    told = ("workspace", "year") if several else ()
    return [(place, f) for place, f in enumerate(table.fields) if f.name not in told]


def _folder(workspace: str) -> str:
    """The name of the folder of a workspace, from which its name can be read."""
    return "workspace=" + re.sub(_SPELLED_OUT, lambda found: f"%{ord(found[0]):02X}", workspace)


def _tell_apart(workspace: str | None, known: dict[str, str]) -> None:
    """Refuse a workspace whose folder cannot be beside those of the others on every system."""
    if workspace is None:
        return
    folder = _folder(workspace)
    other = known.setdefault(normalize("NFC", folder).casefold(), workspace)
    if other != workspace:
        raise GkcliError(
            f"工作区“{other}”和“{workspace}”只差大小写，有的系统不能各有一个文件夹",
            "在 rollup.yaml 里改一个名称，或导成 sqlite",
        )
    if len(folder.encode()) > _LONGEST:
        raise GkcliError(
            f"工作区的名称“{workspace}”太长，不能作文件夹名",
            "在 rollup.yaml 里写短一些，或导成 sqlite",
        )
