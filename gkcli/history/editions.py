"""Editions of a workspace, each file of which is read only once."""

from collections import OrderedDict
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
from gkcli.workspace.kinds import LEDGER, REGISTRY, TABLE, FileKind
from gkcli.workspace.layout import Layout
from gkcli.yaml.source import Source, decode_source

T = TypeVar("T")
_KEPT = 64


class Difference(NamedTuple):
    """What differs between two editions; not ``whole`` where one could be read in part only."""

    changes: tuple[Change, ...]
    whole: bool = True


class _UnreadableError(Exception):
    """A file that cannot be taken as it is: ``read_both`` says what can be made of it."""


class EditionCache:
    """Compares editions one after the other; most of their files are those of the one before."""

    def __init__(self) -> None:
        self._values: OrderedDict[tuple[str, bytes], object] = OrderedDict()

    def table(self, layout: Layout) -> Table | None:
        """The table of tasks; None where there is none that is read in whole."""
        try:
            return self._file(layout, TABLE, layout.tasks)
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
                self._file(old, TABLE, old.tasks),
                self._file(new, TABLE, new.tasks),
            )
        units = [self._file(each, REGISTRY, each.units) for each in (old, new)]
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
                    records = self._file(layout, LEDGER, files[unit])
                    held[unit] = records or ()
        return found

    def _file(self, layout: Layout, kind: FileKind[T], path: Path) -> T | None:
        """What a file holds; None where there is no file."""
        raw = _bytes(layout, path)
        if raw is None:
            return None
        key = (kind.pattern, raw)
        if key not in self._values:
            source = decode_source(raw, path, layout.files.shown(path))
            self._values[key] = _whole(kind, source) if isinstance(source, Source) else None
            if len(self._values) > _KEPT:
                self._values.popitem(last=False)
        self._values.move_to_end(key)
        value: T | None = self._values[key]  # type: ignore[assignment]  # what is of this kind
        if value is None:
            raise _UnreadableError
        return value


def _whole(kind: FileKind[T], source: Source) -> T | None:
    """What a file says; None where it can be read in part only.

    What an old edition holds besides, such as a key that is there twice, is no reason to doubt it.
    """
    file = kind.contents().read(source)
    return None if file.draft or (file.errors and not kind.partial) else file.value


def _bytes(layout: Layout, path: Path) -> bytes | None:
    if not layout.files.exists(path):
        return None
    raw = layout.files.read(path)
    if not isinstance(raw, bytes):
        raise _UnreadableError
    return raw


def _ledgers(layout: Layout) -> dict[str, Path]:
    return {normalize("NFC", path.stem): path for path in layout.ledger_files()}
