"""Which column of a sheet says what, by the names in its head."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from gkcli.errors import GkcliError
from gkcli.office.sheets.rows import SheetRow

NAMES: dict[str, tuple[str, ...]] = {
    "for_": (
        "任务/事项",
        "任务或事项",
        "任务号或编号",
        "任务号",
        "任务编号",
        "任务",
        "事项",
        "编号",
    ),
    "unit": ("报送单位", "单位", "填报单位", "责任单位", "承担单位"),
    "on": ("日期", "办理日期", "完成日期", "报送日期", "时间"),
    "status": ("状态", "办理状态", "完成状态", "进展状态"),
    "note": ("说明", "备注", "进展情况", "完成情况", "落实情况"),
    "evidence": ("佐证", "佐证材料", "佐证网址", "网址", "链接"),
    "since": ("起算日期", "起算日"),
    "period": ("期次", "期"),
    "until": ("延至", "延期至", "申请延至"),
    "item": ("整改事项",),
    "problem": ("问题", "存在问题"),
    "measure": ("整改措施",),
    "due": ("整改时限", "整改期限"),
    "found": ("怎样发现", "发现方式"),
    "person": ("填报人", "报送人", "记录人"),
    "by": ("记录单位", "谁记的", "by"),
}
"""What each field of a record is called in a head; the first name is the one that is written."""

OF_RECTIFICATION = ("item", "problem", "measure", "due", "found")
"""The fields of something that is to be put right."""

WRITTEN = tuple(field for field in NAMES if field not in ("by", *OF_RECTIFICATION))
"""The fields that have a column in a blank sheet: not those that only an office records."""

TOLD = ("内容", "时限")
"""The names of columns that only tell the reader something."""

_FIELDS = {name: field for field, names in NAMES.items() for name in names}
_NEEDED = ("for_", "status")
_BRACKETS = re.compile(r"\([^()]*\)")
_DEEPEST = 20


class SheetHead(NamedTuple):
    """The row of a head, the column of each field, and the names of columns nobody knows.

    ``names`` is what the fields are called there.
    """

    row: int
    columns: dict[str, int]
    unused: tuple[str, ...]
    names: dict[str, str]


def find_head(rows: Sequence[SheetRow]) -> SheetHead | None:
    """The head among the first rows; None where no row names what a record needs.

    GkcliError where two columns say the same.
    """
    for row in rows[:_DEEPEST]:
        named = [(field_of(cell), column) for column, cell in enumerate(row.cells)]
        fields = [field for field, _ in named if field]
        if not all(field in fields for field in _NEEDED):
            continue
        twice = next((field for field in fields if fields.count(field) > 1), None)
        if twice:
            raise GkcliError(
                f"第 {row.number} 行的表头里有两列都是“{NAMES[twice][0]}”", "改掉或删去一列"
            )
        unused = tuple(
            cell for cell in row.cells if cell and not field_of(cell) and cell not in TOLD
        )
        columns = {field: column for field, column in named if field}
        names = {field: row.cell(column) for field, column in columns.items()}
        return SheetHead(row.number, columns, unused, names)
    return None


def field_of(cell: str) -> str:
    """Which field of a record a head names, "" for none."""
    name = "".join(_BRACKETS.sub("", normalize("NFKC", cell)).split()).rstrip(":*")
    return _FIELDS.get(name, "")
