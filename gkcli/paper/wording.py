"""Dates and limits as documents write them."""

import re
from collections.abc import Iterable
from datetime import date

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.units import Unit
from gkcli.status.due import Instance
from gkcli.status.wording import limit_words, occasion_words, span_words

_BLANK_AT_DIGIT = re.compile(r"(?<=[^\x00-\x7f]) (?=\d)|(?<=\d) (?=[^\x00-\x7f])")


def date_words(day: date) -> str:
    """A date as documents write it, 2018年7月20日. Source: GB/T 9704-2012, 7.3.5."""
    return f"{day.year}年{day.month}月{day.day}日"


def limit_in_words(deadline: Deadline) -> str:
    """A limit as documents write it, 2018年7月20日前: no blanks around digits."""
    if deadline.by:
        return f"{date_words(deadline.by)}前"
    if deadline.within:
        return f"{deadline.after}后{closed_up(span_words(deadline.within))}内"
    return deadline.when + "后" if deadline.when else closed_up(limit_words(deadline))


def occasion_in_words(deadline: Deadline, instance: Instance) -> str:
    """Which period of a recurring duty is meant, 第三季度 or 9月; "" where there is but one."""
    return closed_up(occasion_words(deadline, instance))


def closed_up(words: str) -> str:
    """Words without the blanks around digits that a screen wants and paper does not."""
    return _BLANK_AT_DIGIT.sub("", words)


_CLASSES = {"镇": "地方", "街道": "地方", "园区": "园区", "国有企业": "企业"}


def join_units(names: Iterable[str], directory: Directory) -> str:
    """The names with “、” within a class of units and “，” between classes.

    Classes are towns, offices and companies. A name that the registry lacks counts to the class
    of the name before it.
    """
    line, before = "", ""
    for name in names:
        now = _class_of(name, directory) or before
        line += name if not line else f"、{name}" if now == before else f"，{name}"
        before = now
    return line


def _class_of(name: str, directory: Directory) -> str:
    party = directory.get(name)
    if party is None:
        return ""
    if isinstance(party, Unit):
        kind = party.kind
    else:
        members = directory.members(party)
        kind = party.kinds[0] if party.kinds else members[0].kind if members else ""
    return _CLASSES.get(kind, "机关") if kind else ""
