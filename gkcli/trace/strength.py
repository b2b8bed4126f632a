"""How strictly words bind: 必须 against 原则上, 全部 against 部分, and numbers that got smaller."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

_SCALES: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        ("必须", "务必", "一律", "严禁", "不得", "坚决"),
        ("应当", "应该", "确保", "保证"),
        (
            *("原则上", "可以", "鼓励", "提倡", "支持", "引导", "视情", "酌情", "尽量", "尽可能"),
            *("争取", "力争", "推动", "探索", "有条件的", "条件成熟"),
        ),
    ),
    (
        ("全部", "所有", "全面", "逐项", "逐件", "逐一", "全覆盖", "全程", "每件", "每项"),
        ("大部分", "部分", "主要", "重点", "个别", "试点", "择优"),
    ),
    (
        ("立即", "即时", "当日", "第一时间", "及时", "限时"),
        ("尽快", "适时", "逐步", "择机"),
    ),
)
"""Words that mean more or less of the same, the strictest first; the last ones are of time."""

_AMOUNT = re.compile(r"(\d{1,6}(?:\.\d{1,2})?)\s*(%|\uff05|次|项|件|场|期|篇)")
_AT_MOST = re.compile(r"不(?:得)?(?:超过|多于|高于)|至多|以下|控制在")
_SPAN = re.compile(r"(\d{1,4})\s*(个工作日|个月|小时|日|天)(?:内|以内|之内)")


class WeakerWord(NamedTuple):
    """A word of the one above and what stands in its place; "" where nothing does."""

    above: str
    ours: str


def weaker_words(above: str, ours: str) -> tuple[WeakerWord, ...]:
    """Where a clause binds less than the one that it carries out.

    One that says within how many days needs no 及时 besides.
    """
    found = [
        word
        for scale in (_SCALES[:-1] if _SPAN.search(ours) else _SCALES)
        for word in _on_scale(scale, _read(scale, above), _read(scale, ours))
    ]
    found += _amounts(above, ours)
    return tuple(found)


def _on_scale(
    scale: tuple[tuple[str, ...], ...], above: dict[str, int], ours: dict[str, int]
) -> Iterator[WeakerWord]:
    lost = [word for word in above if word not in ours]
    new = [word for word in ours if word not in above]
    strictest = min(above.values(), default=None)
    weakest = max((ours[word] for word in new), default=None)
    if strictest is not None and weakest is not None and weakest > strictest and lost:
        yield WeakerWord(lost[0], next(word for word in new if ours[word] == weakest))
    elif strictest is None and weakest == len(scale) - 1:
        yield WeakerWord("", next(word for word in new if ours[word] == weakest))
    elif strictest == 0 and not ours:
        yield WeakerWord(lost[0], "")


def _read(scale: tuple[tuple[str, ...], ...], clause: str) -> dict[str, int]:
    """The words of a scale in a clause, in their order, with how far down the scale they are."""
    ranks = {word: rank for rank, words in enumerate(scale) for word in words}
    return {word: ranks[word] for word in _pattern(scale).findall(clause)}


@cache
def _pattern(scale: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    words = sorted((word for words in scale for word in words), key=len, reverse=True)
    return re.compile("|".join(words))


def _amounts(above: str, ours: str) -> Iterator[WeakerWord]:
    """A number that got smaller, a time that got longer; only where either names one of a kind."""
    if _AT_MOST.search(above):
        return
    for pattern, longer in ((_AMOUNT, False), (_SPAN, True)):
        before, after = _by_kind(pattern, above), _by_kind(pattern, ours)
        for kind in (kind for kind in before if kind in after):
            (old, written), (new, now) = before[kind], after[kind]
            if new > old if longer else new < old:
                yield WeakerWord(written, now)


def _by_kind(pattern: re.Pattern[str], clause: str) -> dict[str, tuple[float, str]]:
    found: dict[str, list[tuple[float, str]]] = {}
    for match in pattern.finditer(clause):
        found.setdefault(normalize("NFKC", match[2]), []).append((float(match[1]), match[0]))
    return {kind: values[0] for kind, values in found.items() if len(values) == 1}
