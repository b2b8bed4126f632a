"""A notice and the table of tasks that it sends out, nested as in the document."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from gkcli.model.basis import Reference
from gkcli.model.carried import OriginText
from gkcli.model.deadline import Deadline
from gkcli.model.scalars import Count, Date, Prose, Text, Year, choice
from gkcli.model.shape import shape

Confidence = Annotated[
    Literal["高", "中高", "中", "低中", "低"], choice("把握", "高", "中高", "中", "低中", "低")
]


@shape
class Basis:
    """An upstream document that the notice carries out.

    Where it has been read in, ``folder`` is its workspace, seen from that of the notice; without
    it, the one below ``upstream`` that has its number is meant. ``not_ours`` are the numbers of its
    items that the notice need not take over.
    """

    title: Text
    number: Text | None = None
    folder: Text | None = None
    not_ours: tuple[Text, ...] = ()


@shape
class Erratum:
    """Something in the document that looks wrong: said here, never corrected in the text.

    ``quote`` are the words in question; it is absent where the finding is that something is
    missing altogether.
    """

    problem: Text
    confidence: Confidence
    quote: Text | None = None
    suggestion: Text | None = None


@shape
class Task:
    """One row of the table; names of units stand as the document writes them.

    An empty ``lead`` means that the table names no leading unit: an empty cell inherits nothing.
    ``basis`` are the items of documents above that the task carries out.
    ``carried_from`` are the tasks of another year that it goes on with, ``todo`` is what a person
    must still decide about it.
    """

    number: Count
    title: Text
    lead: tuple[Text, ...]
    responsible: tuple[Text, ...]
    requirement: Prose
    deadlines: tuple[Deadline, ...] = ()
    errata: tuple[Erratum, ...] = ()
    basis: tuple[Reference, ...] = ()
    carried_from: tuple[OriginText, ...] = ()
    todo: tuple[Text, ...] = ()


@shape
class Section:
    """A section (目) of a part, numbered through the whole table."""

    number: Text
    title: Text
    tasks: tuple[Task, ...]
    errata: tuple[Erratum, ...] = ()


@shape
class Part:
    """A part (节) of the table."""

    number: Text
    title: Text
    sections: tuple[Section, ...]


@shape
class Notice:
    """The document that sends the table out: head, addressees, body, foot.

    Paragraphs of ``body`` are separated by one line break. ``copies_line`` keeps the line of
    copies to the letter where the list ``copies_to`` does not say all of it.
    ``todo`` is what a person must still decide about it.
    """

    title: Text
    number: Text
    issuer: Text
    year: Year
    signed_on: Date
    table_title: Text
    addressees: tuple[Text, ...]
    body: Prose
    printed_by: Text | None = None
    printed_on: Date | None = None
    copies_to: tuple[Text, ...] = ()
    copies_line: Text | None = None
    basis: tuple[Basis, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    errata: tuple[Erratum, ...] = ()
    todo: tuple[Text, ...] = ()


class Place(NamedTuple):
    """Where in the table a task stands."""

    part: Part
    section: Section


@shape
class Table:
    """A year's task breakdown table (任务分解表), the whole of ``tasks.yaml``."""

    notice: Notice
    parts: tuple[Part, ...]

    def placed(self) -> Iterator[tuple[Place, Task]]:
        """Every task in document order with the part and section that hold it."""
        for part in self.parts:
            for section in part.sections:
                place = Place(part, section)
                for task in section.tasks:
                    yield place, task
