"""Whether a record fits the duties that it speaks of."""

from collections.abc import Iterator
from datetime import date

from gkcli.model.ledger import Record
from gkcli.recording.subjects import named
from gkcli.recording.wish import Objection
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import instances, period_of
from gkcli.schedule.spoken import SETTLES
from gkcli.schedule.wording import span_words


def misfits(
    record: Record, duties: tuple[Duty, ...], year: int, signed_on: date
) -> Iterator[Objection]:
    """What is wrong with a record about these duties of its unit."""
    if len(duties) > 1 and record.status in SETTLES:
        yield Objection(
            "for_",
            f"第 {record.for_} 项里有 {len(duties)} 件事，“{record.status}”要说清是哪一件",
            f"不写任务号，写编号：{'、'.join(map(named, duties))}",
        )
        return
    yield from _event(record, duties)
    yield from _period(record, duties, year, signed_on)


def _event(record: Record, duties: tuple[Duty, ...]) -> Iterator[Objection]:
    deadline = duties[0].deadline
    counted = [duty for duty in duties if duty.deadline.within or duty.deadline.when]
    if record.since and not counted:
        yield Objection(
            "since",
            f"“{deadline.what}”的时限不从哪件事起算，不用写起算日期",
            "去掉起算日期；哪天做的，写在日期（--on）里",
        )
    if record.since is None and deadline.within and record.status in SETTLES:
        yield Objection(
            "since",
            f"“{deadline.what}”要在{deadline.after}后 {span_words(deadline.within)}内做，"
            "没有说从哪天起算",
            f"写上起算日期（--since），就是“{deadline.after}”那天",
        )


def _period(
    record: Record, duties: tuple[Duty, ...], year: int, signed_on: date
) -> Iterator[Objection]:
    recurring = [duty.deadline for duty in duties if duty.deadline.each]
    if not recurring:
        if record.period:
            yield Objection(
                "period", f"“{duties[0].deadline.what}”不是按期做的，没有期次", "去掉期次"
            )
        return
    known = [each.period for one in recurring for each in instances(one, year, signed_on)]
    current = [period_of(one, record.on) for one in recurring]
    if record.period:
        if record.period not in known:
            yield Objection("period", f"没有“{record.period}”这一期", f"可以写：{'、'.join(known)}")
        elif record.status in SETTLES and record.period in known and record.period > max(current):
            yield Objection(
                "period", f"到 {record.on}，{record.period} 还没有开始", "核对期次和日期"
            )
    elif len(duties) == 1 and current[0] not in known:
        yield Objection(
            "on",
            f"{record.on} 在 {current[0]}，这一期不在要做的期次里",
            f"补报以前的，写明期次（--period）：{'、'.join(known)}",
        )
