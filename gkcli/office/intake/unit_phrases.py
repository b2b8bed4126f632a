"""The words about units in a paragraph of running text, and the text without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gkcli.office.intake.columns import PARTIES, ColumnRole
from gkcli.office.intake.duties import (
    LABEL,
    Duties,
    by_marks,
    duties,
    first_leads,
    label_column,
    without_mark,
)
from gkcli.office.intake.unit_names import Bracketed, bracketed, looks_like_unit, unit_list
from gkcli.text import trimmed

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_LABEL_AHEAD = re.compile(
    r"(?:(?<=[。；！？\n）)” \u3000])(?![ \u3000])|^)"
    rf"(?P<open>[（(〔\[【]?)[ \u3000]*+{LABEL}"
)
_ABOUT_UNITS = re.compile(
    r"(?:牵头|责任|负责|主办|配合|承办|协办)(?:单位|部门|处室|科室)[^，。；]{0,6}[:：]"
    r"|(?:局|委|办|厅|部|政府|中心|公司|单位|部门|镇|街道|院"
    r"|会)(?:等)?(?:[^，。；]{0,8})(?:牵头|负责|配合)"
)
_BRACKETED_LABEL = re.compile(
    r"(?:(?<=[。；！？\n）)])|^)"
    r"[【〔\[（(](?P<label>[\u4e00-\u9fff]{2,10})[】〕\]）)][ \u3000]*[:：]?"
)
_NOT_ABOUT_UNITS = re.compile(
    r"简称|领导|书记|主任|局长|县长|市长|区长|主要负责|谁|人员|同志|法定代表人|以下"
)
_LIMIT = re.compile(r"时限|期限|完成时间|时间要求|时间节点|时间进度|办理时间")
_LONGEST_PHRASE = 300
_LONGEST_BRACKET = 900
_SHORTEST_BARE = 3
_TITLED = re.compile(r"(?P<title>[^。！？；：，（）()]{2,40})[（(](?P<units>[^（）()]{3,200})[）)]")
_WHOSE = re.compile(r"[省市县区州旗]")
_ENDS = "。；！？…”"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a paragraph says about units.

    ``text`` is the paragraph without it; ``duties`` is None where it says nothing. ``rule`` tells
    that from here on the unit named first leads. ``doubtful`` are brackets that seem to be about
    units and were not understood; they stay in the text. ``titled`` tells that the paragraph is a
    title with a mere list of units behind it.
    """

    text: str
    duties: Duties | None = None
    rule: bool = False
    doubtful: tuple[str, ...] = field(default=())
    titled: bool = False

    @property
    def alone(self) -> bool:
        """Whether the paragraph is about units and nothing else."""
        return self.duties is not None and not self.text


def phrases(paragraph: str) -> Phrases:
    """The words about units in a paragraph: alone, in brackets, or in its last sentences."""
    paragraph = _BRACKETED_LABEL.sub(_labelled, paragraph)
    rule = first_leads(paragraph)
    whole = _whole(paragraph)
    if whole is not None:
        return Phrases("", whole, rule)
    title, behind = _parted(paragraph)
    if behind is not None:
        return Phrases(title, behind, rule, titled=True)
    text, found, doubtful = _without_brackets(paragraph)
    text, behind = _without_last_sentences(text, found is not None)
    if behind is not None:
        found = behind if found is None else found.joined(behind)
    return Phrases(_tidied(text), found, rule, doubtful)


def _whole(paragraph: str) -> Duties | None:
    """The duties of a paragraph that is one bracket or one labelled list and no more."""
    bare = trimmed(paragraph).rstrip("。；;")
    pieces = list(bracketed(bare))
    if pieces and (pieces[0].start, pieces[-1].end) == (0, len(bare)):
        found: Duties | None = None
        for piece in pieces:
            part = _bracket(piece.inside, ending=True)
            if part is None:
                return _labelled_line(bare)
            found = part if found is None else found.joined(part)
        return found
    return _labelled_line(bare)


def _labelled(match: re.Match[str]) -> str:
    """A label in brackets, 【责任单位】, as one with a colon."""
    known = label_column(match["label"]) in (*PARTIES, ColumnRole.TIME)
    return f"{match['label']}：" if known else match[0]


