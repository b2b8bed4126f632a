"""Which item rests on which, over all levels of documents, both ways."""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import cached_property

from gkcli.frozen import frozen
from gkcli.model.basis import ItemReference, document_key
from gkcli.model.notice import Table
from gkcli.trace.documents import Item, NoticeAbove, Unread, documents_above
from gkcli.workspace.layout import Layout

Key = tuple[str, str]


class NotThere(Enum):
    """Why a reference names nothing."""

    UNKNOWN = auto()
    """Nobody cites the document."""

    UNREAD = auto()
    """Nobody has read the document in."""

    NO_ITEM = auto()
    """The document has no such item."""


@frozen
class Chain:
    """A notice (``ours``) and the documents above it, the nearest first."""

    ours: NoticeAbove
    above: tuple[NoticeAbove, ...]
    unread: tuple[Unread, ...] = ()

    def document(self, number: str) -> NoticeAbove | None:
        """The document with this number; None for none that is read in."""
        return self._documents.get(document_key(number))

    def item(self, reference: ItemReference) -> Item | NotThere:
        """What a reference names, or why it names nothing."""
        document = self.document(reference.document)
        if document is None:
            cited = document_key(reference.document) in self._cited
            return NotThere.UNREAD if cited else NotThere.UNKNOWN
        return document.at(reference.item) or NotThere.NO_ITEM

    def basis_of(self, item: Item) -> tuple[Item, ...]:
        """The items directly above that an item refers to, as far as they are there."""
        found = (self.item(reference) for reference in item.rests_on)
        return tuple(one for one in found if isinstance(one, Item))

    def takers(self, item: Item) -> tuple[Item, ...]:
        """The items directly below that refer to an item, the nearest document's first."""
        return self._takers.get(item.key, ())

    def rests_on(self, item: Item) -> tuple[Item, ...]:
        """All items above that an item carries out, over all levels, the nearest first."""
        return tuple(_closure(item, self.basis_of))

    def carried_by(self, item: Item) -> tuple[Item, ...]:
        """Our own tasks and duties that carry an item out, over all levels, in our order."""
        places = self._places
        found = (one for one in _closure(item, self.takers) if one.key in places)
        return tuple(sorted(found, key=lambda one: places[one.key]))

    def is_own(self, item: Item) -> bool:
        """Whether an item is one of our tasks and duties."""
        return item.key in self._places

    @cached_property
    def own(self) -> tuple[Item, ...]:
        """Our own tasks and, behind them, the duties of our notice."""
        return (*self.ours.items, *self.ours.duties)

    @cached_property
    def _places(self) -> dict[Key, int]:
        return {item.key: place for place, item in enumerate(self.own)}

    @cached_property
    def all_items(self) -> tuple[Item, ...]:
        """Every item of every document, ours first."""
        above = (item for document in self.above for item in (*document.items, *document.duties))
        return (*self.own, *above)

    @cached_property
    def _documents(self) -> dict[str, NoticeAbove]:
        found: dict[str, NoticeAbove] = {}
        for document in (self.ours, *self.above):
            found.setdefault(document_key(document.number), document)
        return found

    @cached_property
    def _cited(self) -> set[str]:
        return {
            document_key(basis.number)
            for document in (self.ours, *self.above)
            for basis in document.table.notice.basis
            if basis.number
        }

    @cached_property
    def _takers(self) -> dict[Key, tuple[Item, ...]]:
        found: dict[Key, list[Item]] = {}
        for item in self.all_items:
            for basis in self.basis_of(item):
                found.setdefault(basis.key, []).append(item)
        return {key: tuple(items) for key, items in found.items()}


def chain_of(layout: Layout, table: Table) -> Chain:
    """A workspace's table and all documents above it."""
    above = documents_above(layout, table)
    return Chain(NoticeAbove(layout, table), above.documents, above.unread)


def circle(chain: Chain, item: Item) -> tuple[Item, ...]:
    """The way by which an item rests on itself, from it on; nothing where it does not."""
    ways: list[tuple[Item, ...]] = [(item,)]
    seen: set[Key] = set()
    while ways:
        way = ways.pop()
        for above in chain.basis_of(way[-1]):
            if above.key == item.key:
                return way
            if above.key not in seen:
                seen.add(above.key)
                ways.append((*way, above))
    return ()


def _closure(item: Item, step: Callable[[Item], tuple[Item, ...]]) -> Iterator[Item]:
    seen = {item.key}
    waiting = [item]
    while waiting:
        reached = [one for here in waiting for one in step(here)]
        waiting = []
        for one in reached:
            if one.key not in seen:
                seen.add(one.key)
                waiting.append(one)
                yield one
