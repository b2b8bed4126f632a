"""The width of text in display cells, padding and folding to a width."""

import re

GAP = 2
"""Cells between two columns."""

_OPENING = "（〔［｛《〈「『【“‘"  # noqa: RUF001 - these characters are the subject
# Zero-width joiners, variation selectors and combining kana marks cling to what stands before.
_CLINGING = (
    "）〕］｝》〉」』】”’)]},.;:!?%、。，．；：！？…—～·％"  # noqa: RUF001 - as above
    "\u200d\ufe0f\u3099\u309a"
)
_ATOM = rf"\s+|[{_OPENING}]*(?:[!-~\u00a1-\u10ff]+|\S)[{re.escape(_CLINGING)}]*"


class _Widths(dict[str, int]):
    """Display cells of the characters that most texts are made of; KeyError for any other.

    Latin letters, CJK ideographs, and the punctuation of both.
    """

    def __missing__(self, character: str) -> int:
        if " " <= character <= "~" or character in _NARROW:
            cells = 1
        elif (
            "一" <= character <= "鿿"
            or "、" <= character <= "〗"
            or "\uff01" <= character <= "\uff5d"
        ):
            cells = 2
        else:
            raise KeyError(character)
        self[character] = cells
        return cells


_NARROW = "“”‘’–—…·│─"  # noqa: RUF001 - these characters are the subject
_WIDTHS = _Widths()


def cell_len(text: str) -> int:
    """The display cells of a text; rich, which knows all of Unicode, is asked for rare ones only.

    A query has none of those, and rich takes as long to import as a query to answer.
    """
    try:
        return sum(map(_WIDTHS.__getitem__, text))
    except KeyError:
        from rich.cells import cell_len as exact

        return exact(text)


def pad(text: str, width: int) -> str:
    """``text`` with blanks after it up to ``width`` cells; wider text stays as it is."""
    return text + " " * (width - cell_len(text))


def fold(text: str, width: int) -> list[str]:
    """The lines of ``text``, each at most ``width`` cells (at least 2).

    Chinese breaks between any two characters, but never before closing or after opening
    punctuation; a Latin word or number stays whole unless it alone is wider than a line.
    Blanks at a break are dropped; a newline in the text is kept.
    """
    return [line for paragraph in text.split("\n") for line in _fold_paragraph(paragraph, width)]


def _fold_paragraph(text: str, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text.rstrip()]
    lines: list[str] = []
    line, used = "", 0
    for atom in re.findall(_ATOM, text):
        size = cell_len(atom)
        if used + size <= width:
            line, used = line + atom, used + size
        elif atom.isspace():
            used = width
        else:
            if line.strip():
                lines.append(line.rstrip())
            *full, line = _chop(atom, width)
            lines += full
            used = cell_len(line)
    return [*lines, line.rstrip()]


def _chop(atom: str, width: int) -> list[str]:
    pieces, used = [""], 0
    for character in atom:
        size = cell_len(character)
        if used + size > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += size
    return pieces
