"""Evidence is an address that can be opened."""

from collections.abc import Iterator, Mapping, Sequence

from gkcli.check.records.terms import (
    RecordFault,
    Terms,
    duty_words,
    error,
    note,
    subject_words,
    warning,
)
from gkcli.model.record import Record, address
from gkcli.model.scalars import FieldError
from gkcli.model.statuses import OFFICES, SETS_ASIDE, SETTLES
from gkcli.model.units import Unit
from gkcli.status.duties import Duty
from gkcli.text import shell_word


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


def duty_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
    """Report a number or id that means nothing, or no duty of this unit."""
    subject, meant = record.for_, terms.obligations.meant
    own = terms.obligations.of(unit)
    if subject in own or subject in terms.doubtful:
        return
    if subject not in meant:
        what = f"第 {subject} 项任务" if subject.isdigit() else f"编号为“{subject}”的时限"
        yield error(
            "unknown-duty",
            ("for",),
            f"任务表里没有{what}。",
            f"{_near(subject, own) or _near(subject, meant)}"
            f"编号见 gkcli deadlines --unit {shell_word(unit.name)}，"
            f"任务号见 gkcli tasks --unit {shell_word(unit.name)}。",
        )
    elif not terms.doubtful:
        holders = "、".join(dict.fromkeys(name for duty in meant[subject] for name in duty.named))
        yield error(
            "not-owed",
            ("for",),
            f"{subject_words(subject)}不由{unit.name}承担，承担的是{holders}。",
            f"{_instead(subject, own)}确实归它的，先改任务表的单位栏或名册。",
        )


def settling_faults(record: Record, unit: Unit, duties: Sequence[Duty]) -> Iterator[RecordFault]:
    """Report a task with several duties of the unit that is said to be done as a whole."""
    if len(duties) > 1 and record.status in SETTLES:
        yield error(
            "which-duty",
            ("for",),
            f"第 {record.for_} 项里{unit.name}有 {len(duties)} 条时限，"
            f"“{record.status}”没有说是哪一条。",
            f"把 for 改成其中一条：{duty_words(duties)}；几条都是，就各记一行。",
        )


def owes_nothing(unit: Unit) -> RecordFault:
    """What is wrong with the ledger of a unit that the table asks nothing of."""
    return error(
        "owes-nothing",
        (),
        f"任务表没有给{unit.name}派任务，也没有它要守的时限，这本台账对不上任何事。",
        "核对文件名是不是写错了单位；确实归它的，先改任务表的单位栏或名册。",
    )


def _near(subject: str, known: Mapping[str, Sequence[Duty]]) -> str:
    """A question that proposes the id that was mistyped, or told by its words; "" where none is."""
    import difflib

    ids = [one for one in known if not one.isdigit()]
    near = difflib.get_close_matches(subject, ids, 1, 0.6)
    near = near or [one for one in ids if subject in known[one][0].deadline.what]
    return f"是不是要写 {duty_words(known[near[0]][:1])}？" if near else ""


def _instead(subject: str, own: Mapping[str, Sequence[Duty]]) -> str:
    """The duties that the unit does have in the task that an id belongs to."""
    number = subject.partition("-")[0]
    found = own.get(number, ()) if number != subject else ()
    return f"这一项里归它的是 {duty_words(found)}。" if found else ""


_ASK_WHY = SETS_ASIDE | {"受阻"}


def reason_faults(record: Record) -> Iterator[RecordFault]:
    """Report a status at which everybody will ask why, without an answer."""
    if record.status in _ASK_WHY and not record.note:
        yield warning(
            "no-reason",
            ("status",),
            f"“{record.status}”没有说明原因，看的人会问为什么。",
            "加上 note: 原因。",
        )


def condition_faults(record: Record, duties: Sequence[Duty]) -> Iterator[RecordFault]:
    """Report a condition said to be missing where the duty has none but a date."""
    if record.status == "条件未成就" and all(d.deadline.by or d.deadline.each for d in duties):
        yield note(
            "no-condition",
            ("status",),
            f"{subject_words(record.for_)}到期就要办，不等什么条件，“条件未成就”核准以后它就不算逾期。",
            "办不下去的写“受阻”，这一年不办了的写“结转”或“不适用”；确实要等条件的，不必改。",
        )


def author_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
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
