"""The tables that a site offers to download."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gkcli.export.delimited import write_csv
from gkcli.export.json_files import write_json
from gkcli.export.parcels import Parcel, parcel_of
from gkcli.export.schema import tables
from gkcli.export.sqlite_file import write_sqlite
from gkcli.paper.site.folder import SiteFile
from gkcli.paper.site.view import DownloadView
from gkcli.status.standings import Snapshot
from gkcli.workspace.layout import Layout

_FOLDER = "data"
_JSON = "all.json"
_DATABASE = "all.sqlite"
_WHEN = (1980, 1, 1, 0, 0, 0)
"""When a file in an archive was made, whenever that was."""


def downloads(
    layout: Layout, now: Snapshot, *, public: bool
) -> Iterator[tuple[SiteFile, DownloadView]]:
    """Every table as CSV, and all of them as JSON and as a database, each with what it is."""
    shown = tables(public=public)
    told = parcel_of(layout, now, public=public)
    rows = {table.name: tuple(told.of(table)) for table in shown}

    def parcel() -> Parcel:
        return Parcel({name: iter(own) for name, own in rows.items()})

    with TemporaryDirectory() as made:
        place = Path(made, "csv")
        place.mkdir()
        write_csv(place, shown, [parcel()])
        for table in shown:
            name = f"{table.name}.csv"
            yield _download(name, (place / name).read_bytes(), table.about)
        write_json(Path(made, _JSON), shown, [parcel()])
        yield _download(_JSON, Path(made, _JSON).read_bytes(), "全部的表，一个 JSON")
        write_sqlite(Path(made, _DATABASE), shown, [parcel()])
        database = _zipped(_DATABASE, Path(made, _DATABASE).read_bytes())
        yield _download(f"{_DATABASE}.zip", database, "全部的表，一个 SQLite 数据库，先解压")


def _zipped(name: str, content: bytes) -> bytes:
    """An archive with one file; the same for the same content."""
    archive = BytesIO()
    with ZipFile(archive, "w") as file:
        file.writestr(ZipInfo(name, _WHEN), content, ZIP_DEFLATED)
    return archive.getvalue()


def _download(name: str, content: bytes, about: str) -> tuple[SiteFile, DownloadView]:
    address = f"{_FOLDER}/{name}"
    return SiteFile(address, content), DownloadView(address, about, len(content))
