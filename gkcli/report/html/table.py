"""A table as HTML."""

from markupsafe import Markup

from gkcli.document.inlines import text_of
from gkcli.document.table import Align, Cell, Row, Size, Table
from gkcli.report.html.inlines import paragraphs

_SIZES = {Size.SMALL_FOUR: "larger", Size.FIVE: "", Size.SMALL_FIVE: "smaller"}


def table_html(table: Table) -> Markup:
    """The table; on a narrow screen, where its head is one plain row, the rows become cards."""
    labels = _labels(table)
    classes = " ".join(filter(None, ("stacked" if labels else "", _SIZES[table.size])))
    parts = [
        Markup('<table class="{}">').format(classes) if classes else Markup("<table>"),
        Markup("<colgroup>{}</colgroup>").format(
            Markup("").join(
                Markup('<col style="width:{:.4g}%">').format(width * 100) for width in table.widths
            )
        ),
        *_head(table),
        Markup("<tbody>"),
        *(_row(table, row, "td", labels) for row in table.body),
        Markup("</tbody>\n</table>"),
    ]
    return Markup("\n").join(parts)


def _head(table: Table) -> list[Markup]:
    if not table.head:
        return []
    rows = (_row(table, row, "th", {}) for row in table.head)
    return [Markup("<thead>"), *rows, Markup("</thead>")]


def _labels(table: Table) -> dict[int, str]:
    """What each column is called, where one row says it."""
    if len(table.head) != 1 or len(table.head[0]) != len(table.widths):
        return {}
    return {cell.column: text_of(cell.content).replace("\n", "") for cell in table.head[0]}


def _row(table: Table, row: Row, tag: str, labels: dict[int, str]) -> Markup:
    if tag == "td" and table.spans_all(row):
        return Markup('<tr class="part"><th scope="rowgroup" colspan="{}">{}</th></tr>').format(
            len(table.widths), paragraphs(row[0].content)
        )
    cells = Markup("").join(_cell(table, cell, tag, labels.get(cell.column, "")) for cell in row)
    style = Markup("")
    if tag == "td" and table.height:
        style = Markup(' style="height:{:g}mm"').format(table.height)
    return Markup("<tr{}>{}</tr>").format(style, cells)


def _cell(table: Table, cell: Cell, tag: str, label: str) -> Markup:
    facts = {
        "scope": "col" if tag == "th" else "",
        "class": {Align.LEFT: "", Align.CENTRE: "centre", Align.RIGHT: "right"}[
            table.aligns[cell.column]
        ]
        if tag == "td"
        else "",
        "colspan": str(cell.columns) if cell.columns > 1 else "",
        "rowspan": str(cell.rows) if cell.rows > 1 else "",
        "data-label": label,
    }
    said = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in facts.items() if value
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, said, paragraphs(cell.content))
