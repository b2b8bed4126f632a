"""Time expressions as drafts of deadlines, each with the words it rests on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from gkcli.model.deadline import Deadline, Period, Span
from gkcli.model.notice import Erratum
from gkcli.model.placeholders import PENDING
from gkcli.model.timewords.find import find, occurrences
from gkcli.model.timewords.values import Each, TimeExpression
from gkcli.model.timewords.values import LengthUnit as Unit
from gkcli.model.timewords.values import PromiseKind as Kind
from gkcli.office.intake.account import Findings
from gkcli.office.intake.marks import mark

_PERIODS: dict[Each, tuple[Period, tuple[int, ...]]] = {
    Each.YEAR: ("year", (12,)),
    Each.HALF: ("half-year", (6, 12)),
    Each.QUARTER: ("quarter", (3, 6, 9, 12)),
    Each.MONTH: ("month", tuple(range(1, 13))),
}
_SPANS: dict[Unit, Literal["workdays", "days", "hours"]] = {
    Unit.WORKDAYS: "workdays",
    Unit.DAYS: "days",
    Unit.HOURS: "hours",
}
_CLAUSE_END = "，。；！？\n,;"
_SHORT = 14
_REPORT = re.compile(
    r"(?:书面)?(?:报送?|上报|报备|反馈)(?:至|给"
    r"|到)?(?P<unit>[\u4e00-\u9fff]{2,16}?(?:办公室|办|局|委|处|科|室|中心|部))"
)
_PUBLISH = re.compile(
    r"(?:在|通过|于)(?P<place>[\u4e00-\u9fff]{0,12}(?:门户网站|政府网站|网站"
    r"|公示栏|公告栏|公报|公众号))[^，。；]{0,8}(?:公开|公布|公示|发布)"
)
_EDGES = "，。；、：,;: \n"
_LEADS_TO_TIME = "(?:于|在|至|截至|自)?"
"""A word that belongs to the time behind it and goes with it."""
_CUT_OFF = re.compile(
    r"^(?:的|之|前|后|内|起|以|和|与|及|或|等|对)"
    r"|(?:的|和|与|及|或|并|于|在|至|到|对|将|把|由|从|以|为|向|按|自|要|应|须|开始)$"
)
"""How words begin or end that a time was cut out of, and that name nothing by themselves."""
_PAIRED = ("《》", "“”", "（）", "()")


@dataclass(frozen=True, slots=True)
class Clock:
    """What the document's expressions are read against."""

    year: int
    signed_on: date


@dataclass(frozen=True, slots=True)
class Drafted:
    """Deadlines drafted from one text, and what in it a person has to decide.

    ``unnamed`` are clauses that stand as the name of what is due, for want of a short one.
    """

    deadlines: tuple[Deadline, ...] = ()
    errata: tuple[Erratum, ...] = ()
    unnamed: tuple[str, ...] = ()


def drafted(text: str, clock: Clock, otherwise: str) -> Drafted:
    """Deadlines for the time expressions of a text, which have no ids yet.

    ``otherwise`` says what is due where the clause itself does not.
    """
    deadlines: dict[Deadline, Deadline] = {}
    errata: list[Erratum] = []
    for expression in find(text, clock.year, clock.signed_on):
        rules = list(_rules(quoted(text, expression), expression, clock))
        for rule in rules:
            if rule not in deadlines:
                deadlines[rule] = _named(rule, expression, otherwise)
        problem = _problem(expression, ruled=bool(rules))
        if problem:
            errata.append(Erratum(problem=problem, confidence="中", quote=expression.text.strip()))
    drafts = tuple(deadlines.values())
    unnamed = (one.what for one in drafts if one.what == one.quote)
    return Drafted(drafts, tuple(dict.fromkeys(errata)), tuple(dict.fromkeys(unnamed)))


def tell(drafts: Drafted, line: int, place: str, findings: Findings) -> None:
    """Say which time expressions a person has to decide, and what wants a name."""
    for clause in drafts.unnamed:
        findings.warn(
            line,
            "unsure-name",
            f"{place}：“{clause}”里读不出事项的名称，暂写整句。",
            "改 deadlines 里的 what，写成“报送…”“公开…”这样的短语，督办单上印的就是它。",
        )
    for erratum in drafts.errata:
        findings.warn(
            line,
            "unsure-time",
            f"{place}：{erratum.problem}。",
            "定下来后改 deadlines 里的日子，再删去这一条 errata。",
        )


