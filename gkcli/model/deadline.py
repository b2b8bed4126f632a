"""A duty with a time limit, and the rule by which it falls due."""

import re
from datetime import date
from typing import Annotated, Literal

from gkcli.frozen import frozen
from gkcli.model.basis import Reference
from gkcli.model.scalars import (
    Count,
    Date,
    DayOfMonth,
    FieldError,
    Flag,
    Identifier,
    Parse,
    Text,
    choice,
)
from gkcli.model.shape import shape

RuleName = Literal["by", "each", "within", "ongoing", "when"]
RULES: tuple[RuleName, ...] = ("by", "each", "within", "ongoing", "when")
COMPANIONS: dict[str, RuleName] = {
    "at_least": "each",
    "day": "each",
    "next_month": "each",
    "after": "within",
}
"""Fields that belong to one rule alone, and that rule."""


@frozen
class Span:
    """A length of time counted from an event: working days, calendar days or hours."""

    count: int
    unit: Literal["workdays", "days", "hours"]

    def __str__(self) -> str:
        return f"{self.count} {self.unit}"


def span(text: str) -> Span:
    """Read ``N workdays``, ``N days`` or ``N hours``; FieldError otherwise."""
    match = re.fullmatch(r"([1-9]\d{0,3}) (workday|day|hour)s?", text, re.ASCII)
    if match is None:
        raise FieldError(
            "bad-span", f"期限“{text}”读不懂", "请写作 1 workdays、20 days 或 24 hours"
        )
    unit: Literal["workdays", "days", "hours"] = (
        "workdays" if match[2] == "workday" else "days" if match[2] == "day" else "hours"
    )
    return Span(int(match[1]), unit)


SpanText = Annotated[Span, Parse(span, "1 workdays", r"^[1-9]\d* (workday|day|hour)s?$")]
Period = Annotated[
    Literal["year", "half-year", "quarter", "month"],
    choice("周期", "year", "half-year", "quarter", "month"),
]
Owed = Annotated[Literal["each", "jointly"], choice("承担方式", "each", "jointly")]


@shape
class Also:
    """Units that owe a duty although the words it rests on do not name them.

    ``source`` says why they do. Where ``verified`` is false nobody has confirmed it yet.
    """

    units: tuple[Text, ...]
    source: Text
    verified: Flag = True


@shape
class Deadline:
    """One duty: what is owed, by whom, by which rule, and the words it rests on.

    Exactly one of ``by``, ``each``, ``within``, ``ongoing`` and ``when`` is given. ``units``
    names who owes it as the document does; without it, the task's lead and responsible units do.
    ``day`` is one of the period's last month, with ``next_month`` one of the month after it.
    ``open_list`` is true where the document goes on with “等” behind these names, ``also`` adds
    units that it does not name. What is owed ``jointly`` is delivered once for all of them.
    ``source`` says where a date comes from that the quoted words do not themselves contain,
    such as an article of a law. ``basis`` are the items of documents above that demand it, ``todo``
    is what a person must still decide about it.
    """

    id: Identifier
    what: Text
    quote: Text
    units: tuple[Text, ...] = ()
    open_list: Flag = False
    also: tuple[Also, ...] = ()
    owed: Owed = "each"
    by: Date | None = None
    each: Period | None = None
    at_least: Count | None = None
    day: DayOfMonth | None = None
    next_month: Flag = False
    within: SpanText | None = None
    after: Text | None = None
    ongoing: Flag = False
    when: Text | None = None
    report_to: Text | None = None
    publish_on: Text | None = None
    source: Text | None = None
    basis: tuple[Reference, ...] = ()
    todo: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        given = [name for name in RULES if getattr(self, name)]
        if len(given) != 1:
            which = f"同时写了 {'、'.join(given)}" if given else "一条也没有写"
            raise FieldError(
                "bad-rule", f"时限“{self.id}”{which}", f"要写且只写一条规则：{'、'.join(RULES)}"
            )
        for companion, owner in COMPANIONS.items():
            if getattr(self, companion) and owner != given[0]:
                raise FieldError(
                    "bad-rule",
                    f"时限“{self.id}”的规则是“{given[0]}”，不能带“{companion}”",
                    f"“{companion}”只同“{owner}”一起用",
                )
        if self.next_month and self.day is None:
            raise FieldError(
                "bad-rule",
                f"时限“{self.id}”写了 next_month，没有写是下个月的哪一天",
                "加上一行 day: 几日，或删去 next_month",
            )
        if self.within and not self.after:
            raise FieldError(
                "bad-rule",
                f"时限“{self.id}”写了 within，没有写从什么事件起算",
                "加上一行 after: 起算的事件",
            )

        if self.within and self.owed == "jointly":
            raise FieldError(
                "bad-rule",
                f"时限“{self.id}”按事件起算，各单位的事件不同，不能写 owed: jointly",
                "删去 owed，各办各的；确是共同一份的，换一条规则",
            )
        if self.open_list and not self.units:
            raise FieldError(
                "bad-rule",
                f"时限“{self.id}”写了 open_list，没有写 units",
                "open_list 说的是所列单位后面还有“等”，加上 units，或删去 open_list",
            )

    @property
    def cyclic(self) -> bool:
        """Whether a reporting cycle of the office imposes it, and not the notice or its table."""
        return False

    @property
    def allows_nil_report(self) -> bool:
        """Whether a period can be settled by saying that there was nothing to report (零报告).

        So it is with reports that somebody is to get each period, not with work to be done.
        """
        return self.each is not None and (self.cyclic or self.report_to is not None)

    @property
    def owed_from(self) -> date | None:
        """The day before which no occasion falls due; None for the day of the notice."""
        return None

    @property
    def rule(self) -> RuleName:
        """Which of the five rules applies."""
        return next(name for name in RULES if getattr(self, name))

    @property
    def terms(self) -> dict[str, object]:
        """The rule and its companions as plain data, in the order of the schema."""
        names = (self.rule, *(c for c, owner in COMPANIONS.items() if owner == self.rule))
        values = {name: getattr(self, name) for name in names}
        return {
            name: value if isinstance(value, (bool, int, str)) else str(value)
            for name, value in values.items()
            if value not in (None, False)
        }
