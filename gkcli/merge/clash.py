"""What two people changed differently: its lines in the file, and what it is about."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from gkcli.yaml.marks import Plain

SIZE = 7
"""How many signs git makes a conflict marker of."""


class Clash(NamedTuple):
    """Lines that two people changed differently; where one deleted them its are empty."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]


Line: TypeAlias = str | Clash
"""A line of a merged file, or a place where both versions are to be shown."""


class Step(NamedTuple):
    """A step on the way to a field: its key, or an item of the list ``key`` and what it says."""

    key: str
    item: Plain | None = None


class Conflict(NamedTuple):
    """A field that two people changed differently; None where it was or is not there."""

    path: tuple[Step, ...]
    base: Plain | None
    ours: Plain | None
    theirs: Plain | None


class Labels(NamedTuple):
    """Whose version is whose, behind the markers of a conflict."""

    ours: str
    theirs: str


def indented(lines: Iterable[Line], columns: int) -> list[Line]:
    """The lines further right by so many columns."""
    return [_each(line, lambda text: f"{' ' * columns}{text}" if text else "") for line in lines]


def with_dash(lines: list[Line]) -> list[Line]:
    """The lines of a list's item, whose first begins with a blank, with the dash before it."""
    first, *rest = lines
    if isinstance(first, str):
        return [_dashed(first), *rest]
    ours, theirs = (
        (_dashed(side[0]), *side[1:]) if side else () for side in (first.ours, first.theirs)
    )
    return [Clash(ours, theirs), *rest]


def marked(lines: Iterable[Line], labels: Labels, size: int = SIZE) -> Iterator[str]:
    """The lines of the file, both versions of a clash between markers."""
    for line in lines:
        if isinstance(line, str):
            yield line
            continue
        yield f"{'<' * size} {labels.ours}"
        yield from line.ours
        yield "=" * size
        yield from line.theirs
        yield f"{'>' * size} {labels.theirs}"


def _each(line: Line, change: Callable[[str], str]) -> Line:
    if isinstance(line, str):
        return change(line)
    return Clash(tuple(map(change, line.ours)), tuple(map(change, line.theirs)))


def _dashed(line: str) -> str:
    return f"-{line[1:]}"
