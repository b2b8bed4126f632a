"""The lines of an entry's description, and which of them the public may read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from gkcli.model.directory import Party
from gkcli.model.record import address
from gkcli.model.scalars import FieldError
from gkcli.model.state import State
from gkcli.model.units import Unit
from gkcli.status.deadlines import Occurrence
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.verdict import evidence_of
from gkcli.status.wording import day_words, limit_words

_MOST_NAMED = 20


class _Asked(NamedTuple):
    occurrence: Occurrence
    snapshot: Snapshot
    party: Party | None


class _Detail(NamedTuple):
    """A line: its label, its words ("" for no line), and whether the public may read it."""

    label: str
    words: Callable[[_Asked], str]
    public: bool = False


def details_of(
    occurrence: Occurrence, snapshot: Snapshot, party: Party | None, *, public: bool
) -> Iterator[str]:
    """The lines that describe an occasion, those for the public only where it is ``public``."""
    asked = _Asked(occurrence, snapshot, party)
    for detail in _DETAILS:
        if detail.public or not public:
            words = detail.words(asked)
            if words:
                yield f"{detail.label}：{words}"


def owing(occurrence: Occurrence) -> Sequence[str]:
    """Who owes an occasion, as the document names them; of an event, the units that it befell."""
    if occurrence.instance.since is None:
        return occurrence.duty.named
    return [standing.unit.name for standing in occurrence.standings]


def link_of(occurrence: Occurrence) -> str:
    """The last web address that the one unit gave as evidence; "" where there is none."""
    if len(occurrence.standings) != 1:
        return ""
    evidence = evidence_of(occurrence.standings[0].verdict.records)
    return next((url for url in reversed(evidence) if _is_address(url)), "")


def _is_address(text: str) -> bool:
    try:
        return bool(address(text))
    except FieldError:
        return False


def _notice(asked: _Asked) -> str:
    return asked.snapshot.table.notice.number


def _task(asked: _Asked) -> str:
    task = asked.occurrence.duty.task
    return f"{task.number} {task.title}" if task else ""


def _code(asked: _Asked) -> str:
    return asked.occurrence.duty.deadline.id


def _quote(asked: _Asked) -> str:
    return asked.occurrence.duty.deadline.quote


def _limit(asked: _Asked) -> str:
    deadline = asked.occurrence.duty.deadline
    since = asked.occurrence.instance.since
    return f"{limit_words(deadline)}{f'（{since} 起算）' if since else ''}"


def _due(asked: _Asked) -> str:
    due, workdays = asked.occurrence.instance.due, asked.snapshot.workdays
    if due is None or workdays.is_workday(due):
        return day_words(due) if due else ""
    return f"{day_words(due)}，不是工作日，末个工作日 {day_words(workdays.last_on_or_before(due))}"


def _owing(asked: _Asked) -> str:
    return "" if isinstance(asked.party, Unit) else "、".join(owing(asked.occurrence))


def _report_to(asked: _Asked) -> str:
    return asked.occurrence.duty.deadline.report_to or ""


def _publish_on(asked: _Asked) -> str:
    return asked.occurrence.duty.deadline.publish_on or ""


def _state(asked: _Asked) -> str:
    as_of = f"（截至 {asked.snapshot.as_of}）"
    if isinstance(asked.party, Unit):
        return f"{asked.occurrence.state.label}{as_of}"
    parts = _by_state(asked.occurrence.standings)
    return f"{'；'.join(parts)}{as_of}" if asked.occurrence.standings else ""


def _by_state(standings: Iterable[Standing]) -> Iterator[str]:
    """How many units are in each state; those named of whom something is still wanted."""
    held: dict[State, list[str]] = {}
    for standing in standings:
        held.setdefault(standing.state, []).append(standing.unit.name)
    for state in (state for state in State if state in held):
        names = held[state]
        more = " 等" if len(names) > _MOST_NAMED else ""
        named = f"（{'、'.join(names[:_MOST_NAMED])}{more}）" if state in _WANTED else ""
        yield f"{state.label} {len(names)} 个单位{named}"


_WANTED = frozenset({State.OVERDUE, State.DUE_SOON, State.UNREPORTED})


def _assumption(asked: _Asked) -> str:
    return "；".join(
        dict.fromkeys(s.assumption for s in asked.occurrence.standings if s.assumption)
    )


def _last_record(asked: _Asked) -> str:
    if not isinstance(asked.party, Unit):
        return ""
    last = next((s.verdict.last for s in asked.occurrence.standings if s.verdict.last), None)
    return f"{last.on} {last.status}{f'，{last.note}' if last.note else ''}" if last else ""


def _evidence(asked: _Asked) -> str:
    if not isinstance(asked.party, Unit):
        return ""
    return " ".join(evidence_of(r for s in asked.occurrence.standings for r in s.verdict.records))


_DETAILS = (
    _Detail("到期", _due, public=True),
    _Detail("原文", _quote, public=True),
    _Detail("任务", _task, public=True),
    _Detail("通知", _notice, public=True),
    _Detail("时限", _limit, public=True),
    _Detail("由谁办", _owing, public=True),
    _Detail("报送", _report_to, public=True),
    _Detail("公开", _publish_on, public=True),
    _Detail("编号", _code, public=True),
    _Detail("状态", _state),
    _Detail("待核实", _assumption),
    _Detail("最近记录", _last_record),
    _Detail("佐证", _evidence),
)
"""Every line there is, in order; what is not said to be public is not."""
