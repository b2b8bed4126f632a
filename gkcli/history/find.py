"""From what a person typed to what is to be followed."""

from difflib import get_close_matches

from gkcli.errors import GkcliError
from gkcli.history.subject import LimitSubject, Subject, TaskSubject, UnitSubject
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.query.find import find_party, find_task


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
