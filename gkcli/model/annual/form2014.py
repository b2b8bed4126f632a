"""The form for the reports on 2014 to 2018: a table of 65 rows as an annex.

Sources: 国办发〔2014〕32号 for the table, article 32 of the Regulation of 2007 for the chapters.
Only the rows marked certain were seen in published tables; the words of the others are as they
are remembered, and are marked 待核 wherever they are printed.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from gkcli.model.annual.form_types import (
    REGULATION_2007,
    Address,
    Box,
    Figure,
    Form,
    Relation,
    Sheet,
    chapters,
)

if TYPE_CHECKING:
    from gkcli.model.figures import Kind

_NO_NUMBER = "——"


class _Row(NamedTuple):
    title: str
    unit: str = ""
    at: str = ""
    certain: bool = False


_ROWS = (
    _Row("一、主动公开情况", certain=True),
    _Row(
        "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
        "条",
        "主动公开.信息总数",
        certain=True,
    ),
    _Row("其中：主动公开规范性文件数", "条", "主动公开.规范性文件", certain=True),
    _Row("制发规范性文件总数", "件", "主动公开.制发规范性文件", certain=True),
    _Row("（二）通过不同渠道和方式公开政府信息的情况"),
    _Row("1.政府公报公开政府信息数", "条", "主动公开.政府公报"),
    _Row("2.政府网站公开政府信息数", "条", "主动公开.政府网站"),
    _Row("3.政务微博公开政府信息数", "条", "主动公开.政务微博"),
    _Row("4.政务微信公开政府信息数", "条", "主动公开.政务微信"),
    _Row("5.其他方式公开政府信息数", "条", "主动公开.其他方式"),
    _Row("二、回应解读情况"),
    _Row(
        "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）",
        "次",
        "回应解读.回应热点",
    ),
    _Row("（二）通过不同渠道和方式回应解读的情况"),
    _Row("1.参加或举办新闻发布会总次数", "次", "回应解读.新闻发布会"),
    _Row("其中：主要负责同志参加新闻发布会次数", "次", "回应解读.负责同志发布会"),
    _Row("2.政府网站在线访谈次数", "次", "回应解读.在线访谈"),
    _Row("其中：主要负责同志参加政府网站在线访谈次数", "次", "回应解读.负责同志访谈"),
    _Row("3.政策解读稿件发布数", "篇", "回应解读.政策解读稿件"),
    _Row("4.微博微信回应事件数", "次", "回应解读.微博微信"),
    _Row("5.其他方式回应事件数", "次", "回应解读.其他方式"),
    _Row("三、依申请公开情况"),
    _Row("（一）收到申请数", "件", "依申请公开.收到申请"),
    _Row("1.当面申请数", "件", "依申请公开.当面"),
    _Row("2.传真申请数", "件", "依申请公开.传真"),
    _Row("3.网络申请数", "件", "依申请公开.网络"),
    _Row("4.信函申请数", "件", "依申请公开.信函"),
    _Row("（二）申请办结数", "件", "依申请公开.办结"),
    _Row("1.按时办结数", "件", "依申请公开.按时办结"),
    _Row("2.延期办结数", "件", "依申请公开.延期办结"),
    _Row("（三）申请答复数", "件", "依申请公开.答复"),
    _Row("1.属于已主动公开范围数", "件", "依申请公开.已主动公开"),
    _Row("2.同意公开答复数", "件", "依申请公开.同意公开"),
    _Row("3.同意部分公开答复数", "件", "依申请公开.部分公开"),
    _Row("4.不同意公开答复数", "件", "依申请公开.不同意公开"),
    _Row("其中：涉及国家秘密", "件", "依申请公开.国家秘密"),
    _Row("涉及商业秘密", "件", "依申请公开.商业秘密"),
    _Row("涉及个人隐私", "件", "依申请公开.个人隐私"),
    _Row("危及国家安全、公共安全、经济安全和社会稳定", "件", "依申请公开.三安全一稳定"),
    _Row("不是《条例》所指政府信息", "件", "依申请公开.非政府信息"),
    _Row("法律法规规定的其他情形", "件", "依申请公开.其他情形"),
    _Row("5.不属于本行政机关公开数", "件", "依申请公开.非本机关"),
    _Row("6.申请信息不存在数", "件", "依申请公开.不存在"),
    _Row("7.告知作出更改补充数", "件", "依申请公开.更改补充"),
    _Row("8.告知通过其他途径办理数", "件", "依申请公开.其他途径"),
    _Row("四、行政复议数量", "件", "行政复议.总数"),
    _Row("（一）维持具体行政行为数", "件", "行政复议.维持"),
    _Row("（二）被依法纠错数", "件", "行政复议.纠错"),
    _Row("（三）其他情形数", "件", "行政复议.其他情形"),
    _Row("五、行政诉讼数量", "件", "行政诉讼.总数"),
    _Row("（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "行政诉讼.维持或驳回"),
    _Row("（二）被依法纠错数", "件", "行政诉讼.纠错"),
    _Row("（三）其他情形数", "件", "行政诉讼.其他情形"),
    _Row("六、举报投诉数量", "件", "举报投诉"),
    _Row("七、依申请公开信息收取的费用", "万元", "收取费用"),
    _Row("八、机构建设和保障经费情况"),
    _Row("（一）政府信息公开工作专门机构数", "个", "机构经费.专门机构"),
    _Row("（二）设置政府信息公开查阅点数", "个", "机构经费.查阅点"),
    _Row("（三）从事政府信息公开工作人员数", "人", "机构经费.工作人员"),
    _Row("1.专职人员数（不包括政府公报及政府网站工作人员数）", "人", "机构经费.专职人员"),
    _Row("2.兼职人员数", "人", "机构经费.兼职人员"),
    _Row(
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
        "机构经费.专项经费",
    ),
    _Row("九、政府信息公开会议和培训情况"),
    _Row("（一）召开政府信息公开工作会议或专题会议数", "次", "会议培训.会议"),
    _Row("（二）举办各类培训班数", "次", "会议培训.培训班"),
    _Row("（三）接受培训人员数", "人次", "会议培训.培训人次"),
)

_SUMS = {
    "依申请公开.收到申请": "当面 传真 网络 信函",
    "依申请公开.办结": "按时办结 延期办结",
    "依申请公开.答复": (
        "已主动公开 同意公开 部分公开 不同意公开 非本机关 不存在 更改补充 其他途径"
    ),
    "依申请公开.不同意公开": ("国家秘密 商业秘密 个人隐私 三安全一稳定 非政府信息 其他情形"),
    "行政复议.总数": "维持 纠错 其他情形",
    "行政诉讼.总数": "维持或驳回 纠错 其他情形",
    "机构经费.工作人员": "专职人员 兼职人员",
}
"""A row and the rows that divide it. How much went out by each channel is no such division:
what is published twice counts once."""

_PARTS = (
    ("主动公开.规范性文件", "主动公开.信息总数"),
    ("回应解读.负责同志发布会", "回应解读.新闻发布会"),
    ("回应解读.负责同志访谈", "回应解读.在线访谈"),
)
"""A row that begins with 其中 and the one above it."""


def _at(text: str) -> Address:
    return tuple(text.split("."))


def _sheet() -> Sheet:
    head = tuple(Box(title, header=True) for title in ("统计指标", "单位", "统计数"))
    rows = tuple(_boxes(row) for row in _ROWS)
    return Sheet("统计表", "政府信息公开情况统计表", "", (8, 1, 2), 1, 1, (head, *rows))


def _boxes(row: _Row) -> tuple[Box, ...]:
    title = Box(row.title, certain=row.certain)
    if not row.at:
        return (title, Box(_NO_NUMBER), Box(_NO_NUMBER))
    kind: Kind = "money" if row.unit == "万元" else "count"
    figure = Figure(_at(row.at), row.title, "", kind, row.unit)
    return (title, Box(row.unit), Box(figure=figure))


def _relations() -> Iterator[Relation]:
    titles = {_at(row.at): row.title for row in _ROWS if row.at}
    for whole, parts in _SUMS.items():
        total = _at(whole)
        yield Relation(
            f"统计表“{titles[total]}”",
            (total,),
            tuple((total[0], part) for part in parts.split()),
            "本行",
            "下面各项之和",
            stated=False,
        )
    for part, whole in _PARTS:
        yield Relation(
            f"统计表“{titles[_at(part)]}”",
            (_at(part),),
            (_at(whole),),
            "本行",
            "上面的总数",
            "<=",
            stated=False,
        )


FORM_2014 = Form(
    name="2014",
    document="国办发〔2014〕32号",
    first=2014,
    last=2018,
    law=REGULATION_2007,
    chapters=chapters(
        "行政机关主动公开政府信息的情况",
        "行政机关依申请公开政府信息和不予公开政府信息的情况",
        "政府信息公开的收费及减免情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "其他需要报告的事项",
    ),
    aspects=(),
    sheets=(_sheet(),),
    relations=tuple(_relations()),
)
