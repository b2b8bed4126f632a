"""The words by which a task without a title of its own is called: how its text begins."""

import re
from typing import NamedTuple

from gkcli.exchange.documents.blanks import closed_up, trimmed
from gkcli.exchange.intake.brackets import depths

_LONGEST = 60
_SHORTEST = 4


class Opening(NamedTuple):
    """A title and the text behind it; ``whole`` where the text is the title and no more."""

    title: str
    rest: str
    whole: bool = False


def opening(text: str) -> Opening:
    """The title with which a text begins: its first sentence, or that sentence's first clause.

    Where only a clause serves as the title, the rest is the whole text, so that it reads on.
    """
    lines = [trimmed(line) for line in text.split("\n") if trimmed(line)]
    whole = "\n".join(lines)
    if len(lines) > 1 and len(lines[0]) <= _LONGEST and not re.search(r"[，；,;]$", lines[0]):
        first = lines[0].rstrip("。：:．.")
        if not re.search(r"[。；]", first):
            return Opening(closed_up(first), "\n".join(lines[1:]))
    joined = "".join(lines)
    sentence = _first(joined, "。！？：")
    if (
        len(sentence) <= _LONGEST
        and not re.search(r"[，；]", sentence)
        and len(sentence) < len(joined)
    ):
        return Opening(closed_up(sentence), joined[len(sentence) + 1 :].strip() or sentence)
    if len(joined) <= _LONGEST and not re.search(r"[，；。]", joined.rstrip("。；")):
        title = closed_up(joined.rstrip("。；"))
        return Opening(title, whole, whole=True)
    clause = _first(joined, "，；。！？：,;")
    while len(clause) < _SHORTEST and len(clause) < len(joined):
        clause += joined[len(clause)] + _first(joined[len(clause) + 1 :], "，；。！？：,;")
    return Opening(closed_up(clause[:_LONGEST].rstrip("，；。！？：,;、")), whole)


def _first(text: str, ends: str) -> str:
    """What stands before the first of these marks outside brackets and quotation marks."""
    depth = depths(text)
    quoted = 0
    for index, character in enumerate(text):
        quoted += (character in "“《") - (character in "”》")
        if character in ends and not depth[index] and quoted <= 0:
            return text[:index]
    return text
