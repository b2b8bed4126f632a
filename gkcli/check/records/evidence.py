"""A record gives evidence that can be opened, and a reason where one is needed."""

from collections.abc import Iterator, Sequence

from gkcli.check.records.context import RecordFault, error, note, subject_words, warning
from gkcli.model.record import Record, address
from gkcli.model.scalars import FieldError
from gkcli.model.statuses import ASKS, MEANINGS, SETS_ASIDE, Act
from gkcli.status.duties import Duty


def evidence_faults(record: Record) -> Iterator[RecordFault]:
    """Report evidence that is no web address."""
    for index, text in enumerate(record.evidence):
        try:
            address(text)
        except FieldError as fault:
            yield error(
                fault.code,
                ("evidence", index),
                f"{fault}。",
                f"{fault.hint}；没有网址的，写进 note。",
            )


_ASK_WHY = SETS_ASIDE | ASKS | {"受阻"}
_OWES_REASON = (Act.REFUSAL, Act.RETURN)


def reason_faults(record: Record) -> Iterator[RecordFault]:
    """Report a status at which everybody will ask why, without an answer."""
    if MEANINGS[record.status].act in _OWES_REASON and not record.note:
        yield error(
            "reason-missing",
            ("status",),
            f"“{record.status}”没有说明原因，单位不知道要改什么。",
            "加上 note: 原因。",
        )
    elif record.status in _ASK_WHY and not record.note:
        yield warning(
            "no-reason",
            ("status",),
            f"“{record.status}”没有说明原因，看的人会问为什么。",
            "加上 note: 原因。",
        )


def condition_faults(record: Record, duties: Sequence[Duty]) -> Iterator[RecordFault]:
    """Report a condition said to be missing where the duty has none but a date."""
    waits = record.status in ("条件未成就", "申请条件未成就")
    if waits and all(d.deadline.by or d.deadline.each for d in duties):
        yield note(
            "no-condition",
            ("status",),
            f"{subject_words(record.for_)}到期就要办，不等什么条件，“条件未成就”核准以后它就不算逾期。",
            "办不下去的写“受阻”，这一年不办了的写“申请结转”或“申请不适用”；确实要等条件的，不必改。",
        )
