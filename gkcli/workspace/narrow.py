"""Opening a workspace for one question: of a large table, only the tasks that it may be about."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gkcli.errors import Diagnostic
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.workspace.kinds import LEDGER, REGISTRY, TABLE
from gkcli.workspace.layout import Layout, locate
from gkcli.workspace.open import Workspace, load, whole_workspace, with_cycles
from gkcli.workspace.read import listed, read
from gkcli.yaml.decode import UndecodedError
from gkcli.yaml.source import LARGEST, decode_source
from gkcli.yaml.tidy_file import parse_tidy

if TYPE_CHECKING:
    from io import BufferedReader

    from gkcli.workspace.index import Index, Wanted

SMALLEST = 768 * 1024
"""Of a table of fewer bytes two questions take longer with an index than without one."""

_KIND = "index"
_FORMAT = 2
_PIECE = 4 * 1024 * 1024
_MOST = 3
"""An excerpt with more than one task of so many takes as long to read as the whole."""


def open_for(folder: Path | None, choose: Callable[[Directory], "Wanted"]) -> Workspace:
    """Load a workspace for one question; InvalidDataError with every finding when it can't be read.

    The table of a workspace that is large may then hold only the tasks that the question may be
    about; ``choose`` says which these are, by the names in the registry.
    """
    layout = locate(folder)
    before = _state(layout.tasks)
    large = before is not None and SMALLEST <= before.size <= LARGEST
    key = _key(layout) if large else None
    if key is None:
        return load(layout)
    from gkcli.workspace.cache import kept

    found = kept(_KIND, key)
    index = None if found is None else _opened(found)
    if index is None:
        return _indexed(layout, key, choose)
    workspace = _excerpted(layout, index, choose)
    # Pieces of a file that was written over meanwhile are no table.
    return load(layout) if workspace is None or _state(layout.tasks) != before else workspace


class _State(NamedTuple):
    """What changes when a file is written or replaced."""

    inode: int
    size: int
    changed: int


def _state(path: Path) -> _State | None:
    """The state of a file now; None where there is none to be read."""
    try:
        status = path.stat()
    except OSError:
        return None
    return _State(status.st_ino, status.st_size, status.st_mtime_ns)


def _key(layout: Layout) -> str | None:
    """What the files of the table and the registry hold, as a key; None where nothing is kept."""
    from hashlib import sha256

    from gkcli import __version__
    from gkcli.workspace.cache import cache_folder

    if cache_folder() is None:
        return None
    try:
        contents = _digest(layout.tasks) + _digest(layout.units)
    except OSError:
        return None
    return sha256(f"{__version__} {_FORMAT} {sys.byteorder} {contents}".encode()).hexdigest()


def _digest(path: Path) -> str:
    """A digest of a file's bytes, worked out by all processors at once."""
    from hashlib import sha256

    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size <= _PIECE:
            return sha256(file.read()).hexdigest()
    from threading import Thread

    starts = range(0, size, _PIECE)
    digests = [b""] * len(starts)
    failures: list[OSError] = []

    def work(first: int, step: int) -> None:
        try:
            with path.open("rb", buffering=0) as own:
                for place in range(first, len(starts), step):
                    own.seek(starts[place])
                    digests[place] = sha256(own.read(_PIECE)).digest()
        except OSError as error:
            failures.append(error)

    count = min(os.cpu_count() or 1, len(starts))
    threads = [Thread(target=work, args=(first, count)) for first in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for failure in failures:
        raise failure
    return sha256(b"".join(digests)).hexdigest()


def _indexed(layout: Layout, key: str, choose: Callable[[Directory], "Wanted"]) -> Workspace:
    """The workspace whole, and an index of it kept where its table is tidy.

    A question that is about most tasks gets none made: it would not ask it the next time either.
    """
    data = layout.files.read(layout.tasks)
    table = None if isinstance(data, Diagnostic) else _table(layout, data)
    registry = None if table is None else _registry(layout)
    if table is None or registry is None or isinstance(data, Diagnostic):
        return load(layout)
    workspace = whole_workspace(layout, table, registry)
    from gkcli.workspace.index import build, concerns_most

    if concerns_most(choose(workspace.directory), table, workspace.directory, _MOST):
        return workspace
    from gkcli.workspace.excerpt import ranges_of

    whole = ranges_of(data, table)
    if whole is not None and key == _key(layout):
        from gkcli.workspace.cache import keep, trim

        keep(_KIND, key, build(table, workspace.directory, whole, len(data)))
        trim()
    return workspace


def _table(layout: Layout, data: bytes) -> Table | None:
    """The table in tidy bytes; None where they are not so, or hold anything that is wrong."""
    source = decode_source(data, layout.tasks, layout.files.shown(layout.tasks))
    if isinstance(source, Diagnostic) or source.diagnostics:
        return None
    parsed = parse_tidy(source)
    try:
        return TABLE.contents().decode(parsed and parsed.data)
    except UndecodedError:
        return None


def _opened(kept: bytes) -> "Index | None":
    from sqlite3 import Error

    from gkcli.workspace.index import Index

    try:
        return Index(kept)
    except Error:
        return None


def _excerpted(
    layout: Layout, index: "Index", choose: Callable[[Directory], "Wanted"]
) -> Workspace | None:
    """The workspace with the tasks that the index tells; None where it is better read whole."""
    registry = _registry(layout)
    if registry is None:
        return None
    directory = Directory(registry)
    wanted = choose(directory)
    if wanted.until is not None and _set_days(layout):
        # The table alone does not tell what falls due then.
        wanted = wanted._replace(since=None, until=None)
    ranks = index.ranks(wanted) if any(part is not None for part in wanted) else None
    if ranks is None or len(ranks) > index.tasks // _MOST:
        return None
    try:
        with layout.tasks.open("rb") as file:
            data = b"".join(_read(file, *piece) for piece in index.pieces(ranks))
    except OSError:
        return None
    table = _table(layout, data)
    if table is None:
        return None
    return Workspace(layout, with_cycles(layout, table), directory, index.tasks)


_DAYS_OF_THEIR_OWN = tuple(word.encode() for word in ("整改", "延期"))


def _set_days(layout: Layout) -> bool:
    """Whether any ledger may hold days on which something falls due: put right, or put off."""
    ledgers = listed(layout, LEDGER)
    if isinstance(ledgers, Diagnostic):
        return False
    contents = map(layout.files.read, ledgers)
    return any(
        word in data
        for data in contents
        if not isinstance(data, Diagnostic)
        for word in _DAYS_OF_THEIR_OWN
    )


def _registry(layout: Layout) -> Registry | None:
    """The registry, where nothing is wrong with it."""
    file = read(layout, REGISTRY, layout.units)
    return None if file.errors else file.value


def _read(file: "BufferedReader", start: int, stop: int) -> bytes:
    file.seek(start)
    return file.read(stop - start)
