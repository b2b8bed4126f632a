"""Rules of deadlines agree with the words they rest on, and no time limit goes unnoticed."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from gkcli.check.facts import Bearer, TableFacts
from gkcli.check.quotes import nearest, places
from gkcli.errors import Diagnostic, Severity
from gkcli.model.deadline import RULES, Deadline
from gkcli.model.timewords.find import LIMITS, find, find_limits
from gkcli.model.timewords.values import PromiseKind as Kind
from gkcli.model.timewords.values import TimeExpression
from gkcli.yaml.draft import DataPath

_Span = tuple[int, int]

_SETS = {
    Kind.ABSOLUTE: "by",
    Kind.RECURRING: "each",
    Kind.RECURRING_MIN: "each",
    Kind.RELATIVE: "within",
    Kind.RELATIVE_HOURS: "within",
}
"""The kinds of words that set a limit, and the rule that says the same."""

_OPEN = {"ongoing": {Kind.CONTINUOUS}, "when": {Kind.EVENT}}
"""The rules without a limit, and the kinds of words that stand behind them."""

_PERIODS = ("year", "half-year", "quarter", "month")
_SPANS = {"workdays": "个工作日", "days": "日", "hours": "小时"}


# A quote is compared with its deadline, then with the text it stands in.
_read = lru_cache(maxsize=256)(find)


class _Reader(NamedTuple):
    """Reads time expressions as the notice means them."""

    year: int
    signed_on: date

    def read(self, quote: str) -> Sequence[TimeExpression]:
        """All expressions of a quote, in order."""
        return _read(quote, self.year, self.signed_on)

    def limits(self, text: str) -> Sequence[TimeExpression]:
        """Those that set a limit."""
        return find_limits(text, self.year, self.signed_on)


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report rules that say something else than their quote, and limits without a deadline.

    Words read in more than one way never count against a rule.
    """
    if table.stands_in(("notice", "year")) or table.stands_in(("notice", "signed_on")):
        return
    reader = _Reader(table.notice.year, table.notice.signed_on)
    for bearer in table.bearers:
        for index, deadline in enumerate(bearer.deadlines):
            path: DataPath = (*bearer.path, "deadlines", index)
            readable = not any(table.stands_in((*path, field)) for field in (*RULES, "quote"))
            if readable and _is_quoted(bearer, deadline):
                yield from _against_quote(table, path, deadline, reader)
        yield from _unquoted(table, bearer, reader)


def _against_quote(
    table: TableFacts, path: DataPath, deadline: Deadline, reader: _Reader
) -> Iterator[Diagnostic]:
    expressions = reader.read(deadline.quote)
    if deadline.source or any(_agrees(deadline, expression) for expression in expressions):
        return
    limits = [e for e in expressions if e.kind in LIMITS]
    rule = deadline.rule
    if rule in _OPEN:
        if limits and not any(e.kind in _OPEN[rule] for e in expressions):
            yield _differs(table, path, deadline, limits[0])
        return
    own = [e for e in limits if _SETS[e.kind] == rule]
    if own:
        clear = next((e for e in own if not _unclear(e)), None)
        if clear is not None:
            yield _differs(table, path, deadline, clear)
    elif limits:
        yield _differs(table, path, deadline, limits[0])
    else:
        yield table.find(
            Severity.WARNING,
            "limit-without-source",
            (*path, rule),
            f"所据原文里看不出时限“{deadline.id}”的“{rule}: {_written(deadline)}”从何而来。",
            "把 quote 加长到写明时间的地方；时间出自别处的，加上一行 source: 出处。",
        )


def _differs(
    table: TableFacts, path: DataPath, deadline: Deadline, expression: TimeExpression
) -> Diagnostic:
    rule = deadline.rule
    code = "date-not-in-quote" if rule == "by" else "rule-not-in-quote"
    return table.find(
        Severity.WARNING,
        code,
        (*path, rule),
        f"时限“{deadline.id}”写的是 {rule}: {_written(deadline)}，原文“{expression.text}”"
        f"指的是 {_meaning(expression)}。",
        "改成与原文一致；时间另有依据的，加上一行 source: 出处。",
    )


def _written(deadline: Deadline) -> str:
    value = deadline.terms[deadline.rule]
    return "true" if value is True else str(value)


