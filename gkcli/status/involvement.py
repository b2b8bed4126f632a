"""In what role a unit is involved in a task."""

from enum import StrEnum

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
        return {"lead": "牵头", "named": "点名", "responsible": "责任"}[self.value]


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

    def of(self, task: Task) -> Involvement | None:
        """The involvement in a task, None where there is none."""
        lead = self._meant_by(task.lead)
        responsible = self._meant_by(task.responsible)
        roles = {
            Role.LEAD: lead is not None,
            Role.NAMED: self._is_named(task),
            Role.RESPONSIBLE: responsible is not None,
        }
        held = tuple(role for role, has in roles.items() if has)
        if not held:
            return None
        return Involvement(held, next((via for via in (lead, responsible) if via is not None), ""))

    def _meant_by(self, names: tuple[str, ...]) -> str | None:
        for name in names:
            party = self._directory.get(name)
            if party is not None and party.name in self._reach:
                return self._reach[party.name]
        return None

    def _is_named(self, task: Task) -> bool:
        if not isinstance(self._party, Unit) or not any(n in task.requirement for n in self._names):
            return False
        return self._party in self._directory.named_in(task.requirement)
