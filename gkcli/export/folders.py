"""A folder of files that is there whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from gkcli.errors import GkcliError
from gkcli.export.schema import TABLES
from gkcli.yaml.write import locked_if_possible, settle

_SHOWN = 3
_NAMES = frozenset(table.name for table in TABLES)


def is_of_export(path: Path, ending: str) -> bool:
    """Whether something in a folder is as an export to files with this ending leaves it."""
    if path.is_dir():
        held = (below for below in path.rglob("*") if not below.is_dir())
        return path.name in _NAMES and all(below.suffix == ending for below in held)
    return path.stem in _NAMES and path.suffix == ending


def refuse_folder(folder: Path, ours: Callable[[Path], bool], *, force: bool) -> None:
    """GkcliError where a folder must not be written: it is there, and not only of ``ours``."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise GkcliError(f"“{folder}”是文件，不是文件夹", "-o 后面要写文件夹")
    entries = sorted(folder.iterdir())
    others = [path.name for path in entries if not ours(path)]
    if others:
        more = f" 等 {len(others)} 个" if len(others) > _SHOWN else ""
        raise GkcliError(
            f"“{folder}”里有别的东西（{'、'.join(others[:_SHOWN])}{more}），没有动它",
            "换一个新的文件夹",
        )
    if entries and not force:
        raise GkcliError(f"“{folder}”已经有了，没有动它", "加 --force 换成新的，或换个文件夹")


@contextmanager
def filled_folder(folder: Path, ours: Callable[[Path], bool], *, force: bool) -> Iterator[Path]:
    """A folder in a hidden place beside to be filled, which goes there once that went well.

    Otherwise nothing is left of it. What was there before goes, as far as ``refuse_folder`` lets.
    """
    place = folder.resolve()
    with locked_if_possible(place, str(folder)) as alone:
        if alone:
            for scrap in place.parent.glob(f".{escape(place.name)}.*.new"):
                rmtree(scrap, ignore_errors=True)
        hidden = Path(mkdtemp(prefix=f".{place.name}.", suffix=".new", dir=place.parent))
        try:
            fresh = hidden / "new"
            fresh.mkdir()
            yield fresh
            refuse_folder(folder, ours, force=force)
            _swap(fresh, place, hidden / "old")
        finally:
            rmtree(hidden, ignore_errors=True)
        settle(place.parent)


def _swap(fresh: Path, place: Path, old: Path) -> None:
    """Put a folder in a place, what is there out of the way."""
    if not place.exists():
        fresh.rename(place)
        return
    place.rename(old)
    try:
        fresh.rename(place)
    except BaseException:
        old.rename(place)
        raise
