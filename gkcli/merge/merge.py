"""One file made of three: what it was, and what each side made of it."""

from collections.abc import Sequence
from typing import NamedTuple

from gkcli.merge.brackets import cut
from gkcli.merge.clash import Clash, Conflict, Line, Step, indented
from gkcli.merge.lists import merged_order
from gkcli.merge.parts import (
    MergedPart,
    MergedParts,
    flat,
    head_of,
    item_lines,
    loose_remarks,
    merged_head,
    opposed,
)
from gkcli.merge.remarks import merged_remarks, remarked_alike
from gkcli.merge.rows import Blocks, MergeRow, listed_rows, mapped_rows
from gkcli.merge.seats import LEVELS, Seats, Torn
from gkcli.merge.values import item_schema, merged_value
from gkcli.merge.versions import all_blocks, heading, inner_of, same, unchanged, unlike
from gkcli.yaml.canonical.scalars import as_key
from gkcli.yaml.canonical.schema import MappingSchema, Schema
from gkcli.yaml.marks import Plain
from gkcli.yaml.outline import Outline


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
    lines = flat(merger.block(blocks, schema, ()))
    for torn in merger.seats.torn:
        merger.conflicts.append(_torn(torn))
    return Merge([*head, *lines], merger.conflicts)


_Path = tuple[Step, ...]


class _Merger:
    """Walks three trees at once and notes the conflicts on the way."""

    def __init__(self, seats: Seats) -> None:
        self.seats = seats
        self.conflicts: list[Conflict] = []

    def block(
        self, blocks: Blocks, schema: Schema, path: _Path, holder: MergeRow | None = None
    ) -> MergedParts:
        """A list or mapping; ``holder`` is the part, section or task that it belongs to."""
        listed = next(block.listed for block in blocks if block is not None)
        key = path[-1].key if path else ""
        if listed and key in LEVELS:
            seated = self.seats.below(key, holder)
            if holder is not None and holder.is_restored:
                rows = {number: row.restored() for number, row in seated.rows.items()}
                seated = seated._replace(rows=rows)
        else:
            seated = listed_rows(key, blocks) if listed else mapped_rows(blocks)
        merged = {
            number: self._row(row, schema, path, holder) for number, row in seated.rows.items()
        }
        wanted = [number for number, part in merged.items() if part is not None]
        order = merged_order(seated.base, seated.ours, seated.theirs, wanted)
        if not listed:
            order = _by_schema(order, seated.ours or seated.theirs, schema)
        parts = [part for number in order if (part := merged[number]) is not None]
        tails = [block.tail if block is not None else () for block in blocks]
        return MergedParts(parts, merged_remarks(*tails))

    def _row(
        self, row: MergeRow, schema: Schema, path: _Path, holder: MergeRow | None
    ) -> MergedPart | None:
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
        return MergedPart(
            merged_remarks(*leads) if row.ours and row.theirs else row.sides[0].lead, body
        )

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
                return opposed(row, self._made(kept, schema, path, kept))
        elif row.ours is None or row.theirs is None:
            return self._one_sided(row, schema, path)
        elif chosen := unchanged(row.base, row.ours, row.theirs):
            return list(chosen.lines)
        return self._made(row, schema, path, holder)

    def _made(
        self, row: MergeRow, schema: Schema, path: _Path, holder: MergeRow | None
    ) -> list[Line]:
        """What the two changes make of an entry."""
        if unlike(row):
            return self._clash(row, path)
        blocks = (inner_of(row.base), inner_of(row.ours), inner_of(row.theirs))
        if all_blocks(row):
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
        remarks = loose_remarks(row, parts)
        if not key:
            return [*remarks, *item_lines(parts, indent)]
        head = merged_head(*map(head_of, row)) if parts.parts else f"{as_key(key)}: []"
        below = [remark for remark in remarks if not head.endswith(remark)]
        return [head, *indented([*below, *flat(parts)], indent)]

    def _one_sided(self, row: MergeRow, schema: Schema, path: _Path) -> list[Line] | None:
        """What only one side has: it added that, or the other deleted it.

        What the other merely left as it was goes; to move it elsewhere is not to leave it.
        """
        here = row.ours or row.theirs
        if here is None:
            return None
        if row.base is None:
            return list(here.lines)
        if same(row.base, here, schema) and not self.seats.moved(row):
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
            return same(row.base, here, None)
        below = LEVELS[LEVELS.index(level) + 1]
        inside = self.seats.below(below, row).rows.values()
        alike = heading(row.base) == heading(here) and remarked_alike(row.base, here)
        return alike and all(self._left(r, below) for r in inside)


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


def _named(row: MergeRow) -> Plain:
    """What a thing was called when both still called it the same."""
    return row.base.data if row.base is not None else row.sides[0].data


def _torn(torn: Torn) -> Conflict:
    return Conflict((Step(torn.level, _named(torn.row)),), None, None, None)
