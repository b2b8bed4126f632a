"""The upstream documents that a notice carries out, as its body names them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from gkcli.model.notice import Basis
from gkcli.office.intake.account import Findings
from gkcli.office.intake.lines import Line
from gkcli.office.intake.marks import value
from gkcli.office.intake.nesting import NumberedGroup

_TITLE = re.compile(
    r"《(?P<title>[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》"
    r"(?:[（(](?P<number>[^（()）\n]{2,20}?[〔\[（(﹝【]?(?:19"
    r"|20)\d{2}[〕\]）)﹞】]?第?\d+号"
    r"|[^（()）\n]{2,16}令?第?\d+号令?)(?:[，,、][^（()）]*)?[)）])?"
)
_CARRIES_OUT = re.compile(
    r"(?:贯彻|落实|根据|按照|依据|依照|执行|遵照|结合|对照|参照|转发|围绕|要求"
    r"|部署|和|及|、|与)[^。；！？《》]{0,20}$"
)
_OWN = re.compile(r"(?:现将|制定|制订|印发|形成|编制|起草|附件|修订)[^。；！？《》，]{0,10}$")


def basis_in(paragraphs: Iterable[str]) -> tuple[Basis, ...]:
    """The documents that a body names as what it carries out, each once, in its order."""
    found: dict[str, Basis] = {}
    for paragraph in paragraphs:
        for basis in _in(paragraph):
            found.setdefault(basis.title, basis)
    return tuple(found.values())


def _in(paragraph: str) -> Iterator[Basis]:
    for match in _TITLE.finditer(paragraph):
        before = paragraph[: match.start()]
        if _OWN.search(before) or not match["title"].strip():
            continue
        if match["number"] or _CARRIES_OUT.search(before):
            yield Basis(match["title"].strip(), match["number"])


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2}) ?年(?!\d)")
_BARE = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def year_of(
    titles: Iterable[str], signed: int | None, number: str, texts: Iterable[str]
) -> int | None:
    """The year in a title, else that of the signature or number, else the one most spoken of.

    None when the document names no year at all.
    """
    for title in titles:
        years = _YEAR.findall(normalize("NFKC", title))
        if years:
            return int(years[-1] if "—" in title or "-" in title else years[0])
    if signed is not None:
        return signed
    numbered = _BARE.search(number)
    if numbered:
        return int(numbered[1])
    spoken = Counter(year for text in texts for year in _YEAR.findall(normalize("NFKC", text)))
    return int(spoken.most_common(1)[0][0]) if spoken else None


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


def check_counts(lines: Iterable[Line], parts: Sequence[NumberedGroup], findings: Findings) -> None:
    """Say where a declared count fits neither the whole document nor any part or section of it."""
    sizes = {len(section.items) for part in parts for section in part.groups}
    sizes |= {sum(len(section.items) for section in part.groups) for part in parts}
    whole = sum(len(section.items) for part in parts for section in part.groups)
    sizes |= {whole, len(parts), sum(len(part.groups) for part in parts)}
    for line in lines:
        for match in _COUNT.finditer(line.text):
            number = value(match["n"])
            if number and number not in sizes:
                findings.warn(
                    line.line,
                    "count-differs",
                    f"原文写着“{match[0]}”，读出来共 {whole} 项，各节各目也没有 {number} 项的。",
                    "请对照原件：是原件数错了，还是有几项没有读到。",
                )


def check_numbers(lines: Iterable[Line], findings: Findings) -> None:
    """Say where a document's number is damaged: a bracket lost, a blank or 號 in it."""
    for line in lines:
        for match in _NUMBER.finditer(line.text):
            year, end = match["year"], match["end"]
            sound = _PROPER_YEAR.fullmatch(year) and not match["gap"] and end == "号"
            if not sound:
                findings.warn(
                    line.line,
                    "number-damaged",
                    f"文号“{match[0]}”像是坏了，照原样收，没有改。",
                    "请对照原件；规范的写法是“机关代字〔年份〕序号号”。",
                )
