"""Lists of units taken apart: 区发改局、区财政局，各镇（街道）."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkcli.exchange.documents.blanks import squeezed, trimmed
from gkcli.exchange.intake.brackets import depths
from gkcli.exchange.intake.unitwords import ends_as_unit, is_group, looks_like_unit

_LONGEST_NAME = 60
_LONGEST_PIECE = 300
_SEPARATORS = "、，,；;\n。/／"
_JOINT = re.compile(r"以及|会同|协同|联合|和|及|与|\s+")
_TAIL = re.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十]+)?个?(?:部门|单位|机构|(?:有关"
    r"|相关)(?:部门|单位))?(?:和单位)?)$"
)
_NOT_UNITS = re.compile(r"^(?:无|/|-+|—+|－+|\\)$")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])\s*")


class UnitList(NamedTuple):
    """The names of a list as written, and whether it goes on with 等."""

    names: tuple[str, ...]
    open_ended: bool = False


def unit_list(text: str) -> UnitList:
    """The names in a list of units, each once, blanks within a name closed up.

    和, 及, 与 and blanks separate only where units stand on both sides, so that 发展和改革局 and
    a name broken over two lines stay whole. Brackets within a name stay.
    """
    names: dict[str, None] = {}
    open_ended = False
    for piece in _pieces(trimmed(text)):
        bare = squeezed(_NUMBERED.sub("", piece)).strip("：:")
        tail = _TAIL.search(bare)
        if tail:
            open_ended, bare = True, bare[: tail.start()]
        if bare and not _NOT_UNITS.match(bare):
            names.setdefault(bare)
    return UnitList(tuple(names), open_ended)


def _pieces(text: str) -> Iterator[str]:
    for piece in _split(text):
        yield from _jointed(piece)


def _split(text: str) -> Iterator[str]:
    """The pieces between separators outside brackets; a line break may be a mere wrap."""
    depth = depths(text)
    start = 0
    for index, character in enumerate(text):
        if character in _SEPARATORS and not depth[index]:
            if character == "\n" and not _breaks(
                text[start:index], text[index + 1 : index + _LONGEST_NAME]
            ):
                continue
            yield text[start:index]
            start = index + 1
    yield text[start:]


def _breaks(before: str, after: str) -> bool:
    """Whether a line break stands between two names rather than within one."""
    following = re.split(r"[、，,；;\n。\s]", after, maxsplit=1)[0]
    return not before.strip() or (ends_as_unit(before) and looks_like_unit(following))


def _jointed(text: str) -> Iterator[str]:
    """A piece divided at words and blanks that join two names."""
    if len(text) > _LONGEST_PIECE:
        yield text
        return
    depth = depths(text)
    start = 0
    for match in _JOINT.finditer(text):
        before, after = text[start : match.start()], text[match.end() :]
        if not depth[match.start()] and _joins(before, after, match[0]):
            yield before
            start = match.end()
    yield text[start:]


def _joins(before: str, after: str, word: str) -> bool:
    following = re.split(r"以及|会同|和|及|与|\s", after, maxsplit=1)[0] if after else ""
    if not before or not ends_as_unit(before) or not looks_like_unit(before):
        return False
    if word.isspace():
        return len(following) > 1 and (looks_like_unit(following) or looks_like_unit(after))
    # 文化和旅游部 begins with 文化, which no unit ends with; 区委和区政府 does not go on as a name.
    return (
        looks_like_unit(squeezed(after)) or is_group(squeezed(after)) or looks_like_unit(following)
    )
