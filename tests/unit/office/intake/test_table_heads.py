"""Columns found by their heads, whatever their order and blanks."""

import pytest

from gkcli.office.intake.columns import ColumnRole, columns_of

N, G, T, R = ColumnRole.NUMBER, ColumnRole.GROUP, ColumnRole.TITLE, ColumnRole.REQUIREMENT
L, U, D, O = ColumnRole.LEAD, ColumnRole.RESPONSIBLE, ColumnRole.TIME, ColumnRole.OTHER  # noqa: E741


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("工 作 任 务|牵头单位|责 任 单 位|工 作 要 求", (T, L, U, R)),
        ("工作要求|责任单位|工作任务|牵头单位", (R, U, T, L)),
        (
            "序号|重点任务|改革举措|牵头领导|牵头单位|配合单位|完成时限|备注",
            (N, T, R, O, L, U, D, O),
        ),
        ("序号|项目名称|主要内容|责任单位", (N, T, R, U)),
        ("类别|序号|工作任务|具体要求|责任部门|时间进度", (G, N, T, R, U, D)),
        ("目标任务|工作措施|主办单位|协办单位|时限要求|完成情况", (T, R, L, U, D, O)),
        ("贯彻举措|责任科室(股室)|完成时间", (T, U, D)),
        ("民生实事|具体要求|指导部门|承办单位", (T, R, L, U)),
        ("反馈问题|整改措施|责任单位及责任人|整改时限", (T, R, U, D)),
        ("序号|任务|未见过的栏|责任单位", (N, T, O, U)),
    ],
)
def test_each_head_says_what_its_column_holds(heads, columns):
    assert columns_of(heads.split("|")) == columns


@pytest.mark.parametrize(
    "row",
    [
        "推进重点工作|区发改局|各镇|加强领导，做好工作。",
        "一、着力加强公开|||",
        "工作任务|||",
        "姓名|职务|电话|备注",
    ],
)
def test_other_rows_are_no_heads(row):
    assert columns_of(row.split("|")) is None
