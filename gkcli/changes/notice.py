"""What changed about the document that sends the table out."""

from collections.abc import Iterator

from gkcli.changes.change import Change, Kind, Target, Thing
from gkcli.changes.errata import erratum_changes
from gkcli.changes.fields import field_changes
from gkcli.changes.matching import by, by_unique, pair
from gkcli.changes.plain import plain
from gkcli.changes.who import Who
from gkcli.model.notice import Basis, Notice

NOTICE = Target(Thing.NOTICE, "notice")
_FIELDS = (
    *("title", "number", "issuer", "year", "signed_on", "table_title", "body"),
    *("printed_by", "printed_on", "copies_to", "copies_line"),
)


def notice_changes(old: Notice, new: Notice, who: Who) -> Iterator[Change]:
    """What changed about a notice, but for its deadlines."""
    yield from field_changes(NOTICE, old, new, _FIELDS)
    addressees = who.one_only(old.addressees, new.addressees)
    yield from field_changes(NOTICE, old, new, ["addressees"], addressees)
    basis = pair(
        old.basis,
        new.basis,
        by(lambda document: document),
        by_unique(lambda document: document.title),
        by_unique(lambda document: document.number or document),
    )
    for document in basis.removed:
        yield Change(Kind.REMOVED, _basis(document), before=plain(document))
    for document in basis.added:
        yield Change(Kind.ADDED, _basis(document), after=plain(document))
    for before, after in basis.same:
        yield from field_changes(_basis(after), before, after, ("title", "number"))
    yield from erratum_changes(NOTICE, old.errata, new.errata)


def _basis(document: Basis) -> Target:
    return Target(Thing.BASIS, document.number or document.title, document.title, NOTICE)
