"""The reminders of a day as a page, and the same as JSON."""

from collections.abc import Sequence
from typing import Any

from gkcli.status.reminders import AwaitedAnswer, Reminder, SentReminder, step_name
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.wording import occasion_words, span_words, state_words
from gkcli.terminal.page import (
    NONE,
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Page,
    TextLine,
    Tone,
    Toned,
)

_TONES = {"红": Tone.BAD, "橙": Tone.SOON, "蓝": Tone.PLAIN}


def reminders_page(due: Sequence[Reminder], late: Sequence[AwaitedAnswer], now: Snapshot) -> Page:
    """What is to be sent, the gravest first, then what is still to be answered."""
    page = Page()
    if due:
        columns = [
            ListingColumn("编号"),
            ListingColumn("哪一步"),
            ListingColumn("单位"),
            ListingColumn("事项", flexible=True),
            ListingColumn("状态"),
            ListingColumn("催过", below=True),
        ]
        page.add(Listing(columns, [_row(one, now) for one in due]), EmptyLine())
    for one in late:
        page.add(
            TextLine(
                f"等回音：{one.standing.unit.name} {_what(one.standing)}，"
                f"{one.sent.on} 催过，{one.sent.answer_by} 前反馈",
                Tone.DIM,
            )
        )
    units = len({one.standing.unit for one in due})
    span = span_words(now.rules.reminder.answer_within)
    told = f"该催 {len(due)} 件、{units} 个单位" if due else "没有要催办的"
    return page.add(TextLine(f"{told}；反馈时限 {span}，按 {now.as_of} 计。", Tone.DIM))


def _row(one: Reminder, now: Snapshot) -> list[Cell]:
    standing = one.standing
    name = step_name(one.step, now.rules.reminder).partition("（")[0]
    return [
        one.number,
        Toned(f"{one.level} {name}", _TONES[one.level]),
        standing.unit.name,
        _what(standing),
        state_words(standing.state, standing.days_left),
        "、".join(map(_sent_words, one.sent)) or NONE,
    ]


def _sent_words(sent: SentReminder) -> str:
    return f"{sent.on:%m-%d} {'有回音' if sent.answered else '没有回音'}"


def _what(standing: Standing) -> str:
    deadline, instance = standing.duty.deadline, standing.instance
    since = f"{instance.since} 起算" if instance.since else ""
    which = occasion_words(deadline, instance) or since
    return f"{deadline.id} {deadline.what}{f'（{which}）' if which else ''}"


def reminder_records(
    due: Sequence[Reminder], late: Sequence[AwaitedAnswer], now: Snapshot
) -> list[dict[str, Any]]:
    """The same for programs: ``number`` is null for what was sent and may still be answered."""
    rules = now.rules.reminder
    return [
        *(
            {
                "number": one.number,
                "level": one.level,
                "step": one.step,
                "name": step_name(one.step, rules),
                **_occasion(one.standing),
                "sent": [_sent(each) for each in one.sent],
                "answer_by": one.answer_by.isoformat(),
                "others": [unit.name for unit in one.others],
            }
            for one in due
        ),
        *(
            {
                "number": None,
                "level": None,
                "step": None,
                "name": None,
                **_occasion(one.standing),
                "sent": [_sent(one.sent)],
                "answer_by": one.sent.answer_by.isoformat(),
                "others": [],
            }
            for one in late
        ),
    ]


def _occasion(standing: Standing) -> dict[str, Any]:
    duty, instance = standing.duty, standing.instance
    return {
        "unit": standing.unit.name,
        "full_name": standing.unit.full_name,
        "id": duty.deadline.id,
        "task": duty.task.number if duty.task else None,
        "what": duty.deadline.what,
        "period": instance.period or None,
        "since": instance.since.isoformat() if instance.since else None,
        "due": instance.due.isoformat() if instance.due else None,
        "state": standing.state.value,
        "days_left": standing.days_left,
    }


def _sent(sent: SentReminder) -> dict[str, Any]:
    return {
        "on": sent.on.isoformat(),
        "answer_by": sent.answer_by.isoformat(),
        "answered": sent.answered,
    }
