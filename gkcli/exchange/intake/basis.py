"""The upstream documents that a notice carries out, as its body names them."""

import re
from collections.abc import Iterable, Iterator

from gkcli.model.notice import Basis

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