def _agrees(deadline: Deadline, expression: TimeExpression) -> bool:
    """Whether the words say what the deadline's rule says."""
    rule = deadline.rule
    if rule in _OPEN:
        return expression.kind in _OPEN[rule]
    if _SETS.get(expression.kind) != rule:
        return False
    if rule == "by":
        return expression.due == deadline.by
    if deadline.within is not None:
        within = (deadline.within.count, deadline.within.unit)
        return within == (expression.count, str(expression.unit))
    return (
        expression.each == deadline.each
        and (expression.at_least or 1) == (deadline.at_least or 1)
        and (expression.day is None or deadline.day in (None, expression.day))
    )


def _unclear(expression: TimeExpression) -> bool:
    """Whether no rule can be told from the words alone."""
    match _SETS[expression.kind]:
        case "by":
            known = expression.due is not None
        case "each":
            known = expression.each in _PERIODS
        case _:
            known = expression.unit in _SPANS
    return bool(expression.ambiguous) or not known


def _meaning(expression: TimeExpression) -> str:
    if expression.due is not None:
        return f"by: {expression.due}"
    if expression.each in _PERIODS:
        times = f"、at_least: {expression.at_least}" if expression.at_least else ""
        day = f"、day: {expression.day}" if expression.day else ""
        return f"each: {expression.each}{times}{day}"
    if expression.count and expression.unit in _SPANS:
        return f"within: {expression.count} {expression.unit}"
    return "另一种时限"


def _unquoted(table: TableFacts, bearer: Bearer, reader: _Reader) -> Iterator[Diagnostic]:
    """Limits in the prose that no deadline rests on and no erratum speaks of."""
    if not _can_tell(table, bearer):
        return
    for field, text in bearer.texts:
        path = (*bearer.path, field)
        if field not in ("requirement", "body") or table.stands_in(path):
            continue
        limits = reader.limits(text)
        if not limits:
            continue
        covered = bytearray(len(text))
        for start, end in (*_quoted(bearer, text, limits, reader), *_annotated(bearer, text)):
            covered[start:end] = b"\1" * (end - start)
        for expression in limits:
            if not any(covered[expression.start : expression.end]):
                yield table.find_in_text(
                    Severity.WARNING,
                    "unquoted-time",
                    path,
                    expression.start,
                    f"原文写了“{expression.text}”，没有哪条时限以它为据。",
                    "在 deadlines 里加一条，quote 照抄这一句；不是时限的，在 errata 里注明。",
                )


def _can_tell(table: TableFacts, bearer: Bearer) -> bool:
    """Whether every deadline is there, each with its words or with its rule."""
    at: DataPath = (*bearer.path, "deadlines")
    return table.complete(at) and all(
        _is_quoted(bearer, deadline) or not table.stands_in((*at, index, deadline.rule))
        for index, deadline in enumerate(bearer.deadlines)
    )


def _quoted(
    bearer: Bearer, text: str, limits: Sequence[TimeExpression], reader: _Reader
) -> Iterator[_Span]:
    """The spans of a text that deadlines account for.

    A deadline accounts for the words in its quote that say what its rule says, and only where
    there are none for the whole quote. One whose quote is wrong or too short, which is said
    elsewhere, accounts for what it was meant to quote.
    """
    for deadline in bearer.deadlines:
        expressions = reader.read(deadline.quote)
        agreeing = [e for e in expressions if _agrees(deadline, e)]
        said = [(e.start, e.end) for e in agreeing] or [(0, len(deadline.quote))]
        for at in places(deadline.quote, text):
            yield from ((at + start, at + end) for start, end in said)
        if not any(e.kind in LIMITS for e in expressions):
            yield from ((e.start, e.end) for e in limits if _agrees(deadline, e))
        if not _is_quoted(bearer, deadline):
            passage = nearest(deadline.quote, text)
            yield passage.span if passage is not None else (0, 0)


def _annotated(bearer: Bearer, text: str) -> Iterator[_Span]:
    for erratum in bearer.errata:
        quote = erratum.quote or ""
        yield from ((at, at + len(quote)) for at in places(quote, text))


def _is_quoted(bearer: Bearer, deadline: Deadline) -> bool:
    return any(deadline.quote in text for _, text in bearer.texts)
