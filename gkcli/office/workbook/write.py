"""Writes a workbook: laid out to be read, printed, filtered and filled in; no formula, no macro."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from gkcli.errors import GkcliError
from gkcli.model.state import State
from gkcli.office.workbook.columns import ABOUT, CHOICES, STATE, UNITS, BookColumn, Value
from gkcli.office.workbook.content import Book, BookPage
from gkcli.office.workbook.edition import HIDDEN, origin_lines
from gkcli.office.workbook.row_height import row_height
from gkcli.office.workbook.rows import BookRow, HeadingRow

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HEAD = 2
"""The row of the heads, counted from 0: above it stand the title and what edition it is."""

_MORE_ROWS = 300
"""Empty rows below the records, for new ones."""

_LONGEST = 32_767
"""Characters that a cell can hold. Source: Excel specifications and limits."""

_BEGINNING = datetime(2000, 1, 1)
_FIRST = date(1900, 3, 1)
"""The first day that spreadsheet programs agree on."""

_FONT = {"font_name": "宋体", "font_size": 11}
_BOXED = {**_FONT, "border": 1, "border_color": "#A6A6A6", "text_wrap": True, "valign": "top"}
_COLOURS = {
    State.OVERDUE: ("#9C0006", "#FFC7CE"),
    State.UNREPORTED: ("#9C0006", "#FFC7CE"),
    State.DUE_SOON: ("#7F4F00", "#FFE699"),
    State.DONE: ("#005A1E", "#C6EFCE"),
    State.DONE_LATE: ("#005A1E", "#E2EFDA"),
}


def write_book(book: Book) -> bytes:
    """The file; the same book makes the same bytes. GkcliError where a text fits into no cell."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False}) as target:
        target.set_properties({"created": _BEGINNING, "title": book.title})
        writer = _Writer(target)
        for page in book.pages:
            writer.page(book, page)
        writer.about(book)
        if book.edition is not None:
            writer.choices(book)
            pages = ((page.sheet, page.data) for page in book.pages)
            writer.hidden(HIDDEN, origin_lines(book.edition, pages))
    return file.getvalue()


