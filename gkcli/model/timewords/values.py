"""The value that a time expression becomes."""

from datetime import date
from enum import StrEnum

from gkcli.frozen import frozen


class PromiseKind(StrEnum):
    """What sort of promise an expression is."""

    ABSOLUTE = "absolute"
    """By a day: 12月底前, 上半年, 到2020年."""
    RECURRING = "recurring"
    """Once in every period: 每季度, 每月28日前."""
    RECURRING_MIN = "recurring-min"
    """A number of times in every period: 每年至少1次."""
    RELATIVE = "relative"
    """A length of time after an event: 20个工作日内."""
    RELATIVE_HOURS = "relative-hours"
    """The same in hours or minutes, from the moment of the event: 24小时内."""
    CONTINUOUS = "continuous"
    """Without an end, never overdue: 长期坚持, 持续推进."""
    IMMEDIATE = "immediate"
    """At once, but without a day: 立行立改, 立即."""
    VAGUE = "vague"
    """A wish that sets no limit: 及时, 适时. Most callers skip it."""
    EVENT = "event"
    """Waits for something to happen: 条例出台后, 条件成熟时."""
    PACE = "pace"
    """In step with the year, month by month: 序时进度."""


class Each(StrEnum):
    """The period that a recurring expression repeats in."""

    YEAR = "year"
    HALF = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"


class LengthUnit(StrEnum):
    """What a length of time is counted in; weeks are given as days."""

    WORKDAYS = "workdays"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    MONTHS = "months"
    YEARS = "years"


@frozen
class TimeExpression:
    """One expression: ``text`` is exactly the characters ``start`` to ``end`` of what was read.

    ``due`` is the last day of an absolute limit, that day included, and ``begin`` its first day
    where it names an interval (第三季度) or the day from which a recurring one applies.
    ``on`` lists the month and day of each occurrence in a leap year; in other years the 29th of
    February is the 28th. ``day`` is the day of the month, or of the week counted from Monday
    as 1, where all occurrences share one. ``count`` and ``unit`` measure a relative limit from
    ``event``. ``milestone`` is the verb that has to be true by then (动工, 投入使用).
    ``ambiguous`` says in Chinese why a person must decide; "" when the meaning is clear.
    """

    start: int
    end: int
    text: str
    kind: PromiseKind
    due: date | None = None
    begin: date | None = None
    each: Each | None = None
    at_least: int | None = None
    day: int | None = None
    on: tuple[tuple[int, int], ...] = ()
    count: int | None = None
    unit: LengthUnit | None = None
    event: str | None = None
    milestone: str | None = None
    ambiguous: str = ""
