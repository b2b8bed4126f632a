"""The text of a YAML file with its prose blanked out, so that only the layout is left."""

import re

# A pattern that begins with a letter is searched for ten times as fast as one that begins with
# "^": so lines are found by the line end before them, and the first line is given one.
_HEADER = re.compile(
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

_QUOTED_OR_COMMENT = re.compile(
    rf"""
    "{_OPENS}(?:[^"\\]|\\.)*+"{_CLOSES.format("double")}
    |'{_OPENS}(?:[^']|'')*+'{_CLOSES.format("single")}
    |\#(?:(?<=[ \t\n].)|(?<![\s\S].))[^\n]*+""",
    re.VERBOSE | re.DOTALL,
)

_WRAPPED_FLOW = re.compile(
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
        after = re.compile(rf"\n(?:[ ]{{0,{max(parent, 0)}}}|\t+)[^ \t\n]").search(text, start)
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
