"""What the columns of a table hold, as their heads say."""

import re
from collections.abc import Sequence
from enum import StrEnum
from unicodedata import normalize

from gkcli.text import squeezed


class ColumnRole(StrEnum):
    """What a column holds."""

    NUMBER = "编号"
    GROUP = "分类"
    TITLE = "任务"
    REQUIREMENT = "要求"
    LEAD = "牵头单位"
    RESPONSIBLE = "责任单位"
    TIME = "时限"
    OTHER = "其他"


_PARTY = r"(?:单位|部门|机关|机构|科室|科\(?股?\)?室|股室|处室|镇街|街镇|主体|方)"
_ITEM = r"(?:任务|事项|举措|措施|项目|要点|目标|实事|内容|工作|指标)"

# Tried in order; the whole head has to match, without blanks and with half-width brackets.
_HEADS = (
    (ColumnRole.NUMBER, r"序号?|编号|项号|号|项次|序列号?|任务(?:编|序)?号|No\.?"),
    (
        ColumnRole.OTHER,
        r"(?!.*(?:单位|部门)).*(?:领导|责任人|负责人|联系人|联络员|专员|经办人|组长|分管).*"
        r"|.*(?:电话|签字|联系方式)"
        r"|.*(?:完成|进展|落实|工作|推进|办理|执行)(?:情况|状态|进度|进展|结果"
        r"|成效)(?:说明)?|.*完成率"
        r"|备注|说明|附注|注|.*(?:资金|投资|分值|得分|评分|权重|类型|依据|来源|佐证|材料)",
    ),
    (
        ColumnRole.TIME,
        r".*(?:时限|时间|期限|节点|进度(?:安排|要求|计划)?|工期|日期)(?:要求|安排"
        r"|节点|进度|计划|表)?",
    ),
    (
        ColumnRole.LEAD,
        rf"(?:.*(?:牵头|主办|主责|主管|指导|主要责任|第一责任|总牵头|主要负责)){_PARTY}.*"
        rf"|牵头|主办",
    ),
    (
        ColumnRole.RESPONSIBLE,
        rf".*(?:责任|负责|配合|协办|协同|协作|参与|参加|落实|承办|实施|执行|会办"
        rf"|承担|完成|协助|联办|具体|分工|支持){_PARTY}.*"
        rf"|责任分工|任务分工|分工|{_PARTY}|单位名称|部门名称|责任|配合|协办",
    ),
    (ColumnRole.GROUP, r".*(?:类别|分类|领域|板块|一级指标|一级任务|大项|类型|专题|方面|版块)"),
    (
        ColumnRole.REQUIREMENT,
        r".*(?:要求|措施|举措|内容|标准|做法|步骤|路径|抓手|描述|细则|要点|成果"
        r"|分解)|(?:任务|工作|年度)?目标|.*(?:二|三)级(?:指标|任务)",
    ),
    (ColumnRole.TITLE, rf".*{_ITEM}(?:名称|清单|事项)?|名称|.*任务.*|.*问题(?:清单|描述|表述)?"),
)
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _HEADS)
_LONGEST_HEAD = 20
_NO_HEAD = re.compile(
    r"[。；;，,]|(?:分解|任务|一览|汇总|分工|安排|工作|清单|责任|明细)表$|(?:方案|通知|台账|意见)$"
)
_RULE = re.compile(r"为|列|排|第一|首|标|[★☆*※▲]")
"""What is in the brackets of a head that says which of the units leads."""
_LONGEST_UNKNOWN_HEAD = 8

Columns = tuple[ColumnRole, ...]

PARTIES = (ColumnRole.LEAD, ColumnRole.RESPONSIBLE)
"""The columns that name units."""


def columns_of(heads: Sequence[str]) -> Columns | None:
    """What each column of a row of heads holds; None when the row is no row of heads.

    A row of heads names what is to be done and, in another column, who does it or by when.
    """
    if not heads or head_column(max(heads, key=len)) is None:  # As in most rows of a table.
        return None
    found = [head_column(head) for head in heads]
    if None in found:
        return None
    columns = _with_title([column or ColumnRole.OTHER for column in found], heads)
    doers = {ColumnRole.LEAD, ColumnRole.RESPONSIBLE, ColumnRole.TIME}
    if ColumnRole.TITLE not in columns or not doers & set(columns):
        return None
    return tuple(columns)


def head_column(head: str) -> ColumnRole | None:
    """The column of a head; None for what is no head, OTHER for an empty or unknown one."""
    text = normalize("NFKC", squeezed(head))
    if not text:
        return ColumnRole.OTHER
    if len(text) > _LONGEST_HEAD or _NO_HEAD.search(text):
        return None
    bracket = re.search(r"\([^()]*\)$", text)
    bare = text[: bracket.start()] if bracket else text
    ruled = bracket is not None and _RULE.search(bracket[0])
    for candidate in (bare, text) if ruled else (text, bare):
        for column, pattern in _PATTERNS:
            if candidate and pattern.fullmatch(candidate):
                return column
    return ColumnRole.OTHER if len(text) <= _LONGEST_UNKNOWN_HEAD else None


def _with_title(columns: list[ColumnRole], heads: Sequence[str]) -> list[ColumnRole]:
    """One column as the title, the first of the requirements where no head says so."""
    titles = _distinct(columns, heads, ColumnRole.TITLE)
    requirements = _distinct(columns, heads, ColumnRole.REQUIREMENT)
    if not titles and requirements:
        _set(columns, heads, requirements[0], ColumnRole.TITLE)
    elif len(titles) > 1:
        rest = titles[1:]
        if requirements and requirements[0] > titles[-1]:
            _set(columns, heads, titles[0], ColumnRole.GROUP)
            rest = titles[2:]
        for index in rest:
            _set(columns, heads, index, ColumnRole.REQUIREMENT)
    return columns


def _distinct(columns: Sequence[ColumnRole], heads: Sequence[str], wanted: ColumnRole) -> list[int]:
    """The first place of each head of that kind; a merged head stands in several."""
    places: dict[str, int] = {}
    for index, column in enumerate(columns):
        if column is wanted:
            places.setdefault(heads[index], index)
    return list(places.values())


def _set(columns: list[ColumnRole], heads: Sequence[str], index: int, column: ColumnRole) -> None:
    for place, head in enumerate(heads):
        if head == heads[index] and place >= index:
            columns[place] = column
