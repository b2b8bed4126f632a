"""Documents above, item by item, as a template can name them."""

from collections.abc import Collection, Iterator

from gkcli.frozen import frozen
from gkcli.status.completion import Counts, count
from gkcli.status.standings import Snapshot
from gkcli.trace.chain import Chain
from gkcli.trace.documents import Item
from gkcli.trace.tracing import TracedItem, Tracing, trace


@frozen
class BasisView:
    """An item above that a task carries out; ``title`` is "" where its document is not read in."""

    document: str
    number: str
    title: str


@frozen
class CarrierView:
    """One of our tasks that carries an item out; a duty of the notice itself has no units."""

    number: str
    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    counts: Counts


@frozen
class LessView:
    """In what ours is less (``kind``), in short, and in the words of both."""

    kind: str
    words: str
    above: str
    ours: str


@frozen
class AboveItemView:
    """An item above; ``missed`` where nobody took it over, ``why`` says why that may be so."""

    number: str
    title: str
    requirement: str
    carriers: tuple[CarrierView, ...]
    missed: bool
    why: str
    less: tuple[LessView, ...]


@frozen
class AboveView:
    """A document above with its items; ``direct`` is whether the notice itself cites it."""

    number: str
    title: str
    direct: bool
    items: tuple[AboveItemView, ...]


def basis_views(chain: Chain, item: Item) -> Iterator[BasisView]:
    """What an item refers to, one after the other."""
    for reference in item.rests_on:
        above = chain.item(reference)
        title = above.title if isinstance(above, Item) else ""
        yield BasisView(reference.document, reference.item, title)


def above_views(
    chain: Chain, now: Snapshot, numbers: Collection[int] | None = None
) -> tuple[AboveView, ...]:
    """Every document above; with ``numbers`` only what these of our tasks carry out."""
    tracing = trace(chain)
    return tuple(
        AboveView(
            document.number,
            document.title,
            document.direct,
            tuple(_items(tracing, document.number, now, numbers)),
        )
        for document in chain.above
    )


def _items(
    tracing: Tracing, document: str, now: Snapshot, numbers: Collection[int] | None
) -> Iterator[AboveItemView]:
    for one in tracing.items:
        carried = {item.task.number for item in one.carriers if item.task}
        if one.document.number == document and (numbers is None or carried & {*numbers}):
            yield _item(one, now)


def _item(one: TracedItem, now: Snapshot) -> AboveItemView:
    return AboveItemView(
        one.item.code,
        one.item.title,
        one.item.text,
        tuple(_carrier(item, now) for item in one.carriers),
        one.missed,
        one.why,
        tuple(LessView(x.kind.label, x.words, x.above, x.ours) for x in one.lesser),
    )


def _carrier(item: Item, now: Snapshot) -> CarrierView:
    task = item.task
    return CarrierView(
        item.code,
        item.title,
        task.lead if task else (),
        task.responsible if task else (),
        count(now.of_task(task)) if task else Counts(),
    )
