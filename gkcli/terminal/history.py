"""The pages of ``log`` and ``blame``, and both as JSON."""

from collections.abc import Sequence
from typing import Any

from gkcli.compare.chapters import chapters
from gkcli.compare.lines import change_lines
from gkcli.compare.words import target_words
from gkcli.git.history import Commit
from gkcli.history.blame import Blamed
from gkcli.history.trail import HistoryEvent
from gkcli.model.shape import LABELS
from gkcli.terminal.changes import line_parts
from gkcli.terminal.changes_json import plain_record
from gkcli.terminal.page import EmptyLine, Listing, ListingColumn, Marked, Page, TextLine, Tone

_SHORT = 7
_UNCOMMITTED = "还没有提交"
_FIELDS = {"number": "任务号"}
"""Where the usual name of a field would not say which of its meanings is meant."""


def trail_page(title: str, events: Sequence[HistoryEvent], footer: str) -> Page:
    """Commit by commit, the newest first: when, who, what for, and what changed."""
    page = Page([TextLine(title, Tone.STRONG), EmptyLine()])
    for event in events:
        page.add(TextLine(_head(event.commit), Tone.DIM))
        if event.began:
            page.add(TextLine("从这一次起就有（再早的没有记录）", indent=2))
        for group in (group for chapter in chapters(event.changes) for group in chapter.groups):
            if target_words(group.target) != title:
                page.add(TextLine(group.title, indent=2))
            for line in (line for change in group.changes for line in change_lines(change)):
                page.add(Marked(list(line_parts(line)), 4, 2))
        if not event.whole:
            page.add(TextLine("（当时的数据有错，只说得出能读的部分）", Tone.SOON, 2))
        page.add(EmptyLine())
    return page.add(TextLine(footer, Tone.STRONG))


def blame_page(title: str, cells: Sequence[Blamed], footer: str) -> Page:
    """Field by field and clause by clause: which commit, when and who."""
    columns = [
        ListingColumn("提交"),
        ListingColumn("日期"),
        ListingColumn("作者"),
        ListingColumn("字段"),
        ListingColumn("内容", flexible=True),
    ]
    rows = []
    before = ""
    for each in cells:
        label = _FIELDS.get(each.cell.field) or LABELS[each.cell.field]
        oid, day, author = _who(each)
        rows.append([oid, day, author, "" if label == before else label, each.cell.text or "—"])
        before = label
    return Page([TextLine(title, Tone.STRONG), Listing(columns, rows), TextLine(footer)])


def trail_records(events: Sequence[HistoryEvent]) -> list[dict[str, Any]]:
    """One record a commit, with its changes as ``diff`` tells them."""
    return [
        {
            **_commit_record(event.commit),
            "began": event.began,
            "changes": [plain_record(change) for change in event.changes],
        }
        for event in events
    ]


def blame_records(cells: Sequence[Blamed]) -> list[dict[str, Any]]:
    """One record a field or clause."""
    return [
        {
            **_commit_record(each.commit),
            "field": each.cell.field,
            "text": each.cell.text,
            "first": each.first,
        }
        for each in cells
    ]


def _head(commit: Commit | None) -> str:
    if commit is None:
        return _UNCOMMITTED
    when = f"{commit.time:%Y-%m-%d %H:%M}"
    return f"{when}  {commit.author}  {commit.oid[:_SHORT]}  {commit.subject}"


def _who(each: Blamed) -> tuple[str, str, str]:
    if each.commit is None:
        return _UNCOMMITTED, "", ""
    # As git does: what has always been so is marked, as nobody knows who made it so.
    mark = "^" if each.first else ""
    return mark + each.commit.oid[:_SHORT], f"{each.commit.time:%Y-%m-%d}", each.commit.author


def _commit_record(commit: Commit | None) -> dict[str, Any]:
    if commit is None:
        return {"commit": None, "time": None, "author": None, "email": None, "subject": None}
    return {
        "commit": commit.oid,
        "time": commit.time.isoformat(),
        "author": commit.author,
        "email": commit.email,
        "subject": commit.subject,
    }
