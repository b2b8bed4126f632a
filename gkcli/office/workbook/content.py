"""A whole workbook as values: its sheets, what it says of itself, and its choices."""

from collections.abc import Sequence
from typing import NamedTuple

from gkcli.export.scope import Scope
from gkcli.model.notice import Notice
from gkcli.model.statuses import OFFICES, STATUSES
from gkcli.model.units import Unit
from gkcli.office.sheets.heads import OF_RECTIFICATION
from gkcli.office.workbook.columns import OCCASIONS, RECORDS, TASKS, UNITS, BookSheet
from gkcli.office.workbook.edition import BookEdition
from gkcli.office.workbook.rows import (
    BookRow,
    HeadingRow,
    occasion_rows,
    record_rows,
    subjects,
    task_rows,
    unit_rows,
)

_STATES = (
    "逾期：过了到期日还没有报完成；未报：全年的工作到最后一次报送时还没有报过",
    "临近：十天以内到期；未到期：十天以后才到期；长期：没有期限，全年坚持",
    "待条件：要等的事还没有发生；完成、迟完成：已经报完成或销号；不适用：经核准不用办",
    "还有几天：离到期日的天数，负数是过了几天",
    "状态由台账和日期推算，不手填；完成率 = 完成的 ÷ 应完成的，不适用、待条件和长期的不算",
)
_EDITING = (
    "可以改：“任务”表里的任务、牵头单位、责任单位、工作要求，“时限”表里写明日期的到期日",
    "可以加：“进展”表里往下填，一件事一行，序号空着；已有的行不改，更正请另加一行",
    "排序、筛选、换颜色、挪列、改表名都不碍事；表头的字和任务号、事项编号不要改",
    "改好存盘，用 gkcli update 收回：先列出改了什么，同意了才写。隐藏的 gkcli 表记着原样，不要删",
)


class BookPage(NamedTuple):
    """A sheet and what stands in it."""

    sheet: BookSheet
    rows: Sequence[HeadingRow | BookRow]

    @property
    def data(self) -> list[BookRow]:
        """The rows without headings."""
        return [row for row in self.rows if not isinstance(row, HeadingRow)]


class Book(NamedTuple):
    """A workbook; ``edition`` is None for one that does not come back.

    ``about`` are the lines of the sheet that explains it, each with a label or "".
    ``subjects`` and ``statuses`` are what records can be picked from.
    """

    title: str
    subtitle: str
    pages: tuple[BookPage, ...]
    about: tuple[tuple[str, str], ...]
    edition: BookEdition | None
    subjects: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def records(self) -> BookPage | None:
        """The sheet that is filled in, where there is one."""
        return next((page for page in self.pages if page.sheet.name == RECORDS.name), None)


def make_book(scope: Scope, digest: str, commit: str, *, public: bool) -> Book:
    """The workbook of what a scope holds; a public one tells nothing that was recorded.

    ``digest`` is that of the table's file, ``commit`` the last one that the workspace is in.
    """
    notice, as_of = scope.now.table.notice, scope.now.as_of
    whose = scope.party.name if scope.party else ""
    states = "" if public else f"　　状态截至 {as_of}"
    pages = [
        BookPage(TASKS, list(task_rows(scope))),
        BookPage(OCCASIONS, list(occasion_rows(scope, public=public))),
        _records(list(record_rows(scope))),
        BookPage(UNITS, list(unit_rows(scope))),
    ]
    if public:
        pages = [BookPage(p.sheet.public, p.rows) for p in pages if p.sheet.public.columns]
    return Book(
        title=f"{notice.table_title}{f'（{whose}）' if whose else ''}",
        subtitle=f"{notice.number}{states}",
        pages=tuple(pages),
        about=(*_source(notice, whose, digest, commit), *([] if public else _notes(str(as_of)))),
        edition=None if public else BookEdition(notice.number, str(as_of), whose, digest),
        subjects=tuple(subjects(scope).values()),
        statuses=tuple(
            status
            for status in STATUSES
            if status not in OFFICES or not isinstance(scope.party, Unit)
        ),
    )


def _records(rows: list[BookRow]) -> BookPage:
    """The ledger, with columns for what is to be put right where there is such a thing."""
    unused = [field for field in OF_RECTIFICATION if not any(row[field] for row in rows)]
    columns = tuple(one for one in RECORDS.columns if one.field not in unused)
    return BookPage(RECORDS._replace(columns=columns), rows)


def _source(notice: Notice, whose: str, digest: str, commit: str) -> list[tuple[str, str]]:
    told = [
        ("来源", notice.title),
        ("文号", notice.number),
        ("范围", f"{whose}的任务、时限和进展" if whose else "全部任务和单位"),
        ("提交", commit),
        ("任务表", f"SHA-256 {digest}"),
    ]
    return [(label, text) for label, text in told if text]


def _notes(as_of: str) -> list[tuple[str, str]]:
    told = [("状态截至", as_of)]
    for label, lines in (("状态的意思", _STATES), ("怎样填", _EDITING)):
        told += [(label if place == 0 else "", line) for place, line in enumerate(lines)]
    return told
