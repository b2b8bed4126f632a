"""Every time expression of a text, each with what it means."""

from collections.abc import Iterable
from datetime import date

from gkcli.model.timewords.absolute import dates
from gkcli.model.timewords.candidates import Candidate, Setting, Source
from gkcli.model.timewords.events import events
from gkcli.model.timewords.months import nameless_months
from gkcli.model.timewords.recurring import cadences
from gkcli.model.timewords.relative import lengths
from gkcli.model.timewords.spans_of_years import spans_of_years
from gkcli.model.timewords.squeeze import squeeze
from gkcli.model.timewords.values import TimeExpression
from gkcli.model.timewords.words import fixed_words

FAMILIES: tuple[Source, ...] = (
    cadences,
    spans_of_years,
    dates,
    nameless_months,
    lengths,
    events,
    fixed_words,
)
"""Of two readings equally long, the earlier family's is the better one."""


def find(text: str, year: int, signed_on: date | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text``, in order and without overlap; the longest reading wins.

    ``year`` is the year the document is for (from its title) and ``signed_on`` its 成文日期:
    a month without a year is read in ``year``, or in the next where it would lie before the
    month of signing, never by today's date. Time grows with the length of the text only.
    """
    setting = Setting(squeeze(text), year, signed_on)
    offered = [candidate for family in FAMILIES for candidate in family(setting)]
    chosen = _longest(offered, len(setting.text))
    return tuple(sorted((c.expression for c in chosen if c.expression), key=lambda e: e.start))


def _longest(offered: Iterable[Candidate], length: int) -> list[Candidate]:
    taken = bytearray(length)
    chosen = []
    for candidate in sorted(offered, key=lambda c: c.start - c.end):
        span = slice(candidate.start, candidate.end)
        if not any(taken[span]):
            taken[span] = b"\1" * (candidate.end - candidate.start)
            chosen.append(candidate)
    return chosen
