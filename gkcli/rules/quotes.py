"""What is quoted stands in the text, to the letter."""

from collections.abc import Iterator, Sequence

from gkcli.diagnostics import Diagnostic, Severity
from gkcli.files.draft import Path
from gkcli.rules.facts import Bearer, TableFacts
from gkcli.rules.passages import nearest

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
    found = [passage for text in texts if (passage := nearest(quote, text)) is not None]
    best = max(found, key=lambda passage: passage.likeness, default=None)
    if best is None:
        return "请从原文里照抄一段；核对是不是写到了别的任务下面。"
    if best.same_letters:
        return f"原文是“{best.text}”，只差空格、标点或全角半角，请照抄。"
    return f"原文里相近的是“{best.text}”，请照抄原文。"
