"""What was overdue when a branch began and is on time by what was recorded since."""

from collections.abc import Iterator
from datetime import date

from gkcli.changes.attention import Concern
from gkcli.changes.change import Change, Kind, Thing
from gkcli.comparison.compared import Comparison
from gkcli.recording.occasions import Effect
from gkcli.schedule.state import DONE_STATES, State


def recorded_afterwards(found: Comparison, began: date) -> Iterator[Concern]:
    """A concern for every record by which something is done before a day that had passed.

    Whatever is new was written after ``began``, the day on which the old edition was committed.
    """
    for unit, effects in found.states.items():
        for effect in effects:
            due = effect.after.instance.due
            if due is None or due >= began or not _now_on_time(effect):
                continue
            for change in found.changes:
                if _tells_of(change, unit, effect):
                    question = f"{due} 到期，{began} 还没有记，现在记成按时：有没有凭据？"
                    yield Concern("recorded-afterwards", question, change)


def _now_on_time(effect: Effect) -> bool:
    before = effect.before
    return effect.after.state is State.DONE and (
        before is None or before.state not in DONE_STATES or before.state is State.DONE_LATE
    )


def _tells_of(change: Change, unit: str, effect: Effect) -> bool:
    """Whether a change is a new line by which a unit has done something."""
    target, record = change.target, change.after
    if target.thing is not Thing.RECORD or change.kind is not Kind.ADDED:
        return False
    if target.owner is None or target.owner.key != unit or not isinstance(record, dict):
        return False
    done = {str(each.on) for each in effect.after.verdict.done}
    return record["for"] in effect.after.duty.subjects and record["on"] in done
