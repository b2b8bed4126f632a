"""What has to happen first: 条例出台后, 条件成熟时, 春节前; and what a length counts from."""

import re
from collections.abc import Iterator

from gkcli.model.timewords.candidates import WITHIN, Candidate, SearchedText, day_in
from gkcli.model.timewords.values import LengthUnit, PromiseKind
from gkcli.patterns import late_pattern
from gkcli.text import NUMBER, number

_HAPPENS = (
    r"出台|印发|发布|公布|颁布|施行|实施|通过|批准|批复|下达|下发|成立|结束|完成|到位|明确|建成"
    r"|启用|确定|获批|立项|竣工|验收"
)
_AFTER = late_pattern(rf"(?:{_HAPPENS})(?:之后|以后|后(?![的续台勤期备果面者]))")
_ONCE = late_pattern(
    r"(?:待|在|等)?(?:条件|时机)(?:成熟|具备|允许)(?:时|[之以]?后)?|具备条件[时后的]"
)
_WITH = late_pattern(
    rf"(?:结合|随着)(?P<events>[^，。；：！？\n结随]{{1,40}}?(?:{_HAPPENS}))(?=[，。；])"
)
_HOLIDAY = late_pattern(
    r"(?P<event>(?:元旦|春节|清明|五一|劳动节|端午|中秋|国庆)节?)(?:之前|以前|前(?![后期]))"
)
_AFTER_IT = late_pattern(r"(?:(?P<from>之[日时]起?|起)，?|(?P<after>之后|以后|后)的?)$")

_STOPS = late_pattern(r"[，。；：、！？:;()\n“”\"…]")
_SINCE = late_pattern(r"(?<![来各亲独])自(?![然行主愿动治身己查评贸助])|从(?![事业严重快简速而属])")
_IN = late_pattern(r"(?<![存现所正实内潜])在(?![线职编岗建校场])|(?<![关属对由位等大小高低])于")
_OUGHT = late_pattern(
    r"应当|应该|必须|(?<![相响回对适供反效])应|(?<![重主需只])要|须|(?<![需])待|[并且将等]"
)
_REACH = 60


def events(setting: SearchedText) -> Iterator[Candidate]:
    """Expressions that wait for an event, whose day nobody knows yet."""
    for match in _AFTER.finditer(setting.text):
        start, event = event_before(setting, match.end())
        if event:
            yield setting.found((start, match.end()), PromiseKind.EVENT, event=event)
    for match in _ONCE.finditer(setting.text):
        yield setting.found(
            match.span(), PromiseKind.EVENT, event=match[0].lstrip("待在等").rstrip("时后之的")
        )
    for match in _WITH.finditer(setting.text):
        start = match.start("events") + _after_last(match["events"], "和及与、")
        yield _event(setting, start, match.end("events"))
    for match in _HOLIDAY.finditer(setting.text):
        reason = f"“{match[0]}”没有写日子，请写成具体日子"
        yield setting.found(match.span(), PromiseKind.EVENT, event=match["event"], ambiguous=reason)


def event_before(setting: SearchedText, end: int) -> tuple[int, str | None]:
    """The event that the words up to ``end`` count from, and where those words begin.

    The words must close with 后, 起, 之日 or 之日起; otherwise the event is None and the place
    is ``end``. The event reaches back to the last mark or preposition in its clause.
    """
    begin = max(0, end - _REACH)
    clause = setting.text[begin:end]
    closing = _AFTER_IT.search(clause)
    if closing is None:
        return end, None
    stop = max((match.end() for match in _STOPS.finditer(clause, 0, closing.start())), default=0)
    first, words = _opening(clause, stop, closing)
    event = setting.squeezed.original[
        slice(*_bounds(setting, begin + words, begin + closing.start()))
    ]
    return (begin + first, event.strip()) if event.strip() else (end, None)


def _opening(clause: str, stop: int, closing: re.Match[str]) -> tuple[int, int]:
    """Where the expression begins, and where in it the event does: 自 belongs to the first."""
    since = _SINCE.search(clause, stop, closing.start())
    if since and closing["from"]:
        return since.start(), since.end()
    for pattern in (_IN, _OUGHT, _SINCE):
        places = [match.end() for match in pattern.finditer(clause, stop, closing.start())]
        if places and places[-1] < closing.start():
            return places[-1], places[-1]
    return stop, stop


def _bounds(setting: SearchedText, start: int, end: int) -> tuple[int, int]:
    return setting.squeezed.span(start, end) if start < end else (0, 0)


