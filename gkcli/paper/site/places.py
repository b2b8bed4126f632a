"""The tasks in their order, each with where it stands and what comes next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from gkcli.model.notice import Erratum, Task
from gkcli.model.state import pressing
from gkcli.paper.deferred import later
from gkcli.paper.site.history_view import HistoryView
from gkcli.paper.site.view import DoubtView, OccurrenceView, PlaceView
from gkcli.paper.view import PartView, TaskView
from gkcli.status.standings import Snapshot


def places(
    snapshot: Snapshot,
    parts: Sequence[PartView],
    known: Mapping[int, HistoryView],
    *,
    errata: bool,
) -> Iterator[PlaceView]:
    """The place of every task, in document order; ``known`` are histories by number.

    ``errata`` is whether those are told.
    """
    written = [task for _, task in snapshot.table.placed()]
    listed = [
        (part, section, task)
        for part in parts
        for section in part.sections
        for task in section.tasks
    ]
    tasks = [None, *(task for _, _, task in listed), None]
    beside = zip(tasks, tasks[2:], strict=False)
    for (part, section, task), own, (before, behind) in zip(listed, written, beside, strict=True):
        yield PlaceView(
            task=task,
            part_number=part.number,
            part_title=part.title,
            section_number=section.number,
            section_title=section.title,
            before=before,
            behind=behind,
            upcoming=later(partial(_upcoming, task)),
            state=later(partial(_state, snapshot, own)),
            errata=doubts(own.errata) if errata else (),
            history=known.get(task.number),
        )


def doubts(errata: Iterable[Erratum]) -> tuple[DoubtView, ...]:
    """Errata as a page tells them."""
    return tuple(
        DoubtView(one.quote or "", one.problem, one.suggestion or "", one.confidence)
        for one in errata
    )


def _upcoming(task: TaskView, /) -> OccurrenceView | None:
    """The next occasion of a task that is not past."""
    ahead = (
        OccurrenceView(duty, occasion, task)
        for duty in task.deadlines
        for occasion in duty.occasions
        if occasion.days_left >= 0
    )
    return min(ahead, key=lambda one: one.occasion.due, default=None)


def _state(snapshot: Snapshot, task: Task) -> str:
    """The most urgent state of a task's units; "" where no unit owes it."""
    state = pressing({standing.state for standing in snapshot.of_task(task)})
    return state.label if state else ""
