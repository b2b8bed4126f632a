"""The value types of a comparison: a change, its target, an edition of a workspace."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias, TypeVar

from gkcli.frozen import frozen
from gkcli.model.basis import ItemReference
from gkcli.model.cycles import Cycles, in_force
from gkcli.model.deadline import Span
from gkcli.model.holidays import HolidayCalendar
from gkcli.model.matching import MatchedPairs
from gkcli.model.notice import Table
from gkcli.model.office import OfficeRules
from gkcli.model.record import Record
from gkcli.model.shape import key_of
from gkcli.model.statistics import Statistics
from gkcli.model.units import Registry

Value: TypeAlias = str | int | bool | list["Value"] | dict[str, "Value"] | None
"""What stood or stands at a field, as plain data; None for nothing."""


class ChangeKind(StrEnum):
    """How something changed; moved is what stands elsewhere in the table."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Thing(StrEnum):
    """The kinds of items that are compared by identity."""

    NOTICE = "notice"
    BASIS = "basis"
    PART = "part"
    SECTION = "section"
    TASK = "task"
    DEADLINE = "deadline"
    ERRATUM = "erratum"
    UNIT = "unit"
    GROUP = "group"
    RECORD = "record"
    STATISTICS = "statistics"
    FIGURE = "figure"
    HOLIDAYS = "holidays"
    FILE = "file"
    ITEM = "item"


@frozen
class Target:
    """One thing: ``key`` tells it from others of its kind, ``title`` says what it is.

    Keys are numbers of parts, sections and tasks, ids of deadlines, names of units, years; where
    that changed, the new one. ``owner`` is what a thing without a place of its own belongs to: the
    task of a deadline, the unit of a record.
    """

    thing: Thing
    key: str
    title: str = ""
    owner: "Target | None" = None


@frozen
class Change:
    """One difference. ``field`` is the key in the file, "" where the whole thing came or went.

    ``affected`` names the units, by their new names, that have something more, less or else to do.
    """

    kind: ChangeKind
    target: Target
    field: str = ""
    before: Value = None
    after: Value = None
    affected: tuple[str, ...] = ()


class Edition(NamedTuple):
    """What a workspace says at one time.

    None stands for a file that there was not. One that could not be read in either edition is to
    be left out of both. ``ledgers`` holds the records of each unit by its name, ``others`` the
    values of all further files by the labels of their kinds and their paths.
    """

    table: Table | None
    registry: Registry | None
    ledgers: Mapping[str, tuple[Record, ...]] = {}
    statistics: Statistics | None = None
    holidays: HolidayCalendar | None = None
    cycles: Cycles | None = None
    others: Mapping[tuple[str, str], object] = {}

    @property
    def owed(self) -> Table | None:
        """The table with the duties of the office's cycles; None where there is no table."""
        if self.table is None:
            return None
        return in_force(self.table, self.cycles)

    @property
    def office(self) -> OfficeRules:
        """How the office supervises; the rules that hold without a file where there is none."""
        given = (value for value in self.others.values() if isinstance(value, OfficeRules))
        return next(given, OfficeRules())

    def records(self, unit: str) -> tuple[Record, ...]:
        """The records of the unit of this name."""
        return self.ledgers.get(unit, ())


def plain(value: Any) -> Value:  # noqa: ANN401  anything the model holds
    """Text, numbers, lists and mappings; a record without the fields that say nothing."""
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if not is_dataclass(value) or isinstance(value, Span | ItemReference):
        return str(value)
    given = ((f, getattr(value, f.name)) for f in fields(value))
    return {
        key_of(f.name): plain(item)
        for f, item in given
        if f.default is MISSING or item != f.default
    }


T = TypeVar("T")


def field_changes(
    target: Target, old: T, new: T, names: Iterable[str], affected: tuple[str, ...] = ()
) -> Iterator[Change]:
    """One change for each of these fields that differs."""
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(
                ChangeKind.CHANGED, target, key_of(name), plain(before), plain(after), affected
            )


def list_changes(
    pairs: MatchedPairs[T],
    target: Callable[[T], Target],
    fields: Sequence[str] = (),
    affected: Callable[[T | None, T | None], tuple[str, ...]] = lambda *_: (),
    whole: Callable[[T], Value] = plain,
) -> Iterator[Change]:
    """What changed in a list: what it lost, what it gained, and each field that says otherwise.

    ``affected`` tells whom a change concerns, from the thing as it was and as it is; None where it
    was not, or is not. ``whole`` is how a thing that came or went is shown.
    """
    for old in pairs.removed:
        units = affected(old, None)
        yield Change(ChangeKind.REMOVED, target(old), before=whole(old), affected=units)
    for new in pairs.added:
        units = affected(None, new)
        yield Change(ChangeKind.ADDED, target(new), after=whole(new), affected=units)
    for old, new in pairs.same if fields else ():
        yield from field_changes(target(new), old, new, fields, affected(old, new))
