"""Which tasks a change is of, where all are followed at once."""

import pytest

from gkcli.compare.change import Change, ChangeKind, Target, Thing
from gkcli.history.all_tasks import AllTasks
from gkcli.history.subject import TaskSubject
from tests.support.build import deadline, table, task

FIVE, SIX = Target(Thing.TASK, "5"), Target(Thing.TASK, "6")
UNIT = Target(Thing.UNIT, "甲镇")


@pytest.fixture
def tasks() -> AllTasks:
    limit = deadline("a", ongoing=True)
    whole = table([task(5, "任务", deadlines=(limit,)), task(6, "别的")])
    return AllTasks({1: TaskSubject(5), 2: TaskSubject(6)}).known_in(whole)


def moved(target: Target, field: str, before: str) -> Change:
    return Change(ChangeKind.MOVED, target, field, before, "6")


@pytest.mark.parametrize(
    ("change", "whose"),
    [
        (Change(ChangeKind.CHANGED, FIVE, "title", "甲", "乙"), (1,)),
        (Change(ChangeKind.CHANGED, Target(Thing.DEADLINE, "b", "", SIX), "what"), (2,)),
        (moved(Target(Thing.DEADLINE, "b", "", SIX), "task", "5"), (2, 1)),
        (moved(SIX, "order", "5"), (2,)),
        (Change(ChangeKind.ADDED, Target(Thing.RECORD, "2024-03-01 a", "", UNIT)), (1,)),
        (Change(ChangeKind.ADDED, Target(Thing.RECORD, "2024-03-01 6", "", UNIT)), (2,)),
        (Change(ChangeKind.ADDED, Target(Thing.RECORD, "2024-03-01 1", "", UNIT)), ()),
        (Change(ChangeKind.CHANGED, UNIT, "kind"), ()),
    ],
)
def test_a_change_is_of_the_tasks_that_it_touches(
    tasks: AllTasks, change: Change, whose: tuple[int, ...]
):
    assert tasks.whose(change) == whose
    alone = {n for n, subject in tasks.tasks.items() if subject.concerned(change)}
    assert alone == set(whose)


def test_a_task_that_came_with_a_change_was_not_there_before(tasks: AllTasks):
    came = Change(ChangeKind.ADDED, FIVE, after={"number": 5})
    renumbered = Change(ChangeKind.CHANGED, SIX, "number", 9, 6)
    before = tasks.before([came, renumbered], None)
    assert before
    assert {now: subject.number for now, subject in before.tasks.items()} == {2: 9}
    assert tasks.before([came, Change(ChangeKind.ADDED, SIX, after={"number": 6})], None) is None
