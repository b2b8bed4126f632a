"""What the cells of a filled-in row want recorded."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from unicodedata import normalize

from gkcli.frozen import frozen
from gkcli.model.directory import key
from gkcli.model.scalars import suggest_date
from gkcli.office.sheets.heads import SheetHead
from gkcli.record.request import RequestedRecord

_NUMBERED = re.compile(r"(?:第\s*|#\s*)?(\d+)\s*项?(?=$|[\s.、．:：])")
_LED_BY_ID = re.compile(r"([A-Za-z0-9]\w*(?:-\w+)*)(?:\s|$)")
_TIME = re.compile(r"\s+0?0:00(?::00)?$")
_SERIAL = re.compile(r"[3-6]\d{4}")
_COUNTED_FROM = date(1899, 12, 30)
_BETWEEN_ADDRESSES = re.compile(r"[\s；，、]+|[;,](?=\s*https?:)")


@frozen
class SheetWords:
    """What the words in a sheet are read by.

    ``subjects`` gives the number or id of each task and deadline by its words; ``notice`` is the
    number of the notice whose tasks they are. Who filled a row in is a person, told in its note,
    unless the name ``is_unit``.
    """

    notice: str
    subjects: Mapping[str, str]
    is_unit: Callable[[str], bool]

    @cached_property
    def _known(self) -> dict[str, str]:
        return {key(words): subject for words, subject in self.subjects.items()}

    def subject(self, text: str) -> str:
        """The number or id that is meant: alone, before its words, or by the words themselves."""
        plain = normalize("NFKC", text).strip()
        meant = self._known.get(key(plain))
        if meant is not None:
            return meant
        led = _NUMBERED.match(plain) or _LED_BY_ID.match(plain)
        return led[1] if led else plain


@frozen
class Filled:
    """A row that somebody filled in: its number and what it wants recorded.

    ``called`` is how people know it where no program shows them the number.
    """

    row: int
    wish: RequestedRecord
    called: str = ""

    @property
    def where(self) -> str:
        """Which row it is, in Chinese."""
        return self.called or f"第 {self.row} 行"


@frozen
class FilledSheet:
    """The rows that were filled in, how many were not, and the head that they stand below."""

    rows: tuple[Filled, ...]
    blank: int
    head: SheetHead


def wish_of(
    said: Mapping[str, str], defaults: RequestedRecord, words: SheetWords
) -> RequestedRecord:
    """What a row wants that says this by field; ``defaults`` stand where it says nothing."""
    person = said.get("person", "")
    by_unit = person if person and words.is_unit(person) else ""
    evidence = tuple(filter(None, _BETWEEN_ADDRESSES.split(said.get("evidence", ""))))
    return RequestedRecord(
        for_=words.subject(said["for_"]),
        unit=said.get("unit") or defaults.unit,
        status=said["status"] or defaults.status,
        on=day_of(said.get("on", "")) or defaults.on,
        since=day_of(said.get("since", "")) or defaults.since,
        period=said.get("period", "").upper() or defaults.period,
        until=day_of(said.get("until", "")) or defaults.until,
        item=said.get("item", ""),
        problem=said.get("problem", ""),
        measure=said.get("measure", ""),
        due=day_of(said.get("due", "")),
        found=said.get("found", ""),
        note=_signed(said.get("note") or defaults.note, "" if by_unit else person),
        evidence=evidence or defaults.evidence,
        by=said.get("by") or by_unit or defaults.by,
    )


def _signed(note: str, person: str) -> str:
    """A note with the name of who filled it in, as ledgers keep names."""
    signature = f"填报人：{person}" if person else ""
    return f"{note}（{signature}）" if note and person else note or signature


def day_of(text: str) -> str:
    """A day as ISO that is written in another way; any other text as it is.

    A spreadsheet counts days from 1900 where a cell has lost its format.
    """
    plain = "".join(_TIME.sub("", text).split())
    if _SERIAL.fullmatch(plain):
        return (_COUNTED_FROM + timedelta(int(plain))).isoformat()
    return suggest_date(plain) or text


def same_rows(rows: Sequence[Filled]) -> dict[str, str]:
    """The rows that say the same as an earlier one, and which that is, both in words."""
    first: dict[RequestedRecord, Filled] = {}
    return {
        row.where: first[row.wish].where
        for row in rows
        if first.setdefault(row.wish, row) is not row
    }
