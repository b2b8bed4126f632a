"""What differs between two editions, as a page for the terminal."""

from collections.abc import Iterator, Sequence

from gkcli.changes.chapters import Chapter, Group, chapters
from gkcli.changes.excerpt import excerpt
from gkcli.changes.items import Item
from gkcli.changes.marks import Mark, Piece
from gkcli.changes.rows import rows
from gkcli.changes.words import units_words
from gkcli.comparison.compared import Comparison
from gkcli.recording.occasions import Effect
from gkcli.recording.words import effect_words
from gkcli.render.page import Block, Gap, Line, Marked, Page, Tone, Toned

_INDENT = 2
_SIGNS = {Mark.KEPT: "{}", Mark.GONE: "〔-{}-〕", Mark.NEW: "〔+{}+〕"}
_TONES = {Mark.KEPT: Tone.PLAIN, Mark.GONE: Tone.BAD, Mark.NEW: Tone.GOOD}


def comparison_page(found: Comparison) -> Page:
    """Chapter by chapter, thing by thing, what was and what is; then how much there is of it."""
    page = Page(list(change_blocks(found)))
    return page.add(Line(found.summary, Tone.STRONG))


def change_blocks(found: Comparison) -> Iterator[Block]:
    """Chapter by chapter, an empty line behind each."""
    for chapter in chapters(found.changes):
        yield from _chapter(chapter, found)
        yield Gap()


def _chapter(chapter: Chapter, found: Comparison) -> Iterator[Block]:
    yield Line(f"【{chapter.title}】", Tone.STRONG)
    if chapter.renumbered:
        yield Line("重新编号")
        for run in chapter.renumbered:
            yield Line(run, indent=_INDENT)
    for group in chapter.groups:
        if group.title != chapter.title:
            yield Line(group.title)
        yield from _group(group)
        if group.of_ledger:
            yield from _states(found.states.get(group.target.key, ()))


def _group(group: Group) -> Iterator[Block]:
    for item in rows(group):
        yield Marked(list(item_parts(item)), _INDENT, _INDENT)
        if item.affected:
            yield Line(f"涉及：{units_words(item.affected)}", Tone.DIM, _INDENT * 2)


def item_parts(item: Item) -> Iterator[Toned]:
    """A line of a review, what is gone and what is new between signs."""
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
