"""The lines of what was merged: of an entry, of an item, of a pair with what is below it."""

from typing import NamedTuple

from gkcli.merge.clash import Clash, Line, indented, with_dash
from gkcli.merge.remarks import merged_remarks
from gkcli.merge.rows import MergeRow
from gkcli.yaml.outline import OutlineEntry


class MergedPart(NamedTuple):
    """An entry of the merged file: the comments above it, and its own lines."""

    lead: tuple[str, ...]
    body: list[Line]


class MergedParts(NamedTuple):
    """The entries of a merged block, and the comments below them."""

    parts: list[MergedPart]
    tail: tuple[str, ...]


def item_lines(parts: MergedParts, indent: int) -> list[Line]:
    """A list's item that is a block: its first line gets the dash, comments go above that."""
    first = next((n for n, part in enumerate(parts.parts) if _begins_whole(part)), 0)
    ordered = [parts.parts[first], *parts.parts[:first], *parts.parts[first + 1 :]]
    begin = ordered[0]
    lines = with_dash(indented(begin.body, indent))
    rest = flat(MergedParts(ordered[1:], parts.tail))
    return [*begin.lead, *lines, *indented(rest, indent)]


def _begins_whole(part: MergedPart) -> bool:
    """Whether there is a first line, whichever side of a conflict is taken."""
    first = part.body[0]
    return isinstance(first, str) or bool(first.ours and first.theirs)


def flat(parts: MergedParts) -> list[Line]:
    """The lines of a block, as far left as it stands."""
    lines: list[Line] = []
    for part in parts.parts:
        lines += [*part.lead, *part.body]
    return [*lines, *parts.tail]


def head_of(entry: OutlineEntry | None) -> str | None:
    """The line with the key, of an entry that has a block below it."""
    return entry.head or None if entry is not None else None


def loose_remarks(row: MergeRow, parts: MergedParts) -> tuple[str, ...]:
    """The comments behind a key or in brackets, but for those that now stand above an entry."""
    base, ours, theirs = (None if side is None else side.remarks for side in row)
    only = ours if theirs is None else theirs
    remarks = (
        (only or ())
        if None in (ours, theirs)
        else merged_remarks(base or (), ours or (), theirs or ())
    )
    placed = {
        line.strip() for lines in (parts.tail, *(p.lead for p in parts.parts)) for line in lines
    }
    return tuple(remark for remark in remarks if remark not in placed)


def merged_head(base: str | None, ours: str | None, theirs: str | None) -> str:
    """The line with the key: of the side that changed it, ours where both did."""
    if ours is None or (ours == base and theirs is not None):
        return theirs or ""
    return ours


def opposed(row: MergeRow, lines: list[Line]) -> list[Line]:
    """The lines of what one side deleted and the other changed, against nothing.

    Where there are clashes among them, those are to be settled first.
    """
    texts = tuple(line for line in lines if isinstance(line, str))
    if len(texts) < len(lines):
        return lines
    return [Clash(texts, ()) if row.ours else Clash((), texts)]
