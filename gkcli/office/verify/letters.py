"""The notice around the tasks against the document's lines outside of them."""

import re
from collections.abc import Iterator, Sequence

from gkcli.model.notice import Notice
from gkcli.model.placeholders import PENDING
from gkcli.office.intake.lines import LineKind, date_in, line_kind
from gkcli.office.intake.marks import mark
from gkcli.office.verify.differences import Differences, alike
from gkcli.office.verify.places import SourcePlace
from gkcli.office.verify.strips import Strip, run_together, same_units
from gkcli.text import squeezed

_DIGIT = r"[\d〇零○OΟ一二三四五六七八九]"
_DATE = re.compile(rf"[12一二]{_DIGIT}{{3}}年(?:{_DIGIT}|十){{1,3}}月(?:{_DIGIT}|十){{1,3}}日")
_GLUE = re.compile(r"[：:，,。；;、（）()《》\s\-—…]|印发|附件\d*|第?\d+页")
TOTAL = re.compile(r"(?:合计|总计|小计|共计)")
"""How a line begins that only counts what stands above it."""

_ALIKE = 0.5
_ASIDE = frozenset(
    {LineKind.ANNOTATION, LineKind.ATTACHMENT, LineKind.IMPRINT, LineKind.REMARK, LineKind.LAYOUT}
)


def compare_letter(notice: Notice, places: Sequence[SourcePlace], differences: Differences) -> None:
    """Tell where head, body and foot differ, and what the document has beyond them."""
    strip = Strip.of([(place.cells[0].text, place.line) for place in places])
    if notice.addressees:
        _addressees(notice, places, strip, differences)
    missing: list[tuple[str, str]] = []
    perhaps: list[tuple[str, str]] = []
    for what, words, elsewhere in _wanted(notice):
        at = strip.strike(words)
        if at is not None and words not in strip.raw:
            differences.layout(strip.line_at(at), what)
        elif at is None and words != PENDING:
            (perhaps if squeezed(words) in elsewhere else missing).append((what, words))
    for what, words in missing:
        _differs(strip, what, words, differences)
    _dates(notice, strip, differences)
    for what, words in perhaps:
        _misspelt(strip, what, words, differences)
    strip.strike(notice.issuer)
    for repeated in (notice.number, notice.title, notice.table_title):
        strip.strike(repeated)
    _beyond(strip, places, differences)


def _wanted(notice: Notice) -> Iterator[tuple[str, str, str]]:
    """The words of the notice, and the words that may hold them already; longer ones first."""
    title = squeezed(notice.title)
    body = ((f"正文第{n}段", text, "") for n, text in enumerate(notice.body.split("\n"), 1))
    yield from sorted(body, key=lambda one: -len(one[1]))
    yield "标题", notice.title, ""
    yield "表名", notice.table_title, title
    yield "文号", notice.number, ""
    if notice.copies_line:
        yield "抄送", notice.copies_line, ""
    if notice.printed_by:
        yield "印发机关", notice.printed_by, ""
    yield "发文机关", notice.issuer, title


def _misspelt(strip: Strip, what: str, words: str, differences: Differences) -> bool:
    """Tell a line that is like the words, where there is one; strike it off."""
    for piece, index in strip.left_by_line():
        if alike(piece, squeezed(words)) >= _ALIKE and len(piece) < 2 * len(words):
            strip.strike(piece)
            differences.words(strip.lines[index], what, piece, words)
            return True
    return False


def _differs(strip: Strip, what: str, words: str, differences: Differences) -> None:
    """Tell words that do not stand whole, beside the line that is most like them."""
    wanted = squeezed(words)
    pairs = {wanted[n : n + 2] for n in range(len(wanted) - 1)}
    best, line, shared = "", 1, 0
    for piece, at in strip.left():
        for part in _lines(piece, wanted):
            common = len(pairs & {part[n : n + 2] for n in range(len(part) - 1)})
            if common > shared:
                best, line, shared = part, at, common
    if shared * 2 < len(pairs) or not pairs:
        differences.missing(1, what, words)
        return
    strip.strike(best)
    differences.words(line, what, best, wanted)


def _lines(piece: str, wanted: str) -> Iterator[str]:
    """The windows of a piece that may stand for the wanted words."""
    start = piece.find(wanted[:3])
    end = piece.find(wanted[-3:], max(start, 0))
    if start >= 0 and end >= 0:
        yield piece[start : end + 3]
    if start >= 0:
        yield piece[start : start + len(wanted)]
    if end >= 0:
        yield piece[max(0, end + 3 - len(wanted)) : end + 3]
    if len(piece) <= 2 * len(wanted):
        yield piece


def _addressees(
    notice: Notice, places: Sequence[SourcePlace], strip: Strip, differences: Differences
) -> None:
    lines = [place for place in places if line_kind(place.cells[0].text) is LineKind.ADDRESSEES]
    for place in lines:
        apart = not run_together(place.cells[0].text, notice.addressees)
        if apart and same_units(place.whole.rstrip("：:"), notice.addressees):
            strip.strike(place.whole)
            return
    ours = "、".join(notice.addressees)
    if lines:
        strip.strike(lines[0].whole)
        differences.words(lines[0].line, "主送机关", lines[0].whole, ours)
    else:
        differences.missing(1, "主送机关", ours)


def _dates(notice: Notice, strip: Strip, differences: Differences) -> None:
    """Strike the dates off; tell one that the document has otherwise."""
    wanted = {"成文日期": notice.signed_on, "印发日期": notice.printed_on}
    missing = []
    for what, day in wanted.items():
        written = (match[0] for match in _DATE.finditer(strip.rest))
        same = next((text for text in written if date_in(text) == day), None)
        if same is not None:
            strip.strike(same)
        elif day is not None:
            missing.append((what, day))
    for what, day in missing:
        ours = f"{day.year}年{day.month}月{day.day}日"
        other = _DATE.search(strip.rest)
        if other is not None:
            line = strip.line_at(other.start())
            strip.strike(other[0])
            differences.words(line, what, other[0], ours)
        elif not _misspelt(strip, what, ours, differences):
            _undated(what, ours, differences)


def _undated(what: str, ours: str, differences: Differences) -> None:
    """A day of printing comes from the document; one of signing may have been given."""
    if what == "印发日期":
        differences.missing(1, what, ours)
    else:
        differences.unstated(what, ours)


def _beyond(strip: Strip, places: Sequence[SourcePlace], differences: Differences) -> None:
    """Tell the lines that the workspace does not have; what stands around the text is an aside."""
    left = list(strip.left_by_line())
    whole = set(range(len(places))) - {index for _, index in left}
    first, last = min(whole, default=0), max(whole, default=0)
    kind = LineKind.TEXT
    asides: dict[int, list[str]] = {}
    for piece, index in left:
        if not _GLUE.sub("", piece):
            continue
        place = places[index]
        listed = kind is LineKind.ATTACHMENT and mark(piece) is not None
        kind = LineKind.ATTACHMENT if listed else line_kind(place.cells[0].text)
        own = len(piece) * 2 < len(place.whole)
        around = not (own or first <= index <= last) and kind is not LineKind.NUMBER
        if kind in _ASIDE or around or TOTAL.match(piece):
            asides.setdefault(place.line, []).append(f"“{piece}”")
        else:
            differences.beyond(place.line, "通知", piece)
    for line, pieces in asides.items():
        differences.aside(line, f"{''.join(pieces)}没有收在数据里")
