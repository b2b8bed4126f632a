"""Three versions of one list of texts made into one."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

from gkcli.merge.clash import Clash, Line


class _Edit(NamedTuple):
    """Texts ``begin`` to ``end`` of the base, exclusive, become ``texts``."""

    begin: int
    end: int
    texts: tuple[str, ...]


_Edits: TypeAlias = list[_Edit]


def merged_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Line]:
    """Lines, both changes made; changes of neighbouring lines are no conflict.

    A clash is where both changed the same line differently, or put different lines in one place.
    """
    made: list[Line] = []
    done = 0
    for begin, end, mine, other in _regions(_edits(base, ours), _edits(base, theirs)):
        made += base[done:begin]
        our_texts, their_texts = _applied(base, begin, end, mine), _applied(base, begin, end, other)
        if not other or our_texts == their_texts:
            made += our_texts
        elif not mine:
            made += their_texts
        else:
            made.append(Clash(tuple(our_texts), tuple(their_texts)))
        done = end
    return [*made, *base[done:]]


def merged_names(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> list[str] | None:
    """Names, what either added or took away; None where both replaced one by different others."""
    for begin, end, mine, other in _regions(_edits(base, ours), _edits(base, theirs)):
        replaced = Counter(base[begin:end])
        added = [Counter(_applied(base, begin, end, edits)) - replaced for edits in (mine, other)]
        kept = [Counter(_applied(base, begin, end, edits)) & replaced for edits in (mine, other)]
        lost_by_both = replaced - kept[0] - kept[1]
        if mine and other and lost_by_both and added[0] and added[1] and added[0] != added[1]:
            return None
    return _both_made(base, ours, theirs)


def _both_made(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    gone = Counter(base) - Counter(theirs)
    made = []
    for name in ours:
        if gone[name]:
            gone[name] -= 1
        else:
            made.append(name)
    missing = Counter(theirs) - Counter(base) - (Counter(made) - Counter(base))
    for place, name in enumerate(theirs):
        if missing[name]:
            missing[name] -= 1
            made.insert(_behind(made, theirs[:place], base), name)
    return made


def _behind(made: Sequence[str], before: Sequence[str], base: Sequence[str]) -> int:
    """Where something goes that stood behind others: behind the last of them and what is new."""
    known = next((name for name in reversed(before) if name in made), None)
    place = made.index(known) + 1 if known is not None else 0
    while place < len(made) and made[place] not in base and made[place] not in before:
        place += 1
    return place


def _edits(base: Sequence[str], other: Sequence[str]) -> _Edits:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [
        _Edit(i, j, tuple(other[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


class _Region(NamedTuple):
    begin: int
    end: int
    ours: _Edits
    theirs: _Edits


def _regions(ours: _Edits, theirs: _Edits) -> list[_Region]:
    """What was changed, place by place; edits of both that touch the same texts stand together."""
    marked = sorted(
        [(edit, True) for edit in ours] + [(edit, False) for edit in theirs],
        key=lambda pair: (pair[0].begin, pair[0].end),
    )
    regions: list[_Region] = []
    for edit, mine in marked:
        last = regions[-1] if regions else None
        if last is None or not _touch(last, edit):
            last = _Region(edit.begin, edit.end, [], [])
            regions.append(last)
        (last.ours if mine else last.theirs).append(edit)
        regions[-1] = last._replace(end=max(last.end, edit.end))
    return regions


def _touch(region: _Region, edit: _Edit) -> bool:
    if edit.begin < region.end:
        return True
    # Two insertions in one place, of which nobody can say which comes first.
    return edit.begin == edit.end == region.begin == region.end


def _applied(base: Sequence[str], begin: int, end: int, edits: _Edits) -> list[str]:
    made: list[str] = []
    for edit in edits:
        made += [*base[begin : edit.begin], *edit.texts]
        begin = edit.end
    return [*made, *base[begin:end]]


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], wanted: Sequence[str]
) -> list[str]:
    """The names of all that is wanted, in an order in which both changes are made.

    Of what both put in one place ours comes first.
    """
    rest = dict.fromkeys(wanted)
    made: list[str] = []
    for line in merged_lines(base, ours, theirs):
        for name in (line,) if isinstance(line, str) else (*line.ours, *line.theirs):
            if name in rest:
                del rest[name]
                made.append(name)
    for name in list(rest):
        made.insert(_place(name, made, ours if name in ours else theirs), name)
    return made


def _place(name: str, made: list[str], order: Sequence[str]) -> int:
    """Behind what it stands behind in an order."""
    if name not in order:
        return len(made)
    before = order[: order.index(name)]
    known = next((other for other in reversed(before) if other in made), None)
    return 0 if known is None else made.index(known) + 1
