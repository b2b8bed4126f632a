"""The sheets of a unit's duties in Word (``report unit-sheet``), once somebody filled them in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from gkcli.errors import GkcliError
from gkcli.model.statuses import STATUSES
from gkcli.office.read.blocks import Block, Grid, Row
from gkcli.office.sheets.heads import TOLD, SheetHead, field_of
from gkcli.office.sheets.wish import Filled, FilledSheet, SheetWords, wish_of
from gkcli.record.request import RequestedRecord

_OWN = {
    "出处": "number",
    "任务号": "number",
    "任务编号": "number",
    "编号": "number",
    "序号": "counted",
    "任务和要求": "for_",
    "工作任务": "for_",
    "未完成原因及下一步措施": "more",
    "未完成原因": "more",
    "下一步措施": "more",
}
"""What columns of such a form mean that a spreadsheet has not, or has for something else."""

_FILLED = ("on", "status", "note", "more", "evidence", "since", "period", "until")
_NOTHING = ("无", "/", "\\", "-", "—", "——")
_LABELLED = re.compile(r"(单位|依据)\s*[:：]\s*(.+)")
_ROLE = re.compile(r"[（(](?:牵头|责任|点名)[）)]$")
_NOTICE = "通知"
_LONGEST_STATUS = 20
_LEAST = 3
"""How many columns a table has at most that only arranges things: it may do without a head."""

_ENDS = r"\s:：，,。;；、"
_STATUS = re.compile(
    rf"[☑✓✔√·•\s]*({'|'.join(sorted(STATUSES, key=len, reverse=True))})"
    rf"(?=[{_ENDS}（(]|$)[{_ENDS}]*"
)
_CLAUSE = re.compile(rf"[^{_ENDS}]*")


class _Column(NamedTuple):
    field: str
    place: int
    name: str


class _Form(NamedTuple):
    """Where the columns of a table are, and what its rows below that head are."""

    columns: tuple[_Column, ...]
    unused: tuple[str, ...]
    width: int

    def names(self) -> dict[str, str]:
        """What the fields are called; a status may stand at the beginning of the note."""
        told = {column.field: column.name for column in reversed(self.columns)}
        return {"status": told.get("note", ""), **told}


def filled_form(
    blocks: Iterable[Block], name: str, defaults: RequestedRecord, words: SheetWords
) -> FilledSheet:
    """The rows of all tables in a form; rows are counted on from table to table.

    The unit is the one that the form says it is for. Where no column says the status, it is what
    the note begins with. GkcliError where it is no such form, or of another notice.
    """
    grids = [block for block in blocks if isinstance(block, Grid)]
    labels = dict(_labels(grids))
    notice = labels.get("依据", words.notice)
    if notice != words.notice:
        raise GkcliError(
            f"“{name}”是“{notice}”的填报表，这个工作区是“{words.notice}”的",
            "用 -d 指它的工作区再收",
        )
    placed = list(_placed(grids, name))
    rows = [(number, _said(row, form, words)) for form, number, row in placed if len(set(row)) > 1]
    filled = [(number, said) for number, said in rows if any(said.get(one) for one in _FILLED)]
    return FilledSheet(
        tuple(
            Filled(
                number,
                wish_of(_recorded(said, labels.get("单位", "")), defaults, words),
                f"“{said['for_'] or f'表格第 {number} 行'}”一行",
            )
            for number, said in filled
        ),
        len(rows) - len(filled),
        _sheet_head(list(dict.fromkeys(form for form, _, _ in placed))),
    )


def _placed(grids: Iterable[Grid], name: str) -> Iterator[tuple[_Form, int, Row]]:
    """The rows below heads, with their numbers; a table may go on with the one before it."""
    form: _Form | None = None
    number = 0
    for grid in grids:
        heads = [_head(row) for row in grid.rows]
        if any(heads):
            form = None
        elif form is None or len(grid.rows[0]) != form.width:
            if len(grid.rows) > 1 and len(grid.rows[0]) > _LEAST:
                raise GkcliError(
                    f"“{name}”里有一张表没有认得的表头：“{grid.rows[0][0].text}”开头的",
                    "补上表头（事项、完成情况、日期等）；不是填报的表就删去",
                )
            continue
        for row, head in zip(grid.rows, heads, strict=True):
            number += 1
            form = head or form
            if form and not head:
                yield form, number, row
    if form is None:
        raise GkcliError(
            f"“{name}”里没有找到填报的表",
            "收 gkcli report unit-sheet 出的填报表，表头里要有：事项、完成情况；别的请另存为 .xlsx",
        )


def _labels(grids: Sequence[Grid]) -> Iterator[tuple[str, str]]:
    for grid in grids:
        for row in grid.rows:
            for cell in row:
                if match := _LABELLED.fullmatch(cell.text):
                    yield match[1], match[2].strip()


def _head(row: Row) -> _Form | None:
    """The columns that a row names, where it names what a record needs."""
    columns, unused = [], []
    for place, cell in enumerate(row):
        name = "".join(cell.text.split())
        field = _OWN.get(name) or field_of(name)
        if field:
            columns.append(_Column(field, place, name))
        elif name and name not in TOLD:
            unused.append(name)
    fields = {column.field for column in columns}
    if not fields & {"number", "for_"} or not fields & {"note", "status"}:
        return None
    return _Form(tuple(columns), tuple(unused), len(row))


def _said(row: Row, form: _Form, words: SheetWords) -> dict[str, str]:
    """The texts of a row by field; of a merged cell in its first column only."""
    said: dict[str, str] = {}
    for field, place, name in form.columns:
        text = row[place].text.strip() if place < len(row) and row[place] not in row[:place] else ""
        if text in _NOTHING:
            continue
        if field in ("note", "more") and "note" in said:
            said["more"] = "；".join(filter(None, [said.get("more"), text and f"{name}：{text}"]))
        else:
            said[field] = text
    said["for_"] = _subject(said, words)
    return said


def _subject(said: dict[str, str], words: SheetWords) -> str:
    """What a row is about: a number or id and its words, or the words where these say more."""
    about = _ROLE.sub("", said.get("for_", "").partition("\n")[0])
    number = normalize("NFKC", said.get("number", ""))
    if number in ("", _NOTICE):
        counted = normalize("NFKC", said.get("counted", ""))
        number = "" if counted.isdecimal() else counted
    one_of_several = words.subject(about).startswith(f"{number}-")
    return about if not number or one_of_several else f"{number} {about}".strip()


def _recorded(said: dict[str, str], unit: str) -> dict[str, str]:
    """The same as the fields of a record: the status out of the note, all that is said in it."""
    note, status = said.get("note", ""), said.get("status", "")
    if not status:
        led = _STATUS.match(note)
        status = led[1] if led else _clause(note)
        note = note[led.end() :] if led else note
    note = "；".join(filter(None, [note, said.get("more", "")]))
    return {**said, "unit": said.get("unit") or unit, "status": status, "note": note}


def _clause(note: str) -> str:
    match = _CLAUSE.match(note)
    return match[0][:_LONGEST_STATUS] if match else ""


def _sheet_head(forms: Sequence[_Form]) -> SheetHead:
    columns = {c.field: c.place for form in reversed(forms) for c in reversed(form.columns)}
    columns.setdefault("status", columns.get("note", 0))
    unused = dict.fromkeys(name for form in forms for name in form.unused)
    names = {field: name for form in reversed(forms) for field, name in form.names().items()}
    return SheetHead(0, columns, tuple(unused), names)
