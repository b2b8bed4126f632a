"""The text of a YAML file with its prose blanked out, so that only the layout is left."""

import re
from collections.abc import Iterator

from gkcli.errors import Diagnostic, Severity
from gkcli.patterns import late_pattern
from gkcli.yaml.slips import (
    BLANKS,
    DASHES,
    QUOTES,
    WIDE_BARS,
    WIDE_COLONS,
    WIDE_CURLY,
    WIDE_DASH,
    WIDE_PLUS,
    WIDE_SQUARE,
    Slip,
    bracket_slips,
    wide_colon,
)
from gkcli.yaml.source import Source

# A pattern that begins with a letter is searched for ten times as fast as one that begins with
# "^": so lines are found by the line end before them, and the first line is given one.
_HEADER = late_pattern(
    r"""\n(?P<lead>[ ]*+(?:[-?:][ ]++)*+)
        (?:---[ ]++)?
        (?P<key>[^\s\#][^\n]*?:[ \t]++)?
        [|>][-+0-9]{0,2}[ \t]*+(?:\#[^\n]*+)?(?=\n|\Z)""",
    re.VERBOSE,
)
"""The line that opens a block of prose: ``key: |``, ``- |-``, ``>``."""

# Each branch begins with a literal and looks back afterwards: so the search can skip to them.
_OPENS = r"(?:(?<=[:?\-,\n][ ].)|(?<=[\[{,\n\t].)|(?<=[ ][ ].)|(?<![\s\S].))"
_CLOSES = r"(?P<{}>(?=[ \t]*+(?:[:,\]}}\n]|\Z)|[ \t]++\#))?"

_QUOTED_OR_COMMENT = late_pattern(
    rf"""
    "{_OPENS}(?:[^"\\]|\\.)*+"{_CLOSES.format("double")}
    |'{_OPENS}(?:[^']|'')*+'{_CLOSES.format("single")}
    |\#(?:(?<=[ \t\n].)|(?<![\s\S].))[^\n]*+""",
    re.VERBOSE | re.DOTALL,
)

_WRAPPED_FLOW = late_pattern(
    r"""(?:\n[ ]*+(?:-[ ]++)*+|:[ ]++)
        (?:\[[^\[\]{}\n]*+\n[^\[\]{}]*+\]|\{[^\[\]{}\n]*+\n[^\[\]{}]*+\})""",
    re.VERBOSE,
)


def skeleton(text: str) -> str:
    """The layout of a YAML text, of the same length with a line end before it.

    The contents of ``|`` and ``>`` blocks become blanks, those of quotes and comments (behind
    their first two characters) the letter x, and a list in brackets stands on one line. It works
    on texts that YAML refuses, too: what a block holds is told by its indentation alone.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    text = _without_blocks(f"\n{text}")
    text = _QUOTED_OR_COMMENT.sub(_blank, text)
    return _WRAPPED_FLOW.sub(_unwrap, text)


def _without_blocks(text: str) -> str:
    pieces = []
    done = 0
    header = _HEADER.search(text)
    while header:
        start, parent = header.end(), _parent(header)
        after = re.compile(rf"\n(?:[ ]{{0,{max(parent, 0)}}}+|\t+)[^ \t\n]").search(text, start)
        end = after.start() if after and parent >= 0 else len(text)
        pieces += [text[done:start], " " * (end - start)]
        done = end
        header = _HEADER.search(text, end)
    pieces.append(text[done:])
    return "".join(pieces)


def _parent(header: re.Match[str]) -> int:
    """The indentation that the block's lines must exceed; -1 where the block is the whole file."""
    lead = header["lead"]
    return len(lead) if header["key"] else len(lead.rstrip()) - 1


def _unwrap(match: re.Match[str]) -> str:
    whole = match[0]
    return whole[0] + whole[1:].replace("\n", " ")


def _blank(match: re.Match[str]) -> str:
    whole = match[0]
    if whole[0] == "#":
        return whole[:2] + "x" * (len(whole) - 2)
    if match.lastgroup is None:
        return whole
    return whole[0] + "x" * (len(whole) - 2) + whole[-1]


_START = r"\n[ ]*+(?:-[ ]++)*+"
"""Where a line's own text begins; the line end before it is what the search can skip to."""

# Most files have nothing of what is only text here: it is compiled when it is needed.
_TAB = rf"{_START}(?P<at>\t)(?=[^\n]*\S)"
_WIDE_INDENT = late_pattern(rf"\n[ \t]*+(?P<at>[{BLANKS}])")

_KEY = rf"""[^\s:{WIDE_COLONS}\#"'\[\]{{}},&*!|>%@`][^\s:{WIDE_COLONS}\#,，。；]{{0,19}}"""
_WIDE_PAIR = rf"{_START}(?P<key>{_KEY})[ ]?(?P<at>[{WIDE_COLONS}])"
_NARROW_COLON = late_pattern(r":[^\s:/\\]")
_NARROW_PAIR = rf"{_START}(?P<key>{_KEY})(?P<at>:)(?=[^\s:/\\])(?![^\n]*:[ \n])"
_PAIR_BELOW = rf"[^\n]*\n(?P<indent>[ ]*+)[^\s\-\#][^\s:{WIDE_COLONS}]*[:{WIDE_COLONS}]"
_WORD = late_pattern(r"[A-Za-z_]+")

_COMMENT = late_pattern(r"\#(?=[^\s#])(?<=[ \t]\#)")

