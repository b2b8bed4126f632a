"""A page of changes for the terminal."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from gkcli.compare.lines import ChangeLine
from gkcli.compare.page import ChangePage, PageChapter, PageGroup, PageQuestion
from gkcli.compare.text_diff import PieceMark, TextPiece
from gkcli.terminal.findings import counted, headline
from gkcli.terminal.page import Block, EmptyLine, Marked, Page, TextLine, Tone, Toned

if TYPE_CHECKING:
    from gkcli.compare.review import Review

_INDENT = 2
_SIGNS = {PieceMark.KEPT: "{}", PieceMark.GONE: "〔-{}-〕", PieceMark.NEW: "〔+{}+〕"}
_TONES = {PieceMark.KEPT: Tone.PLAIN, PieceMark.GONE: Tone.BAD, PieceMark.NEW: Tone.GOOD}


def terminal_page(changes: ChangePage) -> Page:
    """What a reviewer must look at, then every change, then how many there are and the verdict."""
    page, review = Page(), changes.review
    if review:
        page.add(*_review(review, changes.questions))
    for chapter in changes.chapters:
        page.add(*_chapter(chapter), EmptyLine())
    page.add(TextLine(changes.comparison.summary, Tone.STRONG))
    if review:
        page.add(TextLine(review.verdict, Tone.GOOD if review.passed else Tone.BAD))
    return page


def _review(review: "Review", questions: tuple[PageQuestion, ...]) -> Iterator[Block]:
    for title, blocks in (
        ("必须看", list(_questions(questions))),
        ("检查", list(_findings(review))),
        ("没有整理", list(_untidy(review))),
    ):
        if blocks:
            yield TextLine(f"【{title}】", Tone.STRONG)
            yield from blocks
            yield EmptyLine()


def _questions(questions: tuple[PageQuestion, ...]) -> Iterator[Block]:
    numbered = enumerate(questions, 1)
    for title, of_rule in groupby(numbered, lambda each: each[1].title):
        yield TextLine(title, Tone.SOON)
        for question, alike in groupby(of_rule, lambda each: each[1].question):
            for number, each in alike:
                head = Toned(f"{number}. {each.about} · ")
                yield Marked([head, *line_parts(each.line)], _INDENT, _INDENT + 1)
            yield TextLine(f"→ {question}", Tone.DIM, _INDENT * 2)


def _findings(review: "Review") -> Iterator[Block]:
    for finding in review.fresh:
        yield TextLine(headline(finding))
        if finding.hint:
            yield TextLine(f"→ {finding.hint}", Tone.DIM, _INDENT)
    if review.known:
        yield TextLine(f"原来就有的：{counted(review.known)}。", Tone.DIM)


def _untidy(review: "Review") -> Iterator[Block]:
    yield from (TextLine(file.words) for file in review.untidy)
    if review.untidy:
        yield TextLine("→ 在那个版本上运行 gkcli fmt", Tone.DIM, _INDENT)


def _chapter(chapter: PageChapter) -> Iterator[Block]:
    yield TextLine(f"【{chapter.title}】", Tone.STRONG)
    if chapter.renumbered:
        yield TextLine("重新编号")
        yield from (TextLine(numbers, indent=_INDENT) for numbers in chapter.renumbered)
    for group in chapter.groups:
        yield from _group(group)


def _group(group: PageGroup) -> Iterator[Block]:
    if group.title:
        yield TextLine(group.title)
    for line in group.lines:
        yield Marked(list(line_parts(line)), _INDENT, _INDENT)
        if line.whom:
            yield TextLine(f"涉及：{line.whom}", Tone.DIM, _INDENT * 2)
    yield from (TextLine(words, indent=_INDENT) for words in group.states)
    if group.states:
        yield TextLine(f"状态按 {group.as_of} 计", Tone.DIM, _INDENT)


def line_parts(line: ChangeLine) -> Iterator[Toned]:
    """The parts of a line of changes; removed text is in 〔-…-〕, new text in 〔+…+〕."""
    yield Toned(f"{line.label}：" if line.pieces or line.remark else line.label, Tone.DIM)
    yield from map(piece_part, line.excerpt)
    if line.remark:
        yield Toned(f"{'，' if line.pieces else ''}{line.remark}", Tone.SOON)


def piece_part(piece: TextPiece) -> Toned:
    """A piece of two texts compared, marked so that it is seen without colours too."""
    text = piece.text.replace("\n", " ")
    return Toned(_SIGNS[piece.mark].format(text), _TONES[piece.mark])
