"""Writes reminders and records that they were sent: all of it or nothing."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gkcli.cli.agree import agree
from gkcli.cli.notes import readable_snapshot
from gkcli.cli.output import answer, remember, say
from gkcli.cli.record_submission import Submission
from gkcli.cli.report_files import form_of_many, refuse_homeless
from gkcli.cli.report_printer import Printer
from gkcli.cli.settings import Settings
from gkcli.cli.way_back import undo_line
from gkcli.errors import GkcliError
from gkcli.model.office import ReminderRules
from gkcli.model.units import Unit
from gkcli.record.request import RequestedRecord, find_unit
from gkcli.status.due import period_of
from gkcli.status.find_unit import find_party
from gkcli.status.reminders import Reminder, reminders, sender_of, step_name
from gkcli.status.standings import Snapshot
from gkcli.terminal.reminders import reminders_page
from gkcli.text import file_names
from gkcli.undo.journal import note
from gkcli.workspace.layout import shown
from gkcli.workspace.open import open_workspace
from gkcli.yaml.append import append
from gkcli.yaml.exchange import FileChange, exchange
from gkcli.yaml.several import refuse_existing

if TYPE_CHECKING:
    from gkcli.model.record import Record

REPORT = "reminder"
COMMAND = "remind"
"""As what the journal of writes knows it."""


class RemindSubmission:
    """The reminders of a day, for a folder; nothing is written before somebody agrees."""

    def __init__(
        self, settings: Settings, as_of: date, folder: Path, output: str | None, by: str | None
    ) -> None:
        self._workspace = open_workspace(settings.directory)
        self._submission = Submission(self._workspace)
        self._form = form_of_many(output)
        self._printer = Printer(settings, REPORT, as_of, self._form, public=False)
        self._as_of = as_of
        self._folder = folder
        self._by = by

    def submit(self, unit: str | None, *, yes: bool, dry_run: bool) -> int:
        """Show the reminders that are due for a unit, or all, then write and record them."""
        refuse_homeless(self._folder)
        if not dry_run:
            self._submission.finish()
        party = find_party(self._workspace.directory, unit) if unit else None
        seen = readable_snapshot(self._workspace, self._as_of, party)
        seen.refuse_unread(party)
        now = seen.now
        members = self._workspace.directory.members(party) if party else now.readable
        due = [one for one in reminders(now) if one.standing.unit in members and not one.sent_today]
        if not due:
            say("没有要催办的：该催的今天都催过了，或还在反馈时限里。")
            return 0
        sender = self._sender(now)
        self._submission.take(self._request(one, sender, now.rules.reminder) for one in due)
        units = list(dict.fromkeys(one.standing.unit for one in due))
        names = list(file_names((each.name for each in units), f".{self._form}"))
        if self._folder.exists() and not self._folder.is_dir():
            raise GkcliError(f"“{self._folder}”是文件，不是文件夹", "-o 后面要写文件夹")
        refuse_existing(self._folder, names, "换一个文件夹，如写上日期；或先把它们移走")
        answer(lambda: reminders_page(due, [], now), list, "table")
        if dry_run:
            say("没有写入（--dry-run）。")
            return 0
        agree(agreed=yes, question=f"写 {len(names)} 个文件、记 {len(due)} 条“已催办”吗？")
        self._write(self._slips(units, names))
        return 0

    def _sender(self, now: Snapshot) -> str:
        if self._by:
            named = find_unit(now.directory, self._by).name
            if named not in now.offices:
                raise GkcliError(
                    f"{named}不是这份通知的办公室，不能催办",
                    f"办公室是{'、'.join(now.offices.names)}；另有别的，写进 office.yaml",
                )
            return named
        known = sender_of(now)
        if not known:
            raise GkcliError(
                f"不知道是谁催办：{'、'.join(now.offices.names)}不在名册里",
                "登记到 units.yaml，或在 office.yaml 的 offices 里另写一个",
            )
        return known

    def _request(self, one: Reminder, sender: str, rules: ReminderRules) -> RequestedRecord:
        deadline, instance = one.standing.duty.deadline, one.standing.instance
        other = instance.period != period_of(deadline, self._as_of)
        return RequestedRecord(
            deadline.id,
            one.standing.unit.name,
            "已催办",
            on=self._as_of.isoformat(),
            since=str(instance.since or ""),
            period=instance.period if other else "",
            note=f"{step_name(one.step, rules)}〔{self._as_of.year}〕催{one.number}号",
            by=sender,
        )

    def _slips(self, units: Sequence[Unit], names: Sequence[str]) -> list[FileChange]:
        slips: list[FileChange] = []
        for unit, name in zip(units, names, strict=True):
            content = self._printer.content_for(unit)
            path = self._folder / name
            data = content.encode() if isinstance(content, str) else content
            slips.append(FileChange(path.absolute(), str(path), None, data))
        return slips

    def _write(self, slips: Sequence[FileChange]) -> None:
        additions: dict[Path, list[Record]] = {}
        for entry in self._submission.acceptance.entries:
            path = self._workspace.layout.ledger(entry.unit.name)
            additions.setdefault(path, []).append(entry.record)
        changes: list[FileChange] = [*slips]
        exchange(slips)
        try:
            append(additions, shown, changes.extend)
        except BaseException:
            exchange([slip._replace(before=slip.after, after=None) for slip in slips])
            with suppress(OSError):
                self._folder.rmdir()
            raise
        records = sum(map(len, additions.values()))
        done = f"已写入 {self._folder}：{len(slips)} 个单位，各一个文件；“已催办”记了 {records} 条"
        remember(done)
        say(f"{done}。")
        layout = self._workspace.layout
        if note(layout.folder, COMMAND, changes):
            say(f"要撤回，文件和记录一起：{undo_line(layout.folder, f'{COMMAND} --undo')}")
