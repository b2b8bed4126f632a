"""What somebody wants recorded, and what may be said against it."""

from dataclasses import dataclass
from typing import NamedTuple

from gkcli.model.ledger import Record
from gkcli.model.units import Unit
from gkcli.schedule.duties import Duty


@dataclass(frozen=True, slots=True)
class Wish:
    """A record as it is asked for, each field as text; "" where nothing was said."""

    for_: str
    unit: str
    status: str
    on: str = ""
    since: str = ""
    period: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    by: str = ""


class Objection(NamedTuple):
    """Why a wish cannot be recorded, and what to do.

    ``field`` is the key of the field at fault as ledgers write it, or ``unit``.
    """

    field: str
    code: str
    message: str
    hint: str = ""


class RefusedError(Exception):
    """A wish that cannot be recorded, with everything that is wrong with it."""

    def __init__(self, *objections: Objection) -> None:
        super().__init__(*objections)
        self.objections = objections


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that fits: whose it is, and which of the unit's duties it speaks of.

    ``remarks`` are Chinese sentences about what its author may want to look at again.
    """

    unit: Unit
    record: Record
    duties: tuple[Duty, ...]
    remarks: tuple[str, ...] = ()
