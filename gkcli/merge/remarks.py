"""Three versions of the comments in one place made into one."""

from collections.abc import Iterable
from dataclasses import replace

from gkcli.yaml.outline import OutlineEntry, comments_in


def merged_remarks(
    base: Iterable[str], ours: Iterable[str], theirs: Iterable[str]
) -> tuple[str, ...]:
    """Lines of comment: what either side added stays, what either took away is gone."""
    before, mine, other = tuple(base), tuple(ours), tuple(theirs)
    if mine in (before, other):
        return other
    if other == before:
        return mine
    kept = [line for line in mine if not line or line not in before or line in other]
    return (*kept, *(line for line in other if line and line not in before and line not in mine))


def own_remarks(entry: OutlineEntry) -> tuple[str, ...]:
    """The comments on an entry and in it, without those above it."""
    return tuple(comments_in(replace(entry, lead=())))


def remarked_alike(one: OutlineEntry, other: OutlineEntry) -> bool:
    """Whether two entries have the same comments, wherever in them these stand."""
    return sorted(comments_in(one)) == sorted(comments_in(other))