def _labelled_line(text: str) -> Duties | None:
    """The duties of a line that begins with a label; a time limit may be all that it says."""
    label = _LABEL_AHEAD.match(text)
    column = label_column(label["label"]) if label else None
    if column in PARTIES:
        return duties(text)
    if label and column is ColumnRole.TIME and _LIMIT.search(label["label"]):
        return duties(text) or Duties(time=trimmed(text[label.end() :].rstrip("。；;")))
    return None


def _without_brackets(text: str) -> tuple[str, Duties | None, tuple[str, ...]]:
    found: Duties | None = None
    doubtful: list[str] = []
    kept: list[str] = []
    start = 0
    for piece in bracketed(text):
        ending = (
            not text[piece.end :].strip("。；;、 \u3000\n")
            and text[: piece.start].rstrip()[-1:] in _ENDS
        )
        part = _bracket(piece.inside, ending=bool(ending))
        if part is None:
            if _seems(piece, ending=bool(ending)):
                doubtful.append(piece.inside)
            continue
        found = part if found is None else found.joined(part)
        kept.append(text[start : piece.start])
        start = piece.end
    return "".join([*kept, text[start:]]), found, tuple(doubtful)


def _bracket(inside: str, *, ending: bool) -> Duties | None:
    """The duties in a bracket; a mere list of units counts at the end of a paragraph only."""
    if len(inside) > _LONGEST_BRACKET:
        return None
    found = duties(inside)
    if found is not None and (found.lead or found.responsible):
        return found
    return _bare_list(inside) if ending else None


def _parted(text: str) -> tuple[str, Duties | None]:
    """A title and the mere list of units behind it; one alone must tell whose it is: 区教育局."""
    match = _TITLED.fullmatch(text)
    found = _bare_list(match["units"]) if match else None
    if match is None or found is None:
        return text, None
    named = len(found.responsible) > 1 or _WHOSE.match(match["units"])
    return (trimmed(match["title"]), found) if named else (text, None)


def _bare_list(inside: str) -> Duties | None:
    """A list of units without a verb, perhaps with a time at its end."""
    *names, last = re.split(r"[,，；;]", inside)
    timed = bool(names) and not looks_like_unit(last) and re.search(r"[年月日季]", last)
    units = unit_list("、".join(names) if timed else inside)
    if not units or not all(
        looks_like_unit(name) and len(name) >= _SHORTEST_BARE for name in map(without_mark, units)
    ):
        return None
    return replace(
        by_marks(units, leading=False),
        time=trimmed(last) if timed else "",
    )


def _without_last_sentences(text: str, has_units: bool) -> tuple[str, Duties | None]:  # noqa: FBT001
    """The text before 责任单位：… or a closing A牵头，B配合。, and the duties in it."""
    for match in _LABEL_AHEAD.finditer(text):
        closed = match["open"] and re.search(r"[）)〕\]】]", text[match.end() :])
        if label_column(match["label"]) in PARTIES and not closed:
            found = duties(text[match.start("label") :])
            if found is not None:
                return text[: match.start()], found
    if has_units:
        return text, None
    sentences = list(_sentences(text))
    if len(sentences) > 1 and len(sentences[-1]) <= _LONGEST_PHRASE:
        found = duties(sentences[-1])
        if found is not None and (found.lead or found.responsible):
            return "".join(sentences[:-1]), found
    return text, None


def _sentences(text: str) -> Iterator[str]:
    return (m[0] for m in _SENTENCE.finditer(text) if m[0].strip())


def _seems(piece: Bracketed, *, ending: bool) -> bool:
    """Whether a bracket seems to be about units: by a label, or at the end by its verbs."""
    if len(piece.inside) > _LONGEST_PHRASE or _NOT_ABOUT_UNITS.search(piece.inside):
        return False
    about = _ABOUT_UNITS.search(piece.inside)
    return about is not None and (ending or about[0].endswith(("：", ":")))


def _tidied(text: str) -> str:
    """The text with what a bracket that was taken away left behind."""
    return re.sub(r"([。！？；])[。；]+$", r"\1", trimmed(text).rstrip("、，"))
