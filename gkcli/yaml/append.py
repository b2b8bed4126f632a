"""Adding records to ledgers: all of them or none, whatever happens meanwhile."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic, GkcliError, InvalidDataError, system_reason
from gkcli.frozen import frozen
from gkcli.model.record import Record
from gkcli.text import shell_word
from gkcli.yaml.contents import read_ledger
from gkcli.yaml.journal import Journal, journal_of
from gkcli.yaml.ledger import LedgerLines, record_line
from gkcli.yaml.source import decode_source, read_bytes
from gkcli.yaml.unfinished import unfinished
from gkcli.yaml.write import locked, made, settle, sweep, written_beside

_UNHURT = "台账还是原来的样子；解决之后再记一次"


class PlacedRecord(NamedTuple):
    """A record and the line where it stands; ``added`` is false where it stood there before."""

    record: Record
    line: int
    added: bool


@frozen
class _Ledger:
    """A ledger's file and name, what it held, what it is to hold, and where the records are."""

    path: Path
    name: str
    before: bytes | None
    after: bytes
    placed: tuple[PlacedRecord, ...]

    @property
    def changes(self) -> bool:
        return any(place.added for place in self.placed)


def append(
    additions: Mapping[Path, Sequence[Record]], shown: Callable[[Path], str] = str
) -> dict[Path, tuple[PlacedRecord, ...]]:
    """Add records at the end of ledgers and say where they stand; a ledger may be new.

    ``shown`` is how messages name a path; all ledgers stand in one folder.
    Existing bytes stay as they are. A record that stands there already is not added again.
    InvalidDataError where a ledger cannot be read, GkcliError for any other reason; nothing has
    changed then. A process that dies leaves every ledger whole, as before or as after; what some
    of several ledgers lack then, ``finish`` adds.
    """
    if len(additions) < 2:
        return _append(additions, shown)
    with _journal(next(iter(additions)).parent, shown) as journal:
        _complete(journal, shown)
        journal.write(additions)
        try:
            return _append(additions, shown)
        finally:
            journal.remove()


def finish(
    folder: Path, shown: Callable[[Path], str] = str
) -> dict[Path, tuple[PlacedRecord, ...]]:
    """Add what somebody was adding to several ledgers of a folder when he died; mostly nothing."""
    if not unfinished(folder):
        return {}
    with _journal(folder, shown) as journal:
        return _complete(journal, shown)


@contextmanager
def _journal(folder: Path, shown: Callable[[Path], str]) -> Iterator[Journal]:
    path = folder.resolve()
    with _telling(shown(folder)), journal_of(path, shown(folder)) as journal:
        yield journal


def _complete(
    journal: Journal, shown: Callable[[Path], str]
) -> dict[Path, tuple[PlacedRecord, ...]]:
    begun = journal.read()
    placed = _append(begun, shown)
    if begun:
        journal.remove()
    return placed


def _append(
    additions: Mapping[Path, Sequence[Record]], shown: Callable[[Path], str]
) -> dict[Path, tuple[PlacedRecord, ...]]:
    targets = {_target(path, shown(path)): path for path in additions}
    names = {target: shown(path) for target, path in targets.items()}
    with ExitStack() as held:
        # In one order, lest two writers wait for each other.
        for target in sorted(targets):
            held.enter_context(_telling(names[target]))
            held.enter_context(made(target.parent))
            held.enter_context(locked(target, names[target]))
            sweep(target)
        ledgers = [_prepare(target, str(path), additions[path]) for target, path in targets.items()]
        _write([ledger for ledger in ledgers if ledger.changes])
    return {path: ledger.placed for path, ledger in zip(targets.values(), ledgers, strict=True)}


def _target(path: Path, name: str) -> Path:
    """The file itself where ``path`` is a link to it."""
    if path.is_symlink() and not path.exists():
        raise GkcliError(f"链接“{name}”指向的文件不存在，没有写入", "重建链接，或换成真正的文件")
    return path.resolve()


@contextmanager
def _telling(name: str) -> Iterator[None]:
    """Turn the system's refusals into ours."""
    try:
        yield
    except OSError as error:
        raise GkcliError(f"没有写入“{name}”：{system_reason(error)}", _UNHURT) from error


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
    return _Ledger(path, name, before, after, placed)


def _bytes(path: Path, name: str) -> bytes | None:
    if not path.exists():
        return None
    data = read_bytes(path, name)
    if isinstance(data, Diagnostic):
        raise _unreadable(name, [data])
    # Replacing a file asks only for leave to write in its folder, and root may do everything.
    if not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
        raise GkcliError(
            f"“{name}”是只读的，没有写入", f"去掉只读属性再记：chmod u+w {shell_word(name)}"
        )
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


def _write(ledgers: Sequence[_Ledger]) -> None:
    """Write all ledgers, or put back those that were written before one failed."""
    with ExitStack() as scraps:
        fresh = []
        for ledger in ledgers:
            with _telling(ledger.name):
                mode = None if ledger.before is None else ledger.path.stat().st_mode & 0o7777
                temporary = written_beside(ledger.path, ledger.after, mode)
                scraps.callback(temporary.unlink, missing_ok=True)
                fresh.append(temporary)
        done: list[_Ledger] = []
        try:
            for ledger, temporary in zip(ledgers, fresh, strict=True):
                with _telling(ledger.name):
                    _refuse_changed(ledger)
                    temporary.replace(ledger.path)
                done.append(ledger)
        except BaseException:
            for ledger in done:
                _put_back(ledger)
            raise
    for folder in {ledger.path.parent for ledger in ledgers}:
        settle(folder)


def _refuse_changed(ledger: _Ledger) -> None:
    now = ledger.path.read_bytes() if ledger.path.exists() else None
    if now != ledger.before:
        raise GkcliError(f"“{ledger.name}”刚被别的程序改过，没有写入", "在别的程序里存好，再记一次")


def _put_back(ledger: _Ledger) -> None:
    if ledger.before is None:
        ledger.path.unlink()
    else:
        mode = ledger.path.stat().st_mode & 0o7777
        written_beside(ledger.path, ledger.before, mode).replace(ledger.path)
