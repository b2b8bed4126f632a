"""Writes calendars to the screen, a file or a folder; the workspace is read once."""

import os
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gkcli.cli.notes import ReadableSnapshot, readable_snapshot, tell_unread, warn_of_unpublished
from gkcli.cli.open import open_about
from gkcli.cli.output import put, say
from gkcli.cli.report_files import FolderWords, refuse_file, write_file, write_folder
from gkcli.cli.settings import Settings
from gkcli.errors import GkcliError
from gkcli.model.units import Unit
from gkcli.office.calendar.calendars import CalendarFile, Calendars
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import workdays
from gkcli.status.standings import Snapshot

if TYPE_CHECKING:
    from gkcli.model.directory import Party

VARIABLE = "GKCLI_UNIT"
"""The environment variable that says which unit one belongs to."""

_MOST_BYTES = 32 * 1024 * 1024


def own_unit() -> str:
    """The unit that one belongs to, as one names it; GkcliError where nobody said."""
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        raise GkcliError(
            f"不知道您是哪个单位：环境变量 {VARIABLE} 没有设",
            f"先运行 export {VARIABLE}=单位名称（Windows 用 setx），或改写 --unit 单位名称",
        )
    return named


class CalendarPrinter:
    """Prints calendars of a workspace as of a day, with alarms some calendar days ahead.

    Those of ``unit``, as one names it, or of everybody. With ``force`` the file that is written
    over counts as the earlier edition.
    """

    def __init__(
        self,
        settings: Settings,
        unit: str | None,
        as_of: date,
        *,
        alarm: int,
        public: bool,
        force: bool,
    ) -> None:
        self._workspace = open_about(settings, unit)
        self._party = find_party(self._workspace.directory, unit) if unit else None
        self._as_of = as_of
        self._public = public
        self._force = force
        self._calendars = Calendars(self._seen.now, public=public, alarm=alarm)

    @cached_property
    def _seen(self) -> ReadableSnapshot:
        """What ledgers tell; of a public calendar, nothing."""
        workspace = self._workspace
        if not self._public:
            return readable_snapshot(workspace, self._as_of)
        known = workdays(workspace)
        now = Snapshot(workspace.table, workspace.directory, {}, known, self._as_of)
        return ReadableSnapshot(now, [])

    def print_one(self, target: Path | None) -> int:
        """Print one calendar into a file or on the screen; return the exit code."""
        party = self._party
        self._seen.refuse_unread(party)
        if target is None:
            made = self._calendars.of(party)
            if made.dues:
                put(made.content)
        else:
            refuse_file(target, force=self._force)
            earlier = self._earlier(target)
            made = self._calendars.of(party, earlier)
            if made.dues or made.withdrawn:
                write_file(target, made.content, force=self._force)
                if earlier is not None and not made.continues:
                    say(f"原来的 {target} 不是这一份日历，整个换掉了，没有标取消的。", aside=True)
        self._tell(party, made)
        return tell_unread(self._seen)

    def print_folder(self, folder: Path) -> int:
        """Write a file for every unit that owes anything by a date; return the exit code."""

        def content_for(unit: Unit, target: Path) -> bytes:
            calendar = self._calendars.of(unit, self._earlier(target))
            return calendar.content if calendar.dues or calendar.withdrawn else b""

        words = FolderWords("正在出日历", "各一个文件", "没有带日期的时限")
        units = self._seen.now.readable
        write_folder(folder, units, ".ics", content_for, words, force=self._force)
        return tell_unread(self._seen)

    def _earlier(self, target: Path) -> bytes | None:
        """What a file says that is to be written over; None where there is none."""
        if not self._force or not target.is_file():
            return None
        with target.open("rb") as file:
            return file.read(_MOST_BYTES)

    def _tell(self, party: "Party | None", made: CalendarFile) -> None:
        whose = f"{party.name}：" if party else ""
        nothing = "没有带日期的时限" if made.withdrawn else "没有带日期的时限，没有出日历"
        parts = [f"{len(made.dues)} 条时限" if made.dues else nothing]
        if made.undated:
            parts.append(f"另有 {made.undated} 条没有日期（长期的、等条件的），不在日历里")
        if made.withdrawn:
            parts.append(f"取消 {made.withdrawn} 条")
        say(f"{whose}{'；'.join(parts)}，按 {self._as_of} 计。", aside=True)
        warn_of_unpublished(made.dues, self._seen.now.workdays)
