"""What is to be put right (整改) on a day: by unit, by section, and how long it has been open."""

from collections.abc import Iterator

from gkcli.frozen import frozen
from gkcli.model.directory import Party
from gkcli.model.notice import Place
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES, State
from gkcli.status.find_task import in_section
from gkcli.status.rectification import measure_of
from gkcli.status.standings import Snapshot, Standing


@frozen
class Rectification:
    """One thing that a unit is to put right; ``place`` is None where it concerns the notice."""

    standing: Standing
    opened: Record
    place: Place | None

    @property
    def measure(self) -> str:
        """By what it is put right, as last told; "" where nobody has."""
        return measure_of(self.opened, self.standing.verdict.records)

    @property
    def days_open(self) -> int:
        """Calendar days since it was found, until it was done or the day of the standing."""
        until = self.standing.verdict.done_on or self.standing.as_of
        return (until - self.opened.on).days

    @property
    def is_open(self) -> bool:
        """Whether the unit has still to do it, or the office to close it out."""
        state = self.standing.state
        if state in DONE_STATES:
            return self.standing.verdict.closed is None
        return state is not State.NOT_APPLICABLE


@frozen
class RectificationFilter:
    """Conditions that narrow the list; ``everything`` includes what is closed out."""

    party: Party | None = None
    section: str = ""
    overdue: bool = False
    everything: bool = False


def rectifications(snapshot: Snapshot, wanted: RectificationFilter) -> list[Rectification]:
    """What is to be put right, unit by unit in the registry's order, then in document order."""
    directory = snapshot.directory
    order = {unit.name: place for place, unit in enumerate(directory.registry.units)}
    party = wanted.party
    members = {unit.name for unit in directory.members(party)} if party else None
    found = [one for one in _all(snapshot) if _is_wanted(one, wanted, members)]
    return sorted(found, key=lambda one: order[one.standing.unit.name])


def _all(snapshot: Snapshot) -> Iterator[Rectification]:
    places = {task.number: place for place, task in snapshot.table.placed()}
    for standing in snapshot.rectifications:
        opened, task = standing.duty.opened, standing.duty.task
        if opened is not None:
            yield Rectification(standing, opened, places[task.number] if task else None)


def _is_wanted(one: Rectification, wanted: RectificationFilter, members: set[str] | None) -> bool:
    standing = one.standing
    return (
        (members is None or standing.unit.name in members)
        and (
            not wanted.section or (one.place is not None and in_section(one.place, wanted.section))
        )
        and (not wanted.overdue or standing.state is State.OVERDUE)
        and (wanted.everything or one.is_open)
    )
