"""What the page of a comparison or review shows, ready for its template."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gkcli.compare.chapters import ChangeChapter, ChangeGroup, chapters
from gkcli.compare.compared import Comparison
from gkcli.compare.items import ReviewLine, rows
from gkcli.compare.marks import MarkedPiece, PieceMark, excerpt
from gkcli.compare.review import Review
from gkcli.compare.words import units_words
from gkcli.model.directory import Directory
from gkcli.model.units import Registry
from gkcli.paper.bounds import Limits
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.faults import explained
from gkcli.record.effects import effect_words

_TAGS = {PieceMark.KEPT: "", PieceMark.GONE: "del", PieceMark.NEW: "ins"}


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


def _chapter(chapter: ChangeChapter, found: Comparison) -> ChapterView:
    return ChapterView(
        chapter.title, chapter.renumbered, tuple(_group(group, found) for group in chapter.groups)
    )


def _group(group: ChangeGroup, found: Comparison) -> GroupView:
    effects = found.states.get(group.target.key, ()) if group.of_ledger else ()
    return GroupView(
        group.title,
        tuple(map(_row, rows(group))),
        tuple(map(effect_words, effects)),
        str(effects[0].after.as_of) if effects else "",
    )


def _row(item: ReviewLine) -> RowView:
    return RowView(
        item.label,
        tuple(_pieces(item.before)),
        tuple(_pieces(item.after)),
        tuple(_pieces(excerpt(item.pieces))),
        item.remark,
        units_words(item.affected) if item.affected else "",
    )


def _pieces(pieces: Iterable[MarkedPiece]) -> Sequence[PieceView]:
    return [PieceView(_TAGS[piece.mark], piece.text) for piece in pieces]


_TEMPLATE = "_changes.html.j2"


def comparison_page(found: Comparison) -> str:
    """Old and new side by side; GkcliError where there is too much for one page."""
    return _written(_variables(found) | {"title": "改动对照", "review": None})


def review_page(found: Review) -> str:
    """The same behind what a reviewer must look at, with room to sign."""
    review = {
        "verdict": found.verdict,
        "concerns": concern_views(found),
        "findings": finding_views(found),
        "known": len(found.known),
    }
    return _written(_variables(found.comparison) | {"title": "改动审核单", "review": review})


def _variables(found: Comparison) -> dict[str, object]:
    return {
        "notice": {"number": found.between},
        "old_name": found.old_name,
        "new_name": found.new_name,
        "summary": found.summary,
        "left_out": found.left_out,
        "faults": len(found.faults),
        "chapters": chapter_views(found),
    }


def _written(variables: dict[str, object]) -> str:
    from gkcli.paper.environment import ReportEnvironment

    environment = ReportEnvironment([builtin_folder()], Directory(Registry(())), Limits())
    try:
        return "".join(environment.written(_TEMPLATE, variables))
    except Exception as error:
        raise explained(error, builtin_folder() / _TEMPLATE) from error
