"""The form for the reports from that on 2021. Source: 国办公开办函〔2021〕30号."""

from gkcli.model.annual.disclosure import Block, Column, disclosure_sheet
from gkcli.model.annual.form import Form, chapters
from gkcli.model.annual.law import REGULATION_2019
from gkcli.model.annual.litigation import litigation_relations, litigation_sheet
from gkcli.model.annual.requests import RESULTS, Outcome, Row, requests_relations, requests_sheet

_MADE = (
    Column("本年制发件数", "本年制发件数"),
    Column("本年废止件数", "本年废止件数"),
    Column("现行有效件数", "现行有效件数"),
)
_DECIDED = (Column("本年处理决定数量", "本年处理决定数量"),)
_RESULTS = (
    *RESULTS,
    Outcome(
        "（六）其他处理",
        (
            Row(
                "逾期不补正",
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            ),
            Row(
                "逾期不缴费",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ),
            Row("其他情形", "3.其他"),
        ),
    ),
)

FORM_2021 = Form(
    name="2021",
    document="国办公开办函〔2021〕30号",
    first=2021,
    last=None,
    law=REGULATION_2019,
    chapters=chapters(
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    ),
    aspects=(
        "主动公开",
        "依申请公开",
        "政府信息管理",
        "政府信息公开平台建设",
        "监督保障（含工作考核、社会评议和责任追究结果情况）",
    ),
    sheets=(
        disclosure_sheet(
            (
                Block("一", _MADE, ("规章", "行政规范性文件")),
                Block("五", _DECIDED, ("行政许可",)),
                Block("六", _DECIDED, ("行政处罚", "行政强制")),
                Block(
                    "八",
                    (Column("本年收费金额", "本年收费金额（单位：万元）", "money"),),
                    ("行政事业性收费",),
                ),
            )
        ),
        requests_sheet(_RESULTS),
        litigation_sheet(),
    ),
    relations=(*requests_relations(_RESULTS), *litigation_relations()),
)
