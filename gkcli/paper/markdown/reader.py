"""The Markdown reader: CommonMark and tables, without HTML, with marks and ``<br>``."""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from gkcli.paper.bounds import ExhaustedError
from gkcli.paper.markdown.marks import use_of

MARK = "gkcli_mark"
"""The token of a mark; its ``meta`` holds the MarkUse."""

CELLS = 1_000_000
"""How many cells all tables of a report may have."""

SIGNS = 1_000
"""How many signs that are not escaped one paragraph may have."""

_ESCAPED = re.compile(r"\\.")
_SIGN = re.compile(r"[*\[\]`<&!]")
_INTERRUPTED: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_BREAK = re.compile(r"<br ?/?>")


def reader() -> MarkdownIt:
    """A reader of reports."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    made.block.ruler.before("fence", MARK, _mark, _INTERRUPTED)
    made.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    made.inline.ruler.before("autolink", "gkcli_break", _line_break)
    made.inline.ruler.at("emphasis", _emphasis)
    made.core.ruler.before("inline", "gkcli_bounds", _bounded)
    return made


def _bounded(state: StateCore) -> None:
    """ExhaustedError where a paragraph would take too long: time grows with its signs squared."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > SIGNS:
            signs = _SIGN.findall(_ESCAPED.sub("", token.content))
            if len(signs) > SIGNS:
                raise ExhaustedError(f"一段里的格式符号超过 {SIGNS} 个")


def _table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """A table; ExhaustedError where there are too many cells: short rows are filled up."""
    before = len(state.tokens)
    found = table(state, line, end, silent)
    new = sum(token.type in ("td_open", "th_open") for token in state.tokens[before:])
    state.env["cells"] = state.env.get("cells", 0) + new
    if state.env["cells"] > CELLS:
        raise ExhaustedError(f"表格超过 {CELLS} 格")
    return found


def _mark(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - as markdown-it calls it
    if state.is_code_block(line):
        return False
    use = use_of(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    if use is None:
        return False
    if not silent:
        token = state.push(MARK, "", 0)
        token.meta = {"use": use}
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    match = _BREAK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Asterisks that emphasise next to Chinese punctuation too: ``**“一网通办”**率``.

    CommonMark asks for a blank there, which Chinese does not write.
    """
    if silent or state.src[state.pos] != "*":
        return False
    length = state.scanDelims(state.pos, canSplitWord=True).length
    before = state.src[state.pos - 1 : state.pos]
    after = state.src[state.pos + length : state.pos + length + 1]
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=length,
                token=len(state.tokens) - 1,
                end=-1,
                open=bool(after.strip()),
                close=bool(before.strip()),
            )
        )
    state.pos += length
    return True
