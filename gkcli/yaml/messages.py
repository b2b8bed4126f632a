"""What YAML's parser complains about, said in Chinese with what to type instead."""

import re

from gkcli.frozen import frozen
from gkcli.yaml.tree import DEEPEST, TOO_DEEP

SYNTAX_HINT = "请对照上下几行的写法检查：缩进、冒号后的空格、引号和括号是否成对。"


_PILED = 1024
"""How many characters the parser looks ahead for the colon that would make a key of a bracket."""

_PILE = re.compile(rf"(?:[\[{{][ \t]*){{{DEEPEST}}}([\[{{])(?:[ \t]*[\[{{])*[ \t]*\Z")


@frozen
class Complaint:
    """A syntax error as the parser knows it; the offsets count characters of ``text``."""

    text: str
    context: str
    problem: str
    opened: int
    offset: int

    @property
    def before(self) -> str:
        """What stands on the same line before the place of the error."""
        start = max(self.text.rfind(end, 0, self.offset) for end in "\r\n") + 1
        return self.text[start : self.offset]

    @property
    def character(self) -> str:
        """The character at the place of the error, "" at the end of the file."""
        return self.text[self.offset : self.offset + 1]


@frozen
class Explanation:
    """The finding that a complaint turns into; ``offset`` is where a person should look."""

    offset: int
    code: str
    message: str
    hint: str = SYNTAX_HINT


def explain(complaint: Complaint) -> Explanation:
    """What a parser's complaint means to the person who typed the file."""
    said = f"{complaint.context}: {complaint.problem}"
    for pattern, rule in _RULES:
        if pattern.search(said):
            return rule(complaint)
    if _PILE.search(complaint.text, max(complaint.offset - _PILED, 0), complaint.offset):
        return _too_deep(complaint)
    return Explanation(complaint.offset, "yaml-syntax", "这里不符合 YAML 的写法。")


def _too_deep(complaint: Complaint) -> Explanation:
    """What the parser itself finds too deep: it looks ahead of what has been built so far."""
    pile = _PILE.search(complaint.text, max(complaint.offset - _PILED, 0), complaint.offset)
    return Explanation(pile.start(1) if pile else complaint.offset, *TOO_DEEP)


def _unclosed_key(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.opened,
        "yaml-syntax",
        "这一行应是“键: 值”，却没有半角冒号。",
        "请补上冒号和空格；它若是上一行文字的延续，就把那段文字写成 |- 块，各行缩进对齐。",
    )


def _second_value(complaint: Complaint) -> Explanation:
    if re.search(r"\S:[ \t]", complaint.before):
        return Explanation(
            complaint.offset,
            "colon-in-value",
            "值里又出现了冒号加空格，YAML 以为是另一个键。",
            "请用半角双引号把整个值括起来，或改用全角冒号“：”。",
        )
    return Explanation(
        complaint.offset,
        "bad-indent",
        "这里不能出现新的键：它的缩进与上面的键没有对齐，或上一行没有写完。",
        "请让同一级的键左边对齐，并检查上一行的冒号后是否有空格。",
    )


def _expected_key(complaint: Complaint) -> Explanation:
    if complaint.before.rstrip().endswith(('"', "'")):
        return _behind_quote(complaint)
    if re.match(r"-\s", complaint.text[complaint.offset : complaint.offset + 2]):
        return Explanation(
            complaint.offset,
            "bad-indent",
            "这里应是“键: 值”，却是列表项“- ”。",
            "列表要写在它的键下面，缩进比键多两个空格。",
        )
    return Explanation(
        complaint.offset,
        "bad-indent",
        "这一行与上面的键没有对齐，或不是“键: 值”。",
        "请让同一级的键左边对齐；它若是正文，就让它与正文的其他行缩进相同。",
    )


def _behind_quote(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.offset,
        "bad-quote",
        "引号已经结束，后面却还有文字。",
        '半角引号要括住整个值；引用的词请用中文引号“”，里面的半角双引号写成 \\"。',
    )


def _expected_item(complaint: Complaint) -> Explanation:
    if complaint.before.rstrip().endswith(('"', "'")):
        return _behind_quote(complaint)
    return Explanation(
        complaint.offset,
        "bad-indent",
        "列表里混进了不以“- ”开头的一行。",
        "它若是列表的一项，请以“- ”开头；若是上一项的内容，请再缩进两个空格。",
    )


