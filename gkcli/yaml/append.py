"""Adding records to ledgers: all of them or none, whatever happens meanwhile."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic, GkcliError, InvalidDataError
from gkcli.frozen import frozen
from gkcli.model.record import Record
from gkcli.yaml.contents import read_ledger
from gkcli.yaml.exchange import FileChange, exchange_held, held, target_of, telling
from gkcli.yaml.journal import Journal, journal_of
from gkcli.yaml.ledger import LedgerLines, record_line
from gkcli.yaml.source import decode_source, read_bytes
from gkcli.yaml.unfinished import unfinished


class PlacedRecord(NamedTuple):
    """A record and the line where it stands; ``added`` is false where it stood there before."""

    record: Record
    line: int
    added: bool


@frozen
class _Ledger:
    """A ledger's content before and after, and where in it the records are."""

    change: FileChange
    placed: tuple[PlacedRecord, ...]

    @property
    def changes(self) -> bool:
        return any(place.added for place in self.placed)


Told = Callable[[Sequence[FileChange]], object]
"""Takes the changes that were made to ledgers."""


def append(
    additions: Mapping[Path, Sequence[Record]],
    shown: Callable[[Path], str] = str,
    told: Told = tuple,
) -> dict[Path, tuple[PlacedRecord, ...]]:
    """Add records at the end of ledgers and say where they stand; a ledger may be new.

    ``shown`` is how messages name a path, ``told`` gets the changes that were made. All ledgers
    stand in one folder.
    Existing bytes stay as they are. A record that stands there already is not added again.
    InvalidDataError where a ledger cannot be read, GkcliError for any other reason; nothing has
    changed then. A process that dies leaves every ledger whole, as before or as after; what some
    of several ledgers lack then, ``finish`` adds.
    """
    if len(additions) < 2:
        return _append(additions, shown, told)
    with _journal(next(iter(additions)).parent, shown) as journal:
        _complete(journal, shown, told)
        journal.write(additions)
        try:
            return _append(additions, shown, told)
        finally:
            journal.remove()


def planned(
    additions: Mapping[Path, Sequence[Record]], shown: Callable[[Path], str] = str
) -> list[FileChange]:
    """What :func:`append` would change; nothing is written, and the same is refused."""
    ledgers = (
        _prepare(target_of(path, shown(path)), shown(path), records)
        for path, records in additions.items()
    )
    return [ledger.change for ledger in ledgers if ledger.changes]


def finish(
    folder: Path, shown: Callable[[Path], str] = str, told: Told = tuple
) -> dict[Path, tuple[PlacedRecord, ...]]:
    """Add what somebody was adding to several ledgers of a folder when he died; mostly nothing."""
    if not unfinished(folder):
        return {}
    with _journal(folder, shown) as journal:
        return _complete(journal, shown, told)


@contextmanager
def _journal(folder: Path, shown: Callable[[Path], str]) -> Iterator[Journal]:
    path = folder.resolve()
    with telling(shown(folder)), journal_of(path, shown(folder)) as journal:
        yield journal


def _complete(
    journal: Journal, shown: Callable[[Path], str], told: Told
) -> dict[Path, tuple[PlacedRecord, ...]]:
    begun = journal.read()
    placed = _append(begun, shown, told)
    if begun:
        journal.remove()
    return placed


def _append(
    additions: Mapping[Path, Sequence[Record]], shown: Callable[[Path], str], told: Told
) -> dict[Path, tuple[PlacedRecord, ...]]:
    targets = {target_of(path, shown(path)): path for path in additions}
    names = {target: shown(path) for target, path in targets.items()}
    with held(names):
        ledgers = [
            _prepare(target, names[target], additions[path]) for target, path in targets.items()
        ]
        changes = [ledger.change for ledger in ledgers if ledger.changes]
        exchange_held(changes)
        if changes:
            told(changes)
    return {path: ledger.placed for path, ledger in zip(targets.values(), ledgers, strict=True)}


def _prepare(path: Path, name: str, records: Sequence[Record]) -> _Ledger:
    """What a ledger will be; every check that can fail is made here."""
    before = _bytes(path, name)
    after = before or b""
    held = _sound(after, path, name)
    indent, end = _habits(after, held)
    known = dict(zip(held.records, held.lines, strict=True))
    fresh = tuple(dict.fromkeys(record for record in records if record not in known))
    if fresh and after and not after.endswith((b"\n", b"\r")):
        after += end
    after += b"".join(indent + record_line(record).encode() + end for record in fresh)
    now = _read(after, path, name) if fresh else held
    if isinstance(now, Diagnostic) or now.records != held.records + fresh:
        raise GkcliError(
            f"“{name}”里的写法接不上新记录，没有写入",
            "把每条记录写成一行，顶格以“- ”开头，如 - {on: 2024-03-01, for: plan, status: 已完成}",
        )
    lines = dict(zip(now.records, now.lines, strict=True))
    placed = tuple(
        PlacedRecord(record, known.get(record) or lines[record], record not in known)
        for record in records
    )
    return _Ledger(FileChange(path, name, before, after), placed)


def _bytes(path: Path, name: str) -> bytes | None:
    if not path.exists():
        return None
    data = read_bytes(path, name)
    if isinstance(data, Diagnostic):
        raise _unreadable(name, [data])
    return data


def _sound(data: bytes, path: Path, name: str) -> LedgerLines:
    ledger = _read(data, path, name)
    if isinstance(ledger, Diagnostic):
        raise _unreadable(name, [ledger])
    if ledger.diagnostics:
        raise _unreadable(name, ledger.diagnostics)
    return ledger


def _read(data: bytes, path: Path, name: str) -> LedgerLines | Diagnostic:
    source = decode_source(data, path, name)
    return source if isinstance(source, Diagnostic) else read_ledger(source)


def _unreadable(name: str, faults: Sequence[Diagnostic]) -> InvalidDataError:
    return InvalidDataError(
        f"“{name}”有 {len(faults)} 处错误，没有写入", faults, "先改正台账，再记一次"
    )


def _habits(data: bytes, ledger: LedgerLines) -> tuple[bytes, bytes]:
    """The indentation and the line end that a ledger's lines have."""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    if not ledger.lines:
        return b"", end
    first = data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")[ledger.lines[0] - 1]
    return b" " * (len(first) - len(first.lstrip(" "))), end
