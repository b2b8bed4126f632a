"""Tasks as a list, one by one, and as JSON."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from gkcli.model.deadline import Deadline
from gkcli.model.notice import Erratum, Place
from gkcli.query.deadlines import Occurrence
from gkcli.query.involvement import Involvement
from gkcli.query.tasks import TaskEntry
from gkcli.render.duties import TONES, holder_words, state_cell
from gkcli.render.page import (
    NONE,
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
from gkcli.schedule.state import State
from gkcli.schedule.wording import day_words, limit_words, occasion_words
from gkcli.schedule.workdays import Workdays


def task_list(entries: Sequence[TaskEntry], about: str) -> Page:
    """The tasks under their sections; ``about`` says at the end what was listed."""
    with_role = any(entry.involvement for entry in entries)
    columns = [
        Column("号", right=True),
        *([Column("角色")] if with_role else []),
        Column("任务", flexible=True),
        Column("牵头单位", flexible=True, below=True),
        Column("时限", flexible=True, below=True),
    ]
    rows: list[Sequence[Cell] | Span] = []
    place: Place | None = None
    for entry in entries:
        if entry.place != place:
            place = entry.place
            rows.append(Span(section_title(place)))
        rows.append(_row(entry))
    return Page([Listing(columns, rows, "目"), *([Gap()] if rows else []), Line(about, Tone.DIM)])


def _row(entry: TaskEntry) -> list[Cell]:
    role = [_roles(entry.involvement)] if entry.involvement else []
    lead = "、".join(entry.task.lead) or NONE
    return [entry.task.number, *role, entry.task.title, lead, _limit(entry)]


def _roles(involvement: Involvement) -> Toned:
    """All roles, in brief the strongest."""
    labels = [role.label for role in involvement.roles]
    return Toned("、".join(labels), brief=labels[0])


def _limit(entry: TaskEntry) -> Cell:
    """The limit that presses most, and how many more there are."""
    occurrences = entry.occurrences
    if not occurrences:
        return NONE
    pressing = min(occurrences, key=lambda o: list(State).index(o.state))
    words = limit_words(pressing.duty.deadline)
    count = len({occurrence.duty.deadline.id for occurrence in occurrences})
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
        page.add(*(Pairs([("·", erratum_words(erratum))], 2) for erratum in task.errata))
    return page


def _units(entry: TaskEntry) -> Iterator[tuple[str, Cell]]:
    task = entry.task
    yield "牵头单位", "、".join(task.lead) or Toned("原表未明确", Tone.DIM)
    yield "责任单位", "、".join(task.responsible) or Toned("原表未明确", Tone.DIM)
    if entry.named:
        yield "点名单位", "、".join(unit.name for unit in entry.named)


def _limits(entry: TaskEntry, workdays: Workdays, as_of: date) -> Iterator[Block]:
    if not entry.occurrences:
        yield Line("时限    原表未定时限，全年推进", Tone.DIM)
        return
    yield Line(f"时限（按 {as_of} 计）", Tone.DIM)
    for deadline, occasions in groupby(entry.occurrences, lambda o: o.duty.deadline):
        yield Line(f"· {deadline.what}（{deadline.id}）", indent=2)
        yield Pairs(list(_details(deadline, list(occasions), workdays, as_of)), 4)


def _details(
    deadline: Deadline, occasions: Sequence[Occurrence], workdays: Workdays, as_of: date
) -> Iterator[tuple[str, Cell]]:
    if deadline.rule != "by":
        yield "规则", limit_words(deadline)
    label = "到期" if occasions[0].instance.due else "状态"
    for occasion in occasions:
        if occasion.state is not State.ONGOING:
            yield label, _due(occasion, workdays, as_of)
            label = ""
    said = {
        "承担": holder_words(occasions[0].duty),
        "原文": f"“{deadline.quote}”",
        "报送": deadline.report_to,
        "公开": deadline.publish_on,
        "依据": deadline.source,
    }
    yield from ((label, text) for label, text in said.items() if text)


def _due(occasion: Occurrence, workdays: Workdays, as_of: date) -> Toned:
    due = occasion.instance.due
    state = state_cell(occasion.state, due, as_of)
    if due is None:
        return state
    last = workdays.last_on_or_before(due)
    early = f"（末个工作日 {day_words(last)}）" if last != due else ""
    period = occasion_words(occasion.duty.deadline, occasion.instance)
    which = f"{period}  " if period else ""
    return Toned(f"{which}{day_words(due)}{early}  {state.text}", state.tone)


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
