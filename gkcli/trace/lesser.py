"""Where our tasks say less than the item above that they carry out."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gkcli.model.basis import document_key
from gkcli.model.deadline import Deadline, Span
from gkcli.status.wording import SPAN_UNITS
from gkcli.trace.documents import Item
from gkcli.trace.likeness import alike, clauses, held_in, pairs
from gkcli.trace.strength import weaker_words

_HELD = 0.5
"""A clause of which our words hold less is dropped."""

_SHORTEST = 4
"""Clauses with fewer pairs of letters say too little to be missed."""

_TIMES_A_YEAR = {"year": 1, "quarter": 4, "month": 12}


class LessKind(StrEnum):
    """In what ours is less."""

    LATER = "later"
    UNDATED = "undated"
    RARER = "rarer"
    WEAKER = "weaker"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    LessKind.LATER: "时限晚",
    LessKind.UNDATED: "没有时限",
    LessKind.RARER: "次数少",
    LessKind.WEAKER: "力度弱",
    LessKind.DROPPED: "漏了要求",
}


class Lesser(NamedTuple):
    """One place where ours is less.

    ``above`` and ``ours`` are the words side by side, ``ours`` "" where there are none; ``words``
    says the difference in short. ``task`` is the code of ours that says so, "" for all together.
    """

    kind: LessKind
    above: str
    ours: str
    words: str
    task: str = ""


def lesser(item: Item, takers: Sequence[Item]) -> tuple[Lesser, ...]:
    """What of an item its takers together leave out, put off or soften; nothing without takers."""
    if not takers:
        return ()
    in_time = tuple(_in_time(item, takers))
    told = {(clause, one.task) for one in in_time for clause in clauses(one.above)}
    in_words = (
        one for one in _in_words(item, takers) if not (_is_amount(one) and _of(one) in told)
    )
    return (*in_time, *in_words)


def _of(one: Lesser) -> tuple[str, str]:
    return one.above, one.task


def _is_amount(one: Lesser) -> bool:
    """Whether it is a number that is less, which a deadline may tell already."""
    return any(letter.isdigit() for letter in one.words)


def later(item: Item, takers: Sequence[Item]) -> Iterator[tuple[Deadline, Item, Deadline]]:
    """A deadline above, and ours that answers it and is later."""
    for limit in item.deadlines:
        found = _answer(item, limit, takers)
        if limit.by and found and found[1].by and found[1].by > limit.by:
            yield limit, *found


def _in_time(item: Item, takers: Sequence[Item]) -> Iterator[Lesser]:
    for limit in item.deadlines:
        found = _answer(item, limit, takers)
        if found is None:
            if limit.by or limit.each:
                said = str(limit.by) if limit.by else _rate_words(limit)
                yield Lesser(LessKind.UNDATED, limit.quote, "", f"{limit.what}：上级 {said}")
            continue
        taker, ours = found
        if limit.by and ours.by and ours.by > limit.by:
            days = (ours.by - limit.by).days
            words = f"{_day(limit.by, ours.by)} → {_day(ours.by, limit.by)}，晚 {days} 天"
            yield Lesser(LessKind.LATER, limit.quote, ours.quote, words, taker.code)
        elif limit.each and limit.each == ours.each and (ours.day or 31) > (limit.day or 31):
            words = f"{limit.day} 日 → {f'{ours.day} 日' if ours.day else '期末'}"
            yield Lesser(LessKind.LATER, limit.quote, ours.quote, words, taker.code)
        elif limit.within and ours.within and _is_longer(ours.within, limit.within):
            words = f"{_span_words(limit.within)} → {_span_words(ours.within)}"
            yield Lesser(LessKind.LATER, limit.quote, ours.quote, words, taker.code)
        if limit.each and ours.each and _rate(ours) < _rate(limit):
            words = f"{_rate_words(limit)} → {_rate_words(ours)}"
            yield Lesser(LessKind.RARER, limit.quote, ours.quote, words, taker.code)


def _answer(item: Item, limit: Deadline, takers: Sequence[Item]) -> tuple[Item, Deadline] | None:
    """Our deadline by the same rule that answers one above.

    Those that cite the item themselves come first, then the likest by what is to be done; one that
    cites another item answers that.
    """
    ours = [(taker, own) for taker in takers for own in taker.deadlines if own.rule == limit.rule]
    ours = [pair for pair in ours if not pair[1].basis or _cites(pair[1], item)]
    citing = [pair for pair in ours if pair[1].basis]
    wanted = pairs(limit.what + limit.quote)
    return max(
        citing or ours,
        key=lambda pair: alike(wanted, pairs(pair[1].what + pair[1].quote)),
        default=None,
    )


def _cites(limit: Deadline, item: Item) -> bool:
    key = document_key(item.document)
    return any(document_key(one.document) == key and one.item == item.code for one in limit.basis)


def _is_longer(span: Span, other: Span) -> bool:
    return span.unit == other.unit and span.count > other.count


def _span_words(span: Span) -> str:
    return f"{span.count} {SPAN_UNITS[span.unit]}"


def _rate(limit: Deadline) -> int:
    """How often a year."""
    return _TIMES_A_YEAR[limit.each or "year"] * (limit.at_least or 1)


def _rate_words(limit: Deadline) -> str:
    label = {"year": "每年", "quarter": "每季度", "month": "每月"}[limit.each or "year"]
    return f"{label} {limit.at_least or 1} 次"


def _day(day: date, other: date) -> str:
    return f"{day.month} 月 {day.day} 日" if day.year == other.year else str(day)


def _in_words(item: Item, takers: Sequence[Item]) -> Iterator[Lesser]:
    ours = [(taker, clause, pairs(clause)) for taker in takers for clause in clauses(taker.text)]
    whole = frozenset[str]().union(*(pairs(taker.title + taker.text) for taker in takers))
    for clause in clauses(item.text):
        wanted = pairs(clause)
        best = max(
            ours, key=lambda one: (held_in(wanted, one[2]), alike(wanted, one[2])), default=None
        )
        if best is None or held_in(wanted, best[2]) < _HELD:
            if len(wanted) >= _SHORTEST and held_in(wanted, whole) < _HELD:
                yield Lesser(LessKind.DROPPED, clause, "", f"没有写“{clause}”")
            continue
        taker, said, _ = best
        for word in weaker_words(clause, said):
            yield Lesser(LessKind.WEAKER, clause, said, _weaker(word.above, word.ours), taker.code)


def _weaker(above: str, ours: str) -> str:
    if not above:
        return f"加了“{ours}”"
    return f"“{above}” → “{ours}”" if ours else f"去掉了“{above}”"
