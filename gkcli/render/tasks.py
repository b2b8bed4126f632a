"""Tasks as a list, one by one, and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from gkcli.model.deadline import Deadline
from gkcli.model.notice import Erratum, Place
from gkcli.query.tasks import Occasion, TaskEntry
from gkcli.render.page import (
    Block,
    Cell,
    Column,
    Gap,
    Line,
    Listing,
    Page,
    Pairs,
    Span,
    Tone,
    Toned,
)
from gkcli.schedule.duties import Duty
from gkcli.schedule.states import State
from gkcli.schedule.wording import day_words, limit_words
from gkcli.schedule.workdays import Workdays

TONES = {
    State.OVERDUE: Tone.BAD,
    State.DUE_SOON: Tone.SOON,
    State.DONE: Tone.GOOD,
    State.DONE_LATE: Tone.SOON,
}


def task_list(entries: Sequence[TaskEntry], about: str) -> Page:
    """The tasks under their sections; ``about`` says at the end what was listed."""
    with_role = any(entry.involvement for entry in entries)
    columns = [
        Column("号", right=True),
        *([Column("角色")] if with_role else []),
        Column("任务", flexible=True),
        Column("牵头单位", flexible=True),
        Column("时限", flexible=True),
    ]
    rows: list[Sequence[Cell] | Span] = []
    place: Place | None = None
    for entry in entries:
        if entry.place != place:
            place = entry.place
            rows.append(Span(section_title(place)))
        rows.append(_row(entry))
    page = Page()
    if rows:
        page.add(Listing(columns, rows), Gap())
    return page.add(Line(about, Tone.DIM))


def _row(entry: TaskEntry) -> list[Cell]:
    role = [_roles(entry)] if entry.involvement else []
    lead = "、".join(entry.task.lead) or Toned("—", Tone.DIM)
    return [entry.task.number, *role, entry.task.title, lead, _limit(entry)]


def _roles(entry: TaskEntry) -> str:
    roles = entry.involvement.roles if entry.involvement else ()
    return "、".join(role.label for role in roles)


def _limit(entry: TaskEntry) -> Cell:
    """The limit that presses most, and how many more there are."""
    if not entry.occasions:
        return Toned("—", Tone.DIM)
    pressing = next(o for o in entry.occasions if o.state is entry.state)
    words = limit_words(pressing.duty.deadline)
    count = len(entry.task.deadlines)
    more = f" 等 {count} 条" if count > 1 else ""
    late = f"（{State.OVERDUE.label}）" if entry.state is State.OVERDUE else ""
    return Toned(f"{words}{more}{late}", TONES.get(entry.state, Tone.PLAIN))


def section_title(place: Place) -> str:
    """A section with its part, as a heading."""
    return (
        f"{place.part.number}、{place.part.title} · （{place.section.number}）{place.section.title}"
    )


def task_page(entry: TaskEntry, workdays: Workdays, as_of: date) -> Page:
    """One task whole."""
    task = entry.task
    page = Page([Line(f"{task.number}. {task.title}", Tone.STRONG)])
    page.add(Line(section_title(entry.place), Tone.DIM), Gap())
    page.add(Pairs(list(_units(entry))), Gap())
    page.add(Line("工作要求", Tone.DIM))
    page.add(*(Line(text, indent=2) for text in task.requirement.split("\n")))
    page.add(Gap(), *_limits(entry, workdays, as_of))
    if task.errata:
        page.add(Gap(), Line("勘误（原文照录，只作注明）", Tone.DIM))
        page.add(*(Line(f"· {erratum_words(erratum)}", indent=2) for erratum in task.errata))
    return page


def _units(entry: TaskEntry) -> Iterator[tuple[str, Cell]]:
    task = entry.task
    yield "牵头单位", "、".join(task.lead) or Toned("原表未明确", Tone.DIM)
    yield "责任单位", "、".join(task.responsible) or Toned("原表未明确", Tone.DIM)
    if entry.named:
        yield "点名单位", "、".join(unit.name for unit in entry.named)


def _limits(entry: TaskEntry, workdays: Workdays, as_of: date) -> Iterator[Block]:
    if not entry.occasions:
        yield Line("时限    原表未定时限，全年推进", Tone.DIM)
        return
    yield Line(f"时限（按 {as_of} 计）", Tone.DIM)
    for occasion in entry.occasions:
        yield Line(
            _occasion_words(occasion, workdays, as_of), TONES.get(occasion.state, Tone.PLAIN), 2
        )
        deadline = occasion.duty.deadline
        details = [("承担", "、".join(occasion.duty.named)), ("原文", f"“{deadline.quote}”")]
        details += [("报送", deadline.report_to or ""), ("公开", deadline.publish_on or "")]
        details += [("依据", deadline.source or "")]
        yield from (Line(f"{label}：{text}", indent=6) for label, text in details if text)


def _occasion_words(occasion: Occasion, workdays: Workdays, as_of: date) -> str:
    deadline = occasion.duty.deadline
    due = occasion.instance.due
    when = limit_words(deadline)
    if due:
        last = workdays.last_on_or_before(due)
        early = f"，末个工作日 {day_words(last)}" if last != due else ""
        when = f"{day_words(due)}{early}" if deadline.by else f"{when}（{day_words(due)}{early}）"
    return f"· {deadline.what}  {when}  {state_words(occasion.state, due, as_of)}  [{deadline.id}]"


def state_words(state: State, due: date | None, as_of: date) -> str:
    """A state with the days to or from the due date."""
    if due is None or state not in (State.OVERDUE, State.DUE_SOON, State.PENDING):
        return state.label
    days = (due - as_of).days
    if days < 0:
        return f"{state.label} {-days} 天"
    return f"{state.label}，今天到期" if days == 0 else f"{state.label}，还有 {days} 天"


def erratum_words(erratum: Erratum) -> str:
    """An erratum in one sentence."""
    quote = f"“{erratum.quote}”：" if erratum.quote else ""
    suggestion = f"；建议：{erratum.suggestion}" if erratum.suggestion else ""
    return f"{quote}{erratum.problem}{suggestion}（把握：{erratum.confidence}）"


def task_record(entry: TaskEntry) -> dict[str, Any]:
    """A task as the JSON contract wants it; ``role`` only where a unit was asked for."""
    task, place = entry.task, entry.place
    record: dict[str, Any] = {
        "number": task.number,
        "title": task.title,
        "part": {"number": place.part.number, "title": place.part.title},
        "section": {"number": place.section.number, "title": place.section.title},
        "lead": list(task.lead),
        "responsible": list(task.responsible),
        "named": [unit.name for unit in entry.named],
        "requirement": task.requirement,
        "deadlines": [deadline_record(deadline) for deadline in task.deadlines],
        "errata": [erratum_record(erratum) for erratum in task.errata],
        "state": entry.state.value,
    }
    if entry.involvement:
        record["role"] = entry.involvement.role.value
        record["roles"] = [role.value for role in entry.involvement.roles]
        record["via"] = entry.involvement.via or None
    return record


def deadline_record(deadline: Deadline) -> dict[str, Any]:
    """A deadline as data."""
    return {
        "id": deadline.id,
        "what": deadline.what,
        "rule": deadline.terms,
        "units": list(deadline.units),
        "quote": deadline.quote,
        "report_to": deadline.report_to,
        "publish_on": deadline.publish_on,
        "source": deadline.source,
    }


def erratum_record(erratum: Erratum) -> dict[str, Any]:
    """An erratum as data."""
    return {
        "problem": erratum.problem,
        "confidence": erratum.confidence,
        "quote": erratum.quote,
        "suggestion": erratum.suggestion,
    }


def duty_holders(duty: Duty) -> str:
    """Who owes a duty, as written, with the number of units that the registry knows of."""
    names = "、".join(duty.named)
    if len(duty.units) == len(duty.named) and not duty.unlisted:
        return names
    return f"{names}（名册 {len(duty.units)} 个单位{'，未列全' if duty.unlisted else ''}）"
