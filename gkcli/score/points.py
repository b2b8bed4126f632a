"""How many points an item earns: exact, and part by part."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from gkcli.model.assessment import OF_RECORDS, MarkEntry, ScoreItem
from gkcli.score.cases import Case

ZERO = Decimal(0)
_MAY_BE_NONE = frozenset({"整改", *OF_RECORDS})


class ItemState(StrEnum):
    """Whether an item could be judged; its values are what people read."""

    JUDGED = "已评"
    UNMARKED = "还没有评分"
    NOT_DUE = "还没有到期"
    INAPPLICABLE = "没有可评的项次"


class ScorePart(NamedTuple):
    """Points gained or lost, what for, and the case or entry that this rests on."""

    points: Decimal
    why: str
    case: Case | None = None
    entry: MarkEntry | None = None


class ItemScore(NamedTuple):
    """What an item earns: ``earned`` is ``start`` and all parts together.

    ``worth`` is what counts towards the full points, 0 for a bonus or a penalty and for what could
    not be judged. ``cases`` are all that were looked at, those that cost nothing too.
    """

    item: ScoreItem
    state: ItemState
    start: Decimal
    earned: Decimal
    worth: Decimal
    parts: tuple[ScorePart, ...]
    cases: tuple[Case, ...]


def rounded(number: Fraction, places: int) -> Decimal:
    """A number rounded half up (away from zero) to so many decimals, exactly."""
    scaled = abs(number) * 10**places + Fraction(1, 2)
    whole = Decimal(scaled.numerator // scaled.denominator).scaleb(-places)
    return -whole if number < 0 else whole


def score_item(
    item: ScoreItem,
    cases: Sequence[Case],
    entries: Sequence[MarkEntry],
    places: int,
    *,
    coming: bool = False,
) -> ItemScore:
    """What an item earns by its cases and by the entries that count, which are in order.

    ``coming`` is whether cases of it are still to come.
    """
    ceiling, floor = (ZERO, -item.points) if item.side == "扣分" else (item.points, ZERO)
    start = item.points if item.side == "基础" else ZERO
    if item.measure == "人工":
        state, found = _marked(item, entries)
    else:
        state = _state(item, cases, coming=coming)
        found = tuple(_measured(item, cases, places)) if cases else ()
    if state in (ItemState.NOT_DUE, ItemState.INAPPLICABLE):
        return ItemScore(item, state, ZERO, ZERO, ZERO, (), tuple(cases))
    settled = tuple(
        ScorePart(e.points, f"申诉{e.outcome}", entry=e)
        for e in entries
        if e.kind == "处理" and e.points
    )
    parts = tuple(_within(start, (*found, *settled), floor, ceiling))
    earned = sum((part.points for part in parts), start)
    worth = item.points if item.side == "基础" else ZERO
    return ItemScore(item, state, start, earned, worth, parts, tuple(cases))


def _state(item: ScoreItem, cases: Sequence[Case], *, coming: bool) -> ItemState:
    # Who had nothing to put right and was never urged has lost nothing.
    if cases or item.measure in _MAY_BE_NONE or item.side != "基础":
        return ItemState.JUDGED
    return ItemState.NOT_DUE if coming else ItemState.INAPPLICABLE


def _within(
    start: Decimal, parts: Sequence[ScorePart], floor: Decimal, ceiling: Decimal
) -> Iterator[ScorePart]:
    """The parts as far as the sum stays between floor and ceiling; those that cost something."""
    total = start
    for part in parts:
        after = min(max(total + part.points, floor), ceiling)
        if after != total:
            yield part._replace(points=after - total)
        elif part.points or part.entry is not None:
            yield part._replace(points=ZERO, why=f"{part.why}（已到上下限）")
        total = after


def _measured(item: ScoreItem, cases: Sequence[Case], places: int) -> Iterator[ScorePart]:
    """What each case gains or loses, those that change nothing left out."""
    if item.side == "加分":
        for case in cases:
            if case.met:
                yield ScorePart(item.per_case or ZERO, case.why, case)
        return
    if item.per_case is None:
        yield from _shares(item.points, cases, places)
        return
    for case in cases:
        if not case.met:
            yield ScorePart(-cost(item, case), case.why, case)


def cost(item: ScoreItem, case: Case) -> Decimal:
    """What a case that is not met costs: of one done late never more than of one not done."""
    most = item.per_case or ZERO
    if not case.late or (item.late is None and item.late_day is None):
        return most
    return min(most, (item.late or ZERO) + (item.late_day or ZERO) * case.late)


def _shares(points: Decimal, cases: Sequence[Case], places: int) -> Iterator[ScorePart]:
    """The points shared out by the cases; what the failed ones lose adds up to the whole loss."""
    met = sum(case.met for case in cases)
    lost = points - rounded(Fraction(points) * met / len(cases), places)
    failed = [case for case in cases if not case.met]
    gone = ZERO
    for number, case in enumerate(failed, 1):
        upto = rounded(Fraction(lost) * number / len(failed), places)
        upto = lost if number == len(failed) else min(upto, lost)
        yield ScorePart(gone - upto, case.why, case)
        gone = upto


def _marked(
    item: ScoreItem, entries: Sequence[MarkEntry]
) -> tuple[ItemState, tuple[ScorePart, ...]]:
    """What was marked by hand: of a base item the last mark holds, others add up."""
    marks = [e for e in entries if e.kind == "评分" and e.points is not None]
    if item.side != "基础":
        sign = -1 if item.side == "扣分" else 1
        parts = (ScorePart(sign * (e.points or ZERO), e.note or "", entry=e) for e in marks)
        return ItemState.JUDGED, tuple(parts)
    if not marks:
        return ItemState.UNMARKED, (ScorePart(-item.points, ItemState.UNMARKED),)
    last = marks[-1]
    lost = (last.points or ZERO) - item.points
    return ItemState.JUDGED, (ScorePart(lost, last.note or "", entry=last),)
