"""What a text says of the units that a workspace names: which of them lead, what else is there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkcli.text import squeezed

_U = r"[\ue000-\uf8ff]"
"""A unit that the workspace names, written as one character."""
_FIRST = 0xE000
_MOST = 6000
_SAID = re.compile(
    r"(?:[（(〔\[【])?(?:总?牵头|主办|协办|责任|负责|配合|承办|参与|参加|落实|指导"
    r"|实施|主管|协同|执行|完成)"
    r"(?:责任|负责|领导)?(?:单位|部门|科室|处室|机构|机关|主体|方)(?:及责任人)?[）)〕\]】]?[:：]?"
    r"|(?:共同|分别|联合|具体|统一|各自|按照?(?:各自)?职责(?:分工)?|根据职责(?:分工)?|等)*"
    r"(?:总?牵头|主办|(?:共同)?负责|承办|协办|协助|配合|参与|参加|组织实施"
    r"|抓好落实|落实|实施)(?:负责|落实|组织实施|组织|实施|推进|抓好|做好|到位)*"
    rf"|(?<={_U})等(?:\d+个)?(?:有关|相关)?(?:部门|单位)?(?!{_U})"
    rf"|(?:由|会同|并)(?={_U})|(?:\d{{1,2}}[.．、]|[①-⑳])(?={_U})"
)
_RULE = re.compile(r"[，。；]?(?:列|排|第一|首位)[^。；）)]{0,14}牵头(?:单位|部门)?(?:[，,]?下同)?")
_BETWEEN = re.compile(r"[、，,；;。/／★☆＊※▲\0\n（(〔\[【）)〕\]】:：]")
_ENDED = re.compile(r"[局委办厅部署院司镇乡道府会]$")
_JOINED = re.compile(rf"(?<={_U})(?:以及|会同|和|及|与)(?={_U})")
"""A word between two units, the first of which has to end as units do."""
_RUN = rf"(?:{_U}|[、，,和及与/／]|以及)+"
_LABELLED = re.compile(
    rf"(?:牵头|主办|主责)(?:责任)?(?:单位|部门|机构|科室|处室)[）)】〕\]]?[：:]?\n?({_RUN})"
)
_SPOKEN = re.compile(
    rf"({_RUN})等?(?:单位|部门)?(?:分别|共同|联合)*(?:总?牵头|主办)(?!单位|部门|领导|人)"
)
_MARKED = re.compile(rf"({_U})[（(](?:牵头|主办)[^（()）]{{0,4}}[)）〕】\]]|★({_U})|({_U})★")
_OPEN, _CLOSE = re.compile(r"[（(〔\[【]"), re.compile(r"[）)〕\]】]")
_BRACKETED = re.compile(r"[（(〔\[【][^（(〔\[【）)〕\]】]*[）)〕\]】]")
_ODD_ENDS = re.compile(r"^[，,。]|[、；;]|[，,。等]$")


@dataclass(frozen=True, slots=True)
class NamedParties:
    """The units that texts name, in order, and whatever else they say that is no role."""

    leads: tuple[str, ...]
    shares: tuple[str, ...]
    words: tuple[str, ...]
    """Names and the rest in order, as they stand."""
    is_whole: bool
    """Whether the texts name units and nothing else, each apart from the next."""

    def are(self, lead: tuple[str, ...], share: tuple[str, ...]) -> bool:
        """Whether these are the units that lead and share, to the letter and in order.

        Where a text says of nobody that he leads, it may be the unit that it names first.
        """
        if not self.is_whole or any(map(_is_odd, (*lead, *share))):
            return False
        if (self.leads, self.shares) == (lead, share):
            return True
        return not self.leads and lead == self.shares[:1] and share == self.shares[1:]


def parties_in(texts: Sequence[tuple[str, bool]], names: Sequence[str]) -> NamedParties:
    """The parties of texts without blanks, each with whether those it names all lead."""
    known = sorted({name for name in map(squeezed, names) if name}, key=lambda n: (-len(n), n))
    signs = {name: chr(_FIRST + n) for n, name in enumerate(known[:_MOST])}
    pattern = re.compile("|".join(map(re.escape, signs)) or r"(?!)")
    written = {sign: name for name, sign in signs.items()}
    leads: list[str] = []
    shares: list[str] = []
    words: list[str] = []
    odd: list[str] = []
    for text, all_lead in texts:
        signed = pattern.sub(lambda match: signs[match[0]], _RULE.sub("", text))
        leading = set(_leading(signed))
        for n, sign in enumerate(signed):
            if sign in written:
                torn = _is_torn(written[sign], signed[n - 1 : n], signed[n + 1 : n + 2])
                odd += [written[sign]] if torn else []
                (leads if all_lead or n in leading else shares).append(written[sign])
        words += _words(signed)
        joined = (written[signed[match.start() - 1]] for match in _JOINED.finditer(signed))
        odd += [name for name in joined if not _ENDED.search(name)]
    is_whole = all(word in written for word in words) and not odd
    plain = ["".join(written.get(sign, sign) for sign in word) for word in words]
    return NamedParties(
        tuple(dict.fromkeys(leads)), tuple(dict.fromkeys(shares)), tuple(plain), is_whole
    )


def run_together(text: str, names: Sequence[str]) -> bool:
    """Whether two of the names follow each other in a text with nothing at all between them."""
    spread = sorted((r"\s*".join(map(re.escape, squeezed(n))) for n in names if n), key=len)
    if len(spread) < 2:
        return False
    found = list(re.finditer("|".join(reversed(spread)), text))
    return any(one.end() == other.start() for one, other in pairwise(found))


def _is_odd(name: str) -> bool:
    """Whether a name has a separator at an end, or outside of brackets."""
    return bool(_ODD_ENDS.search(_BRACKETED.sub("", name)))


def _is_torn(name: str, before: str, after: str) -> bool:
    """Whether a bracket beside a name is the one that the name lacks."""
    depth = len(_OPEN.findall(name)) - len(_CLOSE.findall(name))
    return bool((depth > 0 and _CLOSE.match(after)) or (depth < 0 and _OPEN.match(before)))


def _leading(signed: str) -> Iterator[int]:
    """The places of the units that a text says lead: behind 牵头单位：, or before 牵头, or at ★."""
    for pattern in (_LABELLED, _SPOKEN, _MARKED):
        for match in pattern.finditer(signed):
            group = match.lastindex or 0
            yield from range(match.start(group), match.end(group))


def _words(signed: str) -> list[str]:
    """What is between separators and roles; two units side by side are apart."""
    apart = re.sub(rf"(?<={_U})(?={_U})", "、", _SAID.sub("、", _JOINED.sub("、", signed)))
    return [word for word in _BETWEEN.split(apart) if word]
