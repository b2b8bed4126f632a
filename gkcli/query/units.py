"""What a unit has to do over the year."""

from dataclasses import dataclass

from gkcli.model.directory import Directory, Party
from gkcli.model.notice import Table
from gkcli.model.units import Group, Unit
from gkcli.query.involvement import Involvements, Role


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit or group with the numbers of the tasks that involve it, by role."""

    party: Party
    groups: tuple[Group, ...]
    members: tuple[Unit, ...]
    tasks: dict[Role, tuple[int, ...]]


def entry_of(table: Table, directory: Directory, party: Party) -> UnitEntry:
    """What there is to tell about one unit or group."""
    involvements = Involvements(directory, party)
    numbers: dict[Role, list[int]] = {role: [] for role in Role}
    for _, task in table.placed():
        involvement = involvements.of(task)
        for role in involvement.roles if involvement else ():
            numbers[role].append(task.number)
    return UnitEntry(
        party,
        directory.groups_of(party) if isinstance(party, Unit) else (),
        directory.members(party) if isinstance(party, Group) else (),
        {role: tuple(found) for role, found in numbers.items()},
    )


def registry(table: Table, directory: Directory) -> list[UnitEntry]:
    """Every unit and group in the registry's order."""
    parties: tuple[Party, ...] = (*directory.registry.units, *directory.registry.groups)
    return [entry_of(table, directory, party) for party in parties]


def runs(numbers: tuple[int, ...]) -> str:
    """Task numbers with runs of three and more drawn together."""
    pieces: list[list[int]] = []
    for number in numbers:
        if pieces and number == pieces[-1][-1] + 1:
            pieces[-1].append(number)
        else:
            pieces.append([number])
    return "、".join(
        "、".join(map(str, piece)) if len(piece) < 3 else f"{piece[0]}–{piece[-1]}"  # noqa: RUF001
        for piece in pieces
    )
