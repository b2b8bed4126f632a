"""One write that can be taken back: of each file, what it takes to have the old bytes again."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from gkcli.yaml.exchange import FileChange
from gkcli.yaml.source import LARGEST

_DIGEST = 16


class WrittenFile(NamedTuple):
    """A file that was written: digests of the old and the new bytes, None for no file.

    The old bytes are ``replaced`` between the first ``head`` and the last ``tail`` of the new ones.
    """

    path: Path
    before: str | None
    after: str | None
    head: int
    tail: int
    replaced: bytes

    def old(self, now: bytes | None) -> bytes | None:
        """The old bytes made of those that were written; ValueError for any others."""
        whole = now or b""
        made = whole[: self.head] + self.replaced + whole[len(whole) - self.tail :]
        if digest(now) != self.after:
            raise ValueError(self.path)
        old = None if self.before is None else made
        if digest(old) != self.before:
            raise ValueError(self.path)
        return old


class WrittenStep(NamedTuple):
    """What one command wrote."""

    command: str
    files: tuple[WrittenFile, ...]


def step_of(command: str, changes: Sequence[FileChange]) -> WrittenStep:
    """What it takes to take back some changes."""
    return WrittenStep(command, tuple(map(_written, changes)))


def digest(data: bytes | None) -> str | None:
    """The digest of a file's bytes; None for no file."""
    return None if data is None else blake2b(data, digest_size=_DIGEST).hexdigest()


def _written(change: FileChange) -> WrittenFile:
    old, new = change.before or b"", change.after or b""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    replaced = old[head : len(old) - tail]
    return WrittenFile(
        change.path.resolve(), digest(change.before), digest(change.after), head, tail, replaced
    )


def _common(one: bytes, other: bytes) -> int:
    """How many bytes two texts have in common at their beginnings."""
    known, most = 0, min(len(one), len(other))
    while known < most:
        step = max((most - known + 1) // 2, 1)
        if one[known : known + step] == other[known : known + step]:
            known += step
        elif step == 1:
            break
        else:
            most = known + step - 1
    return known


def as_record(step: WrittenStep) -> dict[str, Any]:
    """A step as JSON holds it."""
    return {
        "command": step.command,
        "files": [
            {
                **file._asdict(),
                "path": str(file.path),
                "replaced": b64encode(zlib.compress(file.replaced)).decode(),
            }
            for file in step.files
        ],
    }


def from_record(record: Any) -> WrittenStep:  # noqa: ANN401  from a file
    """The step that JSON holds; ValueError, TypeError or LookupError for what is none."""
    return WrittenStep(_text(record["command"]), tuple(map(_file, record["files"])))


def _file(record: Any) -> WrittenFile:  # noqa: ANN401
    before, after, head, tail = (record[key] for key in ("before", "after", "head", "tail"))
    if type(head) is not int or type(tail) is not int or head < 0 or tail < 0:
        raise ValueError(record)
    path = Path(_text(record["path"]))
    replaced = _unpacked(b64decode(_text(record["replaced"]), validate=True))
    return WrittenFile(path, _optional(before), _optional(after), head, tail, replaced)


def _unpacked(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        return stream.decompress(data, LARGEST)
    except zlib.error as error:
        raise ValueError(data) from error


def _text(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _optional(value: Any) -> str | None:  # noqa: ANN401
    return None if value is None else _text(value)
