"""What is offered while somebody answers a question, and lines printed above it."""

from collections.abc import Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from gkcli.cli.output import columns, say
from gkcli.terminal.text_width import fold
from gkcli.text import printable

Offers = Sequence[tuple[str, str]]
"""Possible answers, each with a note shown beside it."""

_NARROWEST = 20


def say_folded(text: str, indent: int = 0) -> None:
    """Print a line above the question, whole words within the terminal's width."""
    first, *rest = fold(printable(text), max(columns() - indent, _NARROWEST))
    say(first, *(" " * indent + line for line in rest))


def listed(names: Iterable[str]) -> Offers:
    """Answers without notes."""
    return [(name, "") for name in names]


class Offering(Completer):
    """Offers what contains the word that is being typed, with its note beside it."""

    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """The offers for the word before the cursor."""
        del complete_event
        typed = document.get_word_before_cursor(WORD=True)
        for value, hint in self._offers:
            if typed in value or typed in hint:
                yield Completion(value, -len(typed), display_meta=printable(hint))
