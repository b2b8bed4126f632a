"""Time limits, states and dates as Chinese phrases."""

from datetime import date
from typing import TYPE_CHECKING

from gkcli.model.deadline import Deadline, Span
from gkcli.model.record import Record
from gkcli.model.state import State
from gkcli.model.statuses import MEANINGS
from gkcli.status.due import Instance
from gkcli.status.duties import Duty

if TYPE_CHECKING:
    from gkcli.model.cycles import SpotCheck

PERIODS = {"year": "每年", "half-year": "每半年", "quarter": "每季度", "month": "每月"}
_LAST_DAY = {
    "year": " 12 月 {} 日前",
    "half-year": "末月 {} 日前",
    "quarter": "末月 {} 日前",
    "month": " {} 日前",
}
_NEXT_MONTH = "次月 {} 日前"
SPAN_UNITS = {"workdays": "个工作日", "days": "日", "hours": "小时"}
_WEEKDAYS = "一二三四五六日"
_QUARTERS = "一二三四"
_HALVES = "上下"


def limit_words(deadline: Deadline) -> str:
    """The rule of a deadline as a short Chinese phrase, dates as YYYY-MM-DD."""
    if deadline.by:
        return f"{deadline.by} 前"
    if deadline.each:
        return _recurring(deadline)
    if deadline.within:
        return f"{deadline.after}后 {span_words(deadline.within)}内"
    return "长期坚持" if deadline.ongoing else f"{deadline.when}后"


def _recurring(deadline: Deadline) -> str:
    period = deadline.each or "year"
    words = _NEXT_MONTH if deadline.next_month else _LAST_DAY[period]
    day = words.format(deadline.day) if deadline.day else ""
    often = "" if day and not deadline.at_least else f"至少 {deadline.at_least or 1} 次"
    return f"{PERIODS[period]}{day}{often}"


def origin_words(duty: Duty) -> str:
    """What imposes a duty that no task imposes."""
    if duty.opened:
        return "整改"
    return "定期报送" if duty.deadline.cyclic else "通知"


def occasion_words(deadline: Deadline, instance: Instance) -> str:
    """Which period of a recurring duty is meant, as ``第三季度``; "" where there is but one."""
    return "" if deadline.each in (None, "year") else period_words(instance.period)


def period_words(period: str) -> str:
    """A period without its year, as ``第三季度``, ``上半年`` or ``9 月``; of a year all of it."""
    year, _, part = period.partition("-")
    match part[:1]:
        case "":
            return f"{year} 年"
        case "H":
            return f"{_HALVES[int(part[1:]) - 1]}半年"
        case "Q":
            return f"第{_QUARTERS[int(part[1:]) - 1]}季度"
    return f"{int(part)} 月"


def spot_check_words(size: "SpotCheck") -> str:
    """How much is looked into, as ``20%`` or ``3 件``."""
    return f"{size.count} 件" if size.count is not None else f"{size.share}%"


def state_words(state: State, days_left: int | None) -> str:
    """A state with the days to or from the due day."""
    if days_left is None:
        return state.label
    if days_left < 0:
        return f"{state.label} {-days_left} 天"
    return f"{state.label}，{left_words(days_left)}"


def left_words(days: int) -> str:
    """How many days there are left."""
    return f"还有 {days} 天" if days else "今天到期"


def request_words(request: Record) -> str:
    """What a unit asks for and no office has decided on, as ``申请不适用，待核准``."""
    until = f"到 {request.until}" if request.until else ""
    return f"申请{MEANINGS[request.status].matter}{until}，待核准"


def first_due_words(instance: Instance) -> str:
    """When it was due before more time was granted, as ``（原定 06-30）``; "" where none was."""
    if instance.first_due is None or instance.due is None:
        return ""
    return f"（原定 {day_in(instance.first_due, instance.due.year)}）"


def span_words(span: Span) -> str:
    """A length of time, as ``1 个工作日``."""
    return f"{span.count} {SPAN_UNITS[span.unit]}"


def day_words(day: date) -> str:
    """A date with its weekday, as ``2018-12-01 周六``."""
    return f"{day} {_weekday(day)}"


def day_beside(day: date, other: date) -> str:
    """The same without the year where ``other`` stands beside it and is of the same year."""
    return f"{day:%m-%d} {_weekday(day)}" if day.year == other.year else day_words(day)


def day_in(day: date, year: int) -> str:
    """A date without its year where that is the one in which the reader is, as ``07-20``."""
    return f"{day:%m-%d}" if day.year == year else str(day)


def _weekday(day: date) -> str:
    return f"周{_WEEKDAYS[day.weekday()]}"
