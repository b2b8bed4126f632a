"""The sheets of a workbook and their columns; people find a column by its head alone."""

from datetime import date
from typing import Literal, NamedTuple

from gkcli.office.sheets.heads import NAMES

Value = str | int | date | None
"""What a cell holds; None for an empty one."""


class BookColumn(NamedTuple):
    """A column: its field, its head, its width in characters, and what its cells hold.

    One that tells what was recorded is not ``public``.
    """

    field: str
    head: str
    width: int
    form: Literal["text", "number", "date"] = "text"
    public: bool = True


class BookSheet(NamedTuple):
    """A sheet: its name, the fields that tell one row from every other, and its columns.

    ``paper`` is its size as printers count them: 8 is A3, 9 is A4.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[BookColumn, ...]
    paper: int = 9

    @property
    def public(self) -> "BookSheet":
        """The sheet without what was recorded."""
        return self._replace(columns=tuple(one for one in self.columns if one.public))

    def head_of(self, field: str) -> str:
        """What the column of a field is called."""
        return next(one.head for one in self.columns if one.field == field)


def _of_record(field: str, width: int, form: Literal["text", "date"] = "text") -> BookColumn:
    return BookColumn(field, NAMES[field][0], width, form, public=False)


# No head is 状态 but that of the records: a sheet that units fill in is known by that.
STATE = BookColumn("state", "目前状态", 10, public=False)

TASKS = BookSheet(
    "任务",
    ("number",),
    (
        BookColumn("number", "任务号", 8, "number"),
        BookColumn("title", "任务", 26),
        BookColumn("lead", "牵头单位", 18),
        BookColumn("responsible", "责任单位", 22),
        BookColumn("requirement", "工作要求", 90),
        BookColumn("limits", "时限", 30),
        STATE,
        BookColumn("done", "完成项次", 10, public=False),
    ),
    paper=8,
)
OCCASIONS = BookSheet(
    "时限",
    ("id", "unit", "period", "since"),
    (
        BookColumn("id", "事项编号", 14),
        BookColumn("task", "所属任务", 9, "number"),
        BookColumn("what", "事项内容", 36),
        BookColumn("unit", "承担单位", 18),
        BookColumn("period", "第几期", 10),
        BookColumn("since", "从哪天起算", 12, "date"),
        BookColumn("due", "到期日", 12, "date"),
        BookColumn("last_workday", "末个工作日", 12, "date"),
        BookColumn("limit", "规则", 24),
        STATE,
        BookColumn("days", "还有几天", 9, "number", public=False),
        BookColumn("done_on", "办结日期", 12, "date", public=False),
        BookColumn("delivered_by", "共同一份由谁报", 16, public=False),
    ),
)
RECORDS = BookSheet(
    "进展",
    ("index",),
    (
        BookColumn("index", "序号", 7, "number", public=False),
        _of_record("for_", 40),
        _of_record("unit", 18),
        _of_record("on", 12, "date"),
        _of_record("status", 10),
        _of_record("note", 44),
        _of_record("evidence", 36),
        _of_record("since", 12, "date"),
        _of_record("period", 10),
        _of_record("until", 12, "date"),
        _of_record("item", 12),
        _of_record("problem", 30),
        _of_record("measure", 30),
        _of_record("due", 12, "date"),
        _of_record("found", 10),
        _of_record("by", 18),
    ),
)
UNITS = BookSheet(
    "单位",
    ("name",),
    (
        BookColumn("name", "单位", 20),
        BookColumn("full_name", "全称", 30),
        BookColumn("kind", "类别", 12),
        BookColumn("lead", "牵头的任务", 18),
        BookColumn("named", "点名的任务", 14),
        BookColumn("responsible", "责任的任务", 24),
        BookColumn("total", "时限共几项", 11, "number", public=False),
        BookColumn("done", "完成", 8, "number", public=False),
        BookColumn("overdue", "逾期", 8, "number", public=False),
        BookColumn("due_rate", "到期完成率", 11, public=False),
        BookColumn("year_rate", "全年完成率", 11, public=False),
    ),
)
SHEETS = (TASKS, OCCASIONS, RECORDS, UNITS)
"""Every sheet that holds rows, in their order."""

ABOUT, CHOICES = "说明", "选项"
"""The names of the sheet that explains the workbook and of the hidden one with its choices."""

SEPARATOR = "、"
"""What stands between the names in a cell that lists several."""
