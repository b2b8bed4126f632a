"""What is asked of an export, and in which form."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gkcli.export.parcels import Parcel
    from gkcli.export.table_types import DataTable

    Writer = Callable[[Path, Sequence[DataTable], Iterable[Parcel]], None]


class DataForm(NamedTuple):
    """What writes a form, into a folder of files with an ``ending``, else into one file."""

    write: "Writer"
    ending: str = ""


class ExportRequest(NamedTuple):
    """What is asked for; ``several`` are the folders of a roll-up, none meaning its list."""

    target: Path
    as_of: date
    unit: str | None
    several: tuple[Path, ...] | None
    public: bool
    force: bool
