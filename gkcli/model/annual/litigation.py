"""The table on reconsideration and litigation, of the forms from 2019 on."""

from collections.abc import Iterator

from gkcli.model.annual.form import Box, Figure, Relation, Sheet

GROUP = "复议诉讼"
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_COLUMNS = (*_OUTCOMES, "总计")
_KINDS = {
    "行政复议": "行政复议",
    "直接起诉": "行政诉讼（未经复议直接起诉）",
    "复议后起诉": "行政诉讼（复议后起诉）",
}


def litigation_sheet() -> Sheet:
    """The table: one row of fifteen figures."""
    width = len(_COLUMNS)
    rows = (
        (
            Box("行政复议", colspan=width, header=True),
            Box("行政诉讼", colspan=2 * width, header=True),
        ),
        (
            *(Box(column, rowspan=2, header=True) for column in _COLUMNS),
            Box("未经复议直接起诉", colspan=width, header=True),
            Box("复议后起诉", colspan=width, header=True),
        ),
        tuple(Box(column, header=True) for column in _COLUMNS * 2),
        tuple(
            Box(figure=Figure((GROUP, key, column), kind, column))
            for key, kind in _KINDS.items()
            for column in _COLUMNS
        ),
    )
    widths = (1,) * (3 * width)
    return Sheet(GROUP, "政府信息公开行政复议、行政诉讼情况", "四", widths, 0, 3, rows)


def litigation_relations() -> Iterator[Relation]:
    """Each group's total is the sum of its four outcomes."""
    for key in _KINDS:
        yield Relation(
            f"复议诉讼表“{key}”一组",
            ((GROUP, key, "总计"),),
            tuple((GROUP, key, outcome) for outcome in _OUTCOMES),
            "总计",
            "前四项之和",
        )
