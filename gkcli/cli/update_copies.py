"""What each of the files that came back wants, or why it cannot be taken."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gkcli.cli.record_fields import COLUMNS, with_field_names
from gkcli.errors import GkcliError, system_reason
from gkcli.office.sheets.filled import column_name, read_sheet
from gkcli.office.sheets.heads import SheetHead
from gkcli.office.sheets.wish import Filled, SheetWords
from gkcli.office.workbook.changes import CellChange, table_changes
from gkcli.office.workbook.copy import BookCopy, read_copy
from gkcli.office.workbook.new_records import new_records
from gkcli.record.request import RefusedError, RequestedRecord
from gkcli.workspace.open import Workspace, shown

_NOTHING = RequestedRecord("", "", "")


class CopyProblem(NamedTuple):
    """Something that keeps a file from being taken: what is wrong where, and what to do."""

    message: str
    hint: str = ""


class TakenCopy(NamedTuple):
    """What a file wants; nothing of it is taken where there are ``problems``.

    ``head`` is that of its records, None where it has none. ``removed`` are numbers of tasks whose
    rows are gone.
    """

    name: str
    cells: tuple[CellChange, ...] = ()
    removed: tuple[int, ...] = ()
    records: tuple[Filled, ...] = ()
    head: SheetHead | None = None
    remarks: tuple[str, ...] = ()
    problems: tuple[CopyProblem, ...] = ()

    def with_problems(self, *problems: CopyProblem) -> "TakenCopy":
        """The same file with more that keeps it from being taken."""
        return self._replace(problems=(*self.problems, *problems))


def take_copy(path: Path, workspace: Workspace, words: SheetWords) -> TakenCopy:
    """What a file wants of a workspace."""
    name = shown(path)
    try:
        copy = read_copy(path)
        if copy is None:
            return _filled_sheet(path, name, words)
        return _workbook(copy, name, workspace, words)
    except GkcliError as error:
        return TakenCopy(name, problems=(CopyProblem(error.message, error.hint),))
    except OSError as error:
        return TakenCopy(name, problems=(CopyProblem(f"读不了：{system_reason(error)}"),))


def _workbook(copy: BookCopy, name: str, workspace: Workspace, words: SheetWords) -> TakenCopy:
    theirs, ours = copy.origin.edition.notice, workspace.table.notice.number
    if theirs != ours:
        raise GkcliError(f"是“{theirs}”的台账，这个工作区是“{ours}”的", "用 -d 指它的工作区再收")
    wanted = table_changes(copy, workspace.table)
    filled = new_records(copy, words)
    return TakenCopy(
        name,
        wanted.cells,
        wanted.removed,
        filled.rows,
        filled.head,
        (*wanted.remarks, *filled.remarks),
        tuple(
            CopyProblem(f"“{one.sheet}”表第 {one.row} 行：{one.message}", one.hint)
            for one in wanted.faults
        ),
    )


def _filled_sheet(path: Path, name: str, words: SheetWords) -> TakenCopy:
    """A sheet to fill in that was sent out empty."""
    sheet = read_sheet(path, _NOTHING, words)
    unused = f"没有用到的列：{'、'.join(sheet.head.unused)}" if sheet.head.unused else ""
    return TakenCopy(
        name, records=sheet.rows, head=sheet.head, remarks=tuple(filter(None, [unused]))
    )


def refused_record(where: str, head: SheetHead, error: RefusedError) -> Iterator[CopyProblem]:
    """Why a row cannot be recorded, in the words of its sheet."""
    for field, _, message, hint in error.objections:
        column = column_name("for_" if field == "for" else field, head)
        yield CopyProblem(f"{where}“{column}”列：{message}", with_field_names(hint, COLUMNS))


def contradictions(copies: Sequence[TakenCopy]) -> list[TakenCopy]:
    """The copies, those with a problem more that want the same field to say different things."""
    wanted: dict[tuple[str, str], dict[str, list[str]]] = {}
    for copy in copies:
        for cell in copy.cells if not copy.problems else ():
            texts = wanted.setdefault((cell.target, cell.field), {})
            texts.setdefault(cell.text, []).append(copy.name)
    found = []
    for copy in copies:
        problems = [
            CopyProblem(
                f"{cell.target} 的{cell.label}几个文件改得不一样："
                + "；".join(f"{'、'.join(names)} 是“{text}”" for text, names in texts.items()),
                "商定用哪一个，改好再收",
            )
            for cell in (copy.cells if not copy.problems else ())
            if len(texts := wanted[cell.target, cell.field]) > 1
        ]
        found.append(copy.with_problems(*problems))
    return found
