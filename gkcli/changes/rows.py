"""The lines of a group of changes, whom they concern told once for all that follow one another."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gkcli.changes.chapters import Group
from gkcli.changes.items import Item, items
from gkcli.changes.marks import Mark


def rows(group: Group) -> Iterator[Item]:
    """The lines of a group.

    ``affected`` is left to the last of those that concern the same units, and to none where all of
    these are named by the heading or by what came or went.
    """
    for units, changes in groupby(group.changes, lambda change: change.affected):
        told = [item for change in changes for item in items(change)]
        named = _shown_anyway(units, group, told)
        for place, item in enumerate(told, 1):
            last = place == len(told)
            yield item._replace(affected=units if last and not named else ())


def _shown_anyway(units: Sequence[str], group: Group, told: Sequence[Item]) -> bool:
    texts = (piece.text for item in told for piece in item.pieces if piece.mark is not Mark.KEPT)
    return {*units} <= {group.target.key, *(name for text in texts for name in text.split("、"))}
