"""Prose in YAML: one clause a line in the file, one exact paragraph in the model."""

import re

# Patterns are text: a query needs none of them and does not wait for their compilation.
_NEWLINES = r"\n+"
_CLAUSE_END = (
    r"(?:[。；！？，…]|(?<!\d)：|：(?!\d))[”’》）】」』〕）]*(?![”’》）】」』〕。；！？，：…\s]|$)"
)

_PLAINLY_FOLDED = (
    r"(?:[^。；！？，…：\n]*+(?:[。；！？，…]++|(?<=[^\d\n])：)[”’》）】」』〕）]*+\n"
    r"(?![”’》）】」』〕。；！？，：…\s]))*+"
    r"[^。；！？，…：\n]*+[。；！？，…]*+[”’》）】」』〕）]*+"
)
"""One paragraph of which every line but the last ends a clause, and no clause ends within one."""


def unfold(block: str) -> str:
    """Join the lines of a block into the exact text.

    A run of k line breaks becomes k - 1, so that a line break inside a paragraph vanishes and
    a blank line separates two paragraphs; breaks at the end of the block do not count.
    """
    lines = block.rstrip("\n")
    if "\n\n" not in lines:
        return lines.replace("\n", "")
    return re.sub(_NEWLINES, lambda run: run[0][1:], lines)


def fold(text: str) -> str:
    """Write a text one clause a line, so that ``unfold`` gives the same text back.

    A line ends behind ``。；！？，：…`` and the closing marks that follow, never before a blank,
    and not at a colon between digits.
    """
    broken = re.sub(_NEWLINES, lambda run: run[0] + "\n", text)
    return re.sub(_CLAUSE_END, lambda end: end[0] + "\n", broken)


def is_folded(block: str) -> bool:
    """Whether a block is as ``fold`` writes its text; the line breaks at its end do not count."""
    written = block.rstrip("\n")
    return re.fullmatch(_PLAINLY_FOLDED, written) is not None or fold(unfold(written)) == written


def block_offset(block: str, offset: int) -> int:
    """Where the character at ``offset`` of the unfolded text stands in the block itself."""
    position = 0
    for run in re.finditer(_NEWLINES, block):
        kept = len(run[0]) - 1
        plain = run.start() - position
        if offset < plain:
            break
        offset -= plain
        position = run.start()
        if offset < kept:
            return position + 1 + offset
        offset -= kept
        position = run.end()
    return position + offset
