"""One file made of three: what it was, and what each side made of it."""

from collections.abc import Sequence
from typing import NamedTuple

from gkcli.merge.brackets import cut
from gkcli.merge.clash import Clash, Conflict, Line, Step, indented, with_dash
from gkcli.merge.lists import merged_order
from gkcli.merge.remarks import merged_remarks, remarked_alike
from gkcli.merge.rows import LEVELS, MergeRow, Seated, Seats, Torn, rows_of, unlike
from gkcli.merge.values import item_schema, merged_value, said
from gkcli.yaml.canonical.scalars import as_key
from gkcli.yaml.canonical.schema import MappingSchema, Schema
from gkcli.yaml.marks import Plain
from gkcli.yaml.outline import Outline, OutlineBlock, OutlineEntry

_NOTHING = OutlineBlock(listed=True, indent=2)


class Merge(NamedTuple):
    """The lines of the merged file, and what both sides changed differently."""

    lines: list[Line]
    conflicts: list[Conflict]


def merge(base: Outline, ours: Outline, theirs: Outline, schema: Schema) -> Merge:
    """Both sides' changes made, entry by entry; the lines of what nobody changed are kept."""
    blocks = (
        cut(base.block, schema),
        cut(ours.block, schema),
        cut(theirs.block, schema),
    )
    merger = _Merger(Seats(*blocks))
    head = merged_remarks(base.head, ours.head, theirs.head)
    lines = _flat(merger.block(blocks, schema, ()))
    for torn in merger.seats.torn:
        merger.conflicts.append(_torn(torn))
    return Merge([*head, *lines], merger.conflicts)


Blocks = tuple[OutlineBlock | None, OutlineBlock | None, OutlineBlock | None]
_Path = tuple[Step, ...]


class _Part(NamedTuple):
    """An entry of the merged file: the comments above it, and its own lines."""

    lead: tuple[str, ...]
    body: list[Line]


class _Parts(NamedTuple):
    """The entries of a merged block, and the comments below them."""

    parts: list[_Part]
    tail: tuple[str, ...]


