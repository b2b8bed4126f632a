"""What a form of the yearly report on disclosure consists of, and until when it is due by law."""

from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from gkcli.frozen import frozen
from gkcli.model.figures import Kind


@frozen
class Due:
    """Who must have published the report by which day of the following year, by which article."""

    who: str
    duty: str
    month: int
    day: int
    article: str

    def on(self, year: int) -> date:
        """The last day for the report on a year."""
        return date(year + 1, self.month, self.day)


@frozen
class Law:
    """The regulation that a report is written under.

    ``contents`` is the article that says what the report holds.
    """

    title: str
    order: str
    contents: str
    dues: tuple[Due, ...]


REGULATION_2007 = Law(
    "中华人民共和国政府信息公开条例",
    "国务院令第492号",
    "第三十二条",
    (Due("各级行政机关", "公布本机关上一年度的年度报告", 3, 31, "第三十一条"),),
)
"""In force from 2008-05-01; articles 31 and 32 for the reports up to that on 2018."""

REGULATION_2019 = Law(
    "中华人民共和国政府信息公开条例",
    "国务院令第711号",
    "第五十条",
    (
        Due(
            "县级以上人民政府部门",
            "向本级政府信息公开工作主管部门提交本机关上一年度的年度报告并向社会公布",
            1,
            31,
            "第四十九条",
        ),
        Due(
            "县级以上地方人民政府的政府信息公开工作主管部门",
            "向社会公布本级政府上一年度的年度报告",
            3,
            31,
            "第四十九条",
        ),
    ),
)
"""As revised, in force from 2019-05-15; articles 49 and 50 for the reports from that on 2019."""

Address: TypeAlias = tuple[str, ...]
"""Where a figure stands: its keys in ``statistics.yaml``, outermost first."""


@frozen
class Figure:
    """One number of a form.

    ``row`` and ``column`` are the words printed beside and above it, ``unit`` what it counts; ""
    where the form has no such words.
    """

    address: Address
    row: str
    column: str = ""
    kind: Kind = "count"
    unit: str = ""


Tree: TypeAlias = dict[str, Any]
"""Keys, and under each either a figure or more keys."""


@frozen
class Box:
    """A cell of a printed table: words, or the figure that goes there.

    ``certain`` is whether the words are known from a published form.
    """

    text: str = ""
    figure: Figure | None = None
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    certain: bool = True


@frozen
class Sheet:
    """A table as the form prints it.

    ``chapter`` is the number of the report's chapter it belongs to, "" for an annex; the first
    ``head`` rows are repeated on every page. ``widths`` are the columns' shares of the whole, the
    first ``labels`` of which say what the rows are.
    """

    name: str
    title: str
    chapter: str
    widths: tuple[int, ...]
    labels: int
    head: int
    rows: tuple[tuple[Box, ...], ...]

    @property
    def columns(self) -> int:
        """How many single columns it has."""
        return len(self.widths)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in reading order."""
        return tuple(box.figure for row in self.rows for box in row if box.figure is not None)


@frozen
class Relation:
    """What the sums of some figures must be to one another.

    ``where`` names the column, row or group it speaks of, ``left_words`` and ``right_words`` what
    is added up on its sides. ``stated`` is whether the form itself says so; else it follows from
    how the rows stand under each other.
    """

    where: str
    left: tuple[Address, ...]
    right: tuple[Address, ...]
    left_words: str
    right_words: str
    sign: Literal["=", "<="] = "="
    stated: bool = True

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Every figure it speaks of."""
        return self.left + self.right


@frozen
class Chapter:
    """A chapter that the report must have."""

    number: str
    title: str


@frozen
class Form:
    """A generation of the yearly report: which years it is for and what it prints.

    ``name`` is the year of the document it comes from. ``aspects`` are what the first chapter
    speaks of, where the form says so. ``last`` is None for the form in force.
    """

    name: str
    document: str
    first: int
    last: int | None
    law: Law
    chapters: tuple[Chapter, ...]
    aspects: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    relations: tuple[Relation, ...]

    @property
    def years(self) -> str:
        """The years of the reports it is for, in words."""
        if self.last is None:
            return f"{self.first} 年起"
        return f"{self.first}—{self.last} 年"

    @cached_property
    def figures(self) -> dict[Address, Figure]:
        """Every figure by its address, in the order of the form."""
        return {figure.address: figure for sheet in self.sheets for figure in sheet.figures}

    @cached_property
    def tree(self) -> Tree:
        """The keys of its ``statistics.yaml``, in the order of the form."""
        tree: Tree = {}
        for address, figure in self.figures.items():
            branch = tree
            for key in address[:-1]:
                branch = branch.setdefault(key, {})
            branch[address[-1]] = figure
        return tree

    def covers(self, year: int) -> bool:
        """Whether the report on a year is written in this form."""
        return self.first <= year and (self.last is None or year <= self.last)


def chapters(*titles: str) -> tuple[Chapter, ...]:
    """Chapters numbered 一、二 and so on."""
    return tuple(map(Chapter, "一二三四五六", titles))
