"""A made-up district of fifty units and its year, and the ways in which units fill in workbooks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.workbooks import HEAD, Desk

UNITS = tuple(f"区第{number}局" for number in range(1, 31)) + tuple(
    f"第{number}镇" for number in range(1, 21)
)

_TASKS = """\
notice:
  title: 试验区关于印发2024年重点任务分解表的通知
  number: 试政办〔2024〕1号
  issuer: 区政府办
  year: 2024
  signed_on: 2024-02-01
  table_title: 2024年重点任务分解表
  addressees: [各单位]
  body: |-
    各单位于2024年3月29日前报送工作安排，
    2024年12月10日前报送全年落实情况。
  deadlines:
    - id: plan
      what: 报送工作安排
      quote: 2024年3月29日前报送工作安排
      units: [各单位]
      by: 2024-03-29
      report_to: 区政府办
    - id: summary
      what: 报送全年落实情况
      quote: 2024年12月10日前报送全年落实情况
      units: [各单位]
      by: 2024-12-10
      report_to: 区政府办
parts:
  - number: 一
    title: 公开
    sections:
      - number: 一
        title: 日常
        tasks:
          - number: 1
            title: 公开规范性文件
            lead: [区政府办]
            responsible: [各单位]
            requirement: |-
              6月底前公开现行有效的规范性文件。
            deadlines:
              - id: 1-publish
                what: 公开规范性文件
                quote: 6月底前公开现行有效的规范性文件
                by: 2024-06-30
          - number: 2
            title: 解读政策
            lead: [区政府办]
            responsible: [各单位]
            requirement: |-
              做好政策解读。
          - number: 3
            title: 巡查网站
            lead: [区政府办]
            responsible: [各单位]
            requirement: |-
              坚持日常巡查。
"""


def make_district(folder: Path) -> Path:
    """A workspace of it, without any ledger."""
    folder.mkdir()
    (folder / "tasks.yaml").write_text(_TASKS, encoding="utf-8")
    offices = {"区政府办": "内设机构"}
    kinds = offices | {name: "镇" if name.endswith("镇") else "政府部门" for name in UNITS}
    units = "".join(f"  - {{name: {n}, kind: {kind}, source: 虚构}}\n" for n, kind in kinds.items())
    groups = "  - {name: 各单位, source: 虚构, kinds: [镇, 政府部门]}\n"
    (folder / "units.yaml").write_text(f"units:\n{units}groups:\n{groups}", encoding="utf-8")
    return folder


class Report(NamedTuple):
    """What a unit reports: the day, about what, its status, and a note."""

    on: date
    about: str
    status: str
    note: str


def reports_of(place: int) -> list[Report]:
    """What the unit at this place among all has to report, one thing each like nobody else's."""
    day = date(2024, 3, 1 + place % 28)
    return [
        Report(day, "plan", "已完成", f"安排{place}"),
        Report(day, "3", "推进中", f"巡查{place}次"),
        Report(day, "1-publish", "已完成", f"公开{place}件"),
    ]


Fill = Callable[[Desk, list[Report]], None]


def plainly(desk: Desk, reports: list[Report], *, written: Callable[[date], object] = date) -> None:
    """Row by row below what stands there, the day as ``written`` puts it."""
    for one in reports:
        day = one.on if written is date else written(one.on)
        desk.report(**{"任务/事项": one.about, "日期": day, "状态": one.status, "说明": one.note})


def _days_as_text(desk: Desk, reports: list[Report]) -> None:
    ways = iter(["{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日", "{0:%Y/%m/%d}"])
    plainly(desk, reports, written=lambda day: next(ways).format(day))


def _days_as_serials(desk: Desk, reports: list[Report]) -> None:
    plainly(desk, reports, written=lambda day: (day - date(1899, 12, 30)).days)
    sheet = desk.book["进展"]
    for row in range(HEAD + 1, sheet.max_row + 1):
        sheet.cell(row, desk.column("进展", "日期")).number_format = "General"


_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


def _full_width(desk: Desk, reports: list[Report]) -> None:
    wide = [
        one._replace(about=f" {one.about.translate(_WIDE) if one.about == '3' else one.about}　")
        for one in reports
    ]
    plainly(desk, wide, written=lambda day: f" {day.isoformat().translate(_WIDE)}　")


def _blank_rows(desk: Desk, reports: list[Report]) -> None:
    plainly(desk, reports)
    sheet = desk.book["进展"]
    for row in range(HEAD + len(reports), HEAD, -1):
        sheet.insert_rows(row + 1, 2)


def _merged(desk: Desk, reports: list[Report]) -> None:
    plainly(desk, reports)
    column = desk.column("进展", "日期")
    desk.book["进展"].merge_cells(
        start_row=HEAD + 1, end_row=HEAD + len(reports), start_column=column, end_column=column
    )


def _own_column(desk: Desk, reports: list[Report]) -> None:
    plainly(desk, reports)
    sheet = desk.book["进展"]
    column = sheet.max_column + 1
    sheet.cell(HEAD, column).value = "联系电话"
    sheet.cell(HEAD + 1, column).value = "0000-000"
    desk.book.create_sheet("补充").append(["还想说的话"])


def _rewrite(sheet: Worksheet, rows: list[list[object]]) -> None:
    for number, row in enumerate(rows, HEAD):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def _sorted_and_filtered(desk: Desk, reports: list[Report]) -> None:
    plainly(desk, reports)
    for name in ("进展", "时限"):
        sheet = desk.book[name]
        head, *below = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD)]
        _rewrite(sheet, [head, *reversed(below)])
        for row in sheet.iter_rows(min_row=HEAD + 1):
            row[0].fill = PatternFill("solid", fgColor="FFFF00")
        sheet.row_dimensions[sheet.max_row].hidden = True


def _moved_and_renamed(desk: Desk, reports: list[Report]) -> None:
    plainly(desk, reports)
    sheet = desk.book["进展"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD)]
    _rewrite(sheet, [[*row[1:], row[0]] for row in rows])
    sheet.title = "我局进展"


HABITS: dict[str, Fill] = {
    "plainly": plainly,
    "days as text": _days_as_text,
    "days as serials": _days_as_serials,
    "full width": _full_width,
    "blank rows": _blank_rows,
    "merged": _merged,
    "own column": _own_column,
    "sorted": _sorted_and_filtered,
    "moved": _moved_and_renamed,
}
"""How somebody fills in reports."""
