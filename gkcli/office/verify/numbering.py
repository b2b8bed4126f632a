"""The number in front of a heading or a task, told by its characters alone."""

import re

from gkcli.text import number, ordinal, squeezed

_DIGITS = "0-9０-９〇零一二三四五六七八九十百"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_COUNT = rf"[{_DIGITS}]{{1,5}}(?:[.．][{_DIGITS}]{{1,3}}){{0,3}}"
_NUMBER = re.compile(
    rf"(?:第?{_COUNT}(?:部分|[章节篇条项])?|[（(〔\[【]{_COUNT}[）)〕\]】]|[0-9０-９]{{1,3}}[）)]"
    rf"|[{_CIRCLED}])[、.．,，:：]?"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}[:：]")
_MARKED = re.compile(
    rf"(?:第[{_DIGITS}]{{1,5}}(?:部分|[章节篇条项])[、.．:：]?"
    rf"|[（(〔\[【]{_COUNT}[）)〕\]】][、.．]?|[0-9０-９]{{1,3}}[）)]|[{_CIRCLED}][、.．]?"
    rf"|{_COUNT}(?:[、.．]|,|，(?!二是))(?![{_DIGITS}%]))"
)
_FRONT = re.compile(
    rf"{_MARKED.pattern}|[0-9０-９]{{1,3}}(?:[.．](?=(?:19|20)[0-9]{{2}}年)"
    r"|(?=[\u4e00-\u9fff《“])(?![年月日个万亿元]))"
)
_LONGEST = 12


def number_before(text: str, words: str) -> str | None:
    """What numbers words that a text without blanks begins with; None if it does not begin so.

    A short label with a colon, such as 任务名称：, is as good as a number.
    """
    at = text.find(words, 0, len(words) + _LONGEST) if words else -1
    if at == 0:
        return ""
    known = at > 0 and (_NUMBER.fullmatch(text[:at]) or _LABEL.fullmatch(text[:at]))
    return text[:at] if known else None


def unnumbered(text: str) -> str:
    """A text without blanks, and without what looks like a number in front of it."""
    match = _FRONT.match(text)
    return text[match.end() :] if match else text


def is_numbered(words: str) -> bool:
    """Whether words without blanks begin with a number that is marked as one."""
    return bool(_MARKED.match(words))


def is_number(written: str) -> bool:
    """Whether what stands in front of words is a number, possible or not, and no label."""
    return bool(_NUMBER.fullmatch(written))


def bare_number(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    match = _NUMBER.fullmatch(squeezed(text))
    return match is not None and number_value(match[0]) > 0


def number_value(written: str) -> int:
    """The number that is written; of 1.2.3 the last; 0 where there is none."""
    found = re.findall(rf"[{_DIGITS}]+|[{_CIRCLED}]", written)
    if not found:
        return 0
    last = found[-1]
    if last in _CIRCLED:
        return _CIRCLED.index(last) + 1
    return number(last) if last.isdecimal() or "百" in last else ordinal(last) or 0
