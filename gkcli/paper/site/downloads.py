"""The tables that a site offers to download."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from gkcli.export.delimited import write_csv
from gkcli.export.json_files import write_json
from gkcli.export.parcels import parcel_of
from gkcli.export.schema import tables
from gkcli.export.sqlite_file import write_sqlite
from gkcli.paper.site.folder import SiteFile
from gkcli.paper.site.view import DownloadView
from gkcli.status.standings import Snapshot
from gkcli.workspace.layout import Layout

_FOLDER = "data"
_WHOLE = (
    ("all.json", "全部的表，一个 JSON", write_json),
    ("all.sqlite", "全部的表，一个 SQLite 数据库", write_sqlite),
)


def downloads(
    layout: Layout, now: Snapshot, *, public: bool
) -> Iterator[tuple[SiteFile, DownloadView]]:
    """Every table as CSV, and all of them as JSON and as a database, each with what it is."""
    shown = tables(public=public)
    with TemporaryDirectory() as made:
        place = Path(made, "csv")
        place.mkdir()
        write_csv(place, shown, [parcel_of(layout, now, public=public)])
        for table in shown:
            name = f"{table.name}.csv"
            yield _download(name, (place / name).read_bytes(), table.about)
        for name, about, write in _WHOLE:
            target = Path(made, name)
            write(target, shown, [parcel_of(layout, now, public=public)])
            yield _download(name, target.read_bytes(), about)


def _download(name: str, content: bytes, about: str) -> tuple[SiteFile, DownloadView]:
    address = f"{_FOLDER}/{name}"
    return SiteFile(address, content), DownloadView(address, about, len(content))
