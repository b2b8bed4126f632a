"""What a new edition of a document above means for the notice below it."""

from collections.abc import Iterator, Sequence

from gkcli.frozen import frozen
from gkcli.model.identity import SAME, paired
from gkcli.model.notice import Table, Task
from gkcli.trace.chain import Chain, chain_of
from gkcli.trace.documents import Item, NoticeAbove
from gkcli.trace.lesser import Lesser, lesser
from gkcli.trace.tracing import not_ours
from gkcli.workspace.kinds import TABLE, UPSTREAM
from gkcli.workspace.layout import TASKS, Layout
from gkcli.workspace.read import read


@frozen
class EditionEffect:
    """A change of an item above that somebody below has to look at.

    ``before`` and ``after`` are the item in the two editions, None where it is not in one.
    ``takers`` are the items that refer to it themselves, ``carriers`` our tasks that carry it out;
    ``fresh`` is where these are less than the new edition and were not before.
    """

    before: Item | None
    after: Item | None
    takers: tuple[Item, ...] = ()
    carriers: tuple[Item, ...] = ()
    fresh: tuple[Lesser, ...] = ()

    @property
    def renumbered(self) -> bool:
        """Whether the item has another number now, which what refers to it has to follow."""
        return bool(self.before and self.after and self.before.code != self.after.code)


def notice_below(folder: Layout) -> Chain | None:
    """The notice for which a document above is kept, with all above it; None where there is none.

    That is so for what does not stand below the ``upstream`` of a workspace.
    """
    above = folder.folder.absolute()
    below = Layout(above.parent.parent, folder.files)
    if above.parent.name != UPSTREAM.folders[0] or not folder.files.exists(below.folder / TASKS):
        return None
    file = read(below, TABLE, below.folder / TASKS)
    return None if file.value is None or file.errors else chain_of(below, file.value)


def effects(chain: Chain, old: Table, new: Table) -> tuple[EditionEffect, ...]:
    """What changes for the notice below when a document above changes, in the new order."""
    document = chain.document(old.notice.number)
    return () if document is None else tuple(_effects(chain, document, new))


def _effects(chain: Chain, document: NoticeAbove, new: Table) -> Iterator[EditionEffect]:
    after = NoticeAbove(document.layout, new, document.direct)
    pairs = paired(SAME["tasks"], document.items, after.items, _task)
    before = {now.key: then for then, now in pairs.same}
    excused = {one.code for one in not_ours(chain, document) if isinstance(one, Item)}
    for item in after.items:
        then = before.get(item.key)
        if then is None:
            if document.direct:
                yield EditionEffect(None, item)
            continue
        takers, carriers = chain.takers(then), chain.carried_by(then)
        fresh = _fresh(then, item, carriers)
        concerned = takers or then.code in excused
        if fresh or (concerned and then.code != item.code):
            yield EditionEffect(then, item, takers, carriers, fresh)
    for item in pairs.removed:
        takers = chain.takers(item)
        if takers:
            yield EditionEffect(item, None, takers, chain.carried_by(item))


def _task(item: Item) -> Task | None:
    return item.task


def _fresh(then: Item, now: Item, carriers: Sequence[Item]) -> tuple[Lesser, ...]:
    known = lesser(then, carriers)
    return tuple(one for one in lesser(now, carriers) if one not in known)
