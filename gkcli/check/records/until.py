"""The day until which more time is asked for or granted."""

from collections.abc import Iterator, Sequence
from datetime import date

from gkcli.check.records.context import RecordFault, error, subject_words, warning
from gkcli.model.notice import Notice
from gkcli.model.record import Record
from gkcli.model.statuses import EXTENDS
from gkcli.status.due import instances, period_of
from gkcli.status.duties import Duty


def until_faults(record: Record) -> Iterator[RecordFault]:
    """Report a day that is missing, or given where nobody speaks of more time."""
    if record.status in EXTENDS and record.until is None:
        yield error(
            "until-missing",
            ("status",),
            f"“{record.status}”没有写延到哪一天。",
            "加上 until: 延到的那一天。",
        )
    elif record.status not in EXTENDS and record.until is not None:
        yield warning(
            "needless-until",
            ("until",),
            f"“{record.status}”不是延期，延到哪一天用不上。",
            "要延期的，状态写“申请延期”或“准予延期”；不是，就删去 until。",
        )


def later_faults(record: Record, duties: Sequence[Duty], notice: Notice) -> Iterator[RecordFault]:
    """Report more time that is none: a day no later than the duty is due anyway."""
    if record.status not in EXTENDS or record.until is None:
        return
    days = [_due(duty, record, notice) for duty in duties]
    if not any(duty.deadline.by or duty.deadline.each or duty.deadline.within for duty in duties):
        yield error(
            "nothing-to-put-off",
            ("status",),
            f"{subject_words(record.for_)}没有到期日，不能延期。",
            "核对 for；要等条件的写“申请条件未成就”。",
        )
    elif days and all(due is not None and record.until <= due for due in days):
        yield error(
            "until-not-later",
            ("until",),
            f"{subject_words(record.for_)}本来就到 {max(d for d in days if d)} 为止，"
            f"延到 {record.until} 不是延期。",
            "核对 until 的年月日；周期性的，用 period 写明是哪一期。",
        )


def _due(duty: Duty, record: Record, notice: Notice) -> date | None:
    """The day on which the occasion that the record is about is due; None where none is told."""
    period = record.period or period_of(duty.deadline, record.on)
    occasions = instances(duty.deadline, notice.year, notice.signed_on)
    return next((i.due for i in occasions if i.period == period), None)
