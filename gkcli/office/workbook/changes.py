"""What people changed in a copy of a workbook, told against what it said when it was made."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from gkcli.edit.fields import split_names
from gkcli.model.notice import Table, Task
from gkcli.office.sheets.wish import day_of
from gkcli.office.workbook.columns import OCCASIONS, SEPARATOR, TASKS, UNITS, BookSheet
from gkcli.office.workbook.copy import BookCopy, CopyRow, CopySheet
from gkcli.office.workbook.rows import headings

EDITED = ("title", "lead", "responsible", "requirement")
"""The fields of a task that can be changed in the workbook."""

_LISTS = ("lead", "responsible")

_Stray = Callable[[CopySheet, CopyRow], None]


class CellChange(NamedTuple):
    """A field that somebody wants to say something else.

    ``target`` is a task's number or a deadline's id, ``row`` and ``column`` the place in the sheet,
    both from 1; ``label`` names the field.
    """

    target: str
    field: str
    text: str
    label: str
    row: int
    column: int


class CopyFault(NamedTuple):
    """Why a copy cannot be taken: where in which sheet, what is wrong and what to do, in Chinese.

    A ``row`` of 0 is the sheet itself.
    """

    sheet: str
    row: int
    column: int
    message: str
    hint: str


class TableChanges(NamedTuple):
    """What a copy wants of the table: changed cells, and tasks whose rows are gone.

    ``remarks`` tell what was changed and is not taken, ``faults`` why nothing can be.
    """

    cells: tuple[CellChange, ...]
    removed: tuple[int, ...]
    remarks: tuple[str, ...]
    faults: tuple[CopyFault, ...]


def table_changes(copy: BookCopy, table: Table) -> TableChanges:
    """What a copy wants of the table as it is now: three-way, cell by cell."""
    collector = _Collector(copy, table)
    collector.tasks()
    collector.occasions()
    collector.units()
    collector.strangers()
    return TableChanges(
        tuple(collector.cells),
        tuple(collector.removed),
        tuple(collector.remarks),
        tuple(collector.faults),
    )


class _Collector:
    def __init__(self, copy: BookCopy, table: Table) -> None:
        self._copy = copy
        self._tasks = {str(task.number): task for _, task in table.placed()}
        duties = [*table.notice.deadlines, *(d for t in self._tasks.values() for d in t.deadlines)]
        self._headings = frozenset(headings(table))
        self._deadlines = {deadline.id: deadline for deadline in duties}
        self.cells: list[CellChange] = []
        self.removed: list[int] = []
        self.remarks: list[str] = []
        self.faults: list[CopyFault] = []

    def tasks(self) -> None:
        """What is wanted of the tasks."""
        sheet = self._sheet(TASKS)
        if sheet is None:
            return
        rows = self._by_key(sheet, TASKS, self._strays)
        for key, base in self._base(TASKS).items():
            row = rows.get(key)
            if row is None:
                self.removed.append(int(key[0]))
                continue
            for field in (one for one in EDITED if one in row.cells):
                self._task_cell(sheet, row, field, base)
            self._tell_derived(sheet, row, base, TASKS, {*EDITED, "number"})

    def _task_cell(
        self, sheet: CopySheet, row: CopyRow, field: str, base: Mapping[str, str]
    ) -> None:
        text = row.cells[field]
        if _same(field, text, base[field]):
            return
        place = (row.number, sheet.places[field] + 1)
        label = TASKS.head_of(field)
        task = self._tasks.get(base["number"])
        if task is None:
            self._fault(sheet, place, f"第 {base['number']} 项任务现在没有了", "改回原来的字再收")
            return
        now = _text_of(task, field)
        if _same(field, text, now):
            return
        if not _same(field, base[field], now):
            self._conflict(sheet, place, f"第 {task.number} 项的{label}", base[field], now, text)
            return
        self.cells.append(CellChange(str(task.number), field, text, label, *place))

    def occasions(self) -> None:
        """What is wanted of the dates: a date that is changed is that of all who owe it."""
        sheet = self._sheet(OCCASIONS)
        if sheet is None:
            return
        rows = self._by_key(sheet, OCCASIONS, self._stray_occasions)
        wanted: dict[str, dict[str, CopyRow]] = {}
        before: dict[str, str] = {}
        lost = 0
        for key, base in self._base(OCCASIONS).items():
            row = rows.get(key)
            if row is None:
                lost += 1
                continue
            day = day_of(row.cells.get("due", base["due"]))
            if day != base["due"]:
                wanted.setdefault(base["id"], {}).setdefault(day, row)
                before[base["id"]] = base["due"]
            self._tell_derived(sheet, row, base, OCCASIONS, {"due", *OCCASIONS.key})
        for key_of, days in wanted.items():
            self._due(sheet, key_of, days, before[key_of])
        if lost:
            self.remarks.append(f"“{sheet.title}”表少了 {lost} 行：时限没有删，它们由任务表推算")

    def _due(self, sheet: CopySheet, code: str, days: Mapping[str, CopyRow], before: str) -> None:
        day, row = next(iter(days.items()))
        place = (row.number, sheet.places["due"] + 1)
        deadline = self._deadlines.get(code)
        if len(days) > 1:
            listed = "、".join(f"“{one}”" for one in days)
            self._fault(sheet, place, f"“{code}”的到期日改成了几个：{listed}", "改成同一天再收")
        elif deadline is None:
            self._fault(sheet, place, f"“{code}”的时限不在任务表里", "改回原来的日子再收")
        elif deadline.by is None:
            self._fault(
                sheet,
                place,
                f"“{code}”的到期日是按规则推算的，不能改成“{day}”",
                f"改回“{before}”；要改规则，用 gkcli set {code}",
            )
        elif not day:
            self._fault(sheet, place, f"“{code}”的到期日空了", "填上日期，或改回原来的日子")
        elif day != str(deadline.by):
            what = f"“{code}”的到期日"
            if str(deadline.by) != before:
                self._conflict(sheet, place, what, before, str(deadline.by), day)
            else:
                self.cells.append(CellChange(code, "by", day, "到期日", *place))

    def units(self) -> None:
        """Nothing is taken from the sheet of units; what was changed there is told."""
        sheet = self._sheet(UNITS)
        if sheet is None:
            return
        rows = self._by_key(sheet, UNITS, lambda *_: None)
        for key, base in self._base(UNITS).items():
            if key in rows:
                self._tell_derived(sheet, rows[key], base, UNITS, set(UNITS.key))
        extra = [key[0] for key in rows if key not in self._base(UNITS)]
        if extra:
            self.remarks.append(
                f"“{sheet.title}”表里多了{'、'.join(extra[:3])}：单位写进 units.yaml，没有收"
            )

    def strangers(self) -> None:
        """Nothing is taken from columns and sheets that people added; that they did is told."""
        for sheet in self._copy.sheets.values():
            for head, texts in sheet.strange.items():
                count = sum(1 for text in texts if text not in self._headings)
                if count:
                    self.remarks.append(
                        f"“{sheet.title}”表的{head}是另加的，里面的 {count} 格没有收"
                    )
        self.remarks += (f"“{title}”表不认得，没有看它" for title in self._copy.strange)

    def _sheet(self, kind: BookSheet) -> CopySheet | None:
        """A sheet; what is not there any more is told, and its cells count as unchanged."""
        if kind.name not in self._copy.origin.rows:
            return None
        sheet = self._copy.sheets.get(kind.name)
        if sheet is None:
            self.remarks.append(f"没有找到“{kind.name}”表，没有看它")
        elif sheet.missing:
            self.remarks.append(
                f"“{sheet.title}”表没有这几列，按没有改算：{'、'.join(sheet.missing)}"
            )
        return sheet

    def _base(self, kind: BookSheet) -> dict[tuple[str, ...], Mapping[str, str]]:
        rows = self._copy.origin.rows.get(kind.name, ())
        return {_key(kind, row): row for row in rows}

    def _by_key(
        self, sheet: CopySheet, kind: BookSheet, stray: _Stray
    ) -> dict[tuple[str, ...], CopyRow]:
        """The rows that stood there before, the first of each; others go to ``stray``."""
        base = self._base(kind)
        found: dict[tuple[str, ...], CopyRow] = {}
        for row in sheet.rows:
            key = _key(kind, row.cells)
            if key not in base:
                stray(sheet, row)
                if kind is UNITS and key[0]:
                    found[key] = row
            elif found.setdefault(key, row) is not row and found[key].cells != row.cells:
                self._fault(
                    sheet,
                    (row.number, 1),
                    f"同第 {found[key].number} 行是同一项，写的却不一样",
                    "留下对的那一行",
                )
        return found

    def _strays(self, sheet: CopySheet, row: CopyRow) -> None:
        """A row of no known task: a heading, or something that somebody added."""
        number = row.cells["number"]
        said = [text for text in row.cells.values() if text]
        if len(said) < 2 and not number.isdecimal():
            self.remarks += (
                f"“{sheet.title}”表第 {row.number} 行“{text}”不是任务，章、目的标题在这里改了也不收"
                for text in said
                if text not in self._headings
            )
        else:
            what = f"任务号“{number}”不在这本台账里" if number else "没有任务号"
            self._fault(
                sheet,
                (row.number, sheet.places["number"] + 1),
                what,
                "新的任务写进 tasks.yaml 或用 gkcli import --update；写错的改回原来的任务号",
            )

    def _stray_occasions(self, sheet: CopySheet, row: CopyRow) -> None:
        if row.cells["id"]:
            self._fault(
                sheet,
                (row.number, sheet.places["id"] + 1),
                f"“{row.cells['id']}”这一行原来没有",
                "新的时限用 gkcli set 任务号 add deadline；写错的改回原来的字",
            )

    def _tell_derived(
        self,
        sheet: CopySheet,
        row: CopyRow,
        base: Mapping[str, str],
        kind: BookSheet,
        taken: set[str],
    ) -> None:
        """Tell which cells were changed that are worked out, not written."""
        changed = [
            kind.head_of(field)
            for field, text in row.cells.items()
            if field not in taken and not _same(field, text, base.get(field, ""))
        ]
        if changed:
            self.remarks.append(
                f"“{sheet.title}”表第 {row.number} 行的{'、'.join(changed)}是推算的，改了也不收"
            )

    def _conflict(
        self, sheet: CopySheet, place: tuple[int, int], what: str, base: str, now: str, text: str
    ) -> None:
        self._fault(
            sheet,
            place,
            f"{what}两边都改了：出台账时是“{base}”，工作区现在是“{now}”，表里是“{text}”",
            "商定用哪一个；用工作区的，就把这一格改成它",
        )

    def _fault(self, sheet: CopySheet, place: tuple[int, int], message: str, hint: str) -> None:
        self.faults.append(CopyFault(sheet.title, *place, message, hint))


def _key(kind: BookSheet, cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(field, "") for field in kind.key)


def _text_of(task: Task, field: str) -> str:
    value = getattr(task, field)
    return SEPARATOR.join(value) if field in _LISTS else str(value)


def _same(field: str, one: str, other: str) -> bool:
    if field in _LISTS:
        return split_names(one) == split_names(other)
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("_x000D_", "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
