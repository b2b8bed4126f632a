"""A page of changes as Markdown, to paste into a discussion."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gkcli.compare.lines import ChangeLine
from gkcli.compare.page import ChangePage, PageChapter, PageGroup, PageQuestion
from gkcli.compare.text_diff import PieceMark, TextPiece
from gkcli.terminal.findings import counted, headline
from gkcli.terminal.formats import markdown_text

if TYPE_CHECKING:
    from gkcli.compare.review import Review

# Between Chinese characters without blanks, ** and ~~ do not always mark: tags do.
_TAGS = {PieceMark.KEPT: "{}", PieceMark.GONE: "<del>{}</del>", PieceMark.NEW: "<ins>{}</ins>"}


def markdown(changes: ChangePage) -> str:
    """Chapters and things are headings, lines are list items, questions are boxes to tick."""
    return "".join(f"{line}\n" for line in _lines(changes))


def _lines(changes: ChangePage) -> Iterator[str]:
    comparison, review = changes.comparison, changes.review
    yield f"## {'审核 ' if review else ''}{markdown_text(comparison.between)}"
    yield ""
    yield markdown_text(f"{comparison.summary}{review.verdict if review else ''}")
    for name in comparison.left_out:
        yield from ("", f"没有比 {markdown_text(name)}：有一边读不出来。")
    if review:
        yield from _review(review, changes.questions)
    for chapter in changes.chapters:
        yield from ("", f"### {chapter.title}", *_chapter(chapter))


def _review(review: "Review", questions: tuple[PageQuestion, ...]) -> Iterator[str]:
    for title, lines in (
        ("必须看", list(_questions(questions))),
        ("检查", list(_findings(review))),
        ("没有整理", [f"- {markdown_text(file.words)}" for file in review.untidy]),
    ):
        if lines:
            yield from ("", f"### {title}", "", *lines)


def _questions(questions: tuple[PageQuestion, ...]) -> Iterator[str]:
    for each in questions:
        yield f"- [ ] {each.title}：{markdown_text(each.about)} · {_line(each.line)}"
        yield f"  - {markdown_text(each.question)}"


def _findings(review: "Review") -> Iterator[str]:
    yield from (f"- {markdown_text(headline(finding))}" for finding in review.fresh)
    if review.known:
        yield f"- 原来就有的：{markdown_text(counted(review.known))}"


def _chapter(chapter: PageChapter) -> Iterator[str]:
    if chapter.renumbered:
        yield from ("", "#### 重新编号", "")
        yield from (f"- {markdown_text(numbers)}" for numbers in chapter.renumbered)
    for group in chapter.groups:
        yield from _group(group)


def _group(group: PageGroup) -> Iterator[str]:
    if group.title:
        yield from ("", f"#### {markdown_text(group.title)}")
    yield ""
    for line in group.lines:
        yield f"- {_line(line)}"
        if line.whom:
            yield f"  - 涉及：{markdown_text(line.whom)}"
    if group.states:
        yield f"- 状态（按 {group.as_of} 计）"
    yield from (f"  - {markdown_text(words)}" for words in group.states)


def _line(line: ChangeLine) -> str:
    label = markdown_text(line.label)
    text = "".join(map(_piece, line.excerpt))
    words = "，".join(filter(None, (text, markdown_text(line.remark))))
    return f"{label}：{words}" if words else label


def _piece(piece: TextPiece) -> str:
    return _TAGS[piece.mark].format(markdown_text(piece.text))
