"""Where in a text a quote stands, or the passage that it was probably taken from."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, normalize

from gkcli.check.facts import Bearer, TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.yaml.draft import DataPath

_ALIKE = 0.5
"""How much of a quote a passage must share to be proposed in its place, from 0 to 1."""

_LONGEST = 5000
"""The longest text that is searched for something similar, in characters; it takes a while."""


class Passage(NamedTuple):
    """A piece of a text; ``likeness`` to the quote goes from 0 to 1, the same letters being 1."""

    start: int
    text: str
    likeness: float

    @property
    def same_letters(self) -> bool:
        """Whether it differs from the quote by blanks, punctuation and character width only."""
        return self.likeness == 1

    @property
    def span(self) -> tuple[int, int]:
        """Where in the text it begins and ends."""
        return self.start, self.start + len(self.text)


def places(quote: str, text: str) -> Iterator[int]:
    """Every offset at which a quote stands in a text, to the letter."""
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def nearest(quote: str, text: str) -> Passage | None:
    """The passage that a quote not found to the letter was probably taken from."""
    if len(text) > _LONGEST:
        return None
    same = _same_letters(quote, text)
    if same is not None:
        return same
    alike = _alike(quote, text)
    return alike if alike is not None and alike.likeness >= _ALIKE else None


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, full-width as half-width, and where each stands."""
    letters, at = [], []
    for index, character in enumerate(text):
        for letter in normalize("NFKC", character):
            if category(letter)[0] in "LN":
                letters.append(letter)
                at.append(index)
    return "".join(letters), at


def _same_letters(quote: str, text: str) -> Passage | None:
    wanted, _ = _letters(quote)
    letters, at = _letters(text)
    found = letters.find(wanted) if wanted else -1
    if found < 0:
        return None
    start, last = at[found], at[found + len(wanted) - 1]
    return Passage(start, text[start : last + 1], 1)


def _alike(quote: str, text: str) -> Passage | None:
    """The window of a text around the longest piece that it shares with the quote."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, quote, text, autojunk=False)
    anchor = matcher.find_longest_match()
    slack = len(quote) // 2
    start = max(0, anchor.b - anchor.a - slack)
    window = text[start : anchor.b - anchor.a + len(quote) + slack]
    matcher.set_seq2(window)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if not blocks:
        return None
    opening = max(0, blocks[0].b - blocks[0].a)
    closing = blocks[-1].b + len(quote) - blocks[-1].a
    passage = window[opening:closing]
    matcher.set_seq2(passage)
    return Passage(start + opening, passage, matcher.ratio())


_DEADLINE_FIELDS = frozenset({"requirement", "body", "title"})


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report quotes of deadlines and errata that do not occur, with the passage that was meant."""
    for bearer in table.bearers:
        readable = not any(table.stands_in((*bearer.path, field)) for field, _ in bearer.texts)
        if not readable:
            continue
        prose = [text for field, text in bearer.texts if field in _DEADLINE_FIELDS]
        for index, deadline in enumerate(bearer.deadlines):
            path: DataPath = (*bearer.path, "deadlines", index, "quote")
            if not any(deadline.quote in text for text in prose):
                yield _missing(table, bearer, "quote-not-in-text", path, deadline.quote, prose)
        texts = [text for _, text in bearer.texts]
        for index, erratum in enumerate(bearer.errata):
            path = (*bearer.path, "errata", index, "quote")
            if erratum.quote and not any(erratum.quote in text for text in texts):
                yield _missing(
                    table, bearer, "erratum-quote-not-in-text", path, erratum.quote, texts
                )


def _missing(
    table: TableFacts, bearer: Bearer, code: str, path: DataPath, quote: str, texts: Sequence[str]
) -> Diagnostic:
    return table.find(
        Severity.ERROR,
        code,
        path,
        f"{bearer.label}的原文里没有“{quote}”。",
        _advice(quote, texts),
    )


def _advice(quote: str, texts: Sequence[str]) -> str:
    found = [passage for text in texts if (passage := nearest(quote, text)) is not None]
    best = max(found, key=lambda passage: passage.likeness, default=None)
    if best is None:
        return "请从原文里照抄一段；核对是不是写到了别的任务下面。"
    if best.same_letters:
        return f"原文是“{best.text}”，只差空格、标点或全角半角，请照抄。"
    return f"原文里相近的是“{best.text}”，请照抄原文。"
