"""The table on requests received and handled, of the forms from 2019 on."""

from collections.abc import Iterator, Sequence

from gkcli.frozen import frozen
from gkcli.model.annual.form_types import Address, Box, Figure, Relation, Sheet

GROUP = "申请办理"
RECEIVED, CARRIED_IN, HANDLED, CARRIED_OVER = "本年新收", "上年结转", "办理总计", "结转下年"
TOTAL = "总计"
_COMPANIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
APPLICANTS = ("自然人", *_COMPANIES)
_COLUMNS = (*APPLICANTS, TOTAL)
_LABELS = (10, 18, 86)
_WIDTH = 13
"""The shares of a label and of a figure: so divided, the table fits one upright page."""

_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@frozen
class FigureRow:
    """A row of figures: its key and the words beside it."""

    key: str
    title: str


@frozen
class Outcome:
    """An outcome that the form divides further."""

    title: str
    rows: tuple[FigureRow, ...]


_FIRST = FigureRow(RECEIVED, "一、本年新收政府信息公开申请数量")
_SECOND = FigureRow(CARRIED_IN, "二、上年结转政府信息公开申请数量")
_SUM = FigureRow(HANDLED, "（七）总计")
_FOURTH = FigureRow(CARRIED_OVER, "四、结转下年度继续办理")

RESULTS: tuple[FigureRow | Outcome, ...] = (
    FigureRow("予以公开", "（一）予以公开"),
    FigureRow("部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    Outcome(
        "（三）不予公开",
        (
            FigureRow("国家秘密", "1.属于国家秘密"),
            FigureRow("法律禁止", "2.其他法律行政法规禁止公开"),
            FigureRow("三安全一稳定", "3.危及“三安全一稳定”"),
            FigureRow("第三方权益", "4.保护第三方合法权益"),
            FigureRow("内部事务", "5.属于三类内部事务信息"),
            FigureRow("过程性信息", "6.属于四类过程性信息"),
            FigureRow("执法案卷", "7.属于行政执法案卷"),
            FigureRow("行政查询", "8.属于行政查询事项"),
        ),
    ),
    Outcome(
        "（四）无法提供",
        (
            FigureRow("不掌握", "1.本机关不掌握相关政府信息"),
            FigureRow("需另行制作", "2.没有现成信息需要另行制作"),
            FigureRow("补正后仍不明确", "3.补正后申请内容仍不明确"),
        ),
    ),
    Outcome(
        "（五）不予处理",
        (
            FigureRow("信访举报投诉", "1.信访举报投诉类申请"),
            FigureRow("重复申请", "2.重复申请"),
            FigureRow("公开出版物", "3.要求提供公开出版物"),
            FigureRow("大量反复申请", "4.无正当理由大量反复申请"),
            FigureRow("确认或重新出具", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
"""The outcomes that both forms have, up to （五）; （六）其他处理 differs."""


def requests_sheet(results: Sequence[FigureRow | Outcome]) -> Sheet:
    """The table for a form's outcomes, of which the last is （六）."""
    rows = (
        *_head(),
        _across(_FIRST),
        _across(_SECOND),
        *_handled(results),
        _across(_FOURTH),
    )
    widths = (*_LABELS, *(_WIDTH for _ in _COLUMNS))
    return Sheet(GROUP, "收到和处理政府信息公开申请情况", "三", widths, len(_LABELS), 3, rows)


def _head() -> Iterator[tuple[Box, ...]]:
    yield (
        Box(_CORNER, rowspan=3, colspan=3, header=True),
        Box("申请人情况", colspan=len(_COLUMNS), header=True),
    )
    yield (
        Box("自然人", rowspan=2, header=True),
        Box("法人或其他组织", colspan=len(_COMPANIES), header=True),
        Box(TOTAL, rowspan=2, header=True),
    )
    yield tuple(Box(company, header=True) for company in _COMPANIES)


def _across(row: FigureRow) -> tuple[Box, ...]:
    return (Box(row.title, colspan=3), *_figures(row))


def _handled(results: Sequence[FigureRow | Outcome]) -> Iterator[tuple[Box, ...]]:
    height = sum(len(r.rows) if isinstance(r, Outcome) else 1 for r in results) + 1
    lead: tuple[Box, ...] = (Box("三、本年度办理结果", rowspan=height),)
    for result in (*results, _SUM):
        for row in _result(result):
            yield (*lead, *row)
            lead = ()


def _result(result: FigureRow | Outcome) -> Iterator[tuple[Box, ...]]:
    if isinstance(result, FigureRow):
        yield (Box(result.title, colspan=2), *_figures(result))
        return
    outcome: tuple[Box, ...] = (Box(result.title, rowspan=len(result.rows)),)
    for row in result.rows:
        yield (*outcome, Box(row.title), *_figures(row, f"{result.title} "))
        outcome = ()


def _figures(row: FigureRow, outcome: str = "") -> Iterator[Box]:
    for column in _COLUMNS:
        yield Box(figure=Figure((GROUP, row.key, column), outcome + row.title, column))


def requests_relations(results: Sequence[FigureRow | Outcome]) -> Iterator[Relation]:
    """What the form says of its columns and of the column 总计."""
    keys = [row.key for r in results for row in (r.rows if isinstance(r, Outcome) else (r,))]
    for column in _COLUMNS:
        yield Relation(
            f"申请办理表“{column}”一列",
            (_at(RECEIVED, column), _at(CARRIED_IN, column)),
            (_at(HANDLED, column), _at(CARRIED_OVER, column)),
            "一、二两项之和",
            "三（七）与四之和",
        )
        yield Relation(
            f"申请办理表“{column}”一列",
            (_at(HANDLED, column),),
            tuple(_at(key, column) for key in keys),
            "三（七）总计",
            "三（一）至（六）各行之和",
        )
    for key in (RECEIVED, CARRIED_IN, *keys, HANDLED, CARRIED_OVER):
        yield Relation(
            f"申请办理表“{key}”一行",
            (_at(key, TOTAL),),
            tuple(_at(key, column) for column in APPLICANTS),
            "总计",
            "自然人和五类法人之和",
        )


def _at(row: str, column: str) -> Address:
    return (GROUP, row, column)
