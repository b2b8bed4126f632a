"""Empty sheets to fill in: as CSV, or as an Excel workbook with drop-downs."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from gkcli.office.libraries import require_xlsxwriter
from gkcli.office.sheets.heads import NAMES, TOLD, WRITTEN
from gkcli.status.duties import Duty
from gkcli.status.wording import limit_words
from gkcli.text import formula_safe

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_MORE_ROWS = 30
"""Rows below those that are listed, for what is reported more than once."""

_WIDTHS = {"for_": 44, "unit": 18, "on": 12, "note": 40, "evidence": 34, "since": 12, "until": 12}
_NARROW = 10
_LIMIT = "时限"
_ITEMS = "编号"
_DAY = "yyyy-mm-dd"
_DAYS = ("on", "since", "until")
_BEGINNING = datetime(2000, 1, 1)


def blank_workbook(
    unit: str, listed: Sequence[Duty], items: Sequence[Duty], statuses: Sequence[str]
) -> bytes:
    """A workbook with a row for each duty that is ``listed`` for ``unit``.

    What a row is about is picked from ``items``, its status from ``statuses``.
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _BEGINNING})
        sheet = book.add_worksheet("填报")
        known = book.add_worksheet(_ITEMS)
        for row, duty in enumerate(items):
            known.write_string(row, 0, _words(duty))
            known.write_string(row, 1, limit_words(duty.deadline))
        known.set_column(0, 0, _WIDTHS["for_"])
        columns = ["for_", _LIMIT, *(field for field in WRITTEN if field != "for_")]
        _lay_out(book, sheet, columns)
        for row, duty in enumerate(listed, 1):
            said = {"for_": _words(duty), _LIMIT: limit_words(duty.deadline), "unit": unit}
            for field, text in said.items():
                sheet.write_string(row, columns.index(field), text)
        last = len(listed) + _MORE_ROWS
        _offer(sheet, columns.index("status"), last, list(statuses), "stop")
        if items:
            source = f"='{_ITEMS}'!$A$1:$A${len(items)}"
            _offer(sheet, columns.index("for_"), last, source, "warning")
    return file.getvalue()


def _words(duty: Duty) -> str:
    return f"{duty.deadline.id} {duty.deadline.what}"


def _lay_out(book: "Workbook", sheet: "Worksheet", columns: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": _DAY})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, field in enumerate(columns):
        form = day if field in _DAYS else wrapped
        sheet.set_column(column, column, _WIDTHS.get(field, _NARROW), form)
        sheet.write_string(0, column, NAMES[field][0] if field in NAMES else field, bold)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _offer(
    sheet: "Worksheet", column: int, last: int, source: str | list[str], strictness: str
) -> None:
    rule = {
        "validate": "list",
        "source": source,
        "error_type": strictness,
        "error_title": "不在名单里",
        "error_message": "请点右边的箭头，从名单里选一个。",
    }
    sheet.data_validation(1, column, last, column, rule)


_BOM = "\ufeff"


def blank_sheet(unit: str, duties: Sequence[Duty]) -> str:
    """A sheet as CSV that spreadsheet programs open as Chinese text, a row a duty."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    heads = {field: NAMES[field][0] for field in WRITTEN}
    writer.writerow([heads.pop("for_"), *TOLD, *heads.values()])
    for duty in duties:
        deadline = duty.deadline
        said = [deadline.id, deadline.what, limit_words(deadline), unit]
        writer.writerow([formula_safe(text) for text in said] + [""] * (len(heads) - 1))
    return _BOM + file.getvalue()


def make_workbook(
    unit: str, listed: Sequence[Duty], items: Sequence[Duty], statuses: Sequence[str]
) -> bytes:
    """The same as an Excel workbook with drop-downs; GkcliError where it cannot be made here."""
    require_xlsxwriter("写成 .csv")
    return blank_workbook(unit, listed, items, statuses)