class _Merger:
    """Walks three trees at once and notes the conflicts on the way."""

    def __init__(self, seats: Seats) -> None:
        self.seats = seats
        self.conflicts: list[Conflict] = []

    def block(
        self, blocks: Blocks, schema: Schema, path: _Path, holder: MergeRow | None = None
    ) -> _Parts:
        """A list or mapping; ``holder`` is the part, section or task that it belongs to."""
        listed = next(block.listed for block in blocks if block is not None)
        key = path[-1].key if path else ""
        if listed and key in LEVELS:
            seated = self.seats.below(key, holder)
            if holder is not None and holder.is_restored:
                rows = {number: row.restored() for number, row in seated.rows.items()}
                seated = seated._replace(rows=rows)
        else:
            seated = _listed(key, blocks) if listed else _mapped(blocks)
        merged = {
            number: self._row(row, schema, path, holder) for number, row in seated.rows.items()
        }
        wanted = [number for number, part in merged.items() if part is not None]
        order = merged_order(seated.base, seated.ours, seated.theirs, wanted)
        if not listed:
            order = _by_schema(order, seated.ours or seated.theirs, schema)
        parts = [part for number in order if (part := merged[number]) is not None]
        tails = [block.tail if block is not None else () for block in blocks]
        return _Parts(parts, merged_remarks(*tails))

    def _row(
        self, row: MergeRow, schema: Schema, path: _Path, holder: MergeRow | None
    ) -> _Part | None:
        key = row.sides[0].key
        fields = schema.fields if isinstance(schema, MappingSchema) else {}
        inner = fields.get(key) if key else item_schema(schema)
        if not key:
            *above, last = path
            here = (*above, Step(last.key, _named(row)))
            holder = row if last.key in LEVELS else holder
        else:
            here = (*path, Step(key))
        body = self._body(row, inner, here, holder)
        if body is None:
            return None
        leads = [side.lead if side is not None else () for side in row]
        return _Part(merged_remarks(*leads) if row.ours and row.theirs else row.sides[0].lead, body)

    def _body(
        self, row: MergeRow, schema: Schema, path: _Path, holder: MergeRow | None
    ) -> list[Line] | None:
        """The entry's own lines; None where it is no more."""
        if self.seats.touched(row):
            if self._is_left(row, path, holder):
                return None
            if not row.sides[0].key and row.base and not (row.ours and row.theirs):
                self._note(row, path)
                kept = row.restored()
                return _opposed(row, self._made(kept, schema, path, kept))
        elif row.ours is None or row.theirs is None:
            return self._one_sided(row, schema, path)
        elif chosen := _unchanged(row.base, row.ours, row.theirs):
            return list(chosen.lines)
        return self._made(row, schema, path, holder)

    def _made(
        self, row: MergeRow, schema: Schema, path: _Path, holder: MergeRow | None
    ) -> list[Line]:
        """What the two changes make of an entry."""
        if unlike(row):
            return self._clash(row, path)
        blocks = (_inner(row.base), _inner(row.ours), _inner(row.theirs))
        if _all_blocks(row):
            return self._inside(row, blocks, schema, path, holder)
        return self._value(row, schema, path)

    def _value(self, row: MergeRow, schema: Schema, path: _Path) -> list[Line]:
        """A pair whose value is not cut into entries on every side."""
        if row.ours is None or row.theirs is None:
            return list(row.sides[0].lines)
        merged = merged_value(row.base, row.ours, row.theirs, schema)
        if merged is None:
            return self._clash(row, path)
        if any(isinstance(line, Clash) for line in merged):
            self._note(row, path)
        return merged

    def _inside(
        self, row: MergeRow, blocks: Blocks, schema: Schema, path: _Path, holder: MergeRow | None
    ) -> list[Line]:
        """An entry whose value is a block on every side that has it."""
        parts = self.block(blocks, schema, path, holder)
        key = row.sides[0].key
        indent = max((block.indent for block in blocks[1:] if block is not None), default=2)
        remarks = _loose_remarks(row, parts)
        if not key:
            return [*remarks, *_item(parts, indent)]
        head = _line3(*map(_head, row)) if parts.parts else f"{as_key(key)}: []"
        below = [remark for remark in remarks if not head.endswith(remark)]
        return [head, *indented([*below, *_flat(parts)], indent)]

    def _one_sided(self, row: MergeRow, schema: Schema, path: _Path) -> list[Line] | None:
        """What only one side has: it added that, or the other deleted it.

        What the other merely left as it was goes; to move it elsewhere is not to leave it.
        """
        here = row.ours or row.theirs
        if here is None:
            return None
        if row.base is None:
            return list(here.lines)
        if _same(row.base, here, schema) and not self.seats.moved(row):
            return None
        return self._clash(row, path)

    def _clash(self, row: MergeRow, path: _Path) -> list[Line]:
        self._note(row, path)
        ours, theirs = (side.lines if side else () for side in (row.ours, row.theirs))
        return [Clash(ours, theirs)]

    def _note(self, row: MergeRow, path: _Path) -> None:
        self.conflicts.append(Conflict(path, *(side.data if side else None for side in row)))

    def _is_left(self, row: MergeRow, path: _Path, holder: MergeRow | None) -> bool:
        """Whether one side deleted a thing or a list and nothing is in it any more."""
        if row.ours and row.theirs:
            return False
        if key := row.sides[0].key:
            return key in LEVELS and not self.seats.below(key, holder).rows
        return not (row.ours or row.theirs) or self._left(row, path[-1].key)

    def _left(self, row: MergeRow, level: str) -> bool:
        here = row.ours or row.theirs
        if row.base is None or here is None or (row.ours and row.theirs):
            return False
        if level == LEVELS[-1]:
            return _same(row.base, here, None)
        below = LEVELS[LEVELS.index(level) + 1]
        inside = self.seats.below(below, row).rows.values()
        same = _heading(row.base) == _heading(here) and remarked_alike(row.base, here)
        return same and all(self._left(r, below) for r in inside)


def _opposed(row: MergeRow, lines: list[Line]) -> list[Line]:
    """The lines of what one side deleted and the other changed, against nothing.

    Where there are clashes among them, those are to be settled first.
    """
    texts = tuple(line for line in lines if isinstance(line, str))
    if len(texts) < len(lines):
        return lines
    return [Clash(texts, ()) if row.ours else Clash((), texts)]


