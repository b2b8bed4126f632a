"""All tasks of a table as one subject, so that one walk follows every one of them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from gkcli.compare.change import Change, ChangeKind, Thing
from gkcli.frozen import frozen
from gkcli.history.subject import TaskSubject, record_subject
from gkcli.model.notice import Table


@frozen
class AllTasks:
    """Every task as a subject, by its number now; ``table`` is the one they were last found in."""

    tasks: Mapping[int, TaskSubject]
    table: Table | None = None

    @cached_property
    def _by_number(self) -> dict[str, int]:
        return {str(subject.number): now for now, subject in self.tasks.items()}

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The tasks by what records can call them."""
        found: dict[str, list[int]] = {}
        for now, subject in self.tasks.items():
            for word in {str(subject.number), *subject.limits}:
                found.setdefault(word, []).append(now)
        return found

    def whose(self, change: Change) -> tuple[int, ...]:
        """The numbers now of the tasks that a change is of."""
        target = change.target
        if target.thing is Thing.RECORD:
            return tuple(self._by_word.get(record_subject(change), ()))
        own = target if target.thing is Thing.TASK else target.owner
        words = [own.key] if own is not None and own.thing is Thing.TASK else []
        if change.kind is ChangeKind.MOVED and change.field == "task":
            words.append(str(change.before))
        numbers = dict.fromkeys(self._by_number[word] for word in words if word in self._by_number)
        return tuple(numbers)

    def concerned(self, change: Change) -> bool:
        """Whether a change is of any of them."""
        return bool(self.whose(change))

    def before(self, changes: Iterable[Change], table: Table | None) -> "AllTasks | None":
        """The same before the changes were made; None where none of them was there yet."""
        own: dict[str, list[Change]] = {}
        for change in changes:
            if change.target.thing is Thing.TASK:
                own.setdefault(change.target.key, []).append(change)
        found = self._before(own) if own else self
        if not found.tasks:
            return None
        return found if table is None else found.known_in(table)

    def _before(self, own: Mapping[str, Sequence[Change]]) -> "AllTasks":
        """The same before each task's own changes, by its number, were made."""
        earlier = (
            (now, subject.before(own.get(str(subject.number), ()), None))
            for now, subject in self.tasks.items()
        )
        return AllTasks({now: was for now, was in earlier if was})

    def known_in(self, table: Table) -> "AllTasks":
        """The same, with the ids that their deadlines have in a table."""
        if table is self.table:
            return self
        ids = {task.number: {limit.id for limit in task.deadlines} for _, task in table.placed()}
        known = {
            now: TaskSubject(subject.number, subject.limits | ids.get(subject.number, set()))
            for now, subject in self.tasks.items()
        }
        return AllTasks(known, table)
