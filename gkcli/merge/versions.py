"""How the versions of one entry differ, and whether they can be merged entry by entry."""

from gkcli.merge.remarks import remarked_alike
from gkcli.merge.rows import MergeRow
from gkcli.merge.seats import LEVELS
from gkcli.merge.values import said
from gkcli.model.identity import ALIKE
from gkcli.model.matching import likeness
from gkcli.yaml.canonical.schema import Schema
from gkcli.yaml.marks import Plain
from gkcli.yaml.outline import OutlineBlock, OutlineEntry

_NOTHING = OutlineBlock(listed=True, indent=2)


def unchanged(
    base: OutlineEntry | None, ours: OutlineEntry, theirs: OutlineEntry
) -> OutlineEntry | None:
    """The version to take where at most one side touched the lines."""
    if ours.lines == theirs.lines:
        return ours
    if base is None:
        return None
    if ours.lines == base.lines:
        return theirs
    return ours if theirs.lines == base.lines else None


def same(one: OutlineEntry, other: OutlineEntry, schema: Schema) -> bool:
    """Whether two entries say the same, comments and all."""
    if (one.lines, one.lead) == (other.lines, other.lead):
        return True
    return remarked_alike(one, other) and said(one.data, schema) == said(other.data, schema)


def heading(entry: OutlineEntry) -> Plain:
    """What a part or section says of itself, without what is seated in it."""
    if not isinstance(entry.data, dict):
        return entry.data
    return {key: value for key, value in entry.data.items() if key not in LEVELS}


def inner_of(entry: OutlineEntry | None) -> OutlineBlock | None:
    """The block that an entry's value is; a list without items is one without entries."""
    if entry is None:
        return None
    return _NOTHING if entry.inner is None and entry.data == [] else entry.inner


def all_blocks(row: MergeRow) -> bool:
    """Whether every version has a list, or every one a mapping, that is cut into entries."""
    blocks = [inner_of(side) for side in row.sides]
    return None not in blocks and len({block.listed for block in blocks if block}) == 1


def unlike(row: MergeRow) -> bool:
    """Whether both sides put a new thing in one place of which little is alike."""
    if row.base is not None or row.ours is None or row.theirs is None:
        return False
    mine, other = row.ours.data, row.theirs.data
    if not isinstance(mine, dict) or not isinstance(other, dict):
        return False
    keys = [key for key in {**mine, **other} if mine.get(key) != other.get(key)]
    texts = ["\n".join(str(side.get(key, "")) for key in keys) for side in (mine, other)]
    return len(keys) > 1 and likeness(texts[0], texts[1]) < ALIKE
