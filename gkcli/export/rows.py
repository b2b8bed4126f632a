"""The rows of every table, out of a workspace as of a day."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain

from gkcli.errors import Diagnostic, GkcliError
from gkcli.export import schema
from gkcli.export.occasions import occasion_rows
from gkcli.export.scope import Scope, code_of
from gkcli.export.scores import ReadScores, score_item_rows, score_rows
from gkcli.export.table_types import DataTable, Row
from gkcli.model.basis import ItemReference
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory, Party, names_of
from gkcli.model.notice import Erratum, Task
from gkcli.model.units import Group, is_administrative
from gkcli.status.duties import Duty
from gkcli.status.involvement import Role
from gkcli.status.standings import Snapshot
from gkcli.status.tasks import task_entry

Rows = Mapping[str, Iterator[Row]]
"""What each table of a workspace holds, each row made when it is asked for."""


def workspace_rows(
    scope: Scope,
    findings: Callable[[], tuple[Diagnostic, ...]],
    scored: ReadScores = lambda: None,
    *,
    public: bool,
) -> Rows:
    """The rows of the tables; those of the public face where that is asked for.

    GkcliError where two tasks, deadlines or units go by the same name, so that nobody can tell
    which one is meant.
    """
    _refuse_ambiguous(scope.now)
    made: dict[DataTable, Iterator[Row]] = {
        schema.NOTICES: _notice(scope.now),
        schema.BASIS: _basis(scope.now),
        schema.PARTS: _parts(scope),
        schema.SECTIONS: _sections(scope),
        schema.UNITS: _units(scope),
        schema.GROUPS: _groups(scope),
        schema.GROUP_MEMBERS: _group_members(scope),
        schema.ALIASES: _aliases(scope),
        schema.TASKS: _tasks(scope),
        schema.INVOLVEMENTS: _involvements(scope),
        schema.DEADLINES: _deadlines(scope),
        schema.OCCASIONS: occasion_rows(scope, public=public),
        schema.RECTIFICATIONS: _rectifications(scope),
        schema.BASIS_LINKS: _basis_links(scope),
        schema.RECORDS: _records(scope),
        schema.ERRATA: _errata(scope),
        schema.SCORES: score_rows(scope, scored),
        schema.SCORE_ITEMS: score_item_rows(scope, scored),
        schema.FINDINGS: finding_rows(findings) if scope.party is None else iter(()),
    }
    if not public:
        return {table.name: rows for table, rows in made.items()}
    return {
        table.name: map(table.pick, rows) for table, rows in made.items() if table.public.fields
    }


def finding_rows(findings: Callable[[], tuple[Diagnostic, ...]]) -> Iterator[Row]:
    """Findings as rows; they are not looked for before the first one is asked for."""
    for position, one in enumerate(findings(), 1):
        where = (one.file, one.line, one.column)
        yield (position, *where, one.severity.value, one.code, one.message, one.hint)


def _refuse_ambiguous(now: Snapshot) -> None:
    """Refuse what two things in a workspace go by, whether or not they are both exported."""
    table, registry = now.table, now.directory.registry
    tasks = [task for _, task in table.placed()]
    deadlines = chain(table.notice.deadlines, *(task.deadlines for task in tasks))
    known: dict[str, Iterator[str | int]] = {
        "单位": chain((u.name for u in registry.units), (g.name for g in registry.groups)),
        "任务": (task.number for task in tasks),
        "时限": (deadline.id for deadline in deadlines),
    }
    for what, names in known.items():
        name, times = next(iter(Counter(names).most_common(1)), ("", 0))
        if times > 1:
            raise GkcliError(
                f"有 {times} 个{what}都叫“{name}”，分不清是哪一个，没有导出",
                "用 gkcli check 看在哪里，改好再导",
            )


def _notice(now: Snapshot) -> Iterator[Row]:
    notice = now.table.notice
    yield (
        notice.year,
        notice.number,
        notice.title,
        notice.table_title,
        notice.issuer,
        notice.signed_on,
        notice.printed_by,
        notice.printed_on,
        notice.addressees,
        notice.copies_to,
        notice.body,
        now.as_of,
    )


def _basis(now: Snapshot) -> Iterator[Row]:
    for position, basis in enumerate(now.table.notice.basis, 1):
        yield position, basis.title, basis.number


def _parts(scope: Scope) -> Iterator[Row]:
    wanted = {scope.part_of(section) for section in scope.sections}
    for number, part in enumerate(scope.now.table.parts, 1):
        if number in wanted:
            yield number, part.number, part.title


def _sections(scope: Scope) -> Iterator[Row]:
    for number, section in scope.sections.items():
        yield number, scope.part_of(number), section.number, section.title


def _units(scope: Scope) -> Iterator[Row]:
    for unit in scope.units:
        yield (
            unit.name,
            unit.full_name,
            unit.kind,
            is_administrative(unit),
            unit.successor,
            unit.verified,
            unit.source,
            unit.note,
            scope.now.ledger(unit).reported,
            unit.name in scope.now.unread,
        )


def _groups(scope: Scope) -> Iterator[Row]:
    for group in scope.groups:
        about = (group.verified, group.source, group.note)
        yield (group.name, group.complete, group.kinds, *about)


def _group_members(scope: Scope) -> Iterator[Row]:
    for group in scope.groups:
        for unit in scope.now.directory.members(group):
            if scope.holds(unit.name):
                yield group.name, unit.name


def _aliases(scope: Scope) -> Iterator[Row]:
    parties: tuple[Party, ...] = (*scope.units, *scope.groups)
    for party in parties:
        for alias in {alias.name: alias for alias in party.aliases}.values():
            yield party.name, alias.name, alias.from_, alias.to


def _tasks(scope: Scope) -> Iterator[Row]:
    for section, place, task in scope.tasks:
        yield (
            task.number,
            section,
            task.title,
            task.lead,
            task.responsible,
            task.requirement,
            task_entry(scope.now, place, task).state.value,
        )


def _involvements(scope: Scope) -> Iterator[Row]:
    for _, _, task in scope.tasks:
        for (unit, role), meant in _roles(task, scope.now.directory).items():
            if scope.holds(unit):
                yield task.number, unit, role.value, *meant


def _roles(task: Task, directory: Directory) -> dict[tuple[str, Role], tuple[str, str | None]]:
    """Which units a task involves, in what role, as it writes them, and through which group."""
    found: dict[tuple[str, Role], tuple[str, str | None]] = {}
    for role, names in ((Role.LEAD, task.lead), (Role.RESPONSIBLE, task.responsible)):
        for name in names:
            party = directory.get(name)
            through = party.name if isinstance(party, Group) else None
            for unit in directory.members(party) if party is not None else ():
                found.setdefault((unit.name, role), (name, through))
    for unit in directory.named_in(task.requirement):
        written = [name for name in names_of(unit) if name in task.requirement]
        found[unit.name, Role.NAMED] = (max(written, key=len, default=unit.name), None)
    return found


def _deadlines(scope: Scope) -> Iterator[Row]:
    for duty in scope.duties:
        yield _deadline(duty, duty.deadline)


def _deadline(duty: Duty, deadline: Deadline) -> Row:
    within = deadline.within
    return (
        code_of(duty),
        duty.task.number if duty.task else None,
        duty.implied,
        deadline.what,
        deadline.rule,
        deadline.by,
        deadline.each,
        deadline.at_least,
        deadline.day,
        within.count if within else None,
        within.unit if within else None,
        deadline.after,
        deadline.when,
        deadline.quote,
        deadline.units,
        deadline.open_list,
        duty.joint,
        deadline.report_to,
        deadline.publish_on,
        tuple(name for also in deadline.also for name in also.units),
        deadline.source,
    )


def _rectifications(scope: Scope) -> Iterator[Row]:
    for one in scope.rectifications:
        duty, opened = one.standing.duty, one.opened
        told = (opened.problem, one.measure or None, opened.on, opened.found, opened.by)
        yield code_of(duty), one.standing.unit.name, opened.item, *told, one.days_open


def _basis_links(scope: Scope) -> Iterator[Row]:
    for position, (task, deadline, basis) in enumerate(_places_of_basis(scope), 1):
        yield position, task, deadline, basis.document, basis.item


def _places_of_basis(scope: Scope) -> Iterator[tuple[int | None, str | None, ItemReference]]:
    for _, _, task in scope.tasks:
        yield from ((task.number, None, one) for one in task.basis)
    for duty in scope.duties:
        task_number = duty.task.number if duty.task else None
        yield from ((task_number, code_of(duty), one) for one in duty.deadline.basis)


def _records(scope: Scope) -> Iterator[Row]:
    tasks = {str(task.number): task.number for _, _, task in scope.tasks}
    meant = {code_of(duty): duty for duty in scope.duties}

    @cache
    def about(subject: str, unit: str) -> tuple[int | None, str | None]:
        code = subject if subject in meant else f"{subject}@{unit}"
        duty = meant.get(code)
        if duty is None or duty.implied:
            return tasks.get(subject), subject if duty else None
        return duty.task.number if duty.task else None, code

    for unit in scope.units:
        for position, record in enumerate(scope.now.ledgers.get(unit.name, ()), 1):
            if record.on <= scope.now.as_of:
                yield (
                    unit.name,
                    position,
                    record.on,
                    record.for_,
                    *about(record.for_, unit.name),
                    record.status,
                    record.since,
                    record.period,
                    record.note,
                    record.evidence,
                    record.by,
                )


def _errata(scope: Scope) -> Iterator[Row]:
    for position, (section, task, one) in enumerate(_places_of_errata(scope), 1):
        said = (one.problem, one.confidence, one.quote, one.suggestion)
        yield position, section, task, *said


def _places_of_errata(scope: Scope) -> Iterator[tuple[int | None, int | None, Erratum]]:
    if scope.party is None:
        for one in scope.now.table.notice.errata:
            yield None, None, one
    for number, section in scope.sections.items():
        yield from ((number, None, one) for one in section.errata)
    for number, _, task in scope.tasks:
        yield from ((number, task.number, one) for one in task.errata)
