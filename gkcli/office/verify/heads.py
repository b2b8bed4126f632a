"""The heads of columns, as far as the comparison asks: who leads, who shares, what is told."""

import re
from collections.abc import Sequence

from gkcli.office.read.blocks import SourceCell
from gkcli.office.verify.numbering import bare_number, unnumbered
from gkcli.text import squeezed

_PARTY = r"(?:单位|部门|机关|机构|科室|股室|处室|镇街|主体|方)"
_WHO = re.compile(
    r"(?:牵头|主办|主责|主管|责任|负责|配合|协办|协同|协作|参与|参加|落实|承办|实施|执行|会办|承担"
    rf"|完成|协助|联办|具体|分工|支持|指导){_PARTY}|^{_PARTY}(?:名称)?$|(?:牵头|主办|配合|协办|责任|分工)$"
)
_LEADS = re.compile(r"牵头|主办|主责|主管|指导|主要责任|第一责任|主要负责")
_BRACKET = re.compile(r"[（(][^（()）]*[)）]")
_WHAT = re.compile(
    r"任务|事项|项目|内容|要求|措施|举措|目标$|指标|要点|工作|问题|名称|标准|做法|步骤|成果$|实事|分解"
)
_WHEN = re.compile(r"时限|时间|期限|节点|(?:^|时间|完成)进度$|进度(?:安排|要求|计划)|日期|工期")
_ASIDE = re.compile(
    r"(?:领导|责任人|负责人|联系人|联络员|专员|经办人|组长|分管|电话|签字)$|(?:情况|状态|进展|结果|成效)"
    r"|备注|说明|附注|资金|投资|分值|得分|完成率|来源|依据|类[别型]|分类|领域|板块|专题|一级|大项"
)
_SENTENCE = re.compile(r"[。；;，,：:]|(?:分解|任务|一览|汇总|分工|安排|工作|清单|责任|明细)表$")
_LONGEST = 20
_LONGEST_LINE = 8


def names_units(head: str) -> bool:
    """Whether units stand below a head."""
    return bool(_WHO.search(_BRACKET.sub("", head)))


def names_leads(head: str) -> bool:
    """Whether the units below a head lead; a rule in brackets that says which does not count."""
    return names_units(head) and bool(_LEADS.search(_BRACKET.sub("", head)))


def is_aside(head: str) -> bool:
    """Whether what stands below a head is known to be something else than what is to be done."""
    return is_time(head) or names_units(head) or bool(_ASIDE.search(head))


def is_carried(head: str) -> bool:
    """Whether a workspace has what stands below a head: what is to be done, and until when."""
    return not _ASIDE.search(head) and bool(_WHAT.search(head) or _WHEN.search(head))


def is_time(head: str) -> bool:
    """Whether a head says that times stand below it."""
    return bool(_WHEN.search(head)) and not names_units(head)


def are_heads(texts: Sequence[str], known: frozenset[str]) -> bool:
    """Whether cells are the heads of columns: what to do, and who does it or until when.

    ``known`` are words of the workspace, which no heads are.
    """
    heads = [head for head in map(squeezed, dict.fromkeys(texts)) if head]
    if not all(_is_short(head) and head not in known for head in heads):
        return False
    doers = [head for head in heads if names_units(head) or _WHEN.search(head)]
    return bool(doers) and any(is_carried(head) for head in heads if head not in doers)


def is_head_line(text: str, known: frozenset[str]) -> bool:
    """Whether a line by itself may be the head of a column that came out one cell a line."""
    head = squeezed(text)
    if len(head) > _LONGEST_LINE or head in known or not _is_short(head):
        return False
    return names_units(head) or is_carried(head) or head in ("序号", "备注")


def label(cells: Sequence[SourceCell], known: frozenset[str]) -> bool:
    """Whether the first of two cells is the head of the other, as in a form."""
    return len(cells) == 2 and is_head_line(cells[0].text, known)


def _is_short(head: str) -> bool:
    return (
        len(head) <= _LONGEST
        and not _SENTENCE.search(head)
        and not bare_number(head)
        and unnumbered(head) == head
    )
