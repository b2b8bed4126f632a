"""Whether a change leaves more time, or asks for less, than before."""

from datetime import date

from gkcli.changes.change import Change, Kind, Thing, Value

_PERIODS = ("month", "quarter", "year")
_DAYS = {"hours": 1 / 24, "days": 1, "workdays": 7 / 5}
"""How many calendar days a unit of time takes, working days by the week."""

_LAST = 31
_EVENTS = ("after", "when")
_TERMS = ("by", "each", "at_least", "day", "within")


def loosened(change: Change) -> str:
    """What to ask about a deadline that was put off or asks for less; "" for any other change."""
    if change.target.thing is not Thing.DEADLINE or change.kind is not Kind.CHANGED:
        return ""
    if change.field == "rule":
        return "换了一种时限：会不会比原来宽？依据是什么？"
    if (change.field, change.after) == ("owed", "jointly"):
        return "改成共同一份，一个单位报了就都算完成：依据是什么？"
    if change.field in _EVENTS:
        return "起算的事件改了：会不会比原来晚？依据是什么？"
    if change.field in _TERMS and _room(change.field, change.after) > _room(
        change.field, change.before
    ):
        return "比原来宽：依据哪份文件？原文写的是哪一天、几次？"
    return ""


def _room(field: str, value: Value) -> float:
    """How much time a term leaves; more is looser."""
    match field:
        case "each":
            return _PERIODS.index(str(value))
        case "at_least":
            return -int(str(value or 1))
        case "day":
            return int(str(value or _LAST))
        case "within":
            count, unit = str(value).split()
            return int(count) * _DAYS[unit]
    return date.fromisoformat(str(value)).toordinal()
