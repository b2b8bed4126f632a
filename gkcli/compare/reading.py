"""Both editions as far as they can be read."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar
from unicodedata import normalize

from gkcli.compare.change import Edition
from gkcli.compare.sides import ComparedSide
from gkcli.compare.units import paired_units
from gkcli.compare.unread import with_unread_from
from gkcli.errors import Diagnostic, GkcliError, Severity
from gkcli.model.directory import Directory
from gkcli.model.holidays import HolidayCalendar
from gkcli.model.notice import Table
from gkcli.model.record import Record
from gkcli.model.statistics import Statistics
from gkcli.model.units import Registry
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import ledger_owner, stray_ledger
from gkcli.yaml.decode import UndecodedError, decode
from gkcli.yaml.draft import Draft
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source, decode_source

T = TypeVar("T")
Where = Callable[[Layout], Path]


class ReadFile(NamedTuple, Generic[T]):
    """A file as far as it could be read: ``draft`` tells what of the value is not its own.

    ``readable`` is false for a file that is there and of which nothing could be made.
    """

    value: T | None
    faults: tuple[Diagnostic, ...] = ()
    draft: Draft | None = None
    readable: bool = True


class Both(NamedTuple):
    """Two editions that can be compared; what could not be read in one is left out of both.

    ``left_out`` are the old and new names of files that were left out whole, ``compared`` counts
    those that were not.
    """

    old: Edition
    new: Edition
    faults: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]
    compared: int


Reader = Callable[[Source], ReadFile[T]]


def read_both(old: ComparedSide, new: ComparedSide) -> Both:
    """Read two editions, a file that is the same in both only once."""
    return _PairReader(old.layout, new.layout).both()


class _PairReader:
    """Reads pair after pair, and keeps what was wrong with them."""

    def __init__(self, old: Layout, new: Layout) -> None:
        self._old = old
        self._new = new
        self._faults: list[Diagnostic] = []
        self._left_out: list[str] = []
        self._compared = 0

    def both(self) -> Both:
        table = self._pair(lambda layout: layout.tasks, _reader(Table))
        registry = self._pair(lambda layout: layout.units, _reader(Registry))
        holidays = self._pair(lambda layout: layout.holidays, _reader(HolidayCalendar))
        figures = self._pair(lambda layout: layout.statistics, _statistics)
        ledgers = self._ledgers(*registry)
        old, new = (
            Edition(table[n], registry[n], ledgers[n], figures[n], holidays[n]) for n in (0, 1)
        )
        return Both(old, new, tuple(self._faults), tuple(self._left_out), self._compared)

    def _pair(self, where: Where, reader: Reader[T]) -> tuple[T | None, T | None]:
        return self._read(where(self._old), where(self._new), reader)

    def _read(
        self, before: Path | None, after: Path | None, reader: Reader[T]
    ) -> tuple[T | None, T | None]:
        files = ((self._old, before), (self._new, after))
        raw = [self._bytes(layout, path) for layout, path in files]
        if raw[0] is None and raw[1] is None:
            return None, None
        new = self._parsed(self._new, after, raw[1], reader)
        same = isinstance(raw[0], bytes) and raw[0] == raw[1]
        old = new if same else self._parsed(self._old, before, raw[0], reader)
        self._faults += new.faults if same else (*old.faults, *new.faults)
        if not (old.readable and new.readable):
            self._leave_out(before, after)
            return None, None
        self._compared += 1
        return _agreed(old, new)

    def _leave_out(self, before: Path | None, after: Path | None) -> None:
        names = [
            layout.files.shown(path)
            for layout, path in ((self._old, before), (self._new, after))
            if path is not None
        ]
        self._left_out.append("、".join(dict.fromkeys(names)))

    @staticmethod
    def _bytes(layout: Layout, path: Path | None) -> bytes | Diagnostic | None:
        """A file's bytes, what keeps them from being read, or None where there is no file."""
        if path is None or not layout.files.exists(path):
            return None
        return layout.files.read(path)

    @staticmethod
    def _parsed(
        layout: Layout, path: Path | None, raw: bytes | Diagnostic | None, reader: Reader[T]
    ) -> ReadFile[T]:
        if raw is None or path is None:
            return ReadFile(None)
        if isinstance(raw, Diagnostic):
            return ReadFile(None, (raw,), readable=False)
        source = decode_source(raw, path, layout.files.shown(path))
        if isinstance(source, Diagnostic):
            return ReadFile(None, (source,), readable=False)
        return reader(source)

    def _ledgers(
        self, old: Registry | None, new: Registry | None
    ) -> tuple[dict[str, tuple[Record, ...]], dict[str, tuple[Record, ...]]]:
        """The ledgers of both editions, unit by unit, each by the name that its unit then has."""
        now = {before.name: after.name for before, after in paired_units(old, new).same}
        then = {after: before for before, after in now.items()}
        before, stray = self._files(self._old, old)
        after, others = self._files(self._new, new)
        doubtful = {now.get(name, name) for name in stray} | others
        units = dict.fromkeys((*(now.get(name, name) for name in before), *after))
        found: tuple[dict[str, tuple[Record, ...]], dict[str, tuple[Record, ...]]] = ({}, {})
        for unit in sorted(units.keys() - doubtful):
            names = (then.get(unit, unit), unit)
            records = self._read(before.get(names[0]), after.get(unit), _ledger)
            for ledgers, name, read in zip(found, names, records, strict=True):
                if read is not None:
                    ledgers[name] = read
        return found

    def _files(self, layout: Layout, registry: Registry | None) -> tuple[dict[str, Path], set[str]]:
        """The ledgers by the names of their units, and the units that others may be meant for.

        Where nobody knows the units, the files are called as they are.
        """
        try:
            paths = layout.ledger_files()
        except GkcliError as error:
            shown = layout.files.shown(layout.ledgers)
            self._faults.append(
                Diagnostic(shown, 1, 1, Severity.ERROR, "unreadable", error.message, error.hint)
            )
            self._left_out.append(shown)
            return {}, set()
        if registry is None:
            return {normalize("NFC", path.stem): path for path in paths}, set()
        directory = Directory(registry)
        found: dict[str, Path] = {}
        stray: set[str] = set()
        for path in paths:
            owner = ledger_owner(directory, path)
            if owner is not None:
                found[owner.name] = path
                continue
            name = normalize("NFC", path.stem)
            meant = directory.get(name)
            stray.add(meant.name if meant is not None else name)
            shown = layout.files.shown(path)
            self._faults.append(stray_ledger(directory, path, shown))
            self._left_out.append(shown)
        return found, stray


