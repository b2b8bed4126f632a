"""What differs between two editions, and a review of it, as Markdown to paste into a discussion."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from gkcli.compare.chapters import ChangeChapter, ChangeGroup, chapters
from gkcli.compare.compared import Comparison
from gkcli.compare.items import ReviewLine, rows
from gkcli.compare.marks import MarkedPiece, PieceMark, excerpt
from gkcli.compare.review import Review
from gkcli.compare.words import units_words
from gkcli.record.effects import Effect, effect_words
from gkcli.terminal.findings import counted, headline
from gkcli.terminal.forms import markdown_text

# Where letters stand without blanks, ** and ~~ do not always mark: tags do.
_TAGS = {PieceMark.KEPT: "{}", PieceMark.GONE: "<del>{}</del>", PieceMark.NEW: "<ins>{}</ins>"}


def comparison_markdown(found: Comparison) -> str:
    """Chapters as headings, things as headings below them, fields as list items."""
    lines = [f"## {markdown_text(found.between)}", "", markdown_text(found.summary)]
    return _text([*lines, *_notes(found), *_changes(found)])


def review_markdown(found: Review) -> str:
    """The same behind what a reviewer must look at; each of those is to be ticked."""
    comparison = found.comparison
    lines = [
        f"## 审核 {markdown_text(comparison.between)}",
        "",
        f"{markdown_text(comparison.summary)}{markdown_text(found.verdict)}",
        *_notes(comparison),
    ]
    for title, told in (
        ("必须看", list(_concerns(found))),
        ("检查", list(_findings(found))),
        (
            "没有整理",
            [f"- {markdown_text(f'{f}:{n}: 从这一行起没有整理')}" for f, n in found.untidy],
        ),
    ):
        if told:
            lines += ["", f"### {title}", "", *told]
    return _text([*lines, *_changes(comparison)])


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _notes(found: Comparison) -> Iterator[str]:
    for name in found.left_out:
        yield from ("", f"没有比 {markdown_text(name)}：有一边读不出来。")


def _changes(found: Comparison) -> Iterator[str]:
    for chapter in chapters(found.changes):
        yield from ("", f"### {chapter.title}")
        yield from _chapter(chapter, found)


def _chapter(chapter: ChangeChapter, found: Comparison) -> Iterator[str]:
    if chapter.renumbered:
        yield from ("", "#### 重新编号", "")
        yield from (f"- {markdown_text(run)}" for run in chapter.renumbered)
    for group in chapter.groups:
        head = ["", f"#### {markdown_text(group.title)}"] if group.title != chapter.title else []
        yield from (*head, "")
        yield from _group(group)
        if group.of_ledger:
            yield from _states(found.states.get(group.target.key, ()))


def _group(group: ChangeGroup) -> Iterator[str]:
    for item in rows(group):
        yield f"- {_item(item)}"
        if item.affected:
            yield f"  - 涉及：{markdown_text(units_words(item.affected))}"


def _item(item: ReviewLine) -> str:
    label = markdown_text(item.label)
    text = "".join(map(_piece, excerpt(item.pieces)))
    told = "，".join(filter(None, (text, markdown_text(item.remark))))
    return f"{label}：{told}" if told else label


def _piece(piece: MarkedPiece) -> str:
    return _TAGS[piece.mark].format(markdown_text(piece.text))


def _states(effects: Sequence[Effect]) -> Iterator[str]:
    if effects:
        yield f"- 状态（按 {effects[0].after.as_of} 计）"
    for effect in effects:
        yield f"  - {markdown_text(effect_words(effect))}"


def _concerns(found: Review) -> Iterator[str]:
    for title, group in groupby(found.look, lambda concern: concern.title):
        for concern in group:
            yield f"- [ ] {title}：{markdown_text(concern.about)} · {_item(concern.item)}"
            yield f"  - {markdown_text(concern.question)}"


def _findings(found: Review) -> Iterator[str]:
    for finding in found.fresh:
        yield f"- {markdown_text(headline(finding))}"
    if found.known:
        yield f"- 原来就有的：{markdown_text(counted(found.known))}"
