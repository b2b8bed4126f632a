"""A unit's ledger (台账): what it did about its duties, one record a line, only ever added to."""

import re
from collections.abc import Iterable
from datetime import date
from operator import lt
from typing import Annotated
from unicodedata import normalize

from gkcli.model.scalars import (
    Date,
    FieldError,
    Parse,
    Text,
    choice,
    identifier,
    positive,
    refuse_controls,
)
from gkcli.model.shape import shape
from gkcli.model.statuses import FINDINGS, STATUSES, Finding, Status

# Patterns are text: the commands that need none of them do not wait for their compilation.
_ADDRESS = (
    r"(?i)https?://(?:[^\s/?#@:<>\[\]\"]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:[/?#][^\s<>\"]*)?"
)


def subject(text: str) -> str:
    """What a record is about: a task's number or the id of a deadline; FieldError otherwise."""
    return str(positive(text)) if text.isdigit() else identifier(text)


def item(text: str) -> str:
    """What later records call something to be put right: an identifier; FieldError otherwise."""
    return identifier(text)


def period(text: str) -> str:
    """A period as ``2024``, ``2024-H1``, ``2024-Q2`` or ``2024-06``; FieldError otherwise."""
    if not re.fullmatch(r"[12]\d{3}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2]))?", text, re.ASCII):
        raise FieldError(
            "bad-period",
            f"期次“{text}”读不懂",
            "按年写 2024，按半年写 2024-H1，按季写 2024-Q2，按月写 2024-06",
        )
    return text


def note(text: str) -> str:
    """Any text that is not empty, line breaks included; FieldError otherwise.

    Controls are refused, see ``refuse_controls``.
    """
    if not text.strip():
        raise FieldError("empty-text", "不能为空", "填上内容；没有内容的可选字段整行删去")
    refuse_controls(text)
    return text


def address(text: str) -> str:
    """An http or https address with a host, to the letter; FieldError otherwise."""
    if not re.fullmatch(_ADDRESS, text):
        plain = normalize("NFKC", text).strip()
        meant = next((t for t in (plain, f"https://{plain}") if re.fullmatch(_ADDRESS, t)), "")
        known = (
            meant if meant != text and "." in meant else "https://www.example.gov.cn/info/1.html"
        )
        raise FieldError("bad-address", f"佐证“{text}”不是网页地址", f"请写全，如 {known}")
    return text


def days_of(year: int) -> tuple[date, date]:
    """The first and last day that the ledgers of a year's table tell of.

    They end on 31 March of the next year, when the annual report on the year is out; later
    ones tell of what was still open then. Source: 政府信息公开条例（国令第711号）article 49.
    """
    return date(year, 1, 1), date(year + 1, 3, 31)


ItemId = Annotated[str, Parse(item, "zg-0710", r"^\w+(-\w+)*$")]
Subject = Annotated[str, Parse(subject, "plan")]
NoteText = Annotated[str, Parse(note, "已报送")]
StatusWord = Annotated[Status, choice("状态", *STATUSES)]
FindingWord = Annotated[Finding, choice("怎样发现", *FINDINGS)]
PeriodText = Annotated[str, Parse(period, "2024-Q2", r"^\d{4}(-Q[1-4]|-\d{2})?$")]


@shape
class Record:
    """One entry of a ledger.

    ``on`` is the day on which what it tells happened, ``for`` a task's number or the id of a
    deadline. ``since`` is the day of the event that a limit is counted from, ``period`` the
    period of a recurring duty where ``on`` lies in another one. ``until`` is the day to which more
    time is asked for or granted. ``by`` names who wrote it where that was not the unit itself.

    A record of something to be put right (整改) opens an ``item`` of its own, by which later
    records call it: what the ``problem`` is, by what ``measure`` it is put right, when that is
    ``due``, and how it was ``found``.
    """

    __one_line__ = True

    on: Date
    for_: Subject
    status: StatusWord
    since: Date | None = None
    period: PeriodText | None = None
    until: Date | None = None
    item: ItemId | None = None
    problem: NoteText | None = None
    measure: NoteText | None = None
    due: Date | None = None
    found: FindingWord | None = None
    note: NoteText | None = None
    evidence: tuple[Text, ...] = ()
    by: Text | None = None


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records by day and, within a day, by status, whatever order their lines have."""
    found = tuple(records)
    days = [record.on for record in found]
    # Most often there is one a day and later ones stand below.
    if all(map(lt, days, days[1:])):
        return found
    return tuple(sorted(found, key=_rank))


def _rank(record: Record) -> tuple[object, ...]:
    return (
        record.on,
        STATUSES.index(record.status),
        record.for_,
        str(record.since or ""),
        record.period or "",
        str(record.until or ""),
        record.item or "",
        record.problem or "",
        record.measure or "",
        str(record.due or ""),
        record.found or "",
        record.note or "",
        record.evidence,
        record.by or "",
    )
