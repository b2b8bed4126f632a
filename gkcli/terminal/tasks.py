"""The list of ``tasks``."""

from collections.abc import Sequence

from gkcli.model.notice import Place
from gkcli.model.state import State
from gkcli.status.involvement import Involvement, Role
from gkcli.status.standings import most_urgent
from gkcli.status.tasks import TaskEntry
from gkcli.status.wording import limit_words
from gkcli.terminal.colours import state_tone
from gkcli.terminal.completion_bar import progress_cell
from gkcli.terminal.page import (
    NONE,
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Page,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
)
from gkcli.terminal.standings import latest_cell, standing_cell, without_silent_columns

_STATE = "状态"
_PROGRESS = "进度"
_LAST = "最近一次"


def task_list(entries: Sequence[TaskEntry], about: str) -> Page:
    """The tasks under their sections; ``about`` says at the end what was listed.

    How far the units are is told from their first record on: before, it would say the same
    everywhere.
    """
    with_role = any(entry.involvement for entry in entries)
    columns = [
        ListingColumn("号", right=True),
        *([ListingColumn("角色")] if with_role else []),
        ListingColumn("任务", flexible=True),
        ListingColumn("牵头单位", flexible=True, below=True),
        ListingColumn("时限", flexible=True, below=True),
        ListingColumn(_STATE),
        ListingColumn(_PROGRESS),
        ListingColumn(_LAST, flexible=True, below=True),
    ]
    tell = _standing if any(entry.recorded for entry in entries) else _nothing
    columns, kept = without_silent_columns(
        columns, [[*_row(entry), *tell(entry)] for entry in entries], (_STATE, _PROGRESS, _LAST)
    )
    rows: list[Sequence[Cell] | SpanningRow] = []
    place: Place | None = None
    for entry, row in zip(entries, kept, strict=True):
        if entry.place != place:
            place = entry.place
            rows.append(SpanningRow(section_title(place)))
        rows.append(row)
    return Page(
        [Listing(columns, rows, "目"), *([EmptyLine()] if rows else []), TextLine(about, Tone.DIM)]
    )


def _row(entry: TaskEntry) -> list[Cell]:
    role = [_roles(entry.involvement)] if entry.involvement else []
    lead = "、".join(entry.task.lead) or NONE
    return [entry.task.number, *role, entry.task.title, lead, _limit(entry)]


def _standing(entry: TaskEntry) -> list[Cell]:
    """How a unit that was asked for stands, how far all that are seen are, and the last word."""
    if entry.involvement is None:
        return [NONE, progress_cell(entry.counts), NONE]
    state = standing_cell(most_urgent(entry.own)) if entry.own else NONE
    led = entry.involvement.role is Role.LEAD
    return [state, progress_cell(entry.counts) if led else NONE, latest_cell(entry.own)]


def _nothing(_: TaskEntry) -> list[Cell]:
    return [NONE, NONE, NONE]


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
    return Toned(f"{words}{more}{late}", state_tone(entry.state))


def section_title(place: Place) -> str:
    """A section with its part, as a heading."""
    return (
        f"{place.part.number}、{place.part.title} · （{place.section.number}）{place.section.title}"
    )