def quoted(text: str, expression: TimeExpression) -> str:
    """The clause in which an expression stands, and the next where that says too little."""
    start = max(text.rfind(mark, 0, expression.start) for mark in _CLAUSE_END) + 1
    end = _end(text, expression.end)
    if end - expression.end < 2 and end - start < _SHORT and text[end : end + 1] in ("，", ","):
        end = _end(text, end + 1)
    return text[start:end].strip(" \u3000")


def _end(text: str, start: int) -> int:
    ends = [at for mark in _CLAUSE_END if (at := text.find(mark, start)) >= 0]
    return min(ends, default=len(text))


def _named(rule: Deadline, expression: TimeExpression, otherwise: str) -> Deadline:
    """A rule with what its clause says is due, to whom it is reported and where published."""
    report = _REPORT.search(rule.quote)
    publish = _PUBLISH.search(rule.quote)
    return replace(
        rule,
        what=_what(rule.quote, expression, otherwise),
        report_to=report["unit"] if report else None,
        publish_on=publish["place"] if publish else None,
    )


def _what(quote: str, expression: TimeExpression, otherwise: str) -> str:
    """The clause without number and time: 编制完成清单; the task's own name where that is little.

    The whole clause where what is left of it was cut off in the middle.
    """
    numbered = mark(quote)
    clause = numbered.rest if numbered and expression.text in numbered.rest else quote
    timed = rf"{_LEADS_TO_TIME}{re.escape(expression.text)}"
    words = re.sub(timed, "", clause, count=1).strip(_EDGES)
    words = re.sub(r"^(?:于|在|到|至|并|应|要|须|将|力争|确保|争取)+", "", words).strip(_EDGES)
    words = re.sub(r"^(?:完成|完成时限|时限|完成时间|时限要求)[：:]?$", "", words)
    if len(words) < 4:
        return otherwise
    return quote if _is_cut_off(words) else words


def _is_cut_off(words: str) -> bool:
    """Whether words begin or end in the middle of a sentence, or between brackets."""
    uneven = any(words.count(pair[0]) != words.count(pair[1]) for pair in _PAIRED)
    return uneven or _CUT_OFF.search(words) is not None


def _rules(quote: str, expression: TimeExpression, clock: Clock) -> Iterator[Deadline]:
    """The rules that an expression comes to, as deadlines without id and name.

    None where the model has no rule for it.
    """
    rule = partial(Deadline, "", "", quote)
    words = expression.text.strip()
    match expression.kind:
        case Kind.ABSOLUTE:
            if expression.due is not None:
                yield rule(by=expression.due)
        case Kind.RECURRING | Kind.RECURRING_MIN:
            yield from _recurring(rule, expression, clock)
        case Kind.RELATIVE | Kind.RELATIVE_HOURS:
            unit = _SPANS.get(expression.unit) if expression.unit else None
            if expression.count and unit:
                yield rule(within=Span(expression.count, unit), after=expression.event or PENDING)
        case Kind.CONTINUOUS | Kind.IMMEDIATE:
            yield rule(ongoing=True)
        case Kind.EVENT:
            yield rule(when=expression.event or words)
        case Kind.PACE:
            yield rule(each="month", source=f"原文“{words}”，按月看进度")


def _recurring(
    rule: Callable[..., Deadline], expression: TimeExpression, clock: Clock
) -> Iterator[Deadline]:
    if expression.at_least == 0:
        return
    period = _PERIODS.get(expression.each) if expression.each else None
    months = tuple(month for month, _ in expression.on)
    if period is not None and months in ((), period[1]) and expression.begin is None:
        yield rule(each=period[0], at_least=expression.at_least, day=_day(expression))
        return
    if expression.each is Each.WEEK:
        return
    for due in occurrences(expression, clock.year):
        yield rule(by=due, source=f"原文“{expression.text.strip()}”，按{clock.year}年推算")


def _day(expression: TimeExpression) -> int | None:
    return expression.day if expression.each in (Each.QUARTER, Each.MONTH) else None


def _problem(expression: TimeExpression, *, ruled: bool) -> str:
    """Why a person must decide, "" where nothing is open."""
    words = expression.text.strip()
    if expression.kind is Kind.VAGUE:
        return ""
    if expression.ambiguous:
        return f"时限要人定：{expression.ambiguous.rstrip('。')}"
    if not ruled:
        return f"时限要人定：“{words}”写不成一条时限规则，请写成具体日子"
    if expression.kind in (Kind.RELATIVE, Kind.RELATIVE_HOURS) and not expression.event:
        return f"时限要人定：“{words}”没有写从什么事起算"
    return ""
