"""The table has parts, sections and tasks, and every duty has somebody who owes it."""

from collections.abc import Iterator

from gkcli.check.facts import PlacedTask, TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.yaml.draft import DataPath


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report empty parts and sections, tasks and deadlines that nobody owes, and copied tasks."""
    if not table.tasks and _readable(table):
        yield table.find_key(
            Severity.ERROR,
            "no-tasks",
            ("parts",),
            "表里一项任务也没有。",
            "在 parts 下面按 节、目、任务 三级写上任务。",
        )
        return
    yield from _empty(table)
    if any(task.lead or task.responsible for _, _, task in table.tasks):
        # One that names nobody at all is an outline, which leaves that to those below.
        for placed in table.tasks:
            yield from _owed_by_nobody(table, placed)
    yield from _notice_deadlines(table)
    yield from _copied(table)


def _readable(table: TableFacts) -> bool:
    """Whether there are no tasks because none are written, not because none can be read."""
    return table.complete(("parts",)) and all(
        table.complete(("parts", p, "sections"))
        and all(
            table.complete(("parts", p, "sections", s, "tasks")) for s in range(len(part.sections))
        )
        for p, part in enumerate(table.value.parts)
    )


def _empty(table: TableFacts) -> Iterator[Diagnostic]:
    for p, part in enumerate(table.value.parts):
        at: DataPath = ("parts", p, "sections")
        if not part.sections and table.complete(at):
            yield _nothing_in(table, at, f"“{part.title}”这一节里没有目。")
        for s, section in enumerate(part.sections):
            inside: DataPath = (*at, s, "tasks")
            if not section.tasks and table.complete(inside):
                yield _nothing_in(table, inside, f"“{section.title}”这一目里没有任务。")


def _nothing_in(table: TableFacts, path: DataPath, message: str) -> Diagnostic:
    return table.find_key(
        Severity.WARNING, "empty-heading", path, message, "补上内容，或删去这个标题。"
    )


def _owed_by_nobody(table: TableFacts, placed: PlacedTask) -> Iterator[Diagnostic]:
    path, _, task = placed
    if task.lead or task.responsible:
        return
    if table.complete((*path, "lead")) and table.complete((*path, "responsible")):
        yield table.find_key(
            Severity.WARNING,
            "nobody-responsible",
            (*path, "responsible"),
            f"第 {task.number} 项既没有牵头单位，也没有责任单位，谁的清单里都不会有它。",
            "对照原件补上；原件就空着的，在 errata 里注明并请示明确。",
        )


def _notice_deadlines(table: TableFacts) -> Iterator[Diagnostic]:
    for index, deadline in enumerate(table.notice.deadlines):
        path: DataPath = ("notice", "deadlines", index)
        if not deadline.units and table.complete((*path, "units")):
            yield table.find_key(
                Severity.WARNING,
                "nobody-owes",
                path,
                f"时限“{deadline.id}”写在通知里，没有写由哪些单位完成。",
                "加上一行 units: [单位, …]，照通知的写法。",
            )


def _copied(table: TableFacts) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], PlacedTask] = {}
    for placed in table.tasks:
        path, _, task = placed
        if table.stands_in((*path, "requirement")) or table.stands_in((*path, "title")):
            continue
        earlier = first.setdefault((task.title, task.requirement), placed)
        if earlier is not placed and earlier.task.number != task.number:
            yield table.find(
                Severity.WARNING,
                "copied-task",
                (*path, "title"),
                f"第 {task.number} 项与第 {earlier.task.number} 项"
                f"（第 {table.line((*earlier.path, 'title'))} 行）的标题和工作要求完全一样。",
                "多半是复制后忘了改；确实重复的，删去一项。",
            )