def _open_flow(complaint: Complaint) -> Explanation:
    opening = complaint.text[complaint.opened : complaint.opened + 1]
    closing = "}" if opening == "{" else "]"
    between = complaint.text[complaint.opened : complaint.offset]
    if complaint.character in ("", "\n", "\r") or "\n" in between or "\r" in between:
        return Explanation(
            complaint.opened,
            "unclosed-bracket",
            f"“{opening}”没有与它成对的“{closing}”。",
            f"请在这一组的末尾补上“{closing}”，各项之间用半角逗号隔开。",
        )
    if complaint.before.rstrip().endswith(('"', "'")) and complaint.character not in "\"'":
        return _behind_quote(complaint)
    return Explanation(
        complaint.offset,
        "yaml-syntax",
        f"“{opening} {closing}”里的各项之间要有半角逗号。",
        "请补上半角逗号；值里有冒号、括号或逗号时，用半角双引号把它括起来。",
    )


def _no_content(complaint: Complaint) -> Explanation:
    sign = complaint.character
    if sign == ",":
        return Explanation(
            complaint.offset,
            "yaml-syntax",
            "逗号前面缺一项。",
            "请删去多余的逗号，或把缺的一项补上。",
        )
    said = f"这里应是一个值，却是“{sign}”。" if sign.isprintable() and sign else "这里缺一个值。"
    return Explanation(
        complaint.offset, "yaml-syntax", said, "请补上值；要写成文字，就用半角双引号括起来。"
    )


def _bad_start(complaint: Complaint) -> Explanation:
    if complaint.character == "\t":
        return _tab(complaint)
    return Explanation(
        complaint.offset,
        "reserved-character",
        f"值不能以“{complaint.character}”开头，它在 YAML 里有别的用处。",
        "请用半角双引号把整个值括起来。",
    )


def _tab(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.offset,
        "tab-indent",
        "这里用了制表符（Tab），YAML 的缩进只认空格。",
        "请把 Tab 换成空格，每一级两个。",
    )


def _open_quote(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.opened,
        "bad-quote",
        "这个引号没有结束。",
        "请在值的末尾补上同样的半角引号；它若是正文的一部分，请改用中文引号“”。",
    )


def _bad_escape(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.offset,
        "bad-escape",
        "双引号里的反斜杠“\\”后面不能是这个字。",
        "要写反斜杠本身，请写两个“\\\\”，或改用半角单引号。",
    )


def _bad_block(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.offset,
        "bad-block",
        "“|”或“>”后面不能直接写文字。",
        "请另起一行写正文，每行比键多缩进两个空格；值若以“|”“>”开头，用半角双引号括起来。",
    )


def _misplaced_item(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.offset,
        "bad-indent",
        "这里不能写列表项“- ”或“? ”。",
        "列表请另起一行，写在键的下面；要写成文字，就用半角双引号括起来。",
    )


def _bad_anchor(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.opened,
        "reserved-character",
        "值不能以“&”“*”“!”开头，它们在 YAML 里有别的用处。",
        "请用半角双引号把整个值括起来。",
    )


def _directive(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.opened,
        "yaml-directive",
        "以“%”开头的一行是 YAML 指令，这里不用。",
        "请删去这一行；它若是正文，就用半角双引号括起来。",
    )


def _document_start(complaint: Complaint) -> Explanation:
    return Explanation(
        complaint.offset,
        "yaml-syntax",
        "内容到上一行已经结束，这一行不属于它。",
        "请检查上面的括号是否早了一步结束，这一行的缩进是否对。",
    )


# The C and the pure parser word the same complaint differently; both wordings are meant.
# What is searched is "context: problem".
_RULES = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"nesting depth", _too_deep),
        (r"directive|incompatible YAML", _directive),
        (r"could not find expected ':'", _unclosed_key),
        (r"mapping values are not allowed", _second_value),
        (r"block mapping: .*expected (key|<block end>)", _expected_key),
        (r"block (collection|sequence): .*expected ('-'|<block end>)", _expected_item),
        (r"expected ',' or '[\]}]'", _open_flow),
        (r"expected (the )?node content", _no_content),
        (r"tab character", _tab),
        (r"cannot start any token", _bad_start),
        (r"unexpected (end of stream|document)", _open_quote),
        (r"quoted scalar: ", _bad_escape),
        (r"block scalar: ", _bad_block),
        (r"(sequence entries|mapping keys) are not allowed", _misplaced_item),
        (r"scanning an? (alias|anchor|tag)|parsing a tag|tag handle", _bad_anchor),
        (r"document start", _document_start),
    )
)
