"""A document's tasks as it presents them: headings and items, one after the other."""

from dataclasses import dataclass, field

from gkcli.exchange.intake.duties import Duties
from gkcli.exchange.intake.marks import Style


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above items; ``style`` is None where it has no number."""

    title: str
    line: int
    style: Style | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One task as the document has it; ``number`` is 0 where it has none.

    ``time`` is what a column or bracket of its own says about the time limit.
    """

    title: str
    line: int
    requirement: str
    number: int = 0
    duties: Duties = field(default_factory=Duties)
    time: str = ""


Entry = Heading | Item
