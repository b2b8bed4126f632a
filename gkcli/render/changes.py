"""What differs between two editions: a page for the terminal, and JSON."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from gkcli.changes.change import Change, Target, Thing
from gkcli.changes.chapters import Chapter, Group, chapters
from gkcli.changes.excerpt import excerpt
from gkcli.changes.items import Item, items
from gkcli.changes.marks import Mark, Piece
from gkcli.changes.words import change_words
from gkcli.comparison.compared import Comparison
from gkcli.recording.occasions import Effect
from gkcli.recording.words import effect_words
from gkcli.render.page import Block, Gap, Line, Marked, Page, Tone, Toned

_MOST_UNITS = 8
_INDENT = 2
_SIGNS = {Mark.KEPT: "{}", Mark.GONE: "〔-{}-〕", Mark.NEW: "〔+{}+〕"}
_TONES = {Mark.KEPT: Tone.PLAIN, Mark.GONE: Tone.BAD, Mark.NEW: Tone.GOOD}


def comparison_page(found: Comparison) -> Page:
    """Chapter by chapter, thing by thing, what was and what is; then how much there is of it."""
    page = Page()
    for chapter in chapters(found.changes):
        page.add(*_chapter(chapter, found), Gap())
    return page.add(Line(summary(found), Tone.STRONG))


def summary(found: Comparison) -> str:
    """What was compared, and how many changes there are for how many units."""
    between = f"{found.old_name} → {found.new_name}"
    if not found.changes:
        return f"{between}：没有改动{'（只算能读的部分）' if found.faults else ''}。"
    units = f"，涉及 {len(found.affected)} 个单位" if found.affected else ""
    return f"{between}：{len(found.changes)} 处改动{units}。"


def _chapter(chapter: Chapter, found: Comparison) -> Iterator[Block]:
    yield Line(f"【{chapter.title}】", Tone.STRONG)
    if chapter.renumbered:
        yield Line("重新编号")
        for run in chapter.renumbered:
            yield Line(run, indent=_INDENT)
    for group in chapter.groups:
        yield Line(group.title)
        yield from _group(group)
        if chapter.title == "台账":
            yield from _states(found.states.get(group.target.key, ()))


def _group(group: Group) -> Iterator[Block]:
    """The lines of a group; whom several changes in a row concern is told once behind them."""
    for units, changes in groupby(group.changes, lambda change: change.affected):
        told = [item for change in changes for item in items(change)]
        for item in told:
            yield Marked(list(_parts(item)), _INDENT, _INDENT)
        if not _shown_anyway(units, group, told):
            yield Line(f"涉及：{units_words(units)}", Tone.DIM, _INDENT * 2)


def _shown_anyway(units: Sequence[str], group: Group, told: Sequence[Item]) -> bool:
    """Whether all units concerned are named by the heading or by what came or went."""
    named = {piece.text for item in told for piece in item.pieces if piece.mark is not Mark.KEPT}
    return {*units} <= {group.target.key, *named}


def units_words(units: Sequence[str]) -> str:
    """The first few units by name, and how many there are."""
    if len(units) <= _MOST_UNITS:
        return "、".join(units)
    return f"{'、'.join(units[:_MOST_UNITS])} 等 {len(units)} 个单位"


def _parts(item: Item) -> Iterator[Toned]:
    yield Toned(f"{item.label}：" if item.pieces or item.remark else item.label, Tone.DIM)
    yield from (_part(piece) for piece in excerpt(item.pieces))
    if item.remark:
        yield Toned(f"{'，' if item.pieces else ''}{item.remark}", Tone.SOON)


def _part(piece: Piece) -> Toned:
    text = piece.text.replace("\n", " ")
    return Toned(_SIGNS[piece.mark].format(text), _TONES[piece.mark])


def _states(effects: Sequence[Effect]) -> Iterator[Block]:
    for effect in effects:
        yield Line(effect_words(effect), indent=_INDENT)
    if effects:
        yield Line(f"状态按 {effects[0].after.as_of} 计", Tone.DIM, _INDENT)


def change_records(found: Comparison) -> list[dict[str, Any]]:
    """One record a change, as the JSON contract wants it; of ledgers also what they changed."""
    return [_record(change, found) for change in found.changes]


def _record(change: Change, found: Comparison) -> dict[str, Any]:
    record = change.target.thing is Thing.RECORD
    return {
        "kind": change.kind.value,
        "target": _target(change.target),
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "words": change_words(change),
        "affected": list(change.affected),
        **({"states": _state_records(change, found)} if record else {}),
    }


def _state_records(change: Change, found: Comparison) -> list[dict[str, Any]]:
    """The occasions that a ledger's line speaks of and whose state changed."""
    unit, subject = change.target.owner, change.target.key.rpartition(" ")[2]
    told = found.states.get(unit.key, ()) if unit else ()
    return [
        {
            "id": effect.after.duty.deadline.id,
            "period": effect.after.instance.period or None,
            "since": str(effect.after.instance.since) if effect.after.instance.since else None,
            "as_of": str(effect.after.as_of),
            "before": effect.before.state.value if effect.before else None,
            "after": effect.after.state.value,
            "words": effect_words(effect),
        }
        for effect in told
        if subject in effect.after.duty.subjects
    ]


def _target(target: Target) -> dict[str, Any]:
    return {
        "thing": target.thing.value,
        "key": target.key,
        "title": target.title,
        "owner": _target(target.owner) if target.owner else None,
    }
