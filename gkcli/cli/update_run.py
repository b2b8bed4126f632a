"""Takes workbooks back: reads them, tells what they change, and writes all of it or nothing."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.edit_submission import EditWords, submit_changes
from gkcli.cli.output import say
from gkcli.cli.progress_bar import with_progress_bar
from gkcli.cli.record_fields import COLUMNS
from gkcli.cli.record_sheet import sheet_words
from gkcli.cli.record_submission import Submission
from gkcli.cli.settings import Settings
from gkcli.cli.update_copies import (
    CopyProblem,
    TakenCopy,
    contradictions,
    refused_record,
    take_copy,
)
from gkcli.edit.editor import Editor
from gkcli.errors import FINDINGS, UNUSABLE, GkcliError
from gkcli.model.statuses import OFFICES
from gkcli.office.sheets.rows import load_reader
from gkcli.record.accept import RecordAcceptance
from gkcli.record.request import RefusedError
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import Workspace, open_workspace, shown
from gkcli.yaml.append import planned
from gkcli.yaml.exchange import FileChange

if TYPE_CHECKING:
    from gkcli.model.record import Record


def update(settings: Settings, paths: Sequence[Path], *, agreed: bool, dry_run: bool) -> int:
    """Take files back; 1 where some could not be taken, 2 where none could."""
    workspace = open_workspace(settings.directory)
    first = Submission(workspace, COLUMNS)
    if not dry_run:
        first.finish()
    words = sheet_words(first.acceptance)
    unique = dict.fromkeys(paths)
    if len(unique) > 1:
        load_reader()
    copies = [
        take_copy(path, workspace, words)
        for path in with_progress_bar(unique, "正在读", len(unique))
    ]
    copies = [_edited(copy, workspace.layout) for copy in contradictions(copies)]
    copies, acceptance = _recorded(copies, workspace)
    good = [copy for copy in copies if not copy.problems]
    _tell(copies)
    if not good:
        return UNUSABLE
    removed = _removed(good, workspace, asks=not agreed and not dry_run)
    changes = _changes(good, removed, acceptance, workspace)
    if changes:
        told = EditWords("收了以后", "update")
        submit_changes(workspace.layout, changes, told, agreed=agreed, dry_run=dry_run)
    else:
        say("没有要写的。")
    return 0 if len(good) == len(copies) else FINDINGS


def _edited(copy: TakenCopy, layout: Layout) -> TakenCopy:
    """The copy, with a problem for every cell that says what its field cannot say."""
    if copy.problems or not copy.cells:
        return copy
    problems = []
    for cell in copy.cells:
        try:
            Editor(layout).set(cell.target, cell.field, cell.text)
        except GkcliError as error:
            message = f"第 {cell.row} 行：{error.message.removesuffix('，没有写入')}"
            problems.append(CopyProblem(message, error.hint))
    return copy.with_problems(*problems)


def _recorded(
    copies: list[TakenCopy], workspace: Workspace
) -> tuple[list[TakenCopy], RecordAcceptance]:
    """The copies, and all that those without problems record, accepted together."""
    while True:
        acceptance = Submission(workspace, COLUMNS).acceptance
        refused: dict[int, list[CopyProblem]] = {}
        rows = [
            (place, copy.head, filled)
            for place, copy in enumerate(copies)
            if copy.head and not copy.problems
            for filled in copy.records
        ]
        # What an office says is judged after all that units report, whoever reports it.
        for place, head, row in sorted(rows, key=lambda r: r[2].wish.status in OFFICES):
            try:
                acceptance.take(row.wish)
            except RefusedError as error:
                refused.setdefault(place, []).extend(refused_record(row.where, head, error))
        if not refused:
            return copies, acceptance
        copies = [copy.with_problems(*refused.get(n, ())) for n, copy in enumerate(copies)]


def _tell(copies: Sequence[TakenCopy]) -> None:
    """Tell what was taken from whom, and what could not be and why."""
    for copy in (one for one in copies if not one.problems):
        told = [
            f"改 {len(copy.cells)} 格" if copy.cells else "",
            f"填了 {len(copy.records)} 条" if copy.records else "",
            f"少了 {len(copy.removed)} 项任务的行" if copy.removed else "",
        ]
        say(f"{copy.name}：{'，'.join(filter(None, told)) or '没有改动'}")
        say(*(f"  提醒：{remark}。" for remark in copy.remarks), aside=True)
    bad = [copy for copy in copies if copy.problems]
    if not bad:
        return
    sys.stdout.flush()
    say(f"没有收的 {len(bad)} 个文件，里面的一处也没有写入：", aside=True)
    for copy in bad:
        say(f"{copy.name}：", aside=True)
        for problem in dict.fromkeys(copy.problems):
            say(f"  {problem.message}", aside=True)
            if problem.hint:
                say(f"    → {problem.hint}", aside=True)


def _removed(copies: Sequence[TakenCopy], workspace: Workspace, *, asks: bool) -> list[int]:
    """The tasks that somebody wants removed whose rows are gone; never without having asked."""
    titles = {task.number: task.title for _, task in workspace.table.placed()}
    gone = {number for copy in copies for number in copy.removed if number in titles}
    can_ask = asks and sys.stdin.isatty() and sys.stdout.isatty()
    wanted = []
    for number in sorted(gone):
        names = "、".join(copy.name for copy in copies if number in copy.removed)
        about = f"{names} 里没有了第 {number} 项“{titles[number]}”的行"
        if can_ask and click.confirm(f"{about}。要从任务表里删去这项任务吗？"):
            wanted.append(number)
        else:
            say(f"{about}：任务没有删。", aside=True)
    return wanted


def _changes(
    copies: Sequence[TakenCopy],
    removed: Sequence[int],
    acceptance: RecordAcceptance,
    workspace: Workspace,
) -> list[FileChange]:
    editor = Editor(workspace.layout)
    cells = {(c.target, c.field, c.text) for copy in copies for c in copy.cells}
    for target, field, text in sorted(cells):
        editor.set(target, field, text)
    for number in removed:
        editor.remove_task(number)
    additions: dict[Path, list[Record]] = {}
    for entry in acceptance.entries:
        path = workspace.layout.ledger(entry.unit.name)
        additions.setdefault(path, []).append(entry.record)
    return [*editor.changes, *planned(additions, shown)]
