"""Characters of data that would act on whatever shows them, spelled out."""

import re

# C0 and C1 controls but tab and newline, marks without width, bidirectional controls, the
# surrogates that stand for bytes which were no text, and two that are no characters at all.
ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""A character that nobody sees or that steers what shows it."""

_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_PLAIN_WORD = re.compile(r"[\w./（）-]+")


def printable(text: str) -> str:
    r"""``text`` with every such character spelled out, as ``\x1b``."""
    return ACTING.sub(lambda match: ascii(match[0])[1:-1], text)


def tame(text: str) -> str:
    r"""``text`` printable, and no line of it a command to the log of a GitHub workflow."""
    return _COMMAND.sub(r"\1\\x3a", printable(text))


def one_line(text: str) -> str:
    r"""``text`` tame, and its line breaks spelled out as ``\n``: it begins no further line."""
    return tame(printable(text).replace("\n", "\\n"))


def shell_word(text: object) -> str:
    """A word as a shell takes it, on one line; Chinese and plain paths need no quotes there."""
    word = one_line(str(text))
    if _PLAIN_WORD.fullmatch(word):
        return word
    from shlex import quote

    return quote(word)
