"""Texts and dates of one year as they read in another."""

import re
from datetime import date

from gkcli.frozen import replace
from gkcli.model.deadline import Deadline

_YEAR = re.compile(r"《[^《》]*》|(?<![〔\[（(\d])((?:19|20)\d{2})(?=年)")
"""Titles of documents, which keep their years, or a year in words."""


def moved_text(text: str, years: int) -> str:
    """A text with its years moved, but for those in titles and numbers of documents."""

    def moved(match: re.Match[str]) -> str:
        return str(int(match[1]) + years) if match[1] else match[0]

    return _YEAR.sub(moved, text)


def moved_day(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes 28 where there is none."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, day.month, last)


def moved_deadline(deadline: Deadline, years: int) -> Deadline:
    """A deadline in another year: its words and its date."""
    by = deadline.by and moved_day(deadline.by, years)
    return replace(
        deadline,
        what=moved_text(deadline.what, years),
        quote=moved_text(deadline.quote, years),
        by=by,
        after=deadline.after and moved_text(deadline.after, years),
        when=deadline.when and moved_text(deadline.when, years),
        source=deadline.source and moved_text(deadline.source, years),
    )
