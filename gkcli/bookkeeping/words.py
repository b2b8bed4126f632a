"""A status is said with its reason, of a duty it fits, and by the one whose word it is."""

from collections.abc import Iterator, Sequence

from gkcli.bookkeeping.fault import Fault, note, warning
from gkcli.bookkeeping.terms import Terms
from gkcli.bookkeeping.wording import subject_words
from gkcli.model.ledger import OFFICES, SETS_ASIDE, Record
from gkcli.model.units import Unit
from gkcli.schedule.duties import Duty

_ASK_WHY = SETS_ASIDE | {"受阻"}


def reason_faults(record: Record) -> Iterator[Fault]:
    """Report a status at which everybody will ask why, without an answer."""
    if record.status in _ASK_WHY and not record.note:
        yield warning(
            "no-reason",
            ("status",),
            f"“{record.status}”没有说明原因，看的人会问为什么。",
            "加上 note: 原因。",
        )


def condition_faults(record: Record, duties: Sequence[Duty]) -> Iterator[Fault]:
    """Report a condition said to be missing where the duty has none but a date."""
    if record.status == "条件未成就" and all(d.deadline.by or d.deadline.each for d in duties):
        yield note(
            "no-condition",
            ("status",),
            f"{subject_words(record.for_)}到期就要办，不等什么条件，“条件未成就”核准以后它就不算逾期。",
            "办不下去的写“受阻”，这一年不办了的写“结转”或“不适用”；确实要等条件的，不必改。",
        )


def author_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[Fault]:
    """Report an author nobody knows, and the office's word without the office."""
    author = terms.directory.get(record.by) if record.by else unit
    if author is None and record.by:
        if record.by not in terms.doubtful:
            yield warning(
                "unknown-recorder",
                ("by",),
                f"名册里没有“{record.by}”。",
                f"{_question(record.by, terms)}by 写记录的单位；要留经办人的姓名，写进 note。",
            )
    elif record.status in OFFICES and author == unit and unit.name not in terms.offices:
        yield warning(
            "not-by-office",
            ("by",) if record.by else ("status",),
            f"“{record.status}”是收报告的办公室说的话，这一条却是{unit.name}自己记的。",
            "办公室记的，加上 by: 办公室的名称；单位自己办完了，写“已完成”。",
        )


def _question(name: str, terms: Terms) -> str:
    similar = terms.directory.similar(name)
    return f"是不是要写“{similar[0]}”？" if similar else ""
