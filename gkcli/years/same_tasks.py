"""Which tasks of a year are which of the next: one of one, several of one, one of several."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gkcli.model.carried import origin_of
from gkcli.model.identity import OVER_YEARS, paired
from gkcli.model.notice import Table, Task
from gkcli.years.moving import moved_text

_GRAM = 6
"""Texts share what they share in runs of so many characters."""

PART_OF = 0.5
"""How much of a task's text (0 to 1) another one has that it was split from or merged into."""


class Kin(NamedTuple):
    """Tasks that are the same work; either side may have none, one or several.

    ``said`` is whether the later ones say themselves from where they were carried.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    said: bool = False


class _Text(NamedTuple):
    """A task as it is compared with one of another year; its number means nothing there."""

    title: str
    requirement: str


def same_tasks(old: Table, new: Table) -> list[Kin]:
    """Every task of both years, by its place in its table, with what it is the same as.

    They stand in the order of the later year, what was dropped last.
    """
    years = new.notice.year - old.notice.year
    before = [task for _, task in old.placed()]
    after = [task for _, task in new.placed()]
    said = set(_said(before, after, old.notice.year))
    old_texts = [_moved(task, years) for task in before]
    new_texts = [_Text(task.title, task.requirement) for task in after]
    links = said | set(_paired(old_texts, new_texts, said))
    links |= set(_parts(old_texts, new_texts, links, said))
    return _grouped(links, said, len(before), len(after))


def _moved(task: Task, years: int) -> _Text:
    return _Text(moved_text(task.title, years), moved_text(task.requirement, years))


def _said(before: Sequence[Task], after: Sequence[Task], year: int) -> Iterator[tuple[int, int]]:
    """The links that the data states."""
    places = {task.number: place for place, task in enumerate(before)}
    for place, task in enumerate(after):
        for text in task.carried_from:
            origin = origin_of(text)
            if origin.year == year and origin.number in places:
                yield places[origin.number], place


def _paired(
    old: Sequence[_Text], new: Sequence[_Text], said: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """One of one, among those of which nothing is said."""
    known = [{link[side] for link in said} for side in (0, 1)]
    rest = [
        [place for place in range(len(texts)) if place not in known[side]]
        for side, texts in enumerate((old, new))
    ]
    pairs = paired(OVER_YEARS["tasks"], [old[n] for n in rest[0]], [new[n] for n in rest[1]])
    return ((rest[0][i], rest[1][j]) for i, j in pairs.both)


def _parts(
    old: Sequence[_Text],
    new: Sequence[_Text],
    links: Collection[tuple[int, int]],
    said: Collection[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """What has no counterpart and is, for the most part, in a task of the other year.

    Tasks that say themselves from where they come, and those, are wholly told by that.
    """
    lone = [set(range(len(texts))) for texts in (old, new)]
    for side in (0, 1):
        lone[side] -= {link[side] for link in links}
    told = [{link[side] for link in said} for side in (0, 1)]
    for place, of in _within(new, old, lone[1], told[0]):
        yield of, place
    yield from _within(old, new, lone[0], told[1])


def _within(
    parts: Sequence[_Text], wholes: Sequence[_Text], places: Iterable[int], apart: Container[int]
) -> Iterator[tuple[int, int]]:
    """Those parts, each with the whole that has most of its text, where that is enough.

    The wholes ``apart`` are none.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, whole in enumerate(wholes):
        for gram in _grams(whole) if number not in apart else ():
            holders[gram].append(number)
    for place in sorted(places):
        grams = _grams(parts[place])
        shared: dict[int, int] = defaultdict(int)
        for gram in grams:
            for number in holders.get(gram, ()):
                shared[number] += 1
        most = max(shared.values(), default=0)
        if most >= PART_OF * len(grams):
            yield place, min(number for number in shared if shared[number] == most)


def _grams(text: _Text) -> dict[str, None]:
    words = text.requirement
    return dict.fromkeys(words[n : n + _GRAM] for n in range(max(len(words) - _GRAM + 1, 1)))


def _grouped(
    links: Iterable[tuple[int, int]], said: Iterable[tuple[int, int]], old: int, new: int
) -> list[Kin]:
    """The tasks by what holds together, in the order of the later year."""
    to_new: dict[int, set[int]] = defaultdict(set)
    to_old: dict[int, set[int]] = defaultdict(set)
    for one, other in links:
        to_new[one].add(other)
        to_old[other].add(one)
    sure = {after for _, after in said}
    found: list[Kin] = []
    seen: set[int] = set()
    for place in range(new):
        if place not in seen:
            before, after = _held_together(place, to_old, to_new)
            seen |= after
            found.append(Kin(tuple(sorted(before)), tuple(sorted(after)), after <= sure))
    found += (Kin((place,), ()) for place in range(old) if not to_new[place])
    return found


def _held_together(
    place: int, to_old: Mapping[int, set[int]], to_new: Mapping[int, set[int]]
) -> tuple[set[int], set[int]]:
    """The earlier and later tasks that are linked with a later one, if only through others."""
    before: set[int] = set()
    after, fresh = {place}, {place}
    while fresh:
        come = {one for later in fresh for one in to_old[later]} - before
        before |= come
        fresh = {one for earlier in come for one in to_new[earlier]} - after
        after |= fresh
    return before, after
