"""Editions of a workspace, each file of which is read only once."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from gkcli.compare.change import Change, Edition
from gkcli.compare.differences import compare
from gkcli.compare.reading import read_both
from gkcli.compare.sides import ComparedSide
from gkcli.errors import GkcliError
from gkcli.model.notice import Table
from gkcli.model.record import Record
from gkcli.model.units import Registry
from gkcli.workspace.layout import Layout
from gkcli.yaml.decode import UndecodedError, decode
from gkcli.yaml.ledger import read_ledger
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source, decode_source

T = TypeVar("T")
_KEPT = 64


class Difference(NamedTuple):
    """What differs between two editions; not ``whole`` where one could be read in part only."""

    changes: tuple[Change, ...]
    whole: bool = True


class _UnreadableError(Exception):
    """A file that has a fault: what can be made of it is for the careful way to say."""


class Shelf:
    """Compares editions one after the other; most of their files are those of the one before."""

    def __init__(self) -> None:
        self._read: OrderedDict[tuple[str, bytes], object] = OrderedDict()

    def table(self, layout: Layout) -> Table | None:
        """The table of tasks; None where there is none, or none without a fault."""
        try:
            return self._file(layout, layout.tasks, "table", _table)
        except _UnreadableError:
            return None

    def difference(self, old: Layout, new: Layout) -> Difference:
        """Every difference between two editions, by identity."""
        try:
            return Difference(self._quickly(old, new))
        except (_UnreadableError, GkcliError):
            both = read_both(ComparedSide("", old), ComparedSide("", new))
            return Difference(compare(both.old, both.new), whole=False)

    def _quickly(self, old: Layout, new: Layout) -> tuple[Change, ...]:
        tables: tuple[Table | None, Table | None] = (None, None)
        if _bytes(old, old.tasks) != _bytes(new, new.tasks):
            tables = (
                self._file(old, old.tasks, "table", _table),
                self._file(new, new.tasks, "table", _table),
            )
        units = [self._file(each, each.units, "units", _units) for each in (old, new)]
        ledgers = self._changed_ledgers(old, new)
        return compare(
            Edition(tables[0], units[0], ledgers[0]), Edition(tables[1], units[1], ledgers[1])
        )

    def _changed_ledgers(
        self, old: Layout, new: Layout
    ) -> tuple[dict[str, tuple[Record, ...]], dict[str, tuple[Record, ...]]]:
        before, after = _ledgers(old), _ledgers(new)
        found: tuple[dict[str, tuple[Record, ...]], dict[str, tuple[Record, ...]]] = ({}, {})
        for unit in sorted({*before, *after}):
            raw = [
                _bytes(layout, files[unit]) if unit in files else b""
                for layout, files in ((old, before), (new, after))
            ]
            if raw[0] == raw[1]:
                continue
            for held, layout, files in zip(found, (old, new), (before, after), strict=True):
                if unit in files:
                    records = self._file(layout, files[unit], "ledger", _records)
                    held[unit] = records or ()
        return found

    def _file(
        self, layout: Layout, path: Path, kind: str, reader: Callable[[Source], T]
    ) -> T | None:
        """What a file holds; None where there is no file."""
        raw = _bytes(layout, path)
        if raw is None:
            return None
        key = (kind, raw)
        if key not in self._read:
            source = decode_source(raw, path, layout.files.shown(path))
            if not isinstance(source, Source):
                raise _UnreadableError
            self._read[key] = reader(source)
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        self._read.move_to_end(key)
        value: T = self._read[key]  # type: ignore[assignment]  # what this kind's reader made
        return value


def _bytes(layout: Layout, path: Path) -> bytes | None:
    if not layout.files.exists(path):
        return None
    raw = layout.files.read(path)
    if not isinstance(raw, bytes):
        raise _UnreadableError
    return raw


def _ledgers(layout: Layout) -> dict[str, Path]:
    return {normalize("NFC", path.stem): path for path in layout.ledger_files()}


def _table(source: Source) -> Table:
    return _decoded(Table, source)


def _units(source: Source) -> Registry:
    return _decoded(Registry, source)


def _decoded(shape: type[T], source: Source) -> T:
    try:
        return decode(shape, skim(source).data)
    except UndecodedError:
        raise _UnreadableError from None


def _records(source: Source) -> tuple[Record, ...]:
    ledger = read_ledger(source)
    if ledger.diagnostics:
        raise _UnreadableError
    return ledger.records