def _unchanged(
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


def _same(one: OutlineEntry, other: OutlineEntry, schema: Schema) -> bool:
    """Whether two entries say the same, comments and all."""
    if (one.lines, one.lead) == (other.lines, other.lead):
        return True
    return remarked_alike(one, other) and said(one.data, schema) == said(other.data, schema)


def _heading(entry: OutlineEntry) -> Plain:
    """What a part or section says of itself, without what is seated in it."""
    if not isinstance(entry.data, dict):
        return entry.data
    return {key: value for key, value in entry.data.items() if key not in LEVELS}


def _inner(entry: OutlineEntry | None) -> OutlineBlock | None:
    """The block that an entry's value is; a list without items is one without entries."""
    if entry is None:
        return None
    return _NOTHING if entry.inner is None and entry.data == [] else entry.inner


def _all_blocks(row: MergeRow) -> bool:
    """Whether every version has a list, or every one a mapping, that is cut into entries."""
    blocks = [_inner(side) for side in row.sides]
    return None not in blocks and len({block.listed for block in blocks if block}) == 1


def _listed(key: str, blocks: Blocks) -> Seated:
    base, ours, theirs = entries = [block.entries if block is not None else () for block in blocks]
    rows = rows_of(key, base, ours, theirs)
    numbers = {id(side): str(number) for number, row in enumerate(rows) for side in row.sides}
    orders = [[numbers[id(entry)] for entry in side] for side in entries]
    return Seated({str(number): row for number, row in enumerate(rows)}, *orders)


def _mapped(blocks: Blocks) -> Seated:
    pairs = [{entry.key: entry for entry in block.entries} if block else {} for block in blocks]
    keys = dict.fromkeys(key for side in (pairs[1], pairs[2], pairs[0]) for key in side)
    rows = {key: MergeRow(*(side.get(key) for side in pairs)) for key in keys}
    return Seated(rows, *(list(side) for side in pairs))


def _by_schema(order: list[str], ours: Sequence[str], schema: Schema) -> list[str]:
    """The keys in the schema's order where people kept to it."""
    rank = (
        {key: place for place, key in enumerate(schema.fields)}
        if isinstance(schema, MappingSchema)
        else {}
    )
    ranks = [rank.get(key, -1) for key in ours]
    if ranks != sorted(ranks) or not all(key in rank for key in order):
        return order
    return sorted(order, key=lambda key: rank[key])


def _item(parts: _Parts, indent: int) -> list[Line]:
    """A list's item that is a block: its first line gets the dash, comments go above that."""
    first = next((n for n, part in enumerate(parts.parts) if _begins_whole(part)), 0)
    ordered = [parts.parts[first], *parts.parts[:first], *parts.parts[first + 1 :]]
    begin = ordered[0]
    lines = with_dash(indented(begin.body, indent))
    rest = _flat(_Parts(ordered[1:], parts.tail))
    return [*begin.lead, *lines, *indented(rest, indent)]


def _begins_whole(part: _Part) -> bool:
    """Whether there is a first line, whichever side of a conflict is taken."""
    first = part.body[0]
    return isinstance(first, str) or bool(first.ours and first.theirs)


def _flat(parts: _Parts) -> list[Line]:
    lines: list[Line] = []
    for part in parts.parts:
        lines += [*part.lead, *part.body]
    return [*lines, *parts.tail]


def _head(entry: OutlineEntry | None) -> str | None:
    """The line with the key, of an entry that has a block below it."""
    return entry.head or None if entry is not None else None


def _loose_remarks(row: MergeRow, parts: _Parts) -> tuple[str, ...]:
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


def _line3(base: str | None, ours: str | None, theirs: str | None) -> str:
    if ours is None or (ours == base and theirs is not None):
        return theirs or ""
    return ours


def _named(row: MergeRow) -> Plain:
    """What a thing was called when both still called it the same."""
    return row.base.data if row.base is not None else row.sides[0].data


def _torn(torn: Torn) -> Conflict:
    return Conflict((Step(torn.level, _named(torn.row)),), None, None, None)
