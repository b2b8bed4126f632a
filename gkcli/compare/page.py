"""A page of changes: what ``diff`` and ``review`` show in the terminal, in Markdown and in HTML."""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gkcli.compare.chapters import ChangeChapter, ChangeGroup, chapters
from gkcli.compare.comparison import Comparison
from gkcli.compare.lines import ChangeLine, group_lines
from gkcli.frozen import frozen
from gkcli.record.effects import effect_words

if TYPE_CHECKING:
    from gkcli.compare.review import Review


class PageGroup(NamedTuple):
    """The changes of one thing.

    ``title`` is "" where the chapter's title says it. ``states`` are sentences on the states that
    changed with a ledger, counted as of the ISO date ``as_of``.
    """

    title: str
    lines: tuple[ChangeLine, ...]
    states: tuple[str, ...]
    as_of: str


class PageChapter(NamedTuple):
    """Groups of one kind; ``renumbered`` are ranges of tasks that changed only their numbers."""

    title: str
    renumbered: tuple[str, ...]
    groups: tuple[PageGroup, ...]


class PageQuestion(NamedTuple):
    """A change to look at: the title of the rule, the thing changed, its line, what to ask."""

    title: str
    about: str
    line: ChangeLine
    question: str


@frozen
class ChangePage:
    """A comparison, and the review of it if one was asked for, ready to be rendered."""

    comparison: Comparison
    review: "Review | None" = None

    @cached_property
    def chapters(self) -> tuple[PageChapter, ...]:
        """Every change."""
        return tuple(
            PageChapter(
                chapter.title,
                chapter.renumbered,
                tuple(self._group(group, chapter) for group in chapter.groups),
            )
            for chapter in chapters(self.comparison.changes)
        )

    @cached_property
    def questions(self) -> tuple[PageQuestion, ...]:
        """What a reviewer must look at, the gravest first."""
        return tuple(
            PageQuestion(each.title, each.about, each.line, each.question)
            for each in (self.review.look if self.review else ())
        )

    def _group(self, group: ChangeGroup, chapter: ChangeChapter) -> PageGroup:
        effects = self.comparison.states.get(group.target.key, ()) if group.of_ledger else ()
        return PageGroup(
            group.title if group.title != chapter.title else "",
            tuple(group_lines(group)),
            tuple(map(effect_words, effects)),
            str(effects[0].after.as_of) if effects else "",
        )
