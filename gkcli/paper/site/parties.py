"""Units and groups as the site shows them."""

from collections.abc import Iterable, Iterator, Mapping

from gkcli.model.directory import Directory
from gkcli.paper.site.view import GroupView, OwedView, PartyView
from gkcli.paper.slips import Accounts
from gkcli.paper.view import TaskView
from gkcli.paper.wording import limit_in_words, occasion_in_words
from gkcli.status.deadlines import by_due
from gkcli.status.standings import Snapshot, Standing, by_unit

_ROLES = ("lead", "named", "responsible")
_Held = dict[str, list[TaskView]]


def parties(snapshot: Snapshot, tasks: Iterable[TaskView]) -> Iterator[PartyView]:
    """Every unit of the registry, in its order; each task counts in the strongest of its roles."""
    held = _by_unit(snapshot.directory, tasks)
    standings = by_unit(snapshot)
    accounts = Accounts(snapshot, discreet=False)
    for unit in snapshot.directory.registry.units:
        own = standings.get(unit.name, [])
        yield PartyView(
            name=unit.name,
            full_name=unit.full_name or unit.name,
            kind=unit.kind,
            aliases=tuple(alias.name for alias in unit.aliases),
            groups=tuple(group.name for group in snapshot.directory.groups_of(unit)),
            **{role: tuple(held.get(unit.name, {}).get(role, ())) for role in _ROLES},
            owed=tuple(_owed(snapshot, s) for s in sorted(own, key=by_due) if not s.duty.implied),
            account=accounts.account(unit, own) if own else None,
        )


def groups(directory: Directory) -> Iterator[GroupView]:
    """Every group of the registry, in its order."""
    for group in directory.registry.groups:
        names = tuple(unit.name for unit in directory.members(group))
        yield GroupView(group.name, names, group.complete)


def _by_unit(directory: Directory, tasks: Iterable[TaskView]) -> Mapping[str, _Held]:
    held: dict[str, _Held] = {}
    for task in tasks:
        lead = directory.expand(task.lead)
        named = directory.expand(task.named)
        responsible = directory.expand(task.responsible)
        roles: dict[str, str] = {}
        for role, units in zip(_ROLES, (lead, named, responsible), strict=True):
            for unit in units:
                roles.setdefault(unit.name, role)
        for name, role in roles.items():
            held.setdefault(name, {}).setdefault(role, []).append(task)
    return held


def _owed(snapshot: Snapshot, standing: Standing) -> OwedView:
    duty, due = standing.duty, standing.instance.due
    return OwedView(
        task=duty.task.number if duty.task else None,
        id=duty.deadline.id,
        what=duty.deadline.what,
        occasion=occasion_in_words(duty.deadline, standing.instance),
        due=due,
        last_workday=snapshot.workdays.last_on_or_before(due) if due else None,
        limit=limit_in_words(duty.deadline),
    )
