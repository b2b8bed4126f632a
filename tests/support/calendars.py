"""Calendars made and read back by a library that knows the format."""

from datetime import date

from icalendar import Calendar

from gkcli.office.calendar.calendars import Calendars
from tests.support.build import deadline, directory, snapshot, table, task, unit

DAY = date(2018, 9, 3)
DUE = date(2018, 9, 20)
JIA, YI = unit("甲镇"), unit("乙局")


def year(*deadlines, ledgers=(), as_of=DAY, units=(JIA, YI)):
    """A year in which one task, of all units, has these deadlines."""
    names = [known.name for known in units]
    whole = table(task(3, "公开清单", lead=names, deadlines=tuple(deadlines)))
    return snapshot(whole, directory(*units), as_of, ledgers)


def made(now, party=None, earlier=None, **options):
    """The calendar as it is written."""
    return Calendars(now, public=options.pop("public", False), **options).of(party, earlier)


def read(content):
    """The calendar read back."""
    return Calendar.from_ical(content)


def entries(content, kind="VEVENT"):
    """The components of a kind by their titles."""
    return {str(component["summary"]): component for component in read(content).walk(kind)}


def only(content, kind="VEVENT"):
    """The one component of a kind."""
    (component,) = read(content).walk(kind)
    return component


def by(due=DUE, **fields):
    """A deadline by a date."""
    return deadline(fields.pop("id", "d"), by=due, **fields)
