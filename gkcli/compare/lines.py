"""The lines of a page of changes: label, old and new text interleaved, affected units."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from gkcli.compare.change import Change, ChangeKind, Target, Thing, Value
from gkcli.compare.chapters import ChangeGroup
from gkcli.compare.text_diff import PieceMark, TextPiece, excerpt, text_diff
from gkcli.compare.words import (
    field_label,
    holder_words,
    order_words,
    shift_words,
    spoken,
    units_words,
)

_NOT_PROSE = re.compile(r"[\x20-\x7e]*")
"""ASCII text (dates, numbers, addresses), which is not compared character by character."""

_WHOLES = {ChangeKind.ADDED: PieceMark.NEW, ChangeKind.REMOVED: PieceMark.GONE}
_HEADED = (Thing.PART, Thing.SECTION, Thing.TASK, Thing.UNIT, Thing.GROUP, Thing.HOLIDAYS)
_IN_HEADING = {Thing.UNIT: ("name",), Thing.GROUP: ("name",), Thing.HOLIDAYS: ("year",)}
_NAMING = ("id", "what", "problem", "name", "title", "number")
"""Fields whose values need no label."""


class ChangeLine(NamedTuple):
    """One line of a page of changes.

    ``label`` names the field, ``pieces`` are its old and new text as one, ``remark`` says what they
    do not show (推迟 30 天), ``affected`` are the units to name below the line.
    """

    label: str
    pieces: tuple[TextPiece, ...]
    remark: str = ""
    affected: tuple[str, ...] = ()

    @property
    def before(self) -> tuple[TextPiece, ...]:
        """The old text."""
        return tuple(piece for piece in self.pieces if piece.mark is not PieceMark.NEW)

    @property
    def after(self) -> tuple[TextPiece, ...]:
        """The new text."""
        return tuple(piece for piece in self.pieces if piece.mark is not PieceMark.GONE)

    @property
    def excerpt(self) -> tuple[TextPiece, ...]:
        """Old and new text as one, without the unchanged text far from a change."""
        return excerpt(self.pieces)

    @property
    def whom(self) -> str:
        """The affected units in words; "" for none."""
        return units_words(self.affected) if self.affected else ""


def change_lines(change: Change) -> tuple[ChangeLine, ...]:
    """The lines of one change; the heading above them names the task, unit or year."""
    if change.kind in _WHOLES:
        return tuple(_whole(change, _WHOLES[change.kind]))
    label = _label(change.target, change.field)
    if change.kind is ChangeKind.MOVED:
        return (_move(change),)
    pieces = _pieces(change.before, change.after)
    return (ChangeLine(label, pieces, shift_words(change.before, change.after)),)


def _label(target: Target, field: str) -> str:
    """The field, after the deadline, erratum or record where it belongs to one of these."""
    name = field_label(target.thing, field) if field else ""
    if target.thing is Thing.FIGURE:
        return target.key
    own = {
        Thing.DEADLINE: f"时限 {target.key}",
        Thing.ERRATUM: "勘误",
        Thing.ITEM: f"第{target.key}项",
        Thing.BASIS: f"上级文件 {target.key}",
        Thing.RECORD: f"改 {target.key} {target.title}",
    }.get(target.thing, "")
    return " · ".join(filter(None, (own, name)))


def _whole(change: Change, mark: PieceMark) -> Iterator[ChangeLine]:
    value = change.after if mark is PieceMark.NEW else change.before
    verb = "新增" if mark is PieceMark.NEW else "删去"
    thing = change.target.thing
    if thing is Thing.RECORD:
        label = "加一行" if mark is PieceMark.NEW else "删一行"
        yield ChangeLine(label, (TextPiece(mark, record_words(value)),))
    elif thing is Thing.NOTICE or thing in _HEADED:
        yield ChangeLine(verb, (TextPiece(mark, _headline(change.target)),))
        if isinstance(value, Mapping):
            yield from _fields(change.target, value, mark)
    elif thing is Thing.STATISTICS:
        yield ChangeLine(verb, (TextPiece(mark, f"填了 {value} 个数"),))
    else:
        label = _label(change.target, "")
        yield ChangeLine(f"{verb}{label}", (TextPiece(mark, value_words(value, thing)),))


def _headline(target: Target) -> str:
    return {
        Thing.NOTICE: "通知",
        Thing.TASK: "这一项",
        Thing.PART: "这一节",
        Thing.SECTION: "这一目",
        Thing.HOLIDAYS: "这一年",
    }.get(target.thing, "这一个")


def _fields(target: Target, value: Mapping[str, Value], mark: PieceMark) -> Iterator[ChangeLine]:
    """Every field of something added or removed, except those that the heading shows."""
    in_heading = _IN_HEADING.get(target.thing, ("number", "title"))
    for field, held in value.items():
        if field in in_heading and target.thing is not Thing.NOTICE:
            continue
        label = field_label(target.thing, field)
        if isinstance(held, list) and any(isinstance(each, Mapping) for each in held):
            for each in held:
                yield ChangeLine(label, (TextPiece(mark, value_words(each)),))
        elif held not in ([], ""):
            yield ChangeLine(label, (TextPiece(mark, value_words(held)),))


def _move(change: Change) -> ChangeLine:
    before, after = change.before, change.after
    if change.field == "order":
        return ChangeLine("次序", (), order_words(after))
    pieces = tuple(
        TextPiece(mark, holder_words(change.field, value))
        for mark, value in ((PieceMark.GONE, before), (PieceMark.NEW, after))
    )
    label = _label(change.target, "") or "位置"
    return ChangeLine(label, pieces, "移过来" if change.field == "task" else "")


def _pieces(before: Value, after: Value) -> tuple[TextPiece, ...]:
    if isinstance(before, list) and isinstance(after, list):
        return tuple(_list_pieces(list(map(value_words, before)), list(map(value_words, after))))
    match before, after:
        case str(), str() if not any(map(_NOT_PROSE.fullmatch, (before, after))):
            return text_diff(before, after)
    both = (
        TextPiece(PieceMark.GONE, value_words(before)),
        TextPiece(PieceMark.NEW, value_words(after)),
    )
    return tuple(piece for piece in both if piece.text)


def _list_pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[TextPiece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    marks: list[tuple[PieceMark, str]] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            marks += ((PieceMark.KEPT, item) for item in before[i:j])
        else:
            marks += ((PieceMark.GONE, item) for item in before[i:j])
            marks += ((PieceMark.NEW, item) for item in after[k:m])
    for mark, run in groupby(_with_commas(marks), lambda piece: piece.mark):
        yield TextPiece(mark, "".join(piece.text for piece in run))


def _with_commas(marks: Sequence[tuple[PieceMark, str]]) -> Iterator[TextPiece]:
    """List items with commas between them, such that both the old and the new list read well."""
    begun = {PieceMark.GONE: False, PieceMark.NEW: False}
    for mark, item in marks:
        own = [side for side in begun if mark in (side, PieceMark.KEPT)]
        wanted = [side for side in own if begun[side]]
        comma = PieceMark.KEPT if len(wanted) == len(begun) else next(iter(wanted), None)
        if comma is not None:
            yield TextPiece(comma, "、")
        yield TextPiece(mark, item)
        begun |= dict.fromkeys(own, True)


def record_words(value: Value) -> str:
    """A ledger record: day, task or deadline, status, then note and other fields."""
    if not isinstance(value, Mapping):
        return value_words(value)
    head = " ".join(str(value[key]) for key in ("on", "for", "status"))
    details = [str(value["note"])] if "note" in value else []
    details += (
        f"{field_label(Thing.RECORD, key)} {value_words(item)}"
        for key, item in value.items()
        if key not in ("on", "for", "status", "note")
    )
    return f"{head}：{'；'.join(details)}" if details else head


def value_words(value: Value, thing: Thing = Thing.DEADLINE) -> str:
    """A value in words; "" for None. ``thing`` is what its keys are fields of."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(value_words(item, thing) for item in value)
    if isinstance(value, Mapping):
        named = [value_words(value[key], thing) for key in _NAMING if key in value]
        rest = (
            f"{field_label(thing, key)} {value_words(item, thing)}"
            for key, item in value.items()
            if key not in _NAMING
        )
        return "；".join(filter(None, (" ".join(named), *rest)))
    return spoken(str(value))


def group_lines(group: ChangeGroup) -> Iterator[ChangeLine]:
    """The lines of a group.

    Of consecutive lines that affect the same units only the last names them, and none does where
    the heading or the changed text already names them all.
    """
    for units, changes in groupby(group.changes, lambda change: change.affected):
        lines = [line for change in changes for line in change_lines(change)]
        named = _shown_anyway(units, group, lines)
        for place, line in enumerate(lines, 1):
            last = place == len(lines)
            yield line._replace(affected=units if last and not named else ())


def _shown_anyway(units: Sequence[str], group: ChangeGroup, lines: Sequence[ChangeLine]) -> bool:
    texts = (
        piece.text for line in lines for piece in line.pieces if piece.mark is not PieceMark.KEPT
    )
    return {*units} <= {group.target.key, *(name for text in texts for name in text.split("、"))}
