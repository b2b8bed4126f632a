"""The curve of the year: what was due and what was done, as lines to draw and as a table."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from gkcli.paper.site.view import GrowthView, LevelView, MonthEndView
from gkcli.status.growth import GrowthPoint, at

WIDTH, HEIGHT = 1200, 400
"""The size of the drawing, in units of its own: each month is as wide as any other."""

_MONTH = WIDTH // 12
_STEPS = (1, 2, 5)
_LEVELS = 4


def curve(points: Sequence[GrowthPoint], year: int, as_of: date) -> GrowthView:
    """The lines of a year; the one of what is done ends on the day of the site.

    What is dated before the year stands at its beginning, what is dated behind it is left out.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    seen = [point._replace(day=max(point.day, first)) for point in points if point.day <= last]
    end = min(max(as_of, first), last)
    top = max((max(point.due, point.done) for point in seen), default=0)
    levels = tuple(_levels(top))
    ceiling = levels[-1].value if levels else 1

    def down(value: int) -> int:
        return HEIGHT - HEIGHT * value // ceiling

    now = at(points, as_of)
    done_line = _line([p for p in seen if p.day <= end], _done, down, across(end))
    return GrowthView(
        total=points[-1].due if points else 0,
        due=now.due,
        done=now.done,
        due_line=_line(seen, _due, down, WIDTH),
        done_line=done_line,
        done_area=f"{done_line}V{HEIGHT}H0Z",
        today=across(as_of) if first <= as_of <= last else None,
        levels=levels[::-1],
        months=tuple(_months(points, year, as_of)),
    )


def across(day: date) -> int:
    """How far from the left the end of a day is."""
    month, of_month = day.month - 1, monthrange(day.year, day.month)[1]
    return _MONTH * month + _MONTH * day.day // of_month


def _due(point: GrowthPoint) -> int:
    return point.due


def _done(point: GrowthPoint) -> int:
    return point.done


def _line(
    points: Iterable[GrowthPoint],
    count: Callable[[GrowthPoint], int],
    down: Callable[[int], int],
    end: int,
) -> str:
    """Steps of an SVG path from nothing at the left to what there is at ``end``."""
    drawn, height = [f"M0 {down(0)}"], down(0)
    for point in points:
        if down(count(point)) != height:
            height = down(count(point))
            drawn.append(f"H{across(point.day)}V{height}")
    return f"{''.join(drawn)}H{end}"


def _levels(top: int) -> Iterator[LevelView]:
    """Round numbers from 0 to one that is not below ``top``, evenly apart."""
    if not top:
        return
    step = next(step for step in _round_numbers() if step * _LEVELS >= top)
    values = range(0, step * (-(-top // step)) + 1, step)
    ceiling = values[-1]
    yield from (LevelView(value, HEIGHT - HEIGHT * value // ceiling) for value in values)


def _round_numbers() -> Iterator[int]:
    power = 1
    while True:
        yield from (step * power for step in _STEPS)
        power *= 10


def _months(points: Sequence[GrowthPoint], year: int, as_of: date) -> Iterator[MonthEndView]:
    for month in range(1, 13):
        first = date(year, month, 1)
        last = first.replace(day=monthrange(year, month)[1])
        point = at(points, last)
        told = first <= as_of
        yield MonthEndView(first, point.due, at(points, min(last, as_of)).done if told else None)
