"""What is missing (尚缺) for one occasion: from the unit, or from the office."""

from collections.abc import Iterator
from enum import StrEnum

from gkcli.frozen import frozen
from gkcli.model.state import DATED_STATES, DONE_STATES, State
from gkcli.model.statuses import Status
from gkcli.status.standings import Standing
from gkcli.status.verdict import times_owed


class Lack(StrEnum):
    """What can be missing.

    A decision on a request and the closing out (销号) are the office's, all else is the unit's.
    """

    REPORT = "report"
    COMPLETION = "completion"
    TIMES = "times"
    SINCE = "since"
    EVIDENCE = "evidence"
    REWORK = "rework"
    APPROVAL = "approval"
    CLOSING = "closing"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return _LABELS[self]


_LABELS = {
    Lack.REPORT: "未报",
    Lack.COMPLETION: "未报完成",
    Lack.TIMES: "次数不够",
    Lack.SINCE: "缺起算日期",
    Lack.EVIDENCE: "缺佐证",
    Lack.REWORK: "被退回，待重报",
    Lack.APPROVAL: "待核准",
    Lack.CLOSING: "待销号",
}
_PRESSING = frozenset({State.OVERDUE, State.DUE_SOON})
_AT_WORK: frozenset[Status] = frozenset({"推进中", "受阻"})


@frozen
class Missing:
    """One thing that is missing; ``times`` counts how often a recurring duty is still to be done.

    It is 0 for everything else.
    """

    lack: Lack
    times: int = 0

    @property
    def words(self) -> str:
        """It in Chinese, as ``还差 2 次``."""
        return f"还差 {self.times} 次" if self.times else self.lack.label

    @property
    def of_office(self) -> bool:
        """Whether the disclosure office is to supply it, and not the unit."""
        return self.lack in (Lack.APPROVAL, Lack.CLOSING)

    @property
    def of_report(self) -> bool:
        """Whether it is the report itself."""
        return self.lack in (Lack.REPORT, Lack.COMPLETION, Lack.REWORK)


def missing(standing: Standing) -> tuple[Missing, ...]:
    """What is missing on the day of the standing, the unit's part first.

    A report is missed from when the date is near, and where work that goes on all year has not
    been reported on at all. Evidence is missed only for what is done, and no longer once the
    office has closed it out, having been content. What is set aside, or was delivered by another
    unit for all, lacks nothing.
    """
    return tuple(_missing(standing))


def _missing(standing: Standing) -> Iterator[Missing]:
    if standing.by_another:
        return
    verdict, state = standing.verdict, standing.state
    if _lacks_since(standing):
        yield Missing(Lack.SINCE)
    if state in DONE_STATES:
        if verdict.closed is None:
            if _lacks_evidence(standing):
                yield Missing(Lack.EVIDENCE)
            yield Missing(Lack.CLOSING)
    elif found := _of_report(standing):
        yield found
    if verdict.request:
        yield Missing(Lack.APPROVAL)


def _of_report(standing: Standing) -> Missing | None:
    """What is missing of the report on what is not done."""
    verdict, state = standing.verdict, standing.state
    if verdict.sent_back:
        return Missing(Lack.REWORK)
    if verdict.done and state in DATED_STATES:
        return Missing(Lack.TIMES, times_owed(standing.duty.deadline) - len(verdict.done))
    if state in _PRESSING:
        return Missing(Lack.COMPLETION if verdict.last else Lack.REPORT)
    silent = state is State.ONGOING and verdict.last is None
    return Missing(Lack.REPORT) if silent or state is State.UNREPORTED else None


def _lacks_since(standing: Standing) -> bool:
    """Whether something was done within a limit, and nobody said from when it counts."""
    if not standing.duty.deadline.within or standing.instance.since:
        return False
    last = standing.verdict.last
    # Work on the task as a whole, said by its number, is about no event in particular.
    named = last is not None and last.for_ == standing.duty.deadline.id
    return standing.state in DONE_STATES or (named and standing.status in _AT_WORK)


def _lacks_evidence(standing: Standing) -> bool:
    """A recurring duty wants evidence each time that it is owed, any other once.

    Who reports that there was nothing to do has none to give, and what an office has handed in to
    it each period it holds itself.
    """
    done = standing.verdict.done
    if standing.duty.cyclic or any(record.status == "零报告" for record in done):
        return False
    proven = sum(bool(record.evidence) for record in done)
    return proven < times_owed(standing.duty.deadline)
