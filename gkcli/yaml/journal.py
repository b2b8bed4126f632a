"""What is about to go into several ledgers, kept until all of them have it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.model.record import Record
from gkcli.yaml.ledger import read_lines, record_line
from gkcli.yaml.unfinished import JOURNAL
from gkcli.yaml.write import locked, made, settle, sweep, written_beside


class Journal(NamedTuple):
    """The journal of a folder of ledgers; ``name`` is how messages call it.

    It is there only while somebody writes to several of them, or after he died of it.
    """

    path: Path
    name: str

    def write(self, additions: Mapping[Path, Sequence[Record]]) -> None:
        """Keep what is to be added to the ledgers, down to the disk."""
        lines = {path.name: list(map(record_line, added)) for path, added in additions.items()}
        written_beside(self.path, json.dumps(lines).encode()).replace(self.path)
        settle(self.path.parent)

    def read(self) -> dict[Path, tuple[Record, ...]]:
        """What was to be added to the ledgers; nothing where nobody died.

        GkcliError where it is not as ``write`` left it.
        """
        if not self.path.exists():
            return {}
        try:
            return {
                self._ledger(name): self._records(lines)
                for name, lines in json.loads(self.path.read_bytes()).items()
            }
        except (ValueError, AttributeError, TypeError):
            raise GkcliError(
                f"“{self.name}”里是上次没有记完的记录，但读不懂",
                "打开看一看，把其中的记录重新记一次，再删去这个文件",
            ) from None

    def remove(self) -> None:
        """Forget it: all ledgers have what they were to have, or none has."""
        self.path.unlink(missing_ok=True)
        settle(self.path.parent)

    def _ledger(self, name: str) -> Path:
        """A ledger beside the journal; what leads elsewhere was not written here."""
        path = self.path.with_name(name)
        if path.suffix != ".yaml" or name.startswith("."):
            raise ValueError(name)
        return path

    def _records(self, lines: Sequence[str]) -> tuple[Record, ...]:
        found = read_lines("\n".join(lines))
        if found is None:
            raise ValueError(lines)
        return found.records


@contextmanager
def journal_of(folder: Path, name: str) -> Iterator[Journal]:
    """The journal of a folder, which is made where it is missing; nobody else has it meanwhile."""
    path = folder / JOURNAL
    with made(folder), locked(path, name):
        sweep(path)
        yield Journal(path, name)
