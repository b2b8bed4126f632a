"""The filters of templates, and data escaped so that Markdown shows it as itself."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from gkcli.model.directory import Directory
from gkcli.paper.html_text import dates_kept_whole
from gkcli.paper.wording import date_words, join_units
from gkcli.text import numeral, printable

_ALWAYS = r"[\\`*\[\]<>|~$]"
_UNDERSCORE = r"(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
_ENTITY = r"&(?=#?\w+;)"
_HEADING_END = r"(?<=\s)#+$"
_SPECIAL = re.compile(f"{_ALWAYS}|{_UNDERSCORE}|{_ENTITY}|{_HEADING_END}")
_LINE_START = re.compile(r"^([#+=^-]|\d{1,9}(?=[.)](?:\s|$)))")
_PARAGRAPH_GAP = "\u3000\u3000"


def markdown_text(text: str) -> str:
    """``text`` so that Markdown shows it as itself, on one line, in a cell, heading or paragraph.

    A line break becomes two full-width blanks: a table cell can hold no second line.
    """
    line = _PARAGRAPH_GAP.join(part.strip(" \t") for part in text.split("\n"))
    escaped = _SPECIAL.sub(lambda match: "".join(f"\\{c}" for c in match[0]), line)
    return _LINE_START.sub(_tamed, escaped)


def _tamed(start: re.Match[str]) -> str:
    # A number is a list marker only with the mark behind it, so that mark is escaped.
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


FROM_JINJA = (
    "default",
    "first",
    "groupby",
    "int",
    "last",
    "length",
    "list",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "sum",
    "trim",
    "unique",
)
"""Jinja's filters that are offered: none that writes markup or grows a text without bound."""


def weekday_words(day: date) -> str:
    """The day of the week, 星期五."""
    return f"星期{'一二三四五六日'[day.weekday()]}"


def short_date_words(day: date) -> str:
    """A date without its year, 7月20日."""
    return f"{day.month}月{day.day}日"


def heading_markup(text: str) -> Markup:
    """A heading for a page of HTML in which no line ends within a year or date."""
    return Markup(dates_kept_whole(printable(text)))  # noqa: S704 - escaped piece by piece


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text."""
    return text.split("\n")


def unpunctuated(text: str) -> str:
    """A text without the blanks and stops at its end, so that a sentence can go on behind it."""
    return text.rstrip("。；，、.;, \t\n\u3000")


def quoted(text: str) -> str:
    """A text in quotation marks, with those inside it made single. Source: GB/T 15834-2011, 4.8."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def or_gap(value: object, what: str) -> object:
    """The value, or a gap that says what is missing where there is none; 0 is a value."""
    return f"【待补：{what}】" if value is None or value == "" else value


def own_filters(directory: Directory) -> Mapping[str, Callable[..., Any]]:
    """Our filters by the names that templates use."""
    return {
        "日期": date_words,
        "月日": short_date_words,
        "星期": weekday_words,
        "标题": heading_markup,
        "段落": paragraphs,
        "中文数字": numeral,
        "去句号": unpunctuated,
        "引号": quoted,
        "待补": or_gap,
        "单位": lambda names: join_units(names, directory),
    }
