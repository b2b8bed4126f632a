"""One date as written: the year, months and days it names, and what its words say of it."""

import re
from datetime import date

from gkcli.frozen import frozen, replace
from gkcli.model.timewords.candidates import BEFORE, LAST, TEN_DAYS, WITHIN, day_in
from gkcli.patterns import late_pattern
from gkcli.text import DAY, MONTH, YEAR, number, year_number

_CLOCK = (
    r"(?:\((?:星期|周)[一二三四五六日天]\))?"
    r"(?:(?:上午|下午|中午|晚)?[0-9]{1,2}(?:[时点]整?|:[0-9]{2})(?:[0-9]{1,2}分)?|[上下]午下班|下班|[上下中]午)?"
)
_YEAR_END = (
    r"(?(prefix)年?|(?<![青少老幼中成历往近逐百千学半个每0-9一二两三四五六七八九十])年度?)"
    rf"(?:[底末](?![线子数层座部气蕴])|终(?={BEFORE})|(?={WITHIN}))"
)
POINT = late_pattern(
    r"(?P<lead>截至|截止到?|(?<![达得收受找看感回涉截])[到至]|最[迟晚][于在]?|不[晚迟]于|务必?于)?"
    rf"(?P<prefix>(?:(?P<year>{YEAR})年度?"
    r"|(?P<that>[今本当]年度?|[明次翌来]年|[去上]年))的?)?"
    rf"(?:(?:(?P<month0>{MONTH})月?[-至到])?(?P<month>{MONTH})月份?"
    rf"(?:(?P<end>[底末])|(?P<ten>[上中下])旬|(?P<early>初)"
    rf"|(?P<day>{DAY})[日号]{_CLOCK}(?:[-至到](?P<day2>{DAY})[日号]{_CLOCK})?)?"
    r"|(?P<quarters>前三)个?季度"
    r"|第?(?P<quarter>[1-4一二三四])季度(?P<qend>[末底])?"
    rf"|(?P<half>[上下])半年(?P<hend>[末底])?|(?P<yearend>{_YEAR_END})"
    rf"|(?<![0-9])(?P<iy>[0-9]{{4}})(?P<sep>[-./])(?P<im>[0-9]{{1,2}})(?P=sep)(?P<id>[0-9]{{1,2}})(?![0-9]))"
    rf"(?P<tail>{BEFORE}|{WITHIN}|为?止)?"
)
"""A date, with the words before and after that make it a limit."""

# It begins with one set, which the search can skip to.
SIGN_OF_POINT = late_pattern(r"[年月季0-9](?:(?<=[年月季])|[-./])")
"""What every date has."""

_END = late_pattern(r"[底末终]$")

MonthDay = tuple[int, int]


@frozen
class Point:
    """What one date names.

    ``first`` is None where only the end is named (6月底). ``stated`` is the year it names
    itself, ``shift`` what a word like 明年 adds to the document's. ``limited`` says that its words
    set a limit (前, 最迟), ``interval`` that it can set one by itself (第三季度), ``as_of`` that
    it looks back (截至6月底). A range began in ``first_year``, or ``years_back`` before its end.
    """

    start: int
    end: int
    first: MonthDay | None
    last: MonthDay
    stated: int | None = None
    shift: int | None = None
    limited: bool = False
    interval: bool = False
    as_of: bool = False
    first_year: int | None = None
    years_back: int = 0
    reason: str = ""

    def after(self, opening: "Point") -> "Point":
        """The range from ``opening`` to this date."""
        shift = (self.shift or 0) - (opening.shift or 0)
        stated = self.stated
        if stated is None and opening.stated is not None:
            stated = opening.stated + (self.shift or 0)
        return replace(
            self,
            start=opening.start,
            first=opening.first or opening.last,
            stated=stated,
            interval=True,
            as_of=opening.as_of,
            first_year=opening.stated,
            years_back=shift if self.shift is not None else 0,
            reason="" if self.shift else self.reason,
        )

    def begin_in(self, year: int) -> date | None:
        """The first day, where the last one lies in ``year``; None where no interval is named."""
        if self.first is None or not self.interval:
            return None
        opened = year - self.years_back if self.first_year is None else self.first_year
        return day_in(opened, *self.first)


def point(match: re.Match[str]) -> Point:
    """The date that ``POINT`` matched."""
    first, last = _days(match)
    lead, tail = match["lead"] or "", match["tail"] or ""
    looks_back = lead.startswith("截") and not tail.endswith("前")
    that = match["that"] or ""
    return Point(
        *match.span(),
        first=first,
        last=last,
        stated=_stated(match),
        shift=1 if that[:1] in set("明次翌来") else 0 if that else None,
        limited=bool(tail or lead),
        interval=not _one_day(match) and (_closed(match) or match["month0"] is not None),
        as_of=looks_back or that[:1] in set("去上"),
        reason=_reason(match, tail),
    )


def _stated(match: re.Match[str]) -> int | None:
    year = match["year"] or match["iy"]
    return year_number(year) if year else None


def _days(match: re.Match[str]) -> tuple[MonthDay | None, MonthDay]:
    first, last = _interval(match)
    at_end = _END.search(match[0].removesuffix(match["tail"] or ""))
    return (None if at_end and match["month0"] is None else first), last


def _interval(match: re.Match[str]) -> tuple[MonthDay, MonthDay]:
    if match["month"]:
        return _days_of_month(match)
    if match["quarter"]:
        quarter = number(match["quarter"])
        return (3 * quarter - 2, 1), (3 * quarter, LAST)
    if match["quarters"]:
        return (1, 1), (9, LAST)
    if match["half"]:
        return ((1, 1), (6, LAST)) if match["half"] == "上" else ((7, 1), (12, LAST))
    if match["iy"]:
        return ((int(match["im"]), int(match["id"])),) * 2
    return (1, 1), (12, LAST)


def _days_of_month(match: re.Match[str]) -> tuple[MonthDay, MonthDay]:
    month = number(match["month"])
    opening = number(match["month0"]) if match["month0"] else month
    if match["day"]:
        day = number(match["day"])
        return (opening, day), (month, number(match["day2"]) if match["day2"] else day)
    if match["ten"]:
        first, last = TEN_DAYS[match["ten"]]
        return (month, first), (month, last)
    return (opening, 1), (month, 10 if match["early"] else LAST)


def _one_day(match: re.Match[str]) -> bool:
    return bool(match["iy"] or (match["day"] and not match["day2"]))


def _closed(match: re.Match[str]) -> bool:
    """Whether the words name an interval or its end, and not a month in passing."""
    named = ("day2", "end", "ten", "early", "quarters", "quarter", "half")
    return match["yearend"] is not None or any(match[name] for name in named)


def _reason(match: re.Match[str], tail: str) -> str:
    if match["that"] in ("次年", "翌年", "来年"):
        return f"“{match['that']}”要看从哪一年算起，请核对年份"
    if match["early"]:
        return f"“{match['month']}月初”没有确定的日子，暂按10日，请核对"
    if not tail.endswith("前"):
        return ""
    if match["ten"]:
        return f"“{match['ten']}旬前”可读作到这一旬的末日，也可读作到它开始之前，请核对"
    open_end = match["month"] and not (match["day"] or match["end"])
    if open_end or _open(match, "quarter", "qend") or _open(match, "half", "hend"):
        return f"“{match[0]}”可读作到这段时间的末日，也可读作到它开始之前，请核对"
    return ""


def _open(match: re.Match[str], period: str, end: str) -> bool:
    return bool(match[period]) and not match[end]
