"""Fixed words: without an end, at once, vague, in step with the year; and their look-alikes."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gkcli.model.timewords.absolute import dates, nameless_months, spans_of_years
from gkcli.model.timewords.candidates import LAST, Candidate, SearchedText, Source, day_in, squeeze
from gkcli.model.timewords.recurring import cadences
from gkcli.model.timewords.relative import events, lengths
from gkcli.model.timewords.values import Each, PromiseKind, TimeExpression
from gkcli.patterns import late_pattern

_KINDS = {
    PromiseKind.CONTINUOUS: (
        r"长期(?:坚持|推进|开展|实施|抓好|执行|有效)|常态化|常年|贯穿全年|每[日天]|每个?工作日"
        r"|持续(?:推进|推动|开展|深化|坚持|落实|加强|加大|实施|做好|抓好|跟进)"
    ),
    PromiseKind.IMMEDIATE: (
        r"立行立改|立说立行|立知立改|即知即改|边查边改|立即|立刻|马上|第一时间|即时"
    ),
    PromiseKind.VAGUE: r"及时|尽快|尽早|尽速|从速|适时|早日|抓紧|限期|限时",
    PromiseKind.PACE: r"序时进度|时序进度|按序时|倒排(?:工期|时间|进度|计划)",
}
_WORDS = late_pattern("|".join(f"(?P<{kind.name}>{words})" for kind, words in _KINDS.items()))

_CELL = {
    "长期": PromiseKind.CONTINUOUS,
    "持续": PromiseKind.CONTINUOUS,
    "即行": PromiseKind.IMMEDIATE,
}

# Longer than what they contain, so the search prefers them.
_LOOK_ALIKES = late_pattern(
    r"不及时|[以普涉触顾波提惠遍]及时(?=[间限段刻代期])|及时[性雨]|[限适]时[性间]|即时[性通]"
    r"|不适时|实时|限期内"
)


def fixed_words(setting: SearchedText) -> Iterator[Candidate]:
    """Words that say of themselves what they are."""
    for match in _WORDS.finditer(setting.text):
        yield setting.found(match.span(), PromiseKind[str(match.lastgroup)])
    for match in _LOOK_ALIKES.finditer(setting.text):
        yield Candidate(*match.span(), None)
    start, end = setting.whole
    kind = _CELL.get(setting.text[start:end])
    if kind is not None:
        yield setting.found((start, end), kind)


# One set of characters, through which the search runs; what need not be alone is looked at then.
_SIGN_OF_LIMIT = late_pattern(
    r"[年月季天钟周星礼日次每按逐五0-9小](?:(?<![0-9小])|(?<=[0-9])[-./]|(?<=小)时)"
)
"""What every limit has: a sign of one of the families that find them."""

_LIMITING: tuple[Source, ...] = (cadences, spans_of_years, dates, nameless_months, lengths)
_OTHER: tuple[Source, ...] = (events, fixed_words)
FAMILIES = (*_LIMITING, *_OTHER)
"""Of two readings equally long, the earlier family's is the better one."""

LIMITS = frozenset(
    {
        PromiseKind.ABSOLUTE,
        PromiseKind.RECURRING,
        PromiseKind.RECURRING_MIN,
        PromiseKind.RELATIVE,
        PromiseKind.RELATIVE_HOURS,
    }
)
"""The kinds that set a limit."""


def find(text: str, year: int, signed_on: date | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text``, in order and without overlap; the longest reading wins.

    ``year`` is the year the document is for (from its title) and ``signed_on`` its 成文日期:
    a month without a year is read in ``year``, or in the next where it would lie before the
    month of signing, never by today's date. Time grows with the length of the text only.
    """
    setting = SearchedText(squeeze(text), year, signed_on)
    return _chosen(setting, _offered(setting, FAMILIES))


def find_limits(text: str, year: int, signed_on: date | None = None) -> tuple[TimeExpression, ...]:
    """Those expressions that ``find`` finds whose kind is one of ``LIMITS``.

    Most texts have none, and then nothing else is looked for.
    """
    setting = SearchedText(squeeze(text), year, signed_on)
    limiting = _offered(setting, _LIMITING) if _SIGN_OF_LIMIT.search(setting.text) else []
    if not any(candidate.expression for candidate in limiting):
        return ()
    found = _chosen(setting, [*limiting, *_offered(setting, _OTHER)])
    return tuple(expression for expression in found if expression.kind in LIMITS)


def _offered(setting: SearchedText, families: Iterable[Source]) -> list[Candidate]:
    return [candidate for family in families for candidate in family(setting)]


def _chosen(setting: SearchedText, offered: list[Candidate]) -> tuple[TimeExpression, ...]:
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


_SUNDAY = 7


def occurrences(expression: TimeExpression, year: int) -> tuple[date, ...]:
    """The due days of ``year`` in order, the end of each period where no day is named.

    Days before ``expression.begin`` are left out. An expression that does not recur has none.
    """
    if not date.min.year <= year <= date.max.year:
        return ()
    if expression.each is Each.WEEK:
        days = _weekly(year, expression.day or _SUNDAY)
    else:
        days = [day for month, number in expression.on if (day := _by(year, month, number))]
    return tuple(sorted({day for day in days if not expression.begin or day >= expression.begin}))


def _by(year: int, month: int, number: int) -> date | None:
    # The 29th of February stands for the month's end, which comes earlier in most years.
    return day_in(year, month, number) or day_in(year, month, LAST)


def _weekly(year: int, weekday: int) -> list[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    first += timedelta(days=(weekday - first.isoweekday()) % 7)
    return [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]
