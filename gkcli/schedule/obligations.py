"""What the table asks of every unit, by the words that records use for it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.units import Unit
from gkcli.schedule.duties import Duty, notice_duties, owed

_NOTHING: Mapping[str, tuple[Duty, ...]] = MappingProxyType({})


class Obligations:
    """The duties of a year as one looks them up by a record's ``for``.

    The id of a deadline means that duty; the number of a task means all duties that the unit
    has in it, work without a limit included.
    """

    def __init__(self, table: Table, directory: Directory) -> None:
        self._of_units: dict[str, dict[str, tuple[Duty, ...]]] = {}
        self._meant: dict[str, tuple[Duty, ...]] = {}
        for duty in _all(table, directory):
            self._add(duty)

    def _add(self, duty: Duty) -> None:
        for subject in duty.subjects:
            self._meant[subject] = (*self._meant.get(subject, ()), duty)
            for unit in duty.units:
                own = self._of_units.setdefault(unit.name, {})
                own[subject] = (*own.get(subject, ()), duty)

    @property
    def meant(self) -> Mapping[str, tuple[Duty, ...]]:
        """Every number and id that a record can be about, and the duties that it stands for."""
        return self._meant

    def of(self, unit: Unit) -> Mapping[str, tuple[Duty, ...]]:
        """The unit's duties by every number and id that means them, in document order."""
        return self._of_units.get(unit.name, _NOTHING)


def _all(table: Table, directory: Directory) -> Iterator[Duty]:
    yield from notice_duties(table, directory)
    for _, task in table.placed():
        yield from owed(task, directory)
