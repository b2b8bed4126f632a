"""The last writes to a workspace, in a folder of the user's own: never among the data."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.undo.step import WrittenStep, as_record, from_record, step_of
from gkcli.workspace.user_folders import STATE, user_folder
from gkcli.yaml.exchange import FileChange
from gkcli.yaml.write import locked_if_possible, written_beside

MOST_STEPS = 20
"""How many writes to a workspace can be taken back at most; the oldest are forgotten first."""

MOST_BYTES = 16 * 1024 * 1024
"""How large the journal of a workspace may be."""

_MOST_JOURNALS = 200


class UndoJournal(NamedTuple):
    """What was done and not taken back, and what was taken back last; the newest come last."""

    done: tuple[WrittenStep, ...] = ()
    undone: tuple[WrittenStep, ...] = ()


def note(folder: Path, command: str, changes: Sequence[FileChange]) -> bool:
    """Note what a command has written to the workspace in a folder; whether that was possible.

    Where the user's folder takes nothing, or the user wants none (``GKCLI_UNDO=off``), there is
    no way back; what was written stays written.
    """
    fresh = step_of(command, changes)
    return _update(folder, lambda journal: UndoJournal((*journal.done, fresh)))


def move(folder: Path, step: WrittenStep, back: WrittenStep) -> bool:
    """Note that ``step`` was taken back, which ``back`` would put again.

    Later steps, which had been taken back in another way, are forgotten.
    """
    return _update(folder, lambda journal: _moved(journal, step, back))


def move_again(folder: Path, back: WrittenStep, step: WrittenStep) -> bool:
    """Note that what had been taken back was put again, by ``back``."""

    def moved(journal: UndoJournal) -> UndoJournal:
        swapped = _moved(UndoJournal(journal.undone, journal.done), back, step)
        return UndoJournal(swapped.undone, swapped.done)

    return _update(folder, moved)


def _moved(journal: UndoJournal, step: WrittenStep, back: WrittenStep) -> UndoJournal:
    places = [place for place, one in enumerate(journal.done) if one == step]
    if not places:
        return journal
    return UndoJournal(journal.done[: places[-1]], (*journal.undone, back))


def journal_of(folder: Path) -> UndoJournal:
    """The journal of the workspace in a folder; an empty one where there is none to be read."""
    path = _path(folder)
    return UndoJournal() if path is None else _read(path)


def _path(folder: Path) -> Path | None:
    place = user_folder(STATE)
    if place is None:
        return None
    name = blake2b(str(folder.resolve()).encode("utf-8", "surrogatepass"), digest_size=16)
    return place / "undo" / f"{name.hexdigest()}.json"


def _read(path: Path) -> UndoJournal:
    try:
        record = json.loads(path.read_bytes())
        return UndoJournal(*(tuple(map(from_record, record[key])) for key in UndoJournal._fields))
    except (OSError, ValueError, TypeError, LookupError):
        return UndoJournal()


def _update(folder: Path, change: Callable[[UndoJournal], UndoJournal]) -> bool:
    path = _path(folder)
    if path is None:
        return False
    with suppress(OSError, GkcliError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked_if_possible(path, str(path)):
            data = _fitting(change(_read(path)))
            if data is not None:
                written_beside(path, data, 0o600).replace(path)
                _forget_others(path)
                return True
    return False


def _fitting(journal: UndoJournal) -> bytes | None:
    """The bytes of a journal without the steps for which there is no room; None for no room."""
    done = journal.done[-MOST_STEPS:]
    while True:
        kept = UndoJournal(done, journal.undone[-MOST_STEPS:])
        records = {key: list(map(as_record, steps)) for key, steps in kept._asdict().items()}
        data = json.dumps(records).encode()
        if len(data) <= MOST_BYTES:
            return data
        if len(done) < 2:
            return None
        done = done[1:]


def _forget_others(path: Path) -> None:
    """Delete the journals that were not written for the longest time, where there are too many."""
    found = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime_ns)
    for old in found[:-_MOST_JOURNALS]:
        old.unlink(missing_ok=True)
