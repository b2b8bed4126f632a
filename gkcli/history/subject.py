"""What is followed through the history, whatever it was called."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from gkcli.compare.change import Change, ChangeKind, Thing
from gkcli.errors import GkcliError
from gkcli.model.directory import Directory
from gkcli.model.notice import Table, Task
from gkcli.status.find_task import find_task
from gkcli.status.find_unit import find_party


@dataclass(frozen=True, slots=True)
class TaskSubject:
    """A task by its number; ``limits`` are the ids that its deadlines have or had."""

    number: int
    limits: frozenset[str] = frozenset()

    def concerned(self, change: Change) -> bool:
        """Whether a change is of this task, of what belongs or belonged to it, or of a record."""
        target = change.target
        if target.thing is Thing.RECORD:
            return record_subject(change) in {str(self.number), *self.limits}
        if change.kind is ChangeKind.MOVED and (change.field, change.before) == (
            "task",
            str(self.number),
        ):
            return True
        own = target if target.thing is Thing.TASK else target.owner
        return own is not None and own.thing is Thing.TASK and own.key == str(self.number)

    def before(self, changes: Iterable[Change], table: Table | None) -> "TaskSubject | None":
        """The same before the changes were made; None where it was not there yet."""
        key = _key_before(changes, Thing.TASK, "number", str(self.number))
        if key is None:
            return None
        known = replace(self, number=int(key))
        return known if table is None else known.known_in(table)

    def known_in(self, table: Table) -> "TaskSubject":
        """The same, with the ids that its deadlines have in a table."""
        task = self.task(table)
        ids = {limit.id for limit in task.deadlines} if task else set()
        return replace(self, limits=self.limits | ids)

    def task(self, table: Table) -> Task | None:
        """The task itself; None where the table does not have it."""
        return next((task for _, task in table.placed() if task.number == self.number), None)


@dataclass(frozen=True, slots=True)
class LimitSubject:
    """A duty with a time limit, by its id."""

    id: str

    def concerned(self, change: Change) -> bool:
        """Whether a change is of this duty, or of a record about it."""
        target = change.target
        if target.thing is Thing.RECORD:
            return record_subject(change) == self.id
        return (target.thing is Thing.DEADLINE and target.key == self.id) or self._within(change)

    def before(self, changes: Iterable[Change], table: Table | None) -> "LimitSubject | None":
        """The same before the changes were made; None where it was not there yet."""
        del table
        made = list(changes)
        came = any(self._within(change) for change in made if change.kind is ChangeKind.ADDED)
        if came and not any(self._moved(change) for change in made):
            return None
        key = _key_before(made, Thing.DEADLINE, "id", self.id)
        return None if key is None else LimitSubject(key)

    def _moved(self, change: Change) -> bool:
        """Whether this duty was put under another task, which may be new itself."""
        target = change.target
        return (change.kind, target.thing, target.key) == (
            ChangeKind.MOVED,
            Thing.DEADLINE,
            self.id,
        )

    def _within(self, change: Change) -> bool:
        """Whether a task came or went with this duty."""
        if change.target.thing is not Thing.TASK or change.field:
            return False
        whole = change.after if change.kind is ChangeKind.ADDED else change.before
        limits = whole.get("deadlines") if isinstance(whole, dict) else None
        listed = limits if isinstance(limits, list) else []
        return any(isinstance(each, dict) and each.get("id") == self.id for each in listed)


@dataclass(frozen=True, slots=True)
class UnitSubject:
    """A unit or a group, by its name."""

    name: str

    def concerned(self, change: Change) -> bool:
        """Whether a change is of this unit, of what it has to do, or of its ledger."""
        target = change.target
        if target.thing in (Thing.UNIT, Thing.GROUP) and target.key == self.name:
            return True
        return self.name in change.affected

    def before(self, changes: Iterable[Change], table: Table | None) -> "UnitSubject | None":
        """The same before the changes were made; a unit may have duties before it is registered."""
        del table
        made = list(changes)
        for thing in (Thing.UNIT, Thing.GROUP):
            key = _key_before(made, thing, "name", self.name)
            if key not in (None, self.name):
                return UnitSubject(str(key))
        return self


Subject = TaskSubject | LimitSubject | UnitSubject


def record_subject(change: Change) -> str:
    """What a record is about; its key is the day and that."""
    return change.target.key.partition(" ")[2]


def _key_before(changes: Iterable[Change], thing: Thing, field: str, key: str) -> str | None:
    """What something was called before; None where one of the changes brought it."""
    before = key
    for change in changes:
        if change.target.thing is thing and change.target.key == key:
            if change.kind is ChangeKind.ADDED:
                return None
            if change.field == field:
                before = str(change.before)
    return before


def find_subject(table: Table, directory: Directory, typed: str) -> Subject:
    """A task by its number, a duty by its id, a unit by any of its names.

    GkcliError says what was probably meant where there is none.
    """
    number = typed.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) <= len(str(10**6)):
        _, task = find_task(table, int(number))
        return TaskSubject(task.number).known_in(table)
    ids = _ids(table)
    if typed in ids:
        return LimitSubject(typed)
    try:
        return UnitSubject(find_party(directory, typed).name)
    except GkcliError as error:
        near = get_close_matches(typed, ids, n=3)
        if near:
            raise GkcliError(
                f"没有时限或单位叫“{typed}”", f"您是不是要找时限：{'、'.join(near)}？"
            ) from None
        raise GkcliError(error.message, f"{error.hint}；任务写任务号，时限写编号") from None


def title_of(table: Table, subject: Subject) -> str:
    """What is followed, as a heading."""
    match subject:
        case TaskSubject():
            task = subject.task(table)
            return f"第{subject.number}项“{task.title if task else ''}”"
        case LimitSubject():
            limits = (*table.notice.deadlines, *(d for _, t in table.placed() for d in t.deadlines))
            what = next((limit.what for limit in limits if limit.id == subject.id), "")
            return f"时限 {subject.id}“{what}”"
        case UnitSubject():
            return subject.name


def _ids(table: Table) -> list[str]:
    own = [limit.id for limit in table.notice.deadlines]
    return [*own, *(limit.id for _, task in table.placed() for limit in task.deadlines)]
