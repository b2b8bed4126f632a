"""The form for the reports on 2019 and 2020. Source: 国办公开办函〔2019〕60号 (on trial)."""

from gkcli.model.annual.disclosure import Block, Column, disclosure_sheet
from gkcli.model.annual.form import Form
from gkcli.model.annual.form2021 import FORM_2021
from gkcli.model.annual.law import REGULATION_2019
from gkcli.model.annual.litigation import litigation_relations, litigation_sheet
from gkcli.model.annual.requests import RESULTS, Row, requests_relations, requests_sheet

_MADE = (
    Column("本年新制作数量", "本年新制作数量"),
    Column("本年新公开数量", "本年新公开数量"),
    Column("对外公开总数量", "对外公开总数量"),
)
_ITEMS = (
    Column("上一年项目数量", "上一年项目数量"),
    Column("本年增减", "本年增/减", "change"),
)
_DECIDED = (*_ITEMS, Column("处理决定数量", "处理决定数量"))
_RESULTS = (*RESULTS, Row("其他处理", "（六）其他处理"))

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
                Block("一", _MADE, ("规章", "规范性文件")),
                Block("五", _DECIDED, ("行政许可", "其他对外管理服务事项")),
                Block("六", _DECIDED, ("行政处罚", "行政强制")),
                Block("八", _ITEMS, ("行政事业性收费",)),
                Block(
                    "九",
                    (
                        Column("采购项目数量", "采购项目数量"),
                        Column("采购总金额", "采购总金额", "money"),
                    ),
                    ("政府集中采购",),
                ),
            )
        ),
        requests_sheet(_RESULTS),
        litigation_sheet(),
    ),
    relations=(*requests_relations(_RESULTS), *litigation_relations()),
)