def _agreed(old: ReadFile[T], new: ReadFile[T]) -> tuple[T | None, T | None]:
    """Both values, what one of them could not be read of as the other has it."""
    before, after = old.value, new.value
    if before is None or after is None or before is after:
        return before, after
    if old.draft is not None:
        before = with_unread_from(before, old.draft, after)
    if new.draft is not None:
        after = with_unread_from(after, new.draft, before)
    return before, after


def _reader(shape: type[T]) -> Reader[T]:
    def read(source: Source) -> ReadFile[T]:
        parsed = skim(source)
        errors = tuple(d for d in parsed.diagnostics if d.severity is Severity.ERROR)
        if parsed.data is None:
            return ReadFile(None, errors, readable=False)
        try:
            return ReadFile(decode(shape, parsed.data), errors)
        except UndecodedError:
            from gkcli.yaml.validate import validate

            value, draft, faults = validate(shape, source, parsed)
            return ReadFile(value, (*errors, *faults), draft, value is not None)

    return read


def _ledger(source: Source) -> ReadFile[tuple[Record, ...]]:
    from gkcli.yaml.ledger import read_ledger

    read = read_ledger(source)
    return ReadFile(read.records, read.diagnostics, readable=not read.diagnostics)


def _statistics(source: Source) -> ReadFile[Statistics]:
    from gkcli.yaml.statistics import decode_statistics, validate_statistics

    parsed = skim(source)
    errors = tuple(d for d in parsed.diagnostics if d.severity is Severity.ERROR)
    if parsed.data is None or errors:
        return ReadFile(None, errors, readable=False)
    try:
        return ReadFile(decode_statistics(parsed.data))
    except UndecodedError:
        faults = validate_statistics(source, parsed)[2]
        return ReadFile(None, faults, readable=False)
