"""What lists and pages say of a duty: its holders, its day, how it stands."""

from collections.abc import Iterator
from datetime import date

from gkcli.model.deadline import Deadline
from gkcli.render.page import NONE, Tone, Toned
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import Instance
from gkcli.schedule.state import State
from gkcli.schedule.wording import (
    day_beside,
    day_words,
    left_words,
    limit_words,
    occasion_words,
    state_words,
)
from gkcli.schedule.workdays import Workdays

TONES = {
    State.OVERDUE: Tone.BAD,
    State.UNREPORTED: Tone.BAD,
    State.DUE_SOON: Tone.SOON,
    State.DONE: Tone.GOOD,
    State.DONE_LATE: Tone.SOON,
}


def due_cell(due: date | None) -> Toned:
    """The day a duty is due."""
    if due is None:
        return NONE
    day = due.isoformat()
    return Toned(day_words(due), brief=day, value=day)


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
    return Toned(state_words(state, days_left), TONES.get(state, Tone.PLAIN), brief)


def what_words(deadline: Deadline, instance: Instance) -> str:
    """What is owed, with its rule and period where a date alone does not tell them."""
    if deadline.by:
        return deadline.what
    since = f"自 {instance.since} 起算" if instance.since else ""
    details = (occasion_words(deadline, instance), limit_words(deadline), since)
    return f"{deadline.what}（{'，'.join(text for text in details if text)}）"


def task_cell(duty: Duty) -> int | Toned:
    """The number of the task that a duty comes from; those of the notice itself have none."""
    return duty.task.number if duty.task else Toned("通知", Tone.DIM)


def holder_words(duty: Duty) -> str:
    """Who owes a duty, as written, with the number of units where groups are among them."""
    names = "、".join(duty.named) + ("等" if duty.deadline.open_list else "")
    remarks = [*_counted(duty), *(["共同一份"] if duty.joint else [])]
    told = f"{names}（{'，'.join(remarks)}）" if remarks else names
    if not duty.assumed:
        return told
    return f"{told}，另有 {len(duty.assumed)} 个待确认"


def _counted(duty: Duty) -> Iterator[str]:
    sure = len(duty.units) - len(duty.assumed)
    if sure != len(duty.named) or duty.at_least:
        yield f"{'至少' if duty.at_least else '共'} {sure} 个单位"
