"""What a filled-in sheet wants recorded, row by row."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from gkcli.errors import GkcliError
from gkcli.model.directory import key
from gkcli.model.scalars import suggest_date
from gkcli.office.sheets.heads import NAMES, SheetHead, find_head
from gkcli.office.sheets.rows import SheetRow, sheets_of
from gkcli.record.request import RequestedRecord

_FILLED = ("on", "status", "note", "evidence", "since", "period")
"""What a person fills in; the other columns may stand there before."""

_NUMBERED = re.compile(r"(?:第\s*|#\s*)?(\d+)\s*项?(?=$|[\s.、．:：])")
_LED_BY_ID = re.compile(r"([A-Za-z0-9]\w*(?:-\w+)*)(?:\s|$)")
_TIME = re.compile(r"\s+0?0:00(?::00)?$")
_BETWEEN_ADDRESSES = re.compile(r"[\s；，、]+|[;,](?=\s*https?:)")


class Filled(NamedTuple):
    """A row that somebody filled in: its number and what it wants recorded."""

    row: int
    wish: RequestedRecord


class FilledSheet(NamedTuple):
    """The rows that were filled in, how many were not, and the columns that say nothing here."""

    rows: tuple[Filled, ...]
    blank: int
    head: SheetHead


def read_sheet(
    path: Path,
    defaults: RequestedRecord,
    subjects: Mapping[str, str],
    is_unit: Callable[[str], bool],
) -> FilledSheet:
    """The rows of a sheet; GkcliError where it cannot be read or has no such head.

    ``defaults`` stand where a row says nothing; ``subjects`` gives the number or id of each task
    and deadline by its words. Who filled a row in is a person, told in its note, unless the name
    ``is_unit``.
    """
    found = [(rows, find_head(rows)) for _, rows in sheets_of(path)]
    headed = [(rows, head) for rows, head in found if head is not None]
    if not headed:
        raise GkcliError(
            f"“{path}”里没有找到表头",
            "表头一行里要有：任务/事项、报送单位、日期、状态、说明、佐证（顺序不限）",
        )
    if len(headed) > 1:
        raise GkcliError(f"“{path}”里有 {len(headed)} 张填报的工作表", "一次收一张，其余的另存")
    rows, head = headed[0]
    return filled_rows(rows, head, defaults, subjects, is_unit)


def filled_rows(
    rows: Iterable[SheetRow],
    head: SheetHead,
    defaults: RequestedRecord,
    subjects: Mapping[str, str],
    is_unit: Callable[[str], bool],
) -> FilledSheet:
    """The same of rows that were read already."""
    below = [row for row in rows if row.number > head.row]
    filled = [row for row in below if _is_filled(row, head)]
    known = {key(words): subject for words, subject in subjects.items()}
    return FilledSheet(
        tuple(Filled(row.number, _wish(row, head, defaults, known, is_unit)) for row in filled),
        len(below) - len(filled),
        head,
    )


def column_name(field: str, head: SheetHead) -> str:
    """What the column of a field is called in a sheet, or would be where it has none."""
    return head.names.get(field) or NAMES.get(field, (field,))[0]


def _is_filled(row: SheetRow, head: SheetHead) -> bool:
    return any(row.cell(head.columns[field]) for field in _FILLED if field in head.columns)


def _wish(
    row: SheetRow,
    head: SheetHead,
    defaults: RequestedRecord,
    known: Mapping[str, str],
    is_unit: Callable[[str], bool],
) -> RequestedRecord:
    said = {field: row.cell(column) for field, column in head.columns.items()}
    person = said.get("person", "")
    by_unit = person if person and is_unit(person) else ""
    evidence = tuple(filter(None, _BETWEEN_ADDRESSES.split(said.get("evidence", ""))))
    return RequestedRecord(
        for_=_subject(said["for_"], known),
        unit=said.get("unit") or defaults.unit,
        status=said["status"] or defaults.status,
        on=_day(said.get("on", "")) or defaults.on,
        since=_day(said.get("since", "")) or defaults.since,
        period=said.get("period", "").upper() or defaults.period,
        until=_day(said.get("until", "")) or defaults.until,
        note=_signed(said.get("note") or defaults.note, "" if by_unit else person),
        evidence=evidence or defaults.evidence,
        by=said.get("by") or by_unit or defaults.by,
    )


def _signed(note: str, person: str) -> str:
    """A note with the name of who filled it in, as ledgers keep names."""
    signature = f"填报人：{person}" if person else ""
    return f"{note}（{signature}）" if note and person else note or signature


def _subject(text: str, known: Mapping[str, str]) -> str:
    """The number or id that a cell means: alone, before its words, or by the words themselves."""
    plain = normalize("NFKC", text).strip()
    meant = known.get(key(plain))
    if meant is not None:
        return meant
    led = _NUMBERED.match(plain) or _LED_BY_ID.match(plain)
    return led[1] if led else plain


def _day(text: str) -> str:
    return suggest_date("".join(_TIME.sub("", text).split())) or text


def same_rows(rows: Sequence[Filled]) -> dict[int, int]:
    """The rows that say the same as an earlier one, and which that is."""
    first: dict[RequestedRecord, int] = {}
    return {row: first[wish] for row, wish in rows if first.setdefault(wish, row) != row}
