"""Records the rows of a filled-in sheet, and writes an empty one."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from gkcli.cli.output import remember, say
from gkcli.cli.record_fields import COLUMNS, with_field_names
from gkcli.cli.record_submission import Submission
from gkcli.errors import Diagnostic, GkcliError, InvalidDataError, Severity
from gkcli.model.statuses import OFFICES, SETS_ASIDE, STATUSES
from gkcli.office.sheets.blank import blank_sheet, make_workbook
from gkcli.office.sheets.filled import column_name, read_sheet
from gkcli.office.sheets.heads import SheetHead
from gkcli.office.sheets.wish import Filled, SheetWords, same_rows
from gkcli.record.accept import RecordAcceptance
from gkcli.record.request import RefusedError, RequestedRecord, find_unit
from gkcli.status.duties import Duty
from gkcli.workspace.open import shown

_ENDINGS = (".xlsx", ".csv")

_MANY = 200
"""From this many rows on a progress bar is shown."""


def take_sheet(submission: Submission, path: Path, defaults: RequestedRecord) -> None:
    """Check every row of a sheet; InvalidDataError with all that is wrong with any of them."""
    sheet = read_sheet(path, defaults, sheet_words(submission.acceptance))
    if not sheet.rows:
        raise GkcliError(
            f"“{shown(path)}”里没有填好的行", "填上日期、状态，再收一次；表头下面的行才算"
        )
    faults = [*_rejections(submission, sheet.rows, sheet.head, shown(path))]
    if faults:
        raise InvalidDataError(
            f"“{shown(path)}”里有 {len(faults)} 处不对，什么也没有写入",
            sorted(faults, key=lambda fault: fault.address),
            "改好这张表，再收一次",
        )
    for row, first in same_rows(sheet.rows).items():
        submission.remarks.append(f"{row}与{first}相同，只记一次。")
    if sheet.head.unused:
        submission.remarks.append(f"没有用到的列：{'、'.join(sheet.head.unused)}。")
    say(f"{shown(path)}：{len(sheet.rows)} 行要记，{sheet.blank} 行没有填。", aside=True)


def _rejections(
    submission: Submission, rows: Iterable[Filled], head: SheetHead, name: str
) -> Iterator[Diagnostic]:
    # What an office says is judged after all that units report, wherever it stands.
    ordered = sorted(rows, key=lambda each: each.wish.status in OFFICES)
    bar = len(ordered) >= _MANY and sys.stderr.isatty()
    with click.progressbar(ordered, label="核对", file=sys.stderr, hidden=not bar) as seen:
        for row in seen:
            try:
                entry = submission.acceptance.take(row.wish)
            except RefusedError as error:
                for field, code, message, hint in error.objections:
                    named = "for_" if field == "for" else field
                    column = head.columns.get(named, 0) + 1
                    text = f"{row.called}“{column_name(named, head)}”列：{message}"
                    yield Diagnostic(
                        name,
                        row.row,
                        column,
                        Severity.ERROR,
                        code,
                        text,
                        with_field_names(hint, COLUMNS),
                    )
            else:
                submission.remarks += (f"{row.where}：{remark}" for remark in entry.remarks)


def sheet_words(acceptance: RecordAcceptance) -> SheetWords:
    """What sheets are read by: what can be recorded goes by its title where that is unique."""
    context = acceptance.context
    by_words: dict[str, set[str]] = {}
    for subject, duties in acceptance.terms.obligations.meant.items():
        task = duties[0].task
        words = task.title if task and subject.isdigit() else duties[0].deadline.what
        by_words.setdefault(words, set()).add(subject)
    return SheetWords(
        context.table.notice.number,
        {words: min(subjects) for words, subjects in by_words.items() if len(subjects) == 1},
        lambda name: context.directory.get(name) is not None,
    )


def write_blank_sheet(submission: Submission, path: Path, unit: str | None) -> None:
    """Write an empty sheet with what a unit has to do; only what it did is left to fill in."""
    from gkcli.yaml.write import create

    acceptance = submission.acceptance
    unit_asked = find_unit(acceptance.context.directory, unit) if unit else None
    own = _duties(acceptance.duties_of(unit_asked)) if unit_asked else []
    name = unit_asked.name if unit_asked else ""
    if path.suffix.lower() == ".csv":
        create(path, blank_sheet(name, own))
    else:
        items = own or _duties(acceptance.terms.obligations.meant)
        # Only the office records the one, and nobody has to record the other: no choice.
        hidden = OFFICES | SETS_ASIDE if unit_asked else SETS_ASIDE
        statuses = [status for status in STATUSES if status not in hidden]
        create(path, make_workbook(name, own, items, statuses))
    remember(f"已写好空表 {shown(path)}")
    say(f"已写好空表 {shown(path)}：用 WPS 或 Excel 填，填好后用 gkcli record --from 收。")
    say(f"不想要了：删去 {shown(path)}")


def _duties(known: Mapping[str, Sequence[Duty]]) -> list[Duty]:
    return list({duty.deadline.id: duty for each in known.values() for duty in each}.values())


def refuse_ending(path: Path) -> None:
    """UsageError for a file that is neither .xlsx nor .csv."""
    if path.suffix.lower() not in _ENDINGS:
        raise click.UsageError(
            f"空表不能写成“{path}”。文件名请以 .xlsx（有下拉菜单）或 .csv 结尾。"
        )
