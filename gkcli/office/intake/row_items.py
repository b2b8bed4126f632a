"""The cells of one row as a task, or as more of the task in the row above."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gkcli.office.intake.columns import PARTIES, ColumnRole
from gkcli.office.intake.duties import Duties, first_leads, listed
from gkcli.office.intake.lines import Line, unwrapped
from gkcli.office.intake.marks import NumberMark
from gkcli.office.intake.nesting import OutlineItem
from gkcli.office.intake.titles import opening
from gkcli.text import closed_up, trimmed

_STAR = "[★☆*＊※▲]"


@dataclass(slots=True)
class Fields:
    """The cells of a row by what they hold; only cells with text, a merged one once."""

    line: int
    cells: dict[ColumnRole, tuple[Line, ...]]

    def get(self, column: ColumnRole) -> tuple[Line, ...]:
        """The cells of a kind."""
        return self.cells.get(column, ())

    def text(self, column: ColumnRole) -> str:
        """The text of the cells of a kind."""
        return "\n".join(cell.text for cell in self.get(column))

    @property
    def number(self) -> int:
        """The number in a cell of its own; 0 without one."""
        cells = self.get(ColumnRole.NUMBER)
        return cells[0].bare_number if len(cells) == 1 else 0

    @property
    def holds(self) -> frozenset[ColumnRole]:
        """The kinds of cells that have text."""
        return frozenset(column for column, cells in self.cells.items() if cells)

    @property
    def title_mark(self) -> NumberMark | None:
        """The number in front of the title; None without one."""
        titles = self.get(ColumnRole.TITLE)
        return titles[0].mark if titles else None

    def same(self, other: "Fields", column: ColumnRole) -> bool:
        """Whether both rows have the very same merged cells in a column."""
        mine, theirs = self.get(column), other.get(column)
        return bool(mine) and mine == theirs


@dataclass(frozen=True, slots=True)
class LeadRule:
    """What the heads of a table say about which unit leads.

    ``starred``: a star marks it; ``first``: it is named first.
    """

    starred: bool = False
    first: bool = False

    @classmethod
    def of(cls, heads: Iterable[str]) -> "LeadRule":
        """What these heads say."""
        leading = [head for head in heads if "牵头" in head]
        return cls(any(re.search(_STAR, head) for head in leading), any(map(first_leads, leading)))


def item_of(fields: Fields, rule: LeadRule) -> OutlineItem:
    """The task of a row; its title is "" where the row has neither title nor requirement."""
    number, found = fields.number, fields.title_mark
    titles = [cell.text for cell in fields.get(ColumnRole.TITLE)]
    # Behind a number in a cell of its own, a different one is text.
    if found is not None and number in (0, found.number):
        titles[0], number = found.rest, found.number
    title, requirement = _worded(trimmed("\n".join(titles)), _requirement(fields))
    return OutlineItem(
        title=title,
        line=fields.line,
        requirement=requirement,
        number=number,
        duties=_duties(fields, rule),
        time=trimmed(fields.text(ColumnRole.TIME)),
    )


def with_rest(item: OutlineItem, fields: Fields) -> OutlineItem:
    """A task with the rest of its requirement, which a page break put into a row of its own."""
    glue = "\n" if item.requirement.endswith(("。", "；", "！")) else ""
    return replace(item, requirement=f"{item.requirement}{glue}{_requirement(fields)}")


def with_part(item: OutlineItem, fields: Fields, rule: LeadRule) -> OutlineItem:
    """A task with a part that stands in a row of its own, units and time included."""
    part = item_of(fields, rule)
    repeated = part.requirement == item.requirement
    return replace(
        item,
        requirement=item.requirement if repeated else f"{item.requirement}\n{part.requirement}",
        duties=item.duties.joined(part.duties),
        time="；".join(dict.fromkeys(time for time in (item.time, part.time) if time)),
    )


def _requirement(fields: Fields) -> str:
    return unwrapped(fields.text(ColumnRole.REQUIREMENT))


def _duties(fields: Fields, rule: LeadRule) -> Duties:
    found = Duties()
    for column in PARTIES:
        for cell in fields.get(column):
            text = _stars_as_marks(cell.text) if rule.starred else cell.text
            found = found.joined(listed(text, column))
    return found.with_first_leading() if rule.first else found


def _stars_as_marks(text: str) -> str:
    """A list in which a star, before or behind a name, says that it leads: as 甲局（牵头）."""
    behind = re.sub(rf"([^、，,；;\s]){_STAR}", r"\1（牵头）", text)
    return re.sub(rf"{_STAR}\s*([^、，,；;\s]+)", r"\1（牵头）", behind)


def _worded(title: str, requirement: str) -> tuple[str, str]:
    """Title and requirement; a row that has only one of them has both in it."""
    if title and requirement:
        return "".join(map(closed_up, title.split("\n"))), requirement
    opened = opening(title or requirement)
    return opened.title, opened.rest
