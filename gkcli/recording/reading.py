"""From the texts of a wish to a record, whatever it says about which duty."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar, cast

from gkcli.errors import GkcliError
from gkcli.model.directory import Directory
from gkcli.model.ledger import STATUSES, Record, Status, address, days_of, note, period, subject
from gkcli.model.scalars import FieldError, choice, iso_date
from gkcli.model.units import Group, Unit
from gkcli.query.find import find_party
from gkcli.recording.wish import Objection, Wish

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which days can be recorded: those of the table's year up to today."""

    year: int
    today: date


class Reading(NamedTuple):
    """What could be read of a wish; ``record`` is None where there are ``objections``."""

    unit: Unit | None
    subject: str | None
    record: Record | None
    objections: list[Objection]


def read(wish: Wish, directory: Directory, bounds: Bounds) -> Reading:
    """The unit and the record that a wish means, or all that cannot be read of it."""
    reader = _Reader()
    unit = reader.field("unit", wish.unit, lambda text: find_unit(directory, text))
    for_ = reader.field("for_", wish.for_.removeprefix("#"), subject)
    status = reader.field("status", wish.status, read_status)
    on = reader.field("on", wish.on or str(bounds.today), lambda text: read_day(text, bounds))
    since = reader.optional("since", wish.since, lambda text: read_since(text, on, bounds))
    term = reader.optional("period", wish.period, period)
    said = reader.optional("note", wish.note, note)
    evidence = [reader.field("evidence", one, address) for one in dict.fromkeys(wish.evidence)]
    by = reader.optional("by", wish.by, lambda text: find_unit(directory, text))
    if reader.objections or for_ is None or status is None or on is None or unit is None:
        return Reading(unit, for_, None, reader.objections)
    author = by.name if by is not None and by.name != unit.name else None
    addresses = tuple(one for one in evidence if one is not None)
    record = Record(on, for_, status, since, term, said, addresses, author)
    return Reading(unit, for_, record, [])


class _Reader:
    """Reads field after field, keeping what is said against each."""

    def __init__(self) -> None:
        self.objections: list[Objection] = []

    def field(self, name: str, text: str, function: Callable[[str], T]) -> T | None:
        try:
            return function(text)
        except FieldError as error:
            itself = "说明" if error.code in ("empty-text", "control-character") else ""
            self.objections.append(Objection(name, f"{itself}{error}", error.hint))
        except GkcliError as error:
            self.objections.append(Objection(name, error.message, error.hint))
        return None

    def optional(self, name: str, text: str, function: Callable[[str], T]) -> T | None:
        return self.field(name, text, function) if text.strip() else None


def find_unit(directory: Directory, written: str) -> Unit:
    """The unit with this name, alias or unambiguous tail; GkcliError otherwise."""
    party = find_party(directory, written)
    if isinstance(party, Group):
        members = "、".join(unit.name for unit in directory.members(party))
        raise GkcliError(
            f"“{party.name}”是统称，台账要记到单位",
            f"写其中一个单位：{members}" if members else "写其中一个单位",
        )
    return party


def read_status(text: str) -> Status:
    """One of the statuses; FieldError otherwise."""
    return cast("Status", choice("状态", *STATUSES).function(text))


def read_day(text: str, bounds: Bounds) -> date:
    """The day of a record: of the table's year and not in the future; FieldError otherwise."""
    day = iso_date(text)
    first, last = days_of(bounds.year)
    if day > bounds.today:
        raise FieldError(
            "future-date",
            f"{day} 还没有到，今天是 {bounds.today}",
            "记已经做了的事，日期写到今天为止",
        )
    if not first <= day <= last:
        raise FieldError(
            "date-outside-year",
            f"{day} 不在 {bounds.year} 年这张表的账期里（{first} 至 {last}）",
            "写明是哪一天做的（--on 日期），或用 -d 另指一年的文件夹",
        )
    return day


def read_since(text: str, on: date | None, bounds: Bounds) -> date:
    """The day of the event that a limit counts from, ``on`` at the latest; FieldError otherwise."""
    day = iso_date(text)
    if day > (on or bounds.today):
        raise FieldError(
            "since-after-on",
            f"起算日期 {day} 比记录的日期 {on or bounds.today} 还晚",
            "核对两个日期",
        )
    return day
