"""The number in front of a heading or an item: 一、 （一） 1. （1） ① 第一条."""

import re
from dataclasses import dataclass
from enum import IntEnum

from gkcli.text import number, ordinal

_NUMERAL = r"[一二三四五六七八九十百〇零]{1,4}"
_DIGITS = r"[0-9０-９]{1,5}"
_BLANK = r"[ \t\u3000]*"
_OPEN, _CLOSE = r"[（(〔\[【]", r"[）)〕\]】]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class NumberStyle(IntEnum):
    """How a number is written; in a document the smaller one usually stands above the greater."""

    CHAPTER = 1
    """第一部分, 第一章"""
    CHINESE = 2
    """一、"""
    IN_BRACKETS = 3
    """（一）"""
    ARTICLE = 4
    """第一条, 第3项"""
    DIGIT = 5
    """1. 1、"""
    DOTTED = 6
    """1.2, 1.2.3"""
    DIGIT_IN_BRACKETS = 7
    """（1） 1）"""
    CIRCLED = 8
    """①"""


HEADING_STYLES = frozenset({NumberStyle.CHAPTER, NumberStyle.CHINESE, NumberStyle.IN_BRACKETS})
"""The styles of headings in and above a table; its items have others."""

_STYLES = (
    (
        NumberStyle.CHAPTER,
        rf"第{_BLANK}(?P<n>{_NUMERAL}|{_DIGITS}){_BLANK}(?:部分|章|节|篇)[、.．:：]?",
    ),
    (
        NumberStyle.ARTICLE,
        rf"第{_BLANK}(?P<n>{_NUMERAL}|{_DIGITS}){_BLANK}[条项][、.．:：]?(?![规第的、和款])",
    ),
    (NumberStyle.IN_BRACKETS, rf"{_OPEN}{_BLANK}(?P<n>{_NUMERAL}){_BLANK}{_CLOSE}[、.．]?"),
    (NumberStyle.CHINESE, rf"(?P<n>{_NUMERAL}){_BLANK}(?:[、.．]|,|，(?!二是))"),
    (NumberStyle.DIGIT, r"(?P<n>[0-9０-９]{1,3})[.．](?=[0-9]{5}|(?:19|20)[0-9]{2} ?年)"),
    (
        NumberStyle.DOTTED,
        rf"(?P<n>{_DIGITS}(?:[.．]{_DIGITS}){{1,3}})(?:[、.．]|[ \t\u3000]+"
        rf"|(?=[\u4e00-\u9fff《“]))",
    ),
    (
        NumberStyle.DIGIT_IN_BRACKETS,
        rf"(?:{_OPEN}{_BLANK})?(?P<n>{_DIGITS}){_BLANK}{_CLOSE}[、.．]?",
    ),
    (
        NumberStyle.DIGIT,
        r"(?!(?:19|20)[0-9]{2}、[0-9])(?P<n>[0-9０-９]{1,5})[ \t\u3000]*"
        r"(?:、|[.．](?:[ \t\u3000]+|(?![0-9０-９%])))",
    ),
    (NumberStyle.CIRCLED, rf"(?P<n>[{_CIRCLED}])[、.．]?"),
)
_PATTERNS = tuple((style, re.compile(rf"{pattern}{_BLANK}")) for style, pattern in _STYLES)
_MEASURE = re.compile(r"(?:倍|版|元|亿|万|个|米|公里|平方|吨|级|岁|%|％|‰)")
_BARE = re.compile(rf"{_BLANK}(?:{_DIGITS}|{_NUMERAL}){_BLANK}")


@dataclass(frozen=True, slots=True)
class NumberMark:
    """The style of a number, its place in the count (0 where unknown), and the text behind it."""

    style: NumberStyle
    number: int
    rest: str


def mark(text: str) -> NumberMark | None:
    """The number that a text begins with; None when it begins with none."""
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        rest = text[match.end() :]
        if style is NumberStyle.DOTTED and _MEASURE.match(rest):
            return None
        return NumberMark(style, value(match["n"]), rest)
    return None


def value(written: str) -> int:
    """The number that digits or numerals stand for, the last one of 1.2.3; 0 when they do not."""
    if written in _CIRCLED:
        return _CIRCLED.index(written) + 1
    last = re.split(r"[.．]", written)[-1]
    return number(last) if last.isdigit() or "百" in last else ordinal(last) or 0


def bare_value(text: str) -> int:
    """The number that a text of digits or numerals and no more stands for; 0 where it says more."""
    return value(text.strip()) if _BARE.fullmatch(text) else 0
