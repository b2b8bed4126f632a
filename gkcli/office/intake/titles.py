"""The words by which a task without a title of its own is called: how its text begins."""

import re
from typing import NamedTuple

from gkcli.office.intake.unit_names import outside_brackets
from gkcli.text import closed_up, trimmed

_LONGEST = 60
_LONGEST_OF_CLAUSES = 32
_SHORTEST = 4
_WHEN = re.compile(
    r"[\d一二三四五六七八九十〇年月日每季度第全到在于自从至以底末初上中下旬半内前后起份之—-]+"
)
"""A clause that says when and no more."""
_SENTENCE_END = re.compile(r"[。！？：:]")
_CLAUSE_END = re.compile(r"[，；,;。！？：:]")
_HEADING_END = re.compile(r"[。！？]")


class Opening(NamedTuple):
    """A title, and the text behind it or the whole text where that reads on."""

    title: str
    rest: str


def opening(text: str) -> Opening:
    """The title with which a text begins: its first line or sentence, or a clause of that.

    Where only a clause serves as the title, the rest is the whole text, so that it reads on.
    """
    lines = [trimmed(line) for line in text.split("\n") if trimmed(line)]
    if not lines:
        return Opening("", "")
    first, below = lines[0], lines[1:]
    sentence = _first(first, _SENTENCE_END)
    behind = first[len(sentence) + 1 :].strip()
    if below and not behind and _is_heading(sentence):
        return Opening(closed_up(sentence), "\n".join(below))
    if behind and _is_title(sentence):
        return Opening(closed_up(sentence), "\n".join((behind, *below)))
    whole = "\n".join(lines)
    if len(lines) == 1 and not behind and len(sentence) <= _LONGEST and "，" not in sentence:
        return Opening(closed_up(sentence.rstrip("；;")), whole)
    return Opening(closed_up(_clause(first)), whole)


def heading_opening(text: str) -> Opening:
    """The title of a heading that other items stand below, its first sentence, commas or not."""
    whole = trimmed(text)
    sentence = _first(whole, _HEADING_END)
    if len(sentence) > _LONGEST:
        sentence = opening(text).title
    return Opening(closed_up(sentence), whole[len(sentence) :].lstrip("。！？：: "))


def _is_heading(sentence: str) -> bool:
    return len(sentence) <= _LONGEST and sentence[-1:] not in "，；,;、"


def _is_title(sentence: str) -> bool:
    longest = _LONGEST_OF_CLAUSES if re.search(r"[，；,;]", sentence) else _LONGEST
    return 1 < len(sentence) <= longest


def _clause(text: str) -> str:
    """The first clause that is long enough to tell something."""
    clause = _first(text, _CLAUSE_END)
    while len(clause) < len(text) and (len(clause) < _SHORTEST or _WHEN.fullmatch(clause)):
        clause += text[len(clause)] + _first(text[len(clause) + 1 :], _CLAUSE_END)
    return clause[:_LONGEST].rstrip("，；,;。！？：:、")


def _first(text: str, ends: re.Pattern[str]) -> str:
    """What stands before the first of these marks outside brackets and quotation marks."""
    at = quoted = 0
    for end in outside_brackets(ends, text):
        since = text[at : end.start()]
        at = end.start()
        quoted += sum(map(since.count, "“《")) - sum(map(since.count, "”》"))
        if quoted <= 0:
            return text[:at]
    return text
