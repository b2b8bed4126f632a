"""What is quoted stands in the text, to the letter."""

import difflib
from collections.abc import Iterator, Sequence
from unicodedata import category, normalize

from gkcli.diagnostics import Diagnostic, Severity
from gkcli.files.draft import Path
from gkcli.rules.facts import Bearer, TableFacts

_ALIKE = 0.5
"""How much of a quote a passage must share to be proposed in its place, from 0 to 1."""

_DEADLINE_FIELDS = frozenset({"requirement", "body", "title"})


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report quotes of deadlines and errata that do not occur, with the passage that was meant."""
    for bearer in table.bearers:
        readable = not any(table.stands_in((*bearer.path, field)) for field, _ in bearer.texts)
        if not readable:
            continue
        prose = [text for field, text in bearer.texts if field in _DEADLINE_FIELDS]
        for index, deadline in enumerate(bearer.deadlines):
            path: Path = (*bearer.path, "deadlines", index, "quote")
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
    table: TableFacts, bearer: Bearer, code: str, path: Path, quote: str, texts: Sequence[str]
) -> Diagnostic:
    return table.find(
        Severity.ERROR,
        code,
        path,
        f"{bearer.label}的原文里没有“{quote}”。",
        _advice(quote, texts),
    )


def _advice(quote: str, texts: Sequence[str]) -> str:
    for text in texts:
        same = _same_letters(quote, text)
        if same:
            return f"原文是“{same}”，只差空格、标点或全角半角，请照抄。"
    near = max((_nearest(quote, text) for text in texts), default=(0.0, ""))
    if near[0] >= _ALIKE:
        return f"原文里相近的是“{near[1]}”，请照抄原文。"
    return "请从原文里照抄一段；核对是不是写到了别的任务下面。"


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, full-width as half-width, and where each stands."""
    letters, at = [], []
    for index, character in enumerate(text):
        for letter in normalize("NFKC", character):
            if category(letter)[0] in "LN":
                letters.append(letter)
                at.append(index)
    return "".join(letters), at


def _same_letters(quote: str, text: str) -> str:
    """The passage of a text that differs from the quote by blanks and punctuation only."""
    wanted, _ = _letters(quote)
    letters, at = _letters(text)
    start = letters.find(wanted) if wanted else -1
    if start < 0:
        return ""
    return text[at[start] : at[start + len(wanted) - 1] + 1]


def _nearest(quote: str, text: str) -> tuple[float, str]:
    """How much the most similar passage of a text is like the quote, and the passage."""
    matcher = difflib.SequenceMatcher(None, quote, text, autojunk=False)
    anchor = matcher.find_longest_match()
    if not anchor.size:
        return 0.0, ""
    slack = len(quote) // 2
    start = max(0, anchor.b - anchor.a - slack)
    window = text[start : anchor.b - anchor.a + len(quote) + slack]
    matcher.set_seq2(window)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if not blocks:
        return 0.0, ""
    opening = max(0, blocks[0].b - blocks[0].a)
    closing = blocks[-1].b + len(quote) - blocks[-1].a
    passage = window[opening:closing]
    matcher.set_seq2(passage)
    return matcher.ratio(), passage
