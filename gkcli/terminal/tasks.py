"""The list of ``tasks``."""

from collections.abc import Callable, Iterable, Sequence

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

_TELLING = (
    ListingColumn("状态"),
    ListingColumn("进度"),
    ListingColumn("最近一次", flexible=True, below=True),
)


def task_list(entries: Iterable[TaskEntry], about: Callable[[int], str], *, recorded: bool) -> Page:
    """The tasks under their sections; ``about`` says at the end how many were listed.

    Of the entries only one is there at a time. ``recorded`` is whether any unit recorded anything:
    how far they are is told from the first record about one of these tasks on, as before it would
    say the same everywhere.
    """
    cells: list[list[Cell]] = []
    titles: dict[int, SpanningRow] = {}
    place: Place | None = None
    with_role = told = False
    for entry in entries:
        if entry.place != place:
            place = entry.place
            titles[len(cells)] = SpanningRow(section_title(place))
        with_role = with_role or entry.involvement is not None
        told = told or (recorded and entry.recorded)
        cells.append([*_row(entry), *(_standing(entry) if recorded else ())])
    columns = [
        ListingColumn("号", right=True),
        *([ListingColumn("角色")] if with_role else []),
        ListingColumn("任务", flexible=True),
        ListingColumn("牵头单位", flexible=True, below=True),
        ListingColumn("时限", flexible=True, below=True),
    ]
    if told:
        columns, cells = without_silent_columns(
            [*columns, *_TELLING], cells, (column.title for column in _TELLING)
        )
    rows: list[Sequence[Cell] | SpanningRow] = []
    for number, row in enumerate(cells):
        if number in titles:
            rows.append(titles[number])
        rows.append(row if told else row[: len(columns)])
    end = TextLine(about(len(cells)), Tone.DIM)
    return Page([Listing(columns, rows, "目"), *([EmptyLine()] if rows else []), end])


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
