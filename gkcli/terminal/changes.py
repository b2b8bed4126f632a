"""What differs between two editions, as a page for the terminal."""

from collections.abc import Iterator, Sequence

from gkcli.compare.chapters import ChangeChapter, ChangeGroup, chapters
from gkcli.compare.compared import Comparison
from gkcli.compare.items import ReviewLine, rows
from gkcli.compare.marks import MarkedPiece, PieceMark, excerpt
from gkcli.compare.words import units_words
from gkcli.record.effects import Effect, effect_words
from gkcli.terminal.page import Block, EmptyLine, Marked, Page, TextLine, Tone, Toned

_INDENT = 2
_SIGNS = {PieceMark.KEPT: "{}", PieceMark.GONE: "〔-{}-〕", PieceMark.NEW: "〔+{}+〕"}
_TONES = {PieceMark.KEPT: Tone.PLAIN, PieceMark.GONE: Tone.BAD, PieceMark.NEW: Tone.GOOD}


def comparison_page(found: Comparison) -> Page:
    """Chapter by chapter, thing by thing, what was and what is; then how much there is of it."""
    page = Page(list(change_blocks(found)))
    return page.add(TextLine(found.summary, Tone.STRONG))


def change_blocks(found: Comparison) -> Iterator[Block]:
    """Chapter by chapter, an empty line behind each."""
    for chapter in chapters(found.changes):
        yield from _chapter(chapter, found)
        yield EmptyLine()


def _chapter(chapter: ChangeChapter, found: Comparison) -> Iterator[Block]:
    yield TextLine(f"【{chapter.title}】", Tone.STRONG)
    if chapter.renumbered:
        yield TextLine("重新编号")
        for run in chapter.renumbered:
            yield TextLine(run, indent=_INDENT)
    for group in chapter.groups:
        if group.title != chapter.title:
            yield TextLine(group.title)
        yield from _group(group)
        if group.of_ledger:
            yield from _states(found.states.get(group.target.key, ()))


def _group(group: ChangeGroup) -> Iterator[Block]:
    for item in rows(group):
        yield Marked(list(item_parts(item)), _INDENT, _INDENT)
        if item.affected:
            yield TextLine(f"涉及：{units_words(item.affected)}", Tone.DIM, _INDENT * 2)


def item_parts(item: ReviewLine) -> Iterator[Toned]:
    """A line of a review, what is gone and what is new between signs."""
    yield Toned(f"{item.label}：" if item.pieces or item.remark else item.label, Tone.DIM)
    yield from (_part(piece) for piece in excerpt(item.pieces))
    if item.remark:
        yield Toned(f"{'，' if item.pieces else ''}{item.remark}", Tone.SOON)


def _part(piece: MarkedPiece) -> Toned:
    text = piece.text.replace("\n", " ")
    return Toned(_SIGNS[piece.mark].format(text), _TONES[piece.mark])


def _states(effects: Sequence[Effect]) -> Iterator[Block]:
    for effect in effects:
        yield TextLine(effect_words(effect), indent=_INDENT)
    if effects:
        yield TextLine(f"状态按 {effects[0].after.as_of} 计", Tone.DIM, _INDENT)
