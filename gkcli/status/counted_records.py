"""Goes through the records about one occasion in order, and keeps which of them count."""

from collections.abc import Iterable

from gkcli.model.deadline import Deadline
from gkcli.model.record import Record
from gkcli.model.statuses import MEANINGS, OFFICE_ACTS, Act, Matter
from gkcli.status.ledger import DutyRecord


class CountedRecords:
    """The records that count after those added so far.

    ``done`` are the unit's that report it done, ``closed`` the office's that closed it out.
    ``aside`` is the office's that set it aside, ``extended`` the one that granted more time,
    ``request`` the unit's that has not been decided on, ``sent_back`` the office's that took back
    what was reported done.
    """

    def __init__(self, deadline: Deadline) -> None:
        self._recurring = deadline.each is not None
        self._allows_nil = deadline.allows_nil_report
        self.done: list[Record] = []
        self.closed: Record | None = None
        self.aside: DutyRecord | None = None
        self.extended: Record | None = None
        self.request: DutyRecord | None = None
        self.sent_back: Record | None = None
        self.begun = False
        self.reported = False
        self.last: Record | None = None
        self.reminded: list[Record] = []

    def add_all(self, entries: Iterable[DutyRecord]) -> "CountedRecords":
        """Take records in their order."""
        for entry in entries:
            self.add(entry)
        return self

    def asked_for(self, matter: Matter | None) -> bool:
        """Whether a request about a matter is open."""
        asked = self.request
        return asked is not None and MEANINGS[asked.record.status].matter == matter

    def granted(self, matter: Matter | None) -> bool:
        """Whether what is about a matter was granted and still holds."""
        if matter == "延期":
            return self.extended is not None
        return self.aside is not None and MEANINGS[self.aside.record.status].matter == matter

    def add(self, entry: DutyRecord) -> None:
        """Take the next record."""
        record = entry.record
        act, matter = MEANINGS[record.status]
        if act is Act.RECTIFICATION or (act in OFFICE_ACTS and not entry.entitled):
            return
        if act is Act.REMINDER:
            self.reminded.append(record)
            return
        if record.status == "零报告" and not self._allows_nil:
            return
        self.last = record
        self.begun = self.begun or record.since is not None
        match act:
            case Act.ASIDE | Act.REQUEST:
                self._ask(entry)
            case Act.GRANT:
                self._grant(entry, matter)
            case Act.REFUSAL:
                self._refuse(matter)
            case Act.RETURN:
                self._send_back(entry)
            case Act.DONE | Act.CLOSING:
                self._settle(record, act)
            case _:
                self.reported = True
                self._go_on(entry)

    def _settle(self, record: Record, act: Act) -> None:
        self.reported = True
        self.aside = self.request = self.sent_back = None
        if act is Act.DONE:
            self.done.append(record)
            return
        self.closed = record
        self.done = self.done or [record]

    def _ask(self, entry: DutyRecord) -> None:
        """Take a unit's request, unless what it says in old words is what that day decided on.

        In old words an office grants.
        """
        record = entry.record
        if MEANINGS[record.status].act is Act.REQUEST:
            self.request = entry
        elif entry.entitled:
            self.aside, self.request = entry, None
        elif self.aside is None or self.aside.record.on < record.on:
            self.request = entry

    def _grant(self, entry: DutyRecord, matter: Matter | None) -> None:
        if matter != "延期":
            self.aside, self.request = entry, None
        elif entry.record.until is not None:
            self.extended = entry.record
            if self.asked_for(matter):
                self.request = None

    def _refuse(self, matter: Matter | None) -> None:
        """Close the request, and take back what was granted before.

        Both, or a unit could keep by another request what an office takes back.
        """
        if self.asked_for(matter):
            self.request = None
        if matter == "延期":
            self.extended = None
        elif self.granted(matter):
            self.aside = None

    def _send_back(self, entry: DutyRecord) -> None:
        if self.done and not entry.general:
            self.done, self.closed = [], None
            self.sent_back = entry.record

    def _go_on(self, entry: DutyRecord) -> None:
        self.begun = self.begun or entry.record.status != "未启动"
        if not entry.general or (self.aside and self.aside.general):
            self.aside = None
        if self._withdraws(entry):
            self.request = None
        if not entry.general and not self._recurring:
            self.done.clear()
            self.closed = None

    def _withdraws(self, entry: DutyRecord) -> bool:
        """Whether who goes on no longer asks; who asks for more time goes on meanwhile."""
        if self.request is None or self.request.record.status == "申请延期":
            return False
        return not entry.general or self.request.general
