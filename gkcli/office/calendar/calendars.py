"""The calendars of units, of groups and of everybody as files (.ics)."""

from datetime import date
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.model.directory import Party
from gkcli.office.calendar.entries import PageOf, calendar_entries
from gkcli.office.calendar.owed import Owed
from gkcli.office.read.kinds import INSTALL
from gkcli.status.duties import Duty
from gkcli.status.standings import Snapshot

ALARM = 3
"""How many calendar days before a due date an alarm rings where nobody says otherwise."""


class CalendarFile(NamedTuple):
    """A calendar as a file, and what is to be told about it.

    ``dues`` are the due dates of its occasions; ``undated`` counts those that have none and are
    not in it, ``withdrawn`` those of an earlier edition that it cancels. ``continues`` is whether
    there was such an edition.
    """

    content: bytes
    dues: tuple[date, ...]
    undated: int
    withdrawn: int
    continues: bool


def no_page(duty: Duty) -> str:
    """No duty has a page of its own."""
    del duty
    return ""


class Calendars:
    """Makes the calendars of a workspace as of a day.

    ``public`` ones tell nothing that was recorded. Alarms ring ``alarm`` calendar days ahead;
    ``page_of`` gives the address of a page that tells of a duty. GkcliError where icalendar is not
    installed.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        public: bool,
        alarm: int = ALARM,
        page_of: PageOf = no_page,
    ) -> None:
        _refuse_without_library()
        self._owed = Owed(snapshot, public=public)
        self._snapshot = self._owed.snapshot
        self._public = public
        self._alarm = alarm
        self._page_of = page_of

    def of(self, party: Party | None, earlier: bytes | None = None) -> CalendarFile:
        """The calendar of a unit or group, or of everybody.

        ``earlier`` is the file that it takes the place of: what stands there and is owed no more
        is cancelled.
        """
        from gkcli.office.calendar.components import (
            CalendarEdition,
            components_of,
            empty_calendar,
            file_of,
            uid,
        )
        from gkcli.office.calendar.earlier import read_earlier, withdraw

        now = self._snapshot
        notice = now.table.notice
        owed = self._owed.by(party)
        entries = calendar_entries(
            owed, now, party, public=self._public, ahead=self._alarm, page_of=self._page_of
        )
        edition = CalendarEdition(now.as_of, max(0, (now.as_of - notice.signed_on).days))
        key = uid("calendar", notice.number, party.name if party else "")
        before = None if earlier is None else read_earlier(earlier, key)
        components = [part for entry in entries for part in components_of(entry, edition)]
        gone = withdraw(before or {}, components, edition)
        calendar = empty_calendar(self._name(party), self._description(), key)
        for component in (*components, *gone):
            calendar.add_component(component)
        return CalendarFile(
            content=file_of(calendar),
            dues=tuple(entry.due for entry in entries),
            undated=len(owed) - len(entries),
            withdrawn=sum(component.name == "VEVENT" for component in gone),
            continues=before is not None,
        )

    def _name(self, party: Party | None) -> str:
        whose = f"{party.name}：" if party else ""
        return f"{whose}{self._snapshot.table.notice.table_title}"

    def _description(self) -> str:
        states = "" if self._public else f"，状态截至 {self._snapshot.as_of}"
        number = self._snapshot.table.notice.number
        return f"{number} 的时限{states}。再导入一次会更新，不会重复。"


def _refuse_without_library() -> None:
    try:
        import icalendar  # noqa: F401 - only to see whether it is there
    except ModuleNotFoundError as error:
        if error.name != "icalendar":
            raise
        raise GkcliError("出日历要用的 icalendar 没有安装", f"请运行 {INSTALL}") from None
