"""The form, the law and the tables of a yearly report as a template can name them."""

from collections.abc import Iterator
from datetime import date

from gkcli.frozen import frozen, replace
from gkcli.model.annual.form_types import Box, Chapter, Form, Law, Sheet
from gkcli.model.figures import digits
from gkcli.model.statistics import Statistics
from gkcli.status.workdays import Workdays

UNSURE = "（待核）"
"""What stands behind words that were not compared with the form as issued."""


@frozen
class FormView:
    """The form of the year.

    ``chapters`` are the report's chapters, each with a ``number`` and a ``title``; ``aspects`` what
    its first chapter speaks of, empty where the form says nothing of it.
    """

    name: str
    document: str
    years: str
    chapters: tuple[Chapter, ...]
    aspects: tuple[str, ...]


@frozen
class DueView:
    """By which day somebody must have published the report, and by which article."""

    who: str
    duty: str
    by: date
    last_workday: date
    article: str


@frozen
class LawView:
    """The regulation the report is written under; ``contents`` says what the report holds."""

    title: str
    order: str
    contents: str
    dues: tuple[DueView, ...]


@frozen
class CellView:
    """A cell of a printed table, at the place where its spans begin.

    ``blank`` is whether it waits for a figure; then its text is "". ``unsure`` is whether its
    words, marked （待核）, were not compared with the form as issued. ``continues`` is "" save in a
    grid, where a place that another cell covers says whether that begins 左 or 上.
    """

    text: str
    rowspan: int
    colspan: int
    header: bool
    figure: bool
    blank: bool
    unsure: bool
    continues: str = ""


@frozen
class GapView:
    """Figures of a table that are not filled in: the same columns of some rows.

    ``rows`` and ``columns`` are empty where nothing of the table is filled in, ``columns`` also
    where its rows have one figure each. ``text`` says it in words.
    """

    sheet: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    count: int
    text: str


@frozen
class SheetView:
    """A table exactly as the form prints it.

    The first ``head`` rows are its head, to be repeated on every page; ``widths`` are the shares of
    its single columns, of which the first ``labels`` say what the rows are. ``rows`` has every cell
    once, ``grid`` a cell for every place. ``chapter`` is the number of the chapter it belongs to,
    "" for an annex. ``filled`` is whether any figure is filled in, ``unsure`` whether any of its
    words is; ``gaps`` is what is not filled in.
    """

    name: str
    title: str
    chapter: str
    widths: tuple[int, ...]
    labels: int
    head: int
    rows: tuple[tuple[CellView, ...], ...]
    grid: tuple[tuple[CellView, ...], ...]
    filled: bool
    unsure: bool
    gaps: tuple[GapView, ...]


def form_view(form: Form) -> FormView:
    """A form."""
    return FormView(form.name, form.document, form.years, form.chapters, form.aspects)


def law_view(law: Law, year: int, workdays: Workdays) -> LawView:
    """A regulation, and until when it wants the report on a year published."""
    dues = (
        DueView(
            due.who, due.duty, due.on(year), workdays.last_on_or_before(due.on(year)), due.article
        )
        for due in law.dues
    )
    return LawView(law.title, law.order, law.contents, tuple(dues))


def sheet_view(sheet: Sheet, given: Statistics) -> SheetView:
    """A table with the figures that are filled in."""
    rows = tuple(tuple(_cell(box, given) for box in row) for row in sheet.rows)
    return SheetView(
        name=sheet.name,
        title=sheet.title,
        chapter=sheet.chapter,
        widths=sheet.widths,
        labels=sheet.labels,
        head=sheet.head,
        rows=rows,
        grid=_grid(rows, sheet.columns),
        filled=any(figure.address in given.figures for figure in sheet.figures),
        unsure=any(cell.unsure for row in rows for cell in row),
        gaps=tuple(_gaps(sheet, given)),
    )


def _grid(rows: tuple[tuple[CellView, ...], ...], columns: int) -> tuple[tuple[CellView, ...], ...]:
    places: list[dict[int, CellView]] = [{} for _ in rows]
    for y, row in enumerate(rows):
        for cell in row:
            x = next(x for x in range(columns) if x not in places[y])
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    places[y + down][x + right] = _covered(cell, down, right)
    return tuple(tuple(row[x] for x in range(columns)) for row in places)


def _covered(cell: CellView, down: int, right: int) -> CellView:
    if not down and not right:
        return cell
    nothing = replace(cell, text="", rowspan=1, colspan=1, figure=False, blank=False)
    return replace(nothing, unsure=False, continues="上" if down else "左")


def _cell(box: Box, given: Statistics) -> CellView:
    unsure = not box.certain and not given.verified
    text = box.text + (UNSURE if unsure else "")
    number = given.figures.get(box.figure.address) if box.figure else None
    if number is not None:
        text = digits(number)
    return CellView(
        text=text,
        rowspan=box.rowspan,
        colspan=box.colspan,
        header=box.header,
        figure=box.figure is not None,
        blank=box.figure is not None and number is None,
        unsure=unsure,
    )


def _gaps(sheet: Sheet, given: Statistics) -> Iterator[GapView]:
    missing = [figure for figure in sheet.figures if figure.address not in given.figures]
    if missing and len(missing) == len(sheet.figures):
        whole = f"{sheet.title}：整张表（{len(missing)} 个数）"
        yield GapView(sheet.title, (), (), len(missing), whole)
        return
    columns: dict[str, list[str]] = {}
    for figure in missing:
        # With its column, a row is known by its key; its words alone must say what is counted.
        name = figure.address[1] if figure.column else figure.row
        columns.setdefault(name, []).append(figure.column)
    rows: dict[tuple[str, ...], list[str]] = {}
    for name, lacking in columns.items():
        rows.setdefault(tuple(filter(None, lacking)), []).append(name)
    for lacking_in_all, names in rows.items():
        where = f"（{'、'.join(lacking_in_all)}）" if lacking_in_all else ""
        count = len(names) * max(len(lacking_in_all), 1)
        text = f"{sheet.title}：{'、'.join(names)}{where}"
        yield GapView(sheet.title, tuple(names), lacking_in_all, count, text)