# The signs to look for before the search, for most files have none of them; then the search.
_SIGNS = (
    (
        "<",
        r"\n(?P<at><{7})(?=[ \n])",
        "merge-conflict",
        "从这里起是合并分支时没有理清的冲突，两边的写法都在。",
        "留下要留的行，删去“<<<<<<<”“=======”“>>>>>>>”这三行；台账里的记录两边都留。",
    ),
    (
        "-",
        rf"\n[ ]*+(?P<at>-)(?:[^\s\-\d]|[{BLANKS}])",
        "dash-without-blank",
        "“{sign}”后面没有半角空格，YAML 不把它当列表项。",
        "请在“-”后加一个空格：- …",
    ),
    (
        DASHES,
        rf"{_START}(?P<at>[{DASHES}](?=[ \u3000])|{WIDE_DASH})",
        "fullwidth-dash",
        "行首的“{sign}”不是半角的“-”，YAML 不把它当列表项。",
        "请改成半角的“-”加一个空格：- …",
    ),
    (
        WIDE_BARS,
        rf":[ ]++(?P<at>[{WIDE_BARS}])[-+{WIDE_DASH}{WIDE_PLUS}]?[ ]*+(?=\n|\Z)",
        "fullwidth-bar",
        "“{sign}”是全角的，YAML 不认它是多行文字的开头。",
        "请改成半角：|-",
    ),
    (
        WIDE_SQUARE + WIDE_CURLY,
        (
            rf"[:\-][ ]++(?P<at>{WIDE_SQUARE[0]}[^\n{WIDE_SQUARE}]*{WIDE_SQUARE[1]}"
            rf"|{WIDE_CURLY[0]}[^\n{WIDE_CURLY}]*{WIDE_CURLY[1]})[ ]*+(?=\n|\Z)"
        ),
        "fullwidth-bracket",
        "“{sign}”是全角括号，YAML 把整段当成一句文字。",
        "请改成半角的 [ ] 或 { }，里面用半角逗号隔开：[甲, 乙]",
    ),
    (
        QUOTES,
        rf"{_START}(?P<at>[{QUOTES}][^\s:{WIDE_COLONS}]+[{QUOTES}])[ ]*:[ \n]",
        "fullwidth-quote",
        "键外面是中文引号“{sign}”，它们成了键的一部分。",
        "请去掉键外面的引号。",
    ),
)


def layout_findings(source: Source) -> Iterator[Diagnostic]:
    """Findings about blanks and punctuation; prose in blocks, quotes and comments is not judged.

    All are warnings but those that no reader of YAML could take as they were meant.
    """
    layout = skeleton(source.text)
    for search in (_indents, _pairs, _signs, bracket_slips, _cut_comments):
        for slip in search(layout):
            yield source.finding(slip.offset - 1, slip.severity, slip.code, slip.message, slip.hint)


def _indents(layout: str) -> Iterator[Slip]:
    if "\t" in layout:
        for tab in re.finditer(_TAB, layout):
            yield Slip(
                tab.start("at"),
                "tab-indent",
                "这一行用制表符（Tab）缩进，YAML 只认空格。",
                "请把行首的 Tab 换成空格，每一级两个。",
                Severity.ERROR,
            )
    for blank in _WIDE_INDENT.finditer(layout):
        yield Slip(
            blank.start("at"),
            "fullwidth-indent",
            "这一行用全角空格（或不换行空格）缩进，YAML 把它当成文字。",
            "请把行首的空白删去，换成半角空格，每一级两个。",
            Severity.ERROR,
        )


def _pairs(layout: str) -> Iterator[Slip]:
    if any(colon in layout for colon in WIDE_COLONS):
        for pair in re.finditer(_WIDE_PAIR, layout):
            if _WORD.fullmatch(pair["key"]) or _is_pair(pair, layout):
                yield wide_colon(pair.start("at"), pair["key"], pair["at"])
    if _NARROW_COLON.search(layout):
        for pair in re.finditer(_NARROW_PAIR, layout):
            if _is_pair(pair, layout):
                yield Slip(
                    pair.start("at"),
                    "colon-without-blank",
                    f"“{pair['key']}:”后面没有空格，YAML 不把它当键。",
                    f"请在冒号后加一个空格：{pair['key']}: …",
                )


def _is_pair(pair: re.Match[str], layout: str) -> bool:
    """Whether a line was meant as a pair: a list item may be text, unless a pair is below it."""
    dash = pair[0].rfind("- ", 0, pair.start("key") - pair.start())
    if dash < 0:
        return True
    below = re.compile(_PAIR_BELOW).match(layout, pair.end())
    return below is not None and len(below["indent"]) >= dash


def _signs(layout: str) -> Iterator[Slip]:
    for signs, pattern, code, message, hint in _SIGNS:
        if not any(sign in layout for sign in signs):
            continue
        for found in re.finditer(pattern, layout):
            yield Slip(found.start("at"), code, message.replace("{sign}", found["at"][0]), hint)


def _cut_comments(layout: str) -> Iterator[Slip]:
    for comment in _COMMENT.finditer(layout):
        start = layout.rfind("\n", 0, comment.start())
        before = layout[start + 1 : comment.start()].rstrip()
        # Behind these a value has ended, so that nothing of it is lost.
        if before and not before.endswith(('"', "'", "]", "}", "|", ">", "|-", ">-", "|+", ">+")):
            yield Slip(
                comment.start(),
                "comment-cut",
                "空格后的“#”是注释的开头，从它起到行尾都不会读进来。",
                "是正文，就用半角双引号把整个值括起来；是注释，就在“#”后加一个空格。",
            )
