"""Cells for a duty and how a unit stands with it: due day, owing units, state, last record."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from gkcli.model.deadline import Deadline
from gkcli.model.record import Record
from gkcli.model.state import DATED_STATES, DONE_STATES, State
from gkcli.model.statuses import MEANINGS, SETS_ASIDE, Act
from gkcli.status.deadlines import assumptions
from gkcli.status.due import Instance
from gkcli.status.duties import Duty
from gkcli.status.missing import Missing, missing
from gkcli.status.standings import Standing
from gkcli.status.verdict import evidence_of
from gkcli.status.wording import (
    day_beside,
    day_in,
    day_words,
    left_words,
    limit_words,
    occasion_words,
    origin_words,
    request_words,
    state_words,
)
from gkcli.status.workdays import Workdays
from gkcli.terminal.colours import state_tone
from gkcli.terminal.page import NONE, Cell, ListingColumn, Tone, Toned


def due_cell(due: date | None, first: str = "") -> Toned:
    """The day on which something is due, with what is to be said of the ``first`` such day."""
    if due is None:
        return NONE
    day = due.isoformat()
    return Toned(day_words(due) + first, brief=day + first, value=day)


def workday_cell(due: date | None, workdays: Workdays) -> Toned:
    """The last working day up to the due day, marked where it is an earlier one."""
    if due is None:
        return NONE
    last = workdays.last_on_or_before(due)
    tone = Tone.DIM if last == due else Tone.SOON
    return Toned(day_words(last), tone, day_beside(last, due), last.isoformat())


def state_cell(state: State, days_left: int | None) -> Toned:
    """A state with the days to or from the due day."""
    brief = left_words(days_left) if days_left is not None and days_left >= 0 else ""
    return Toned(state_words(state, days_left), state_tone(state), brief)


def what_words(deadline: Deadline, instance: Instance) -> str:
    """What is owed, with its rule and period where a date alone does not tell them."""
    if deadline.by:
        return deadline.what
    since = f"自 {instance.since} 起算" if instance.since else ""
    details = (occasion_words(deadline, instance), limit_words(deadline), since)
    return f"{deadline.what}（{'，'.join(text for text in details if text)}）"


def task_cell(duty: Duty) -> int | Toned:
    """The number of the task that a duty comes from; what else imposes it has none."""
    return duty.task.number if duty.task else Toned(origin_words(duty), Tone.DIM)


def holder_words(duty: Duty) -> str:
    """Who owes a duty, as written, with the number of units where groups are among them."""
    names = "、".join(duty.named) + ("等" if duty.deadline.open_list else "")
    remarks = [*_counted(duty), *(["共同一份"] if duty.joint else [])]
    words = f"{names}（{'，'.join(remarks)}）" if remarks else names
    if not duty.assumed:
        return words
    return f"{words}，另有 {len(duty.assumed)} 个待确认"


def _counted(duty: Duty) -> Iterator[str]:
    sure = len(duty.units) - len(duty.assumed)
    if sure != len(duty.named) or duty.at_least:
        yield f"{'至少' if duty.at_least else '共'} {sure} 个单位"


_TELLING = frozenset(
    status
    for status, meaning in MEANINGS.items()
    if meaning.act is Act.PROGRESS or meaning.act is Act.REFUSAL
)
"""The statuses that a reader wants to hear of beside a state."""
_SHORT_NOTE = 16


def standing_cell(standing: Standing) -> Toned:
    """A unit's state, with its own last word beside it where that says more."""
    state = standing.state
    tone = state_tone(state)
    if state in DONE_STATES:
        return _done_cell(standing, tone)
    if state is State.WAITING and standing.assumption:
        return Toned(f"待确认应否承担{_last_word(standing)}", brief=f"待确认{_last_word(standing)}")
    if state in DATED_STATES:
        cell = state_cell(state, standing.days_left)
        last_word = _last_word(standing)
        return Toned(cell.text + last_word, tone, (cell.brief or cell.text) + last_word)
    if state is State.ONGOING:
        label = "条件已成就" if standing.duty.deadline.when else state.label
        return Toned(label + _last_word(standing), tone)
    verdict = standing.verdict
    aside = verdict.excuse or (standing.status if standing.status in SETS_ASIDE else "")
    if aside and verdict.request is None:
        return Toned(aside, tone)
    return Toned(state.label + _last_word(standing), tone)


def _done_cell(standing: Standing, tone: Tone) -> Toned:
    closed = "已销号" if standing.verdict.closed else "待销号"
    by = f"由{standing.delivered_by.name}报送，" if standing.delivered_by else ""
    closing = f"（{by}{closed}）"
    late = _days_late(standing)
    if not late:
        return Toned(standing.state.label + closing, tone)
    return Toned(f"{standing.state.label} {late} 天{closing}", tone, f"迟 {late} 天{closing}")


