"""Both editions as far as they can be read."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from gkcli.compare.change import Edition
from gkcli.compare.sides import ComparedSide
from gkcli.compare.units import paired_units
from gkcli.compare.unread import with_unread_from
from gkcli.errors import Diagnostic
from gkcli.model.directory import Directory
from gkcli.model.record import Record
from gkcli.model.units import Registry
from gkcli.workspace.kinds import (
    CALENDAR,
    CYCLES,
    FIGURES,
    LEDGER,
    REGISTRY,
    TABLE,
    FileKind,
    further_kinds,
)
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import ledger_owner, stray_ledger
from gkcli.workspace.read import listed
from gkcli.yaml.contents import ReadFile
from gkcli.yaml.source import decode_source

T = TypeVar("T")


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
        table = self._pair(TABLE)
        registry = self._pair(REGISTRY)
        holidays = self._pair(CALENDAR)
        figures = self._pair(FIGURES)
        cycles = self._pair(CYCLES)
        ledgers = self._ledgers(*registry)
        others = self._others()
        old, new = (
            Edition(
                table[n], registry[n], ledgers[n], figures[n], holidays[n], cycles[n], others[n]
            )
            for n in (0, 1)
        )
        return Both(old, new, tuple(self._faults), tuple(self._left_out), self._compared)

    def _others(self) -> tuple[dict[tuple[str, str], object], dict[tuple[str, str], object]]:
        """The files of all further kinds, each by its kind's label and its path."""
        found: tuple[dict[tuple[str, str], object], dict[tuple[str, str], object]] = ({}, {})
        for kind in further_kinds():
            before, after = (
                _by_path(kind, self._listed(layout, kind)) for layout in (self._old, self._new)
            )
            for name in sorted({*before, *after}):
                values = self._read(kind, before.get(name), after.get(name))
                for files, value in zip(found, values, strict=True):
                    if value is not None:
                        files[kind.label, name] = value
        return found

    def _listed(self, layout: Layout, kind: FileKind[object]) -> tuple[Path, ...]:
        found = listed(layout, kind)
        if isinstance(found, Diagnostic):
            self._faults.append(found)
            self._left_out.append(found.file)
            return ()
        return found

    def _pair(self, kind: FileKind[T]) -> tuple[T | None, T | None]:
        return self._read(kind, self._old.place(kind), self._new.place(kind))

    def _read(
        self, kind: FileKind[T], before: Path | None, after: Path | None
    ) -> tuple[T | None, T | None]:
        files = ((self._old, before), (self._new, after))
        raw = [self._bytes(layout, path) for layout, path in files]
        if raw[0] is None and raw[1] is None:
            return None, None
        new = self._made_of(raw[1], kind, self._new, after)
        same = isinstance(raw[0], bytes) and raw[0] == raw[1]
        old = new if same else self._made_of(raw[0], kind, self._old, before)
        self._faults += new.errors if same else (*old.errors, *new.errors)
        if not all(
            data is None or _comparable(kind, file)
            for data, file in zip(raw, (old, new), strict=True)
        ):
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
    def _made_of(
        raw: bytes | Diagnostic | None, kind: FileKind[T], layout: Layout, path: Path | None
    ) -> ReadFile[T]:
        if raw is None or path is None:
            return ReadFile(None)
        if isinstance(raw, Diagnostic):
            return ReadFile(None, findings=(raw,))
        source = decode_source(raw, path, layout.files.shown(path))
        if isinstance(source, Diagnostic):
            return ReadFile(None, findings=(source,))
        return kind.contents().read(source)

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
            records = self._read(LEDGER, before.get(names[0]), after.get(unit))
            for ledgers, name, read in zip(found, names, records, strict=True):
                if read is not None:
                    ledgers[name] = read
        return found

    def _files(self, layout: Layout, registry: Registry | None) -> tuple[dict[str, Path], set[str]]:
        """The ledgers by the names of their units, and the units that others may be meant for.

        Where nobody knows the units, the files are called as they are.
        """
        paths = self._listed(layout, LEDGER)
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


def _by_path(kind: FileKind[object], paths: Iterable[Path]) -> dict[str, Path]:
    """The files of a kind by their paths, from the folder that the kind's pattern starts in."""
    depth = kind.pattern.count("/") + 1
    return {"/".join(path.parts[-depth:]): path for path in paths}


def _comparable(kind: FileKind[object], file: ReadFile[object]) -> bool:
    return file.value is not None and (kind.partial or not file.errors)
