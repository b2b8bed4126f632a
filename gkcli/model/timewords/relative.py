"""Lengths of time: 20个工作日内, 自收到申请之日起15日内, 24小时内, 三年内."""

import re
from collections.abc import Iterator

from gkcli.model.timewords.candidates import WITHIN, Candidate, Setting, day_in
from gkcli.model.timewords.events import event_before
from gkcli.model.timewords.numerals import NUMBER, number
from gkcli.model.timewords.values import Kind, Unit

_UNITS = {
    "workdays": (r"个?工作日", 1, Unit.WORKDAYS),
    "hours": (r"个?小时", 1, Unit.HOURS),
    "minutes": (r"分钟", 1, Unit.MINUTES),
    "days": (r"个?(?:自然|日历)?日|天", 1, Unit.DAYS),
    "weeks": (r"个?(?:周|星期|礼拜)", 7, Unit.DAYS),
    "months": (r"个月", 1, Unit.MONTHS),
    "quarters": (r"个?季度", 3, Unit.MONTHS),
    "years": (r"年", 1, Unit.YEARS),
}
_HALVES = {"years": (6, Unit.MONTHS), "months": (15, Unit.DAYS), "hours": (30, Unit.MINUTES)}
_UNIT = "|".join(f"(?P<{name}>{words})" for name, (words, _, _) in _UNITS.items())

_SPAN = re.compile(
    rf"(?P<way>(?:提|之|召开)?前|不得?超过|最[长多]|近|过去)?(?P<n>{NUMBER}|半)(?:{_UNIT})"
    rf"(?P<within>{WITHIN})?"
)
_TRAILING = re.compile(r"\((?=[^()\n]{1,40}(?:之[日时]起?|起|后)(?:算|计算)?\))")
_CLOSE = re.compile(r"(?:算|计算)?\)")

_NO_EVENT = "没有写从哪一天起算，请补上起算的事件"
_BACKWARDS = "这是在事件之前往回数的期限，请写成具体日子"
_DAILY = ("workdays", "days", "hours", "minutes")


def lengths(setting: Setting) -> Iterator[Candidate]:
    """Lengths of time that set a limit, with the event they count from where it stands beside."""
    for match in _SPAN.finditer(setting.text):
        if _is_past(match):
            yield Candidate(*match.span(), None)
        elif match["within"] or match["way"] or _is_cell(setting, match):
            count, unit = _measure(match)
            if count:
                yield _length(setting, match, count, unit)


def _is_past(match: re.Match[str]) -> bool:
    way = match["way"] or ""
    return way in ("近", "过去") or (way.endswith("前") and not _names(match, _DAILY))


def _names(match: re.Match[str], units: tuple[str, ...]) -> bool:
    return any(match[unit] for unit in units)


def _is_cell(setting: Setting, match: re.Match[str]) -> bool:
    return match.span() == setting.whole and _names(match, ("workdays", "hours"))


def _measure(match: re.Match[str]) -> tuple[int, Unit]:
    name = next(unit for unit in _UNITS if match[unit])
    _, factor, unit = _UNITS[name]
    if match["n"] == "半":
        return _HALVES.get(name, (0, unit))
    return number(match["n"]) * factor, unit


def _length(setting: Setting, match: re.Match[str], count: int, unit: Unit) -> Candidate:
    kind = Kind.RELATIVE_HOURS if unit in (Unit.HOURS, Unit.MINUTES) else Kind.RELATIVE
    start, end, event = _counted_from(setting, match)
    if (match["way"] or "").endswith("前"):
        return setting.found(
            match.span(), kind, count=count, unit=unit, event=event, ambiguous=_BACKWARDS
        )
    if unit is Unit.YEARS and event is None:
        return _years(setting, match, count)
    reason = "" if event else _NO_EVENT
    return setting.found((start, end), kind, count=count, unit=unit, event=event, ambiguous=reason)


def _counted_from(setting: Setting, match: re.Match[str]) -> tuple[int, int, str | None]:
    start, event = event_before(setting, match.start())
    opening = _TRAILING.match(setting.text, match.end())
    if event is not None or opening is None:
        return start, match.end(), event
    close = _CLOSE.search(setting.text, opening.end())
    if close is None:
        return start, match.end(), None
    _, event = event_before(setting, close.start())
    return match.start(), close.end(), event


def _years(setting: Setting, match: re.Match[str], count: int) -> Candidate:
    last = setting.year + count - 1
    reason = f"“{match[0]}”按年度数到{last}年底；也可从成文之日起数满{count}年，请核对"
    return setting.found(
        match.span(),
        Kind.ABSOLUTE,
        due=day_in(last, 12, 31),
        begin=day_in(setting.year, 1, 1),
        count=count,
        unit=Unit.YEARS,
        ambiguous=reason,
    )