def assumption_lines(standings: Iterable[Standing], *, of_others: bool = False) -> list[str]:
    """What is assumed until somebody confirms it, a sentence a reason."""
    return [
        f"待确认：{'、'.join(units)}应否承担 {'、'.join(duties)}（{source}）。"
        for source, units, duties in assumptions(standings, of_others=of_others)
    ]


def _days_late(standing: Standing) -> int:
    due, done_on = standing.instance.due, standing.verdict.done_on
    if standing.state is not State.DONE_LATE or due is None or done_on is None:
        return 0
    return (done_on - due).days


def _last_word(standing: Standing) -> str:
    """The last status and the number of reminders, where they say more than the state."""
    reminders = len(standing.verdict.reminded)
    last, request = standing.verdict.last, standing.verdict.request
    own = f"，{last.status}" if last and last.status in _TELLING else ""
    if standing.verdict.sent_back:
        own = "，被退回"
    if request:
        own = f"，{request_words(request)}"
    times = f" {reminders} 次" if reminders > 1 else ""
    return f"{own}，已催办{times}" if reminders else own


def last_cell(record: Record | None, as_of: date) -> Toned:
    """A unit's last record: its day, status and note; in brief, as much of it as needed."""
    if record is None:
        return NONE
    head = f"{record.on} {record.status}"
    brief = f"{day_in(record.on, as_of.year)} {record.status}"
    note = " ".join((record.note or "").split())
    if not note:
        return Toned(head, brief=brief)
    return Toned(f"{head}：{note}", brief=f"{brief}：{shortened(note)}")


def latest_cell(own: Sequence[Standing]) -> Toned:
    """The last record about several duties."""
    recorded = [s for s in own if s.verdict.last]
    if not recorded:
        return NONE
    latest = max(recorded, key=lambda s: s.verdict.last.on if s.verdict.last else s.as_of)
    return last_cell(latest.verdict.last, latest.as_of)


def shortened(text: str) -> str:
    """The beginning of a text, with an ellipsis where something is left out."""
    return text if len(text) <= _SHORT_NOTE else f"{text[: _SHORT_NOTE - 1]}…"


def missing_cell(standing: Standing) -> Toned:
    """What the unit has still to supply; that it waits to be closed out stands in its state."""
    words = [lack.words for lack in missing(standing) if not lack.of_office]
    return Toned("、".join(words), Tone.SOON) if words else NONE


def without_silent_columns(
    columns: Sequence[ListingColumn], rows: Sequence[Sequence[Cell]], optional: Iterable[str]
) -> tuple[list[ListingColumn], list[list[Cell]]]:
    """Columns and rows without the optional columns that are empty in every row."""
    titles = frozenset(optional)
    kept = [
        index
        for index, column in enumerate(columns)
        if column.title not in titles or any(row[index] not in (NONE, "") for row in rows)
    ]
    return [columns[index] for index in kept], [[row[index] for index in kept] for row in rows]


def standing_record(standing: Standing) -> dict[str, Any]:
    """How a unit stands with one occasion of a duty, as data."""
    instance, verdict = standing.instance, standing.verdict
    closed = (verdict.closed,) if verdict.closed else ()
    return {
        "period": instance.period or None,
        "since": _iso(instance.since),
        "due": _iso(instance.due),
        "first_due": _iso(instance.first_due),
        "state": standing.state.value,
        "status": standing.status,
        "request": verdict.requested,
        "sent_back_on": _iso(verdict.sent_back.on if verdict.sent_back else None),
        "done_on": _iso(verdict.done_on),
        "assumed": standing.assumption or None,
        "delivered_by": standing.delivered_by.name if standing.delivered_by else None,
        "closed_on": _iso(verdict.closed.on if verdict.closed else None),
        "reminded_on": [record.on.isoformat() for record in verdict.reminded],
        "days_left": standing.days_left,
        "last": ledger_record(verdict.last) if verdict.last else None,
        "evidence": list(evidence_of((*verdict.done, *closed))),
        "missing": [missing_record(lack) for lack in missing(standing)],
    }


def ledger_record(record: Record) -> dict[str, Any]:
    """A record of a ledger as data."""
    return {
        "on": record.on.isoformat(),
        "status": record.status,
        "note": record.note,
        "evidence": list(record.evidence),
        "by": record.by,
    }


def missing_record(lack: Missing) -> dict[str, Any]:
    """What is missing as data; ``of`` tells whose turn it is."""
    return {
        "code": lack.lack.value,
        "text": lack.words,
        "of": "office" if lack.of_office else "unit",
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
