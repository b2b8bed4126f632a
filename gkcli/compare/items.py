"""A change as a reviewer reads it: which field, the old and the new words as one, for whom."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from gkcli.compare.change import Change, ChangeKind, Target, Thing, Value
from gkcli.compare.chapters import ChangeGroup
from gkcli.compare.marks import MarkedPiece, PieceMark, marked
from gkcli.compare.words import field_label, shift_words, spoken

_NOT_PROSE = re.compile(r"[\x20-\x7e]*")
"""Dates, numbers and addresses change as a whole."""

_WHOLES = {ChangeKind.ADDED: PieceMark.NEW, ChangeKind.REMOVED: PieceMark.GONE}
_HEADED = (Thing.PART, Thing.SECTION, Thing.TASK, Thing.UNIT, Thing.GROUP, Thing.HOLIDAYS)
_IN_HEADING = {Thing.UNIT: ("name",), Thing.GROUP: ("name",), Thing.HOLIDAYS: ("year",)}
_HOLDERS = {"section": "第{}目", "part": "第{}节", "task": "第{}项"}
_NAMING = ("id", "what", "problem", "name", "title", "number")
"""Fields whose values say by themselves what they are."""


class ReviewLine(NamedTuple):
    """One line of a review: ``pieces`` are what was kept, what is gone and what is new.

    ``remark`` says what the pieces do not show, ``affected`` the units to be named beside it.
    """

    label: str
    pieces: tuple[MarkedPiece, ...]
    remark: str = ""
    affected: tuple[str, ...] = ()

    @property
    def before(self) -> tuple[MarkedPiece, ...]:
        """What stood there."""
        return tuple(piece for piece in self.pieces if piece.mark is not PieceMark.NEW)

    @property
    def after(self) -> tuple[MarkedPiece, ...]:
        """What stands there."""
        return tuple(piece for piece in self.pieces if piece.mark is not PieceMark.GONE)


def items(change: Change) -> tuple[ReviewLine, ...]:
    """The lines of one change, under a heading that says what it belongs to."""
    if change.kind in _WHOLES:
        return tuple(_whole(change, _WHOLES[change.kind]))
    label = _label(change.target, change.field)
    if change.kind is ChangeKind.MOVED:
        return (_move(change),)
    pieces = _pieces(change.before, change.after)
    return (ReviewLine(label, pieces, shift_words(change.before, change.after)),)


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


def _whole(change: Change, mark: PieceMark) -> Iterator[ReviewLine]:
    value = change.after if mark is PieceMark.NEW else change.before
    verb = "新增" if mark is PieceMark.NEW else "删去"
    thing = change.target.thing
    if thing is Thing.RECORD:
        label = "加一行" if mark is PieceMark.NEW else "删一行"
        yield ReviewLine(label, (MarkedPiece(mark, record_words(value)),))
    elif thing is Thing.NOTICE or thing in _HEADED:
        yield ReviewLine(verb, (MarkedPiece(mark, _headline(change.target)),))
        if isinstance(value, Mapping):
            yield from _fields(change.target, value, mark)
    elif thing is Thing.STATISTICS:
        yield ReviewLine(verb, (MarkedPiece(mark, f"填了 {value} 个数"),))
    else:
        label = _label(change.target, "")
        yield ReviewLine(f"{verb}{label}", (MarkedPiece(mark, value_words(value)),))


def _headline(target: Target) -> str:
    return {
        Thing.NOTICE: "通知",
        Thing.TASK: "这一项",
        Thing.PART: "这一节",
        Thing.SECTION: "这一目",
        Thing.HOLIDAYS: "这一年",
    }.get(target.thing, "这一个")


def _fields(target: Target, value: Mapping[str, Value], mark: PieceMark) -> Iterator[ReviewLine]:
    """What a thing that came or went says, field by field, but for what its heading says."""
    told = _IN_HEADING.get(target.thing, ("number", "title"))
    for field, held in value.items():
        if field in told and target.thing is not Thing.NOTICE:
            continue
        label = field_label(target.thing, field)
        if isinstance(held, list) and any(isinstance(each, Mapping) for each in held):
            for each in held:
                yield ReviewLine(label, (MarkedPiece(mark, value_words(each)),))
        elif held not in ([], ""):
            yield ReviewLine(label, (MarkedPiece(mark, value_words(held)),))


def _move(change: Change) -> ReviewLine:
    before, after = change.before, change.after
    if change.field == "order":
        remark = f"移到 {after} 之后" if after else "移到最前"
        return ReviewLine("次序", (), remark)
    where = _HOLDERS[change.field]
    pieces = tuple(
        MarkedPiece(mark, "通知" if value == Thing.NOTICE.value else where.format(value))
        for mark, value in ((PieceMark.GONE, before), (PieceMark.NEW, after))
    )
    label = _label(change.target, "") or "位置"
    return ReviewLine(label, pieces, "移过来" if change.field == "task" else "")


def _pieces(before: Value, after: Value) -> tuple[MarkedPiece, ...]:
    if isinstance(before, list) and isinstance(after, list):
        return tuple(_list_pieces(list(map(value_words, before)), list(map(value_words, after))))
    match before, after:
        case str(), str() if not any(map(_NOT_PROSE.fullmatch, (before, after))):
            return marked(before, after)
    told = (
        MarkedPiece(PieceMark.GONE, value_words(before)),
        MarkedPiece(PieceMark.NEW, value_words(after)),
    )
    return tuple(piece for piece in told if piece.text)


def _list_pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[MarkedPiece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    told: list[tuple[PieceMark, str]] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            told += ((PieceMark.KEPT, item) for item in before[i:j])
        else:
            told += ((PieceMark.GONE, item) for item in before[i:j])
            told += ((PieceMark.NEW, item) for item in after[k:m])
    for mark, run in groupby(_listed(told), lambda piece: piece.mark):
        yield MarkedPiece(mark, "".join(piece.text for piece in run))


def _listed(told: Sequence[tuple[PieceMark, str]]) -> Iterator[MarkedPiece]:
    """Items with commas between them, in the old list and in the new one as each needs them."""
    begun = {PieceMark.GONE: False, PieceMark.NEW: False}
    for mark, item in told:
        own = [side for side in begun if mark in (side, PieceMark.KEPT)]
        wanted = [side for side in own if begun[side]]
        comma = PieceMark.KEPT if len(wanted) == len(begun) else next(iter(wanted), None)
        if comma is not None:
            yield MarkedPiece(comma, "、")
        yield MarkedPiece(mark, item)
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


def rows(group: ChangeGroup) -> Iterator[ReviewLine]:
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


def _shown_anyway(units: Sequence[str], group: ChangeGroup, told: Sequence[ReviewLine]) -> bool:
    texts = (
        piece.text for item in told for piece in item.pieces if piece.mark is not PieceMark.KEPT
    )
    return {*units} <= {group.target.key, *(name for text in texts for name in text.split("、"))}
