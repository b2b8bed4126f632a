"""What a document says of itself that can be checked: how many items, numbers of documents."""

import re
from collections.abc import Iterable, Sequence

from gkcli.exchange.documents.blocks import Document
from gkcli.exchange.intake.findings import Findings
from gkcli.exchange.intake.marks import value
from gkcli.exchange.intake.nesting import Group

_COUNT = re.compile(
    r"(?:共计?|合计|总计|计|分解为|细化为|涉及|提出"
    r"|等)[：: ]?(?:共)?[ ]?(?P<n>\d{1,4}"
    r"|[一二三四五六七八九十百]{1,4})[ ]?(?:大)?项"
    r"(?P<what>(?:重点|主要|具体|工作|改革|目标)*(?:任务|事项|工作|举措|措施)?)(?![目])"
)
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:政|办|发|函|字|文|委|厅|府|规|党|通|令|组"
    r"|纪)(?P<year>[〔\[（(﹝【〖<《]?\s?(?:19|20)\d{2}\s?[〕\]）)﹞】〗>》]?)"
    r"(?P<gap>\s?)第?\d{1,5}(?P<end>\s?[号號])"
)
_PROPER_YEAR = re.compile(r"〔\d{4}〕|\[\d{4}\]|【\d{4}】|﹝\d{4}﹞|[（(]\d{4}[)）]")


def check_counts(
    texts: Iterable[tuple[str, int]], parts: Sequence[Group], findings: Findings
) -> None:
    """Say where a declared count fits neither the whole document nor any part or section of it."""
    sizes = {len(section.items) for part in parts for section in part.groups}
    sizes |= {sum(len(section.items) for section in part.groups) for part in parts}
    whole = sum(len(section.items) for part in parts for section in part.groups)
    sizes |= {whole, len(parts), sum(len(part.groups) for part in parts)}
    for text, line in texts:
        for match in _COUNT.finditer(text):
            number = value(match["n"])
            if number and number not in sizes:
                findings.warn(
                    line,
                    "count-differs",
                    f"原文写着“{match[0]}”，读出来共 {whole} 项，各节各目也没有 {number} 项的。",
                    "请对照原件：是原件数错了，还是有几项没有读到。",
                )


def check_numbers(document: Document, findings: Findings) -> None:
    """Say where a document's number is damaged: a bracket lost, a blank or 號 in it."""
    for text in document.texts():
        for match in _NUMBER.finditer(text.text):
            year, end = match["year"], match["end"]
            sound = _PROPER_YEAR.fullmatch(year) and not match["gap"] and end == "号"
            if not sound:
                findings.warn(
                    text.line,
                    "number-damaged",
                    f"文号“{match[0]}”像是坏了，照原样收，没有改。",
                    "请对照原件；规范的写法是“机关代字〔年份〕序号号”。",
                )
