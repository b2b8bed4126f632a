"""Lateness that a change erases: units overdue or late by the old edition, not by the new one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.compare.change import Change, ChangeKind, Thing
from gkcli.compare.comparison import Comparison
from gkcli.compare.lines import ChangeLine
from gkcli.compare.state_changes import JudgedEdition, former_units, judged_editions
from gkcli.compare.text_diff import PieceMark, TextPiece
from gkcli.compare.words import change_words
from gkcli.model.state import State
from gkcli.record.effects import occasion_title, standing_words
from gkcli.status.standings import Snapshot, Standing

_LATE = (State.OVERDUE, State.DONE_LATE)
_OWING = (Thing.NOTICE, Thing.GROUP, Thing.UNIT)
_GONE = "不用做了"


class ErasedLateness(NamedTuple):
    """An occasion (a deadline in one period) that units were late with and no longer are.

    All ``units`` stand alike. ``after`` is None where the occasion is gone, ``change`` is None
    where several changes together cause it.
    """

    units: tuple[str, ...]
    before: Standing
    after: Standing | None
    change: Change | None

    @property
    def code(self) -> str:
        """The rule, as those of other concerns."""
        return "lateness-erased"

    @property
    def title(self) -> str:
        """What the rule is about."""
        return "逾期不算了"

    @property
    def about(self) -> str:
        """The names of all units, never shortened: a reviewer must see every one."""
        return "、".join(self.units)

    @property
    def words(self) -> tuple[str, str]:
        """The old and the new state in words."""
        return standing_words(self.before), standing_words(self.after) if self.after else _GONE

    @property
    def line(self) -> ChangeLine:
        """The occasion with its old and new state."""
        was, now = self.words
        return ChangeLine(
            occasion_title(self.before),
            (TextPiece(PieceMark.GONE, was), TextPiece(PieceMark.NEW, now)),
        )

    @property
    def question(self) -> str:
        """What to ask about it."""
        cause = change_words(self.change) if self.change else "几处改动合起来"
        return f"{cause}。按 {self.before.as_of} 看，这些单位的逾期就不见了：依据是什么？"


def erased_lateness(comparison: Comparison, as_of: date) -> tuple[ErasedLateness, ...]:
    """Every lateness of the old edition that the new one no longer has, as of a day.

    Occasions that new ledger records alone have completed do not count. Empty where the table or
    the registry cannot be read.
    """
    both = judged_editions(comparison.old, comparison.new)
    if both is None or not comparison.changes or comparison.old.table is None:
        return ()
    return tuple(_grouped(_Erasures(comparison, *both, as_of)))


class _Erasures:
    """Iterates over what was late by the old edition and is not by the new one, unit by unit."""

    def __init__(
        self, comparison: Comparison, before: JudgedEdition, after: JudgedEdition, as_of: date
    ) -> None:
        self._changes = comparison.changes
        self._names = {
            was.name: now for now, was in former_units(comparison.old, comparison.new).items()
        }
        self._ids = _renamed(comparison.changes, Thing.DEADLINE, "id")
        self._numbers = _renamed(comparison.changes, Thing.TASK, "number")
        self._before = _snapshot(before, as_of)
        self._after = _snapshot(after, as_of)

    def __iter__(self) -> Iterator[ErasedLateness]:
        now = {_key(standing, {}, {}): standing for standing in self._after.limited}
        of_duties: dict[tuple[str, str], list[Standing]] = {}
        for (unit, deadline, *_), standing in now.items():
            of_duties.setdefault((unit, deadline), []).append(standing)
        for was in self._before.limited:
            if was.state not in _LATE:
                continue
            key = _key(was, self._names, self._ids)
            after = now.get(key) or _by_another_rule(was, of_duties.get(key[:2], []))
            if after is not None and after.state in _LATE:
                continue
            causes = list(self._causes(key[0], key[1], was))
            if not (after is not None and after.state is State.DONE and _reported(causes)):
                cause = causes[0] if len(causes) == 1 else None
                yield ErasedLateness((key[0],), was, after, cause)

    def _causes(self, unit: str, deadline: str, was: Standing) -> Iterator[Change]:
        """The changes of the deadline, of the unit's records about it, and of who owes it."""
        number = str(was.duty.task.number) if was.duty.task else ""
        task = self._numbers.get(number, number)
        for change in self._changes:
            target = change.target
            if target.thing is Thing.RECORD:
                about = target.key.partition(" ")[2]
                own = target.owner is not None and target.owner.key == unit
                if own and about in (deadline, task, number, was.duty.deadline.id):
                    yield change
            elif target.thing is Thing.DEADLINE:
                if target.key == deadline and change.field not in ("id", "what", "quote"):
                    yield change
            elif unit in change.affected and (
                target.thing in _OWING or (target.thing is Thing.TASK and target.key == task)
            ):
                yield change


def _snapshot(edition: JudgedEdition, as_of: date) -> Snapshot:
    context = edition.context
    ledgers = edition.edition.ledgers
    table, directory, days = context.table, context.directory, context.workdays
    return Snapshot(table, directory, ledgers, days, as_of, rules=context.rules)


def _key(
    standing: Standing, names: Mapping[str, str], ids: Mapping[str, str]
) -> tuple[str, str, str, date | None]:
    """Unit, deadline, period and start of an occasion, with new names for old ones."""
    unit, deadline, instance = standing.unit.name, standing.duty.deadline.id, standing.instance
    return names.get(unit, unit), ids.get(deadline, deadline), instance.period, instance.since


def _by_another_rule(was: Standing, now: Sequence[Standing]) -> Standing | None:
    """The most urgent occasion of a deadline whose rule changed, and with it its occasions."""
    rule = was.duty.deadline.rule
    others = [standing for standing in now if standing.duty.deadline.rule != rule]
    return min(others, key=lambda standing: list(State).index(standing.state), default=None)


def _renamed(changes: Iterable[Change], thing: Thing, field: str) -> dict[str, str]:
    """New names by old ones."""
    return {
        str(change.before): str(change.after)
        for change in changes
        if (change.target.thing, change.field) == (thing, field)
    }


def _reported(causes: list[Change]) -> bool:
    """Whether all causes are new ledger records."""
    return all(
        change.target.thing is Thing.RECORD and change.kind is ChangeKind.ADDED for change in causes
    )


def _grouped(erasures: _Erasures) -> Iterator[ErasedLateness]:
    """Merges what is the same for several units."""

    def alike(one: ErasedLateness) -> tuple[object, ...]:
        instance = one.before.instance
        occasion = (one.before.duty.deadline.id, instance.period, instance.since)
        return (*occasion, *one.words, one.question)

    groups: dict[tuple[object, ...], list[ErasedLateness]] = {}
    for one in erasures:
        groups.setdefault(alike(one), []).append(one)
    for same in groups.values():
        units = tuple(dict.fromkeys(unit for one in same for unit in one.units))
        yield same[0]._replace(units=units)
