"""What the page of a comparison or review shows, ready for its template."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gkcli.changes.chapters import Chapter, Group, chapters
from gkcli.changes.excerpt import excerpt
from gkcli.changes.items import Item
from gkcli.changes.marks import Mark, Piece
from gkcli.changes.rows import rows
from gkcli.changes.words import units_words
from gkcli.comparison.compared import Comparison
from gkcli.comparison.review import Review
from gkcli.recording.words import effect_words

_TAGS = {Mark.KEPT: "", Mark.GONE: "del", Mark.NEW: "ins"}


@dataclass(frozen=True, slots=True)
class PieceView:
    """Some text; ``tag`` is ``del``, ``ins`` or ""."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class RowView:
    """One field, old and new; ``excerpt`` is both as one, in short, ``units`` whom it concerns."""

    label: str
    before: tuple[PieceView, ...]
    after: tuple[PieceView, ...]
    excerpt: tuple[PieceView, ...]
    remark: str
    units: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """One thing, with what its ledger changed about states."""

    title: str
    rows: tuple[RowView, ...]
    states: tuple[str, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    """Things of one kind."""

    title: str
    renumbered: tuple[str, ...]
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class ConcernView:
    """A change to look at."""

    title: str
    about: str
    row: RowView
    question: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding of ``check``, or a file that is not tidy."""

    place: str
    message: str
    hint: str


def chapter_views(found: Comparison) -> tuple[ChapterView, ...]:
    """Everything that changed."""
    return tuple(_chapter(chapter, found) for chapter in chapters(found.changes))


def concern_views(found: Review) -> tuple[ConcernView, ...]:
    """What a reviewer must look at."""
    return tuple(
        ConcernView(concern.title, concern.about, _row(concern.item), concern.question)
        for concern in found.look
    )


def finding_views(found: Review) -> tuple[FindingView, ...]:
    """What is newly wrong with the data and their layout."""
    return tuple(_findings(found))


def _findings(found: Review) -> Iterator[FindingView]:
    for one in found.fresh:
        yield FindingView(f"{one.file}:{one.line}:{one.column}", one.message, one.hint)
    for file, line in found.untidy:
        yield FindingView(f"{file}:{line}", "从这一行起没有整理。", "运行 gkcli fmt。")


def _chapter(chapter: Chapter, found: Comparison) -> ChapterView:
    return ChapterView(
        chapter.title, chapter.renumbered, tuple(_group(group, found) for group in chapter.groups)
    )


def _group(group: Group, found: Comparison) -> GroupView:
    effects = found.states.get(group.target.key, ()) if group.of_ledger else ()
    return GroupView(
        group.title,
        tuple(map(_row, rows(group))),
        tuple(map(effect_words, effects)),
        str(effects[0].after.as_of) if effects else "",
    )


def _row(item: Item) -> RowView:
    return RowView(
        item.label,
        tuple(_pieces(item.before)),
        tuple(_pieces(item.after)),
        tuple(_pieces(excerpt(item.pieces))),
        item.remark,
        units_words(item.affected) if item.affected else "",
    )


def _pieces(pieces: Iterable[Piece]) -> Sequence[PieceView]:
    return [PieceView(_TAGS[piece.mark], piece.text) for piece in pieces]
