"""Which of our tasks probably carry out which item above, by likeness, and why that is thought."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from gkcli.frozen import frozen
from gkcli.trace.chain import Chain
from gkcli.trace.documents import Item, NoticeAbove
from gkcli.trace.likeness import alike, clauses, held_in, pairs
from gkcli.trace.tracing import not_ours

LEAST = 0.4
"""How alike a task and an item must be to be proposed, from 0 to 1."""

SURE = 0.8
"""From here on a likeness may be taken without a person looking at each."""

_BORROWED = 0.9
"""What it counts that one text holds all of the other, which says more beside it."""

_TITLE = 0.85
"""What equal titles count where the texts have little in common."""

_FEWEST = 12
"""Texts with fewer pairs of letters are held in many others by chance."""

_CANDIDATES = 5
_OFTEN = 0.2
_MANY = 100


@frozen
class LinkSuggestion:
    """One of our tasks and the item above that it seems to carry out; ``likeness`` is 0 to 1."""

    task: Item
    above: Item
    likeness: float
    reasons: tuple[str, ...]


@frozen
class _Words:
    """An item with the letters that it is compared by."""

    item: Item

    @cached_property
    def title(self) -> frozenset[str]:
        return pairs(self.item.title)

    @cached_property
    def text(self) -> frozenset[str]:
        return pairs(self.item.text)

    @cached_property
    def whole(self) -> frozenset[str]:
        return self.title | self.text


def suggested(chain: Chain, least: float = LEAST) -> tuple[LinkSuggestion, ...]:
    """Links that nobody has written yet, the surest first.

    For each task that rests on nothing in a document above, the item that is likest; for each item
    that nobody carries out, the task that is.
    """
    found: dict[tuple[object, ...], LinkSuggestion] = {}
    for document in chain.above:
        if document.direct:
            for one in _between(chain, document):
                if one.likeness >= least:
                    found[one.task.key, one.above.key] = one
    order = {item.key: place for place, item in enumerate(chain.own)}
    return tuple(sorted(found.values(), key=lambda s: (-s.likeness, order[s.task.key])))


def _between(chain: Chain, document: NoticeAbove) -> Iterator[LinkSuggestion]:
    excused = {one.key for one in not_ours(chain, document) if isinstance(one, Item)}
    theirs = [item for item in document.items if item.key not in excused]
    free = [
        item
        for item in chain.ours.items
        if all(above.document != document.number for above in chain.basis_of(item))
    ]
    untaken = [item for item in theirs if not chain.carried_by(item)]
    yield from _best(free, theirs)
    yield from (
        LinkSuggestion(one.above, one.task, one.likeness, one.reasons)
        for one in _best(untaken, chain.ours.items)
    )


def _best(items: Iterable[Item], others: Sequence[Item]) -> Iterator[LinkSuggestion]:
    """For each item the likest of the others, as ``task`` and ``above``."""
    words = [_Words(other) for other in others]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(words):
        for pair in one.whole:
            holders[pair].append(place)
    most = max(_MANY, int(len(words) * _OFTEN))
    for item in items:
        mine = _Words(item)
        shared = Counter(
            place
            for pair in mine.whole
            if len(holders.get(pair, ())) <= most
            for place in holders.get(pair, ())
        )
        near = sorted(shared, key=lambda place: (-shared[place], place))[:_CANDIDATES]
        if near:
            likeness, place = max((_likeness(mine, words[place]), -place) for place in near)
            other = words[-place]
            reasons = tuple(_reasons(mine, other))
            yield LinkSuggestion(item, other.item, round(likeness, 2), reasons)


def _likeness(one: _Words, other: _Words) -> float:
    title, text = alike(one.title, other.title), alike(one.text, other.text)
    held = [
        _BORROWED * held_in(small, large)
        for small, large in ((one.text, other.text), (other.text, one.text))
        if len(small) >= _FEWEST
    ]
    return max(text, (title + text) / 2, _TITLE * title, *held)


def _reasons(one: _Words, other: _Words) -> Iterator[str]:
    title = alike(one.title, other.title)
    if one.item.title == other.item.title:
        yield "标题一样"
    elif title >= LEAST:
        yield f"标题 {title:.0%} 相同"
    same = set(clauses(one.item.text)) & set(clauses(other.item.text))
    if same:
        yield f"{len(same)} 个分句一字不差"
    yield f"要求 {alike(one.text, other.text):.0%} 相同"
    days = {limit.by for limit in one.item.deadlines if limit.by}
    for day in sorted(days & {limit.by for limit in other.item.deadlines if limit.by}):
        yield f"都是 {day} 前"
