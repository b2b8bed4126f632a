"""A ``statistics.yaml`` to fill in: every key of the year's form, its words beside it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gkcli.model.annual.form import Address, Form, Sheet
from gkcli.model.figures import Number, digits

_NONE: Mapping[Address, Number] = MappingProxyType({})
_HEAD = """\
# {year} 年政府信息公开工作年度报告的统计数，照{document}的格式。
# 在冒号后面空一格填数。空着是还不知道，不算 0；确实没有的填 0。
# 填好用 gkcli check 核对勾稽关系。
year: {year}
"""


def statistics_text(form: Form, year: int, figures: Mapping[Address, Number] = _NONE) -> str:
    """The file for a year's report, with the figures that are known already."""
    head = _HEAD.format(year=year, document=form.document)
    return head + "".join(line for sheet in form.sheets for line in _lines(sheet, figures))


def _lines(sheet: Sheet, figures: Mapping[Address, Number]) -> Iterator[str]:
    yield f"\n# {f'{sheet.chapter}、' if sheet.chapter else ''}{sheet.title}\n"
    above: Address = ()
    for figure in sheet.figures:
        inside = figure.address[:-1]
        for depth in range(1, len(inside) + 1):
            if inside[:depth] != above[:depth]:
                yield _line(inside[:depth], figure.row if depth > 1 else "")
        above = inside
        unit = f"，单位：{figure.unit}" if figure.unit else ""
        yield _line(figure.address, (figure.column or figure.row) + unit, figures)


def _line(address: Address, words: str, figures: Mapping[Address, Number] = _NONE) -> str:
    key = address[-1]
    filled = f" {digits(figures[address])}" if address in figures else ""
    comment = f"  # {words}" if words not in ("", key) else ""
    return f"{'  ' * (len(address) - 1)}{key}:{filled}{comment}\n"
