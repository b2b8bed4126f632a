"""In what role a unit is involved in a task."""

from enum import StrEnum
from itertools import product

from gkcli.frozen import frozen
from gkcli.model.directory import Directory, Party, names_of
from gkcli.model.notice import Task
from gkcli.model.units import Unit


class Role(StrEnum):
    """How a task involves a unit, the strongest role first."""

    LEAD = "lead"
    NAMED = "named"
    RESPONSIBLE = "responsible"

    @property
    def label(self) -> str:
        """The role's Chinese name."""
        return _LABELS[self]


_LABELS = {Role.LEAD: "牵头", Role.NAMED: "点名", Role.RESPONSIBLE: "责任"}
_ROLES = {
    has: tuple(role for role, held in zip(Role, has, strict=True) if held)
    for has in product((False, True), repeat=len(Role))
}
"""The roles held, by whether each of them is."""


@frozen
class Involvement:
    """The roles of one unit in one task; ``via`` is the group it is meant by, "" for by name."""

    roles: tuple[Role, ...]
    via: str

    @property
    def role(self) -> Role:
        """The strongest of the roles."""
        return self.roles[0]


class Involvements:
    """Answers in what role tasks involve one unit or group."""

    def __init__(self, directory: Directory, party: Party) -> None:
        self._directory = directory
        self._party = party
        self._reach = directory.reach(party)
        self._names = names_of(party)
        self._via: dict[str, str | None] = {}

    def of(self, task: Task) -> Involvement | None:
        """The involvement in a task, None where there is none."""
        lead = self._meant_by(task.lead)
        responsible = self._meant_by(task.responsible)
        held = _ROLES[lead is not None, self._is_named(task), responsible is not None]
        if not held:
            return None
        return Involvement(held, (responsible or "") if lead is None else lead)

    def _meant_by(self, names: tuple[str, ...]) -> str | None:
        for name in names:
            via = self._via[name] if name in self._via else self._via_name(name)
            if via is not None:
                return via
        return None

    def _via_name(self, name: str) -> str | None:
        party = self._directory.get(name)
        via = self._via[name] = self._reach.get(party.name) if party is not None else None
        return via

    def _is_named(self, task: Task) -> bool:
        if not isinstance(self._party, Unit) or not any(n in task.requirement for n in self._names):
            return False
        return self._party in self._directory.named_in(task.requirement)
