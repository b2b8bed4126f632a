"""A change as a reviewer reads it: which field, the old and the new words as one, for whom."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from gkcli.changes.change import Change, Kind, Target, Thing, Value
from gkcli.changes.marks import Mark, Piece, marked
from gkcli.changes.words import field_label, shift_words, spoken

_NOT_PROSE = re.compile(r"[\x20-\x7e]*")
"""Dates, numbers and addresses change as a whole."""

_WHOLES = {Kind.ADDED: Mark.NEW, Kind.REMOVED: Mark.GONE}
_HEADED = (Thing.PART, Thing.SECTION, Thing.TASK, Thing.UNIT, Thing.GROUP, Thing.HOLIDAYS)
_IN_HEADING = {Thing.UNIT: ("name",), Thing.GROUP: ("name",), Thing.HOLIDAYS: ("year",)}
_HOLDERS = {"section": "第{}目", "part": "第{}节", "task": "第{}项"}
_NAMING = ("id", "what", "problem", "name", "title", "number")
"""Fields whose values say by themselves what they are."""


class Item(NamedTuple):
    """One line of a review: ``pieces`` are what was kept, what is gone and what is new.

    ``remark`` says what the pieces do not show, ``affected`` the units to be named beside it.
    """

    label: str
    pieces: tuple[Piece, ...]
    remark: str = ""
    affected: tuple[str, ...] = ()

    @property
    def before(self) -> tuple[Piece, ...]:
        """What stood there."""
        return tuple(piece for piece in self.pieces if piece.mark is not Mark.NEW)

    @property
    def after(self) -> tuple[Piece, ...]:
        """What stands there."""
        return tuple(piece for piece in self.pieces if piece.mark is not Mark.GONE)


def items(change: Change) -> tuple[Item, ...]:
    """The lines of one change, under a heading that says what it belongs to."""
    if change.kind in _WHOLES:
        return tuple(_whole(change, _WHOLES[change.kind]))
    label = _label(change.target, change.field)
    if change.kind is Kind.MOVED:
        return (_move(change),)
    pieces = _pieces(change.before, change.after)
    return (Item(label, pieces, shift_words(change.before, change.after)),)


def _label(target: Target, field: str) -> str:
    """The field; of a thing under the heading of another, that thing too."""
    name = field_label(target.thing, field) if field else ""
    if target.thing is Thing.FIGURE:
        return target.key
    own = {
        Thing.DEADLINE: f"时限 {target.key}",
        Thing.ERRATUM: "勘误",
        Thing.BASIS: f"上级文件 {target.key}",
        Thing.RECORD: f"改 {target.key} {target.title}",
    }.get(target.thing, "")
    return " · ".join(filter(None, (own, name)))


def _whole(change: Change, mark: Mark) -> Iterator[Item]:
    value = change.after if mark is Mark.NEW else change.before
    verb = "新增" if mark is Mark.NEW else "删去"
    thing = change.target.thing
    if thing is Thing.RECORD:
        label = "加一行" if mark is Mark.NEW else "删一行"
        yield Item(label, (Piece(mark, record_words(value)),))
    elif thing is Thing.NOTICE or thing in _HEADED:
        yield Item(verb, (Piece(mark, _headline(change.target)),))
        if isinstance(value, Mapping):
            yield from _fields(change.target, value, mark)
    elif thing is Thing.STATISTICS:
        yield Item(verb, (Piece(mark, f"填了 {value} 个数"),))
    else:
        label = _label(change.target, "")
        yield Item(f"{verb}{label}", (Piece(mark, value_words(value)),))


def _headline(target: Target) -> str:
    return {
        Thing.NOTICE: "通知",
        Thing.TASK: "这一项",
        Thing.PART: "这一节",
        Thing.SECTION: "这一目",
        Thing.HOLIDAYS: "这一年",
    }.get(target.thing, "这一个")


def _fields(target: Target, value: Mapping[str, Value], mark: Mark) -> Iterator[Item]:
    """What a thing that came or went says, field by field, but for what its heading says."""
    told = _IN_HEADING.get(target.thing, ("number", "title"))
    for field, held in value.items():
        if field in told and target.thing is not Thing.NOTICE:
            continue
        label = field_label(target.thing, field)
        if isinstance(held, list) and any(isinstance(each, Mapping) for each in held):
            for each in held:
                yield Item(label, (Piece(mark, value_words(each)),))
        elif held not in ([], ""):
            yield Item(label, (Piece(mark, value_words(held)),))


def _move(change: Change) -> Item:
    before, after = change.before, change.after
    if change.field == "order":
        remark = f"移到 {after} 之后" if after else "移到最前"
        return Item("次序", (), remark)
    where = _HOLDERS[change.field]
    pieces = tuple(
        Piece(mark, "通知" if value == Thing.NOTICE.value else where.format(value))
        for mark, value in ((Mark.GONE, before), (Mark.NEW, after))
    )
    label = _label(change.target, "") or "位置"
    return Item(label, pieces, "移过来" if change.field == "task" else "")


def _pieces(before: Value, after: Value) -> tuple[Piece, ...]:
    if isinstance(before, list) and isinstance(after, list):
        return tuple(_list_pieces(list(map(value_words, before)), list(map(value_words, after))))
    match before, after:
        case str(), str() if not any(map(_NOT_PROSE.fullmatch, (before, after))):
            return marked(before, after)
    told = (Piece(Mark.GONE, value_words(before)), Piece(Mark.NEW, value_words(after)))
    return tuple(piece for piece in told if piece.text)


def _list_pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    told: list[tuple[Mark, str]] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            told += ((Mark.KEPT, item) for item in before[i:j])
        else:
            told += ((Mark.GONE, item) for item in before[i:j])
            told += ((Mark.NEW, item) for item in after[k:m])
    for mark, run in groupby(_listed(told), lambda piece: piece.mark):
        yield Piece(mark, "".join(piece.text for piece in run))


def _listed(told: Sequence[tuple[Mark, str]]) -> Iterator[Piece]:
    """Items with commas between them, in the old list and in the new one as each needs them."""
    begun = {Mark.GONE: False, Mark.NEW: False}
    for mark, item in told:
        own = [side for side in begun if mark in (side, Mark.KEPT)]
        wanted = [side for side in own if begun[side]]
        comma = Mark.KEPT if len(wanted) == len(begun) else next(iter(wanted), None)
        if comma is not None:
            yield Piece(comma, "、")
        yield Piece(mark, item)
        begun |= dict.fromkeys(own, True)


def record_words(value: Value) -> str:
    """A line of a ledger: the day, what it is about, the status, and what else it says."""
    if not isinstance(value, Mapping):
        return value_words(value)
    head = " ".join(str(value[key]) for key in ("on", "for", "status"))
    rest = {key: held for key, held in value.items() if key not in ("on", "for", "status", "note")}
    details = [str(value["note"])] if "note" in value else []
    details += (f"{field_label(Thing.RECORD, key)} {value_words(h)}" for key, h in rest.items())
    return f"{head}：{'；'.join(details)}" if details else head


def value_words(value: Value) -> str:
    """A value as one reads it; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(value_words, value))
    if isinstance(value, Mapping):
        named = [value_words(value[key]) for key in _NAMING if key in value]
        rest = (
            f"{field_label(Thing.DEADLINE, key)} {value_words(held)}"
            for key, held in value.items()
            if key not in _NAMING
        )
        return "；".join(filter(None, (" ".join(named), *rest)))
    return spoken(str(value))
