"""What an earlier edition of a calendar means for the next: what changed, what was withdrawn."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from icalendar import Calendar, Component, Event, Todo

from gkcli.guard.process import Bounds, confined
from gkcli.office.calendar.components import MARKS, CalendarEdition, line, stamp

WITHDRAWN = "【取消】"
"""What stands before the title of what is not asked for any more."""

_OURS = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LARGEST = 2**31 - 1
_MOST_BYTES = 32 * 1024 * 1024
READING = Bounds(
    memory=1024 * 1024 * 1024,
    seconds=20,
    doing="读原来的日历",
    hint="把原来的文件移走，或换个文件名再出",
)
"""What reading an earlier edition may use: it may have been anywhere since."""

_STAMPS = (b"DTSTAMP:", b"LAST-MODIFIED:", b"SEQUENCE:")
_DATES = ("dtstart", "dtend", "due")


class EarlierEntry(NamedTuple):
    """A component of an earlier edition; ``content`` is all it said but for the edition's day."""

    kind: type[Event | Todo]
    title: str
    dates: Mapping[str, date]
    number: int
    content: bytes


EarlierEntries = Mapping[str, EarlierEntry]
"""The components of an earlier edition by their UID."""


def read_earlier(content: bytes, key: str) -> EarlierEntries | None:
    """The earlier edition in a file; None where the file is not one of the calendar ``key``.

    OutOfBoundsError where a file that somebody made for that needs too much to be read.
    """
    if len(content) > _MOST_BYTES or not content.startswith(b"BEGIN:VCALENDAR"):
        return None
    return confined(READING, _edition, content, key)


def _edition(content: bytes, key: str) -> EarlierEntries | None:
    try:
        calendar = Calendar.from_ical(content)
        if str(calendar.get("uid")) != key:
            return None
        found = {str(c.get("uid")): c for c in calendar.walk() if isinstance(c, Event | Todo)}
        # What people put into the file themselves has other names, and is not ours to cancel.
        return {uid: _read(c) for uid, c in found.items() if re.fullmatch(_OURS, uid)}
    except (
        ValueError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
    ):
        # The library has no error of its own for what is no calendar.
        return None


def _read(component: Event | Todo) -> EarlierEntry:
    number = component.get("sequence")
    days = {name: getattr(component.get(name), "dt", None) for name in _DATES}
    return EarlierEntry(
        Event if isinstance(component, Event) else Todo,
        str(component.get("summary", "")),
        # A moment is a date too, but no entry of ours has one.
        {name: day for name, day in days.items() if type(day) is date},
        number if isinstance(number, int) and 0 <= number < _LARGEST else 0,
        _content(component),
    )


def withdraw(
    earlier: EarlierEntries, components: Sequence[Component], edition: CalendarEdition
) -> list[Component]:
    """What the earlier edition had and ``components`` have not: cancelled, with title and date.

    Nothing else of it stays, so that nothing internal gets into a calendar for the public. All
    that says something else than before gets a higher SEQUENCE than it had.
    """
    known = {str(component["uid"]) for component in components}
    gone = [
        _cancelled(uid, before, edition)
        for uid, before in earlier.items()
        if uid not in known and before.dates
    ]
    for component in (*components, *gone):
        before = earlier.get(str(component["uid"]))
        if before is not None:
            changed = before.content != _content(component)
            component["sequence"] = max(edition.number, before.number + changed)
    return gone


def _cancelled(uid: str, before: EarlierEntry, edition: CalendarEdition) -> Component:
    component = before.kind()
    component.add("uid", uid)
    for name, day in before.dates.items():
        component.add(name, day)
    component.add("summary", f"{WITHDRAWN}{_bare(before.title)}")
    component.add("status", "CANCELLED")
    stamp(component, edition)
    return component


def _bare(summary: str) -> str:
    title = line(summary)
    mark = next((mark for mark in (*MARKS, WITHDRAWN) if title.startswith(mark)), "")
    return title.removeprefix(mark)


def _content(component: Component) -> bytes:
    lines: list[bytes] = component.to_ical().splitlines()
    return b"\n".join(line for line in lines if not line.startswith(_STAMPS))
