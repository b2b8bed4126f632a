"""Entries as components of iCalendar: an event, and something to do, each with an alarm ahead.

Sources: RFC 5545 (iCalendar), RFC 7986 (NAME, COLOR, REFRESH-INTERVAL).
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Component, Event, Todo, vDuration, vText

from gkcli.frozen import frozen
from gkcli.model.state import DONE_STATES, State
from gkcli.office.calendar.entries import CalendarEntry
from gkcli.text import printable

_PRODUCT = "-//gkcli//task breakdown//ZH"
_COLOUR = "steelblue"
_REFRESH = timedelta(days=1)
_DAY = timedelta(days=1)
_MORNING = timedelta(hours=9)
# Noon in Beijing: the day is the same wherever people live who read the calendar.
_NOON = time(4, tzinfo=UTC)
_NAMESPACE = uuid5(NAMESPACE_URL, "gkcli/calendar")

# Whatever else an address has, Chinese for instance, is spelled in percents: RFC 3986, 2.
_OF_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"

_COMMAND = re.compile(r"(?m)^([^\S\n]+)(:+)(?=:)")
_FOLD = "\r\n "

_MARKED = (State.OVERDUE, State.DONE, State.DONE_LATE, State.NOT_APPLICABLE)
MARKS = tuple(f"【{state.label}】" for state in _MARKED)
"""What can stand before a title to tell how things are."""


@frozen
class CalendarEdition:
    """What all components of one edition of a calendar have in common.

    ``number`` is their SEQUENCE, which grows from edition to edition.
    """

    as_of: date
    number: int


def uid(*key: str) -> str:
    """An identifier that is the same for the same words and no others."""
    return str(uuid5(_NAMESPACE, "".join(f"{len(part)}:{part}" for part in key)))


def empty_calendar(name: str, description: str, key: str) -> Calendar:
    """A calendar without entries; programs that know no NAME read X-WR-CALNAME."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", key)
    calendar.add("name", line(name))
    calendar.add("x-wr-calname", vText(line(name)))
    calendar.add("description", printable(description))
    calendar.add("x-wr-caldesc", vText(printable(description)))
    calendar.add("color", _COLOUR)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    return calendar


def file_of(calendar: Calendar) -> bytes:
    """A calendar as a file; no line of it is a command to the log of a GitHub workflow."""
    content: str = calendar.to_ical().decode()
    if "::" in content:
        content = _COMMAND.sub(lambda m: f"{m[1]}{_FOLD.join(m[2])}{_FOLD}", content)
    return content.encode()


def line(text: str) -> str:
    """A text on one line, without characters that act."""
    return printable(text.replace("\n", " ").replace("\t", " "))


def components_of(entry: CalendarEntry, edition: CalendarEdition) -> tuple[Event, Todo]:
    """An occasion as an all-day event and as something to do."""
    return _event(entry, edition), _todo(entry, edition)


def _event(entry: CalendarEntry, edition: CalendarEdition) -> Event:
    event = Event()
    event.add("uid", uid("event", *entry.key))
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + _DAY)
    event.add("transp", "TRANSPARENT")
    event.add("status", _event_status(entry))
    _describe(event, entry, edition)
    return event


def _todo(entry: CalendarEntry, edition: CalendarEdition) -> Todo:
    todo = Todo()
    todo.add("uid", uid("todo", *entry.key))
    todo.add("due", entry.due)
    todo.add("status", _todo_status(entry))
    if entry.percent:
        todo.add("percent-complete", entry.percent)
    if entry.done_on:
        todo.add("completed", datetime.combine(entry.done_on, _NOON))
    _describe(todo, entry, edition)
    return todo


def _describe(component: Event | Todo, entry: CalendarEntry, edition: CalendarEdition) -> None:
    title = marked(entry.title, entry.state if entry.state in _MARKED else None)
    component.add("summary", title)
    component.add("description", "\n".join(map(printable, entry.details)))
    if entry.link:
        component.add("url", quote(entry.link, _OF_ADDRESSES))
    if entry.state:
        component.add("categories", [entry.state.label])
    stamp(component, edition)
    if entry.alarm_on:
        component.add_component(_alarm(title, entry.alarm_on - entry.due, component))


def _alarm(title: str, ahead: timedelta, component: Component) -> Alarm:
    """A reminder on a morning; one of something to do counts from its due date."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    related = {"RELATED": "END"} if isinstance(component, Todo) else {}
    alarm.add("trigger", ahead + _MORNING, parameters=related)
    return alarm


def stamp(component: Component, edition: CalendarEdition) -> None:
    """Say of which edition a component is; no clock is read."""
    moment = datetime.combine(edition.as_of, time(tzinfo=UTC))
    component.add("dtstamp", moment)
    component.add("last-modified", moment)
    component.add("sequence", edition.number)


def marked(title: str, state: State | None) -> str:
    """A title on one line with the state before it."""
    return f"【{state.label}】{line(title)}" if state else line(title)


def _event_status(entry: CalendarEntry) -> str:
    if entry.state is State.NOT_APPLICABLE:
        return "CANCELLED"
    return "TENTATIVE" if entry.tentative else "CONFIRMED"


def _todo_status(entry: CalendarEntry) -> str:
    if entry.state is State.NOT_APPLICABLE:
        return "CANCELLED"
    if entry.state in DONE_STATES:
        return "COMPLETED"
    return "IN-PROCESS" if entry.begun or entry.percent else "NEEDS-ACTION"