def _event(setting: SearchedText, start: int, end: int) -> Candidate:
    words = setting.squeezed.original[slice(*setting.squeezed.span(start, end))]
    return setting.found((start, end), PromiseKind.EVENT, event=words)


def _after_last(words: str, separators: str) -> int:
    return max(words.rfind(separator) for separator in separators) + 1


_UNITS = {
    "workdays": (r"个?工作日", 1, LengthUnit.WORKDAYS),
    "hours": (r"个?小时", 1, LengthUnit.HOURS),
    "minutes": (r"分钟", 1, LengthUnit.MINUTES),
    "days": (r"个?(?:自然|日历)?日|天", 1, LengthUnit.DAYS),
    "weeks": (r"个?(?:周|星期|礼拜)", 7, LengthUnit.DAYS),
    "months": (r"个月", 1, LengthUnit.MONTHS),
    "quarters": (r"个?季度", 3, LengthUnit.MONTHS),
    "years": (r"年", 1, LengthUnit.YEARS),
}
_HALVES = {
    "years": (6, LengthUnit.MONTHS),
    "months": (15, LengthUnit.DAYS),
    "hours": (30, LengthUnit.MINUTES),
}
_UNIT = "|".join(f"(?P<{name}>{words})" for name, (words, _, _) in _UNITS.items())

_SPAN = late_pattern(
    rf"(?P<way>(?:提|之|召开)?前|不得?超过|最[长多]|近|过去)?(?P<n>{NUMBER}|半)(?:{_UNIT})"
    rf"(?P<within>{WITHIN})?"
)
_SIGN_OF_SPAN = late_pattern("日|天|小时|钟|周|星|礼|月|季|年")
_TRAILING = late_pattern(r"\((?=[^()\n]{1,40}(?:之[日时]起?|起|后)(?:算|计算)?\))")
_CLOSE = late_pattern(r"(?:算|计算)?\)")

_NO_EVENT = "没有写从哪一天起算，请补上起算的事件"
_BACKWARDS = "这是在事件之前往回数的期限，请写成具体日子"
_DAILY = ("workdays", "days", "hours", "minutes")


def lengths(setting: SearchedText) -> Iterator[Candidate]:
    """Lengths of time that set a limit, with the event they count from where it stands beside."""
    for match in setting.matches(_SPAN, _SIGN_OF_SPAN):
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


def _is_cell(setting: SearchedText, match: re.Match[str]) -> bool:
    return match.span() == setting.whole and _names(match, ("workdays", "hours"))


def _measure(match: re.Match[str]) -> tuple[int, LengthUnit]:
    name = next(unit for unit in _UNITS if match[unit])
    _, factor, unit = _UNITS[name]
    if match["n"] == "半":
        return _HALVES.get(name, (0, unit))
    return number(match["n"]) * factor, unit


def _length(setting: SearchedText, match: re.Match[str], count: int, unit: LengthUnit) -> Candidate:
    kind = (
        PromiseKind.RELATIVE_HOURS
        if unit in (LengthUnit.HOURS, LengthUnit.MINUTES)
        else PromiseKind.RELATIVE
    )
    start, end, event = _counted_from(setting, match)
    if (match["way"] or "").endswith("前"):
        return setting.found(
            match.span(), kind, count=count, unit=unit, event=event, ambiguous=_BACKWARDS
        )
    if unit is LengthUnit.YEARS and event is None:
        return _years(setting, match, count)
    reason = "" if event else _NO_EVENT
    return setting.found((start, end), kind, count=count, unit=unit, event=event, ambiguous=reason)


def _counted_from(setting: SearchedText, match: re.Match[str]) -> tuple[int, int, str | None]:
    start, event = event_before(setting, match.start())
    opening = _TRAILING.match(setting.text, match.end())
    if event is not None or opening is None:
        return start, match.end(), event
    close = _CLOSE.search(setting.text, opening.end())
    if close is None:
        return start, match.end(), None
    _, event = event_before(setting, close.start())
    return match.start(), close.end(), event


def _years(setting: SearchedText, match: re.Match[str], count: int) -> Candidate:
    last = setting.year + count - 1
    reason = f"“{match[0]}”按年度数到{last}年底；也可从成文之日起数满{count}年，请核对"
    return setting.found(
        match.span(),
        PromiseKind.ABSOLUTE,
        due=day_in(last, 12, 31),
        begin=day_in(setting.year, 1, 1),
        count=count,
        unit=LengthUnit.YEARS,
        ambiguous=reason,
    )
