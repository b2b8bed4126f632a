"""One duty with a time limit, or all that the notice itself asks, as a page and as JSON."""

from typing import Any

from gkcli.model.notice import Notice
from gkcli.status.items import NOTICE, ItemEntry, item_records
from gkcli.status.standings import Snapshot
from gkcli.terminal.page import EmptyLine, Page, TextLine, Tone
from gkcli.terminal.standings import entry_record
from gkcli.terminal.task_page import limit_blocks, record_blocks
from gkcli.terminal.task_records import deadline_record, standing_records


def item_page(entry: ItemEntry, now: Snapshot) -> Page:
    """Duties with their codes and days, how the units stand, and what was recorded."""
    page = _head(entry, now.table.notice)
    page.add(EmptyLine(), TextLine(f"时限（按 {now.as_of} 计）", Tone.DIM))
    page.add(*limit_blocks(entry.occurrences, entry.standings, now))
    page.add(*record_blocks(item_records(now, entry)))
    if entry.whole:
        page.add(EmptyLine(), TextLine("正文", Tone.DIM))
        return page.add(*(TextLine(text, indent=2) for text in now.table.notice.body.split("\n")))
    around = entry.task.number if entry.task else NOTICE
    return page.add(EmptyLine(), TextLine(f"看全文：gkcli show {around}", Tone.DIM))


def _head(entry: ItemEntry, notice: Notice) -> Page:
    if entry.whole:
        about = f"{notice.number}，{notice.signed_on} 成文"
        return Page([TextLine(notice.title, Tone.STRONG), TextLine(about, Tone.DIM)])
    (deadline,) = entry.deadlines
    title = f"{entry.task.number}. {entry.task.title}" if entry.task else "通知本身的要求"
    return Page(
        [TextLine(f"{deadline.id} {deadline.what}", Tone.STRONG), TextLine(title, Tone.DIM)]
    )


def item_record(entry: ItemEntry, now: Snapshot) -> dict[str, Any]:
    """The same as data: of the notice, its words and all its duties; else the one duty."""
    notice, task = now.table.notice, entry.task
    deadlines = [deadline_record(deadline) for deadline in entry.deadlines]
    about = (
        {"number": notice.number, "title": notice.title, "body": notice.body}
        if entry.whole
        else {**deadlines[0], "task": task.number if task else None}
    )
    return {
        **about,
        **({"deadlines": deadlines} if entry.whole else {}),
        "standings": standing_records(entry.standings),
        "records": [
            {"unit": e.unit.name, "for": e.record.for_, **entry_record(e.record)}
            for e in item_records(now, entry)
        ],
    }
