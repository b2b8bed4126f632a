"""The notice around the tasks against the document's lines outside of them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gkcli.model.notice import Notice
from gkcli.model.placeholders import PENDING
from gkcli.office.verify.differences import Differences, alike
from gkcli.office.verify.numbering import unnumbered
from gkcli.office.verify.parties import parties_in, run_together
from gkcli.office.verify.places import SourcePlace
from gkcli.office.verify.strips import Strip
from gkcli.text import number, squeezed, year_number

_DIGIT = r"[\d〇零○OΟ一二三四五六七八九]"
_DATE = re.compile(
    rf"([12一二]{_DIGIT}{{3}})年((?:{_DIGIT}|十){{1,3}})月((?:{_DIGIT}|十){{1,3}})日"
    r"|((?:19|20)\d\d)[-.\/](\d{1,2})[-.\/](\d{1,2})"
)
_GLUE = re.compile(r"[：:，,。；;、（）()《》\s\-—…]|印发|附件\d*|第?\d+页")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计)")
"""How a line begins that only counts what stands above it."""
_ATTACHMENT = re.compile(r"附(?:件|表|录)?(?:\d{1,2}|[一二三四五六七八九十])?(?:$|[：:.．、])")
_ASIDE = re.compile(
    r"[（(]?(?:此件|信息公开|公开(?:属性|类别|方式|选项)|联系人)|[（(][^（()）]*公开[^（()）]*[)）]$"
    r"|(?:备?注|说明|附注)\d?[：:.]"
    r"|(?:填报|填表|制表|报送|编制|发布|发文|生成|生效|成文|废止|信息)"
    r"(?:单位|部门|日期|时间|人|机构|机关|字号|索引号|来源)[:：]"
    r"|(?:单位|索引号|文号|主题(?:词|分类)|有效性|来源|字号|(?:浏览|阅读)次数|点击数?|签发人|密级|紧急程度"
    r"|组配分类|内容概述|作者|(?:当前)?位置)[:：]|首页>|[\u4e00-\u9fff]{2,25}文件$|\d{6}$|打印|关闭|分享到"
)
_LISTED = re.compile(r"\d{1,2}[.．、]")
_DOCUMENT_NUMBER = re.compile(r".{2,16}(?:19|20)\d{2}.{0,8}[号號][)）]?$")
_ALIKE = 0.5


def is_foot(text: str, notice: Notice) -> bool:
    """Whether a line is what stands below tasks: who issues and prints it when, and remarks."""
    rest = squeezed(text)
    if _ASIDE.match(rest) or _ATTACHMENT.match(rest) or _TOTAL.match(rest):
        return True
    for words in (notice.copies_line, notice.printed_by, notice.issuer):
        rest = rest.replace(squeezed(words or ""), "") if words else rest
    return not _GLUE.sub("", _DATE.sub("", rest))


def compare_letter(
    notice: Notice,
    places: Sequence[SourcePlace],
    reach: int,
    titles: frozenset[str],
    differences: Differences,
) -> None:
    """Tell where head, body and foot differ, and what the document has beyond them.

    So many places stand before the last task at least; ``titles`` are the headings of tasks.
    """
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
    _beyond(strip, places, reach, titles, differences)


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
    """Strike off the line that names most of the addressees; tell where it names others."""
    names = [squeezed(name) for name in notice.addressees]
    ours = "、".join(notice.addressees)
    able = [place for place in places if place.whole.endswith(("：", ":"))]
    best = max(
        able, key=lambda p: (sum(n in p.whole for n in names), alike(p.whole, ours)), default=None
    )
    if best is None or (
        not any(name in best.whole for name in names) and not alike(best.whole, ours)
    ):
        differences.missing(1, "主送机关", ours)
        return
    strip.strike(best.whole)
    said = parties_in([(best.whole, False)], names)
    joined = run_together(best.cells[0].text, names)
    if joined or not said.is_whole or said.shares != tuple(dict.fromkeys(names)):
        differences.words(best.line, "主送机关", best.whole, ours)


def _dates(notice: Notice, strip: Strip, differences: Differences) -> None:
    """Strike the dates off; tell one that the document has otherwise."""
    wanted = {"成文日期": notice.signed_on, "印发日期": notice.printed_on}
    missing = []
    for what, day in wanted.items():
        written = _DATE.finditer(strip.rest)
        same = next((match[0] for match in written if _day(match) == day), None)
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


def _day(match: re.Match[str]) -> date | None:
    year, month, day = filter(None, match.groups())
    try:
        return date(year_number(year), number(month), number(day))
    except ValueError:
        return None


def _undated(what: str, ours: str, differences: Differences) -> None:
    """A day of printing comes from the document; one of signing may have been given."""
    if what == "印发日期":
        differences.missing(1, what, ours)
    else:
        differences.unstated(what, ours)


def _beyond(
    strip: Strip,
    places: Sequence[SourcePlace],
    reach: int,
    titles: frozenset[str],
    differences: Differences,
) -> None:
    """Tell the lines that the workspace does not have; what stands around the text is an aside."""
    left = list(strip.left_by_line())
    whole = set(range(len(places))) - {index for _, index in left}
    first, last = min(whole, default=0), max(*whole, reach - 1, 0)
    listing = False
    asides: dict[int, list[str]] = {}
    for piece, index in left:
        if not _GLUE.sub("", piece):
            continue
        place = places[index]
        listing = bool(_ATTACHMENT.match(place.whole) or (listing and _LISTED.match(piece)))
        own = len(piece) * 2 < len(place.whole)
        around = not (own or first <= index <= last)
        around = around and not _DOCUMENT_NUMBER.match(place.whole)
        repeated = unnumbered(place.whole) in titles
        if listing or around or repeated or _ASIDE.match(place.whole) or _TOTAL.match(piece):
            asides.setdefault(place.line, []).append(f"“{piece}”")
        else:
            differences.beyond(place.line, "通知", piece)
    for line, pieces in asides.items():
        differences.aside(line, f"{''.join(pieces)}没有收在数据里")
