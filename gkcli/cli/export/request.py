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
    """A form of the tables; ``writer`` imports what writes it.

    It is a folder of files with an ``ending``, else one file, which is text where it can be printed
    as well.
    """

    writer: "Callable[[], Writer]"
    ending: str = ""
    printable: bool = False


class ExportRequest(NamedTuple):
    """What is asked for; ``several`` are the folders of a roll-up, none meaning its list.

    Without a ``target`` it is printed.
    """

    target: Path | None
    as_of: date
    unit: str | None
    several: tuple[Path, ...] | None
    public: bool
    force: bool
