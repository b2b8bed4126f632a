"""A record is about a duty that its unit has, and about one where it must be one."""

from collections.abc import Iterator, Mapping, Sequence

from gkcli.check.records.context import RecordFault, Terms, duty_words, error, subject_words
from gkcli.model.record import Record
from gkcli.model.statuses import NAMES_ONE
from gkcli.model.units import Unit
from gkcli.status.duties import Duty
from gkcli.text import shell_word


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
    if len(duties) > 1 and record.status in NAMES_ONE:
        yield error(
            "which-duty",
            ("for",),
            f"第 {record.for_} 项里{unit.name}有 {len(duties)} 条时限，"
            f"“{record.status}”没有说是哪一条。",
            f"把 for 改成其中一条：{duty_words(duties)}；几条都是，就各记一行。",
        )


def nil_report_faults(record: Record, duties: Sequence[Duty]) -> Iterator[RecordFault]:
    """Report a nil report about what is no report to be handed in each period."""
    if record.status == "零报告" and not any(d.deadline.allows_nil_report for d in duties):
        yield error(
            "nil-report-elsewhere",
            ("status",),
            f"{subject_words(record.for_)}不是一期一期报送的，“零报告”不算数。",
            "办完了写“已完成”；没有可办的，写“申请不适用”，由办公室核准。",
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
