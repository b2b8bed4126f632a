"""A requested record as text, and its reading into a Record or objections."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeVar, cast

from gkcli.errors import GkcliError
from gkcli.frozen import frozen
from gkcli.model.directory import Directory
from gkcli.model.record import Record, days_of, item, note, period, subject
from gkcli.model.scalars import FieldError, choice, iso_date, single_line
from gkcli.model.shape import LABELS
from gkcli.model.statuses import FINDINGS, OFFICES, SETS_ASIDE, STATUSES, Finding, Status
from gkcli.model.units import Group, Unit
from gkcli.status.duties import Duty
from gkcli.status.find_unit import find_party


@frozen
class RequestedRecord:
    """A requested record, each field as text; "" where it was not given."""

    for_: str
    unit: str
    status: str
    on: str = ""
    since: str = ""
    period: str = ""
    until: str = ""
    item: str = ""
    problem: str = ""
    measure: str = ""
    due: str = ""
    found: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    by: str = ""


class Objection(NamedTuple):
    """Why a request is refused, and what to do.

    ``field`` is the key of the field at fault as ledgers write it, or ``unit``.
    """

    field: str
    code: str
    message: str
    hint: str = ""


class RefusedError(Exception):
    """A request that is refused, with every objection to it."""

    def __init__(self, *objections: Objection) -> None:
        super().__init__(*objections)
        self.objections = objections


@frozen
class AcceptedRecord:
    """A record that can be written, its unit, and the unit's duties that it is about.

    ``remarks`` are Chinese sentences about what its author may want to look at again.
    """

    unit: Unit
    record: Record
    duties: tuple[Duty, ...]
    remarks: tuple[str, ...] = ()


T = TypeVar("T")


@frozen
class RecordDays:
    """The days that can be recorded: those of the table's year up to today."""

    year: int
    today: date


class ReadRequest(NamedTuple):
    """What could be read of a request.

    Where there are ``objections``, ``record`` has stand-ins for what could not be read, so that
    the rest can be judged; it is None where even what it is about could not.
    """

    unit: Unit | None
    record: Record | None
    objections: list[Objection]


def read_request(request: RequestedRecord, directory: Directory, bounds: RecordDays) -> ReadRequest:
    """The unit and the record that a request means, as far as its texts can be read."""
    reader = _Reader()
    unit = reader.field("unit", request.unit, lambda text: find_unit(directory, text))
    about = reader.field("for", request.for_.strip().removeprefix("#"), subject)
    status = reader.field("status", request.status, _status)
    on = reader.field("on", request.on, iso_date) if request.on else reader.today(bounds)
    addresses = [
        reader.field("evidence", one, _evidence) for one in dict.fromkeys(request.evidence)
    ]
    by = reader.optional("by", request.by, lambda text: find_unit(directory, text))
    if unit is None or about is None:
        return ReadRequest(unit, None, reader.objections)
    record = Record(
        on=on or bounds.today,
        for_=about,
        status=status or "未启动",
        since=reader.optional("since", request.since, iso_date),
        period=reader.optional("period", request.period, period),
        until=reader.optional("until", request.until, iso_date),
        item=reader.optional("item", request.item, item),
        problem=reader.optional("problem", request.problem, note),
        measure=reader.optional("measure", request.measure, note),
        due=reader.optional("due", request.due, iso_date),
        found=reader.optional("found", request.found, _finding),
        note=reader.optional("note", request.note, note),
        evidence=tuple(filter(None, addresses)),
        by=by.name if by is not None and _needs_author(by, unit, status) else None,
    )
    return ReadRequest(unit, record, reader.objections)


def _needs_author(by: Unit, unit: Unit, status: Status | None) -> bool:
    """Whether ``by`` must be written: not for the unit itself, unless an office may say it."""
    return by.name != unit.name or status in SETS_ASIDE or status in OFFICES


class _Reader:
    """Reads field after field, collecting the objections to each."""

    def __init__(self) -> None:
        self.objections: list[Objection] = []

    def field(self, name: str, text: str, function: Callable[[str], T]) -> T | None:
        try:
            return function(text)
        except FieldError as error:
            itself = LABELS.get(name, "单位") if error.code in _NEEDS_FIELD_NAME else ""
            self.objections.append(Objection(name, error.code, f"{itself}{error}", error.hint))
        except GkcliError as error:
            self.objections.append(Objection(name, "unknown-unit", error.message, error.hint))
        return None

    def optional(self, name: str, text: str, function: Callable[[str], T]) -> T | None:
        return self.field(name, text, function) if text.strip() else None

    def today(self, bounds: RecordDays) -> date:
        """Today, for a request without a date; an objection where today is not in the year."""
        first, last = days_of(bounds.year)
        if not first <= bounds.today <= last:
            self.objections.append(
                Objection(
                    "on",
                    "date-outside-year",
                    f"没有写日期，今天（{bounds.today}）又不在 {bounds.year} 年度里",
                    "写明是哪一天的事（--on 日期），或用 -d 另指一年的文件夹",
                )
            )
        return bounds.today


_NEEDS_FIELD_NAME = frozenset({"empty-text", "control-character", "several-lines"})


def find_unit(directory: Directory, written: str) -> Unit:
    """The unit with this name, alias or unambiguous tail; GkcliError otherwise."""
    party = find_party(directory, written)
    if isinstance(party, Group):
        members = "、".join(unit.name for unit in directory.members(party))
        raise GkcliError(
            f"“{party.name}”是统称，台账要记到单位",
            f"写其中一个单位：{members}" if members else "写其中一个单位",
        )
    return party


def _status(text: str) -> Status:
    return cast("Status", choice("状态", *STATUSES).function(text))


def _finding(text: str) -> Finding:
    return cast("Finding", choice("怎样发现", *FINDINGS).function(text))


def _evidence(text: str) -> str:
    return note(single_line(text))
