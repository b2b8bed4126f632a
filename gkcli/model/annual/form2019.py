"""The forms for the reports on 2019 and from 2021 on. Source: 国办公开办函〔2021〕30号."""

from gkcli.model.annual.form_types import REGULATION_2019, Form, chapters
from gkcli.model.annual.requests import (
    RESULTS,
    FigureRow,
    Outcome,
    requests_relations,
    requests_sheet,
)
from gkcli.model.annual.tables import (
    FigureBlock,
    FigureColumn,
    disclosure_sheet,
    litigation_relations,
    litigation_sheet,
)

_MADE = (
    FigureColumn("本年制发件数", "本年制发件数"),
    FigureColumn("本年废止件数", "本年废止件数"),
    FigureColumn("现行有效件数", "现行有效件数"),
)
_DECIDED = (FigureColumn("本年处理决定数量", "本年处理决定数量"),)
_RESULTS = (
    *RESULTS,
    Outcome(
        "（六）其他处理",
        (
            FigureRow(
                "逾期不补正",
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            ),
            FigureRow(
                "逾期不缴费",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ),
            FigureRow("其他情形", "3.其他"),
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
                FigureBlock("一", _MADE, ("规章", "行政规范性文件")),
                FigureBlock("五", _DECIDED, ("行政许可",)),
                FigureBlock("六", _DECIDED, ("行政处罚", "行政强制")),
                FigureBlock(
                    "八",
                    (FigureColumn("本年收费金额", "本年收费金额（单位：万元）", "money"),),
                    ("行政事业性收费",),
                ),
            )
        ),
        requests_sheet(_RESULTS),
        litigation_sheet(),
    ),
    relations=(*requests_relations(_RESULTS), *litigation_relations()),
)

_MADE_2019 = (
    FigureColumn("本年新制作数量", "本年新制作数量"),
    FigureColumn("本年新公开数量", "本年新公开数量"),
    FigureColumn("对外公开总数量", "对外公开总数量"),
)
_ITEMS = (
    FigureColumn("上一年项目数量", "上一年项目数量"),
    FigureColumn("本年增减", "本年增/减", "change"),
)
_DECIDED_2019 = (*_ITEMS, FigureColumn("处理决定数量", "处理决定数量"))
_RESULTS_2019 = (*RESULTS, FigureRow("其他处理", "（六）其他处理"))

FORM_2019 = Form(
    name="2019",
    document="国办公开办函〔2019〕60号",
    first=2019,
    last=2020,
    law=REGULATION_2019,
    chapters=FORM_2021.chapters,
    aspects=(),
    sheets=(
        disclosure_sheet(
            (
                FigureBlock("一", _MADE_2019, ("规章", "规范性文件")),
                FigureBlock("五", _DECIDED_2019, ("行政许可", "其他对外管理服务事项")),
                FigureBlock("六", _DECIDED_2019, ("行政处罚", "行政强制")),
                FigureBlock("八", _ITEMS, ("行政事业性收费",)),
                FigureBlock(
                    "九",
                    (
                        FigureColumn("采购项目数量", "采购项目数量"),
                        FigureColumn("采购总金额", "采购总金额", "money"),
                    ),
                    ("政府集中采购",),
                ),
            )
        ),
        requests_sheet(_RESULTS_2019),
        litigation_sheet(),
    ),
    relations=(*requests_relations(_RESULTS_2019), *litigation_relations()),
)
