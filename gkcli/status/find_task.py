"""From what a person typed to the tasks and sections that are meant."""

from gkcli.errors import GkcliError
from gkcli.model.directory import Directory, names_of
from gkcli.model.notice import Place, Table, Task
from gkcli.text import ordinal


def find_task(table: Table, number: int) -> tuple[Place, Task]:
    """The task with this number and where it stands; GkcliError when there is none."""
    numbers = []
    for place, task in table.placed():
        if task.number == number:
            return place, task
        numbers.append(task.number)
    span = f"任务号从 {min(numbers)} 到 {max(numbers)}" if numbers else "表里还没有任务"
    raise GkcliError(f"没有第 {number} 项任务", span)


def in_section(place: Place, wanted: str) -> bool:
    """Whether a place is what is meant: a section by its number, a part, or a piece of a title.

    The two are numbered alike, so a part is meant only where it is written as one: 二、 or 第二节.
    """
    number = ordinal(wanted)
    if number is None:
        return any(wanted.strip() in level.title for level in (place.section, place.part))
    level = place.part if wanted.strip().endswith(("、", "节", "部分")) else place.section
    return ordinal(level.number) == number


def contains_words(task: Task, words: tuple[str, ...], directory: Directory) -> bool:
    """Whether title, requirement or units of a task contain every one of the words."""
    written = (*task.lead, *task.responsible)
    known = (directory.get(name) for name in written)
    names = (name for party in known if party is not None for name in names_of(party))
    text = "\n".join((task.title, task.requirement, *written, *names)).casefold()
    return all(word.casefold() in text for word in words)