class _Writer:
    def __init__(self, book: Workbook) -> None:
        self._book = book
        made = book.add_format
        self._title = made({**_FONT, "bold": True, "font_size": 16, "align": "center"})
        self._subtitle = made({**_FONT, "align": "center", "font_color": "#595959"})
        self._head = made(
            {**_BOXED, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E1F2"}
        )
        self._headings = {
            1: made({**_BOXED, "bold": True, "bg_color": "#EDEDED"}),
            2: made({**_BOXED, "bold": True, "bg_color": "#F7F7F7", "indent": 1}),
        }
        self._forms = {
            "text": made(_BOXED),
            "number": made({**_BOXED, "align": "center"}),
            "date": made({**_BOXED, "align": "center", "num_format": "yyyy-mm-dd"}),
        }
        self._label = made({**_FONT, "bold": True, "valign": "top"})
        self._note = made({**_FONT, "text_wrap": True, "valign": "top"})
        self._states = {
            state: made({"font_color": ink, "bg_color": paper})
            for state, (ink, paper) in _COLOURS.items()
        }

    def page(self, book: Book, page: BookPage) -> None:
        """A sheet with its title, its heads and its rows."""
        sheet = self._book.add_worksheet(page.sheet.name)
        columns = page.sheet.columns
        last = len(columns) - 1
        self._merge(sheet, 0, last, book.title, self._title)
        self._merge(sheet, 1, last, book.subtitle, self._subtitle)
        sheet.set_row(0, 28)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            _write_text(sheet, _HEAD, place, column.head, self._head)
        for number, row in enumerate(page.rows, _HEAD + 1):
            if isinstance(row, HeadingRow):
                self._merge(sheet, number, last, row.text, self._headings[row.level])
            else:
                self._row(sheet, number, columns, row)
        end = _HEAD + max(1, len(page.rows))
        if page is book.records:
            end += _MORE_ROWS
            for number in range(_HEAD + 1 + len(page.rows), end + 1):
                for place, column in enumerate(columns):
                    sheet.write_blank(number, place, None, self._forms[column.form])
            self._offer(sheet, book, columns, end)
        sheet.autofilter(_HEAD, 0, end, last)
        sheet.freeze_panes(_HEAD + 1, 2)
        self._colour(sheet, columns, end)
        _set_printing(sheet, page, _HEAD + len(page.rows), last)

    def _row(
        self, sheet: "Worksheet", number: int, columns: Iterable[BookColumn], row: BookRow
    ) -> None:
        sheet.set_row(number, row_height(columns, row))
        for place, column in enumerate(columns):
            self._cell(sheet, number, place, row[column.field], self._forms[column.form])

    def _cell(self, sheet: "Worksheet", row: int, place: int, value: Value, form: "Format") -> None:
        if isinstance(value, date) and value >= _FIRST:
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), form)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, form)
        elif value is None or value == "":
            sheet.write_blank(row, place, None, form)
        else:
            _write_text(sheet, row, place, str(value), form)

    def _merge(self, sheet: "Worksheet", row: int, last: int, text: str, form: "Format") -> None:
        # What is written by merging itself is taken for a formula where it looks like one.
        sheet.merge_range(row, 0, row, last, "", form)
        _write_text(sheet, row, 0, text, form)

    def _colour(self, sheet: "Worksheet", columns: tuple[BookColumn, ...], end: int) -> None:
        if STATE not in columns:
            return
        place = columns.index(STATE)
        for state, form in self._states.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{state.label}"', "format": form}
            sheet.conditional_format(_HEAD + 1, place, end, place, rule)

    def _offer(
        self, sheet: "Worksheet", book: Book, columns: tuple[BookColumn, ...], end: int
    ) -> None:
        """Drop-downs for what a record is about, its unit and its status."""
        units = next(len(page.rows) for page in book.pages if page.sheet is UNITS)
        sources: dict[str, str | list[str]] = {"status": list(book.statuses)}
        if book.subjects:
            sources["for_"] = f"='{CHOICES}'!$A$1:$A${len(book.subjects)}"
        if units:
            sources["unit"] = f"='{UNITS.name}'!$A${_HEAD + 2}:$A${_HEAD + 1 + units}"
        for place, column in enumerate(columns):
            if column.field in sources:
                rule = {
                    "validate": "list",
                    "source": sources[column.field],
                    "error_type": "stop" if column.field == "status" else "warning",
                    "error_title": "不在名单里",
                    "error_message": "请点右边的箭头，从名单里选一个。",
                }
                sheet.data_validation(_HEAD + 1, place, end, place, rule)

    def about(self, book: Book) -> None:
        """The sheet that says where all this comes from and how to fill it in."""
        sheet = self._book.add_worksheet(ABOUT)
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 96)
        for row, (label, text) in enumerate(book.about):
            _write_text(sheet, row, 0, label, self._label)
            _write_text(sheet, row, 1, text, self._note)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def choices(self, book: Book) -> None:
        """A hidden sheet with what the drop-downs list."""
        self.hidden(CHOICES, ([subject] for subject in book.subjects))

    def hidden(self, name: str, lines: Iterable[list[str]]) -> None:
        """A hidden sheet of texts."""
        sheet = self._book.add_worksheet(name)
        sheet.hide()
        for row, texts in enumerate(lines):
            for place, text in enumerate(texts):
                _write_text(sheet, row, place, text)


def _write_text(
    sheet: "Worksheet", row: int, place: int, text: str, form: "Format | None" = None
) -> None:
    """Write a text as a text, whatever it begins with."""
    if len(text) > _LONGEST:
        raise GkcliError(
            f"“{text[:20]}……”有 {len(text)} 字，Excel 一格放不下（最多 {_LONGEST} 字），没有导出",
            "导成别的格式：gkcli export csv 或 json",
        )
    sheet.write_string(row, place, text, form)


def _set_printing(sheet: "Worksheet", page: BookPage, end: int, last: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(page.sheet.paper)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(0, 0, end, last)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&C第 &P 页，共 &N 页")
