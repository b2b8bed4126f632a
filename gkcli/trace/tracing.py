"""What is told of the documents above: item by item who carries it out, and what is missing."""

from collections.abc import Iterator
from functools import cached_property

from gkcli.errors import GkcliError
from gkcli.frozen import frozen
from gkcli.model.basis import ItemReference, document_key, item_reference
from gkcli.model.scalars import FieldError
from gkcli.text import shell_word
from gkcli.trace.chain import Chain
from gkcli.trace.documents import Item, NoticeAbove
from gkcli.trace.lesser import Lesser, lesser


@frozen
class TracedItem:
    """An item above: who takes it up, what of ours carries it out, and where that is less.

    ``through`` are the takers that are not ours. ``excused`` is whether our notice says that the
    item is not ours; ``missed`` (漏项) whether it should be carried out and nothing of ours does.
    """

    item: Item
    document: NoticeAbove
    carriers: tuple[Item, ...]
    through: tuple[Item, ...]
    lesser: tuple[Lesser, ...]
    excused: bool

    @property
    def missed(self) -> bool:
        """Whether nobody of ours took over what our notice is to carry out."""
        return self.document.direct and not self.carriers and not self.excused

    @property
    def why(self) -> str:
        """Why it is no fault that nobody of ours carries it out; "" where somebody does."""
        if self.carriers or self.missed:
            return ""
        if self.excused:
            return "不涉及本级"
        if self.through:
            return f"{self.through[0].document} 第{self.through[0].code}项承接，没有到本级"
        return "中间一级没有承接"


@frozen
class Tracing:
    """The items of the documents above that were asked for, and our tasks."""

    chain: Chain
    documents: tuple[NoticeAbove, ...]

    @cached_property
    def items(self) -> tuple[TracedItem, ...]:
        """Every item of these documents, in their order."""
        return tuple(
            _traced(self.chain, document, item, excused)
            for document in self.documents
            for excused in (_not_ours(self.chain, document),)
            for item in document.items
        )

    @cached_property
    def missed(self) -> tuple[TracedItem, ...]:
        """The items that nobody of ours took over (漏项)."""
        return tuple(one for one in self.items if one.missed)

    @cached_property
    def own_choice(self) -> tuple[Item, ...]:
        """Our tasks that rest on nothing above (自选动作)."""
        return tuple(item for item in self.chain.ours.items if not item.rests_on)


def traced(chain: Chain, document: NoticeAbove, item: Item) -> TracedItem:
    """One item of a document with all that is told of it."""
    return _traced(chain, document, item, _not_ours(chain, document))


def _traced(chain: Chain, document: NoticeAbove, item: Item, excused: set[str]) -> TracedItem:
    carriers = chain.carried_by(item)
    through = tuple(one for one in chain.takers(item) if not chain.is_own(one))
    less = lesser(item, carriers)
    return TracedItem(item, document, carriers, through, less, item.code in excused)


def trace(chain: Chain, above: str | None = None) -> Tracing:
    """What is told of all documents above, or of one; GkcliError where there is none like it."""
    if above is None:
        return Tracing(chain, chain.above)
    return Tracing(chain, (find_document(chain, above),))


def find_document(chain: Chain, typed: str) -> NoticeAbove:
    """The document above by its number, the name of its folder or words of its title."""
    key = document_key(typed)
    exact = [
        one
        for one in chain.above
        if key == document_key(one.number) or typed == one.layout.folder.name
    ]
    found = exact or [
        one for one in chain.above if key and key in document_key(one.number + one.title)
    ]
    if len(found) == 1:
        return found[0]
    known = "、".join(one.number for one in found or chain.above)
    if found:
        raise GkcliError(f"“{typed}”可能是 {len(found)} 份上级文件", f"写全文号：{known}")
    raise GkcliError(
        f"没有读进来的上级文件“{typed}”", f"读进来的有：{known}" if known else "先看 gkcli trace"
    )


def find_item(chain: Chain, typed: str) -> tuple[NoticeAbove, Item]:
    """The item above that ``文号#项`` means, or ``#项`` where there is one document.

    GkcliError where there is none.
    """
    number, _, code = typed.rpartition("#")
    document = find_document(chain, number) if number else _only(chain, typed)
    try:
        reference = item_reference(f"{document.number}#{code}")
    except FieldError as error:
        raise GkcliError(str(error), error.hint) from None
    item = chain.item(reference)
    if not isinstance(item, Item):
        raise GkcliError(
            f"“{document.number}”里没有第 {code} 项",
            f"看它有哪些项：gkcli trace --above {shell_word(document.number)}",
        )
    return document, item


def _only(chain: Chain, typed: str) -> NoticeAbove:
    if len(chain.above) == 1:
        return chain.above[0]
    known = "、".join(one.number for one in chain.above)
    raise GkcliError(
        f"“{typed}”是哪份上级文件的？", f"写全：文号#项；读进来的有 {known}" if known else ""
    )


def _not_ours(chain: Chain, document: NoticeAbove) -> set[str]:
    return {item.code for item in not_ours(chain, document) if isinstance(item, Item)}


def not_ours(chain: Chain, document: NoticeAbove) -> Iterator[Item | str]:
    """The items of a document that our notice sets apart as not its own; what names none as is."""
    for basis in chain.ours.table.notice.basis:
        if basis.number and chain.document(basis.number) is document:
            for address in basis.not_ours:
                yield document.at(address.lstrip("#")) or address


def reference_words(reference: ItemReference | Item) -> str:
    """An item of a document as people say it."""
    if isinstance(reference, Item):
        return f"{reference.document} 第{reference.code}项"
    return f"{reference.document} 第{reference.item}项"
