"""What changed since an earlier day or edition, as the office's page of changes tells it."""

from datetime import date

from gkcli.compare.page import PageChapter
from gkcli.frozen import frozen
from gkcli.paper.accounts import RecordView, StandingView


@frozen
class TurnView:
    """One standing whose state is another; ``before`` is "" for what was not there yet."""

    before: str
    standing: StandingView


@frozen
class TurnsView:
    """The standings that came into one state."""

    state: str
    turns: tuple[TurnView, ...]


@frozen
class EntryView:
    """A record that was added, and what it is about: ``task`` is None for a time limit."""

    unit: str
    task: int | None
    id: str
    what: str
    record: RecordView


@frozen
class SinceView:
    """What changed since an earlier day (``turns``, ``entries``) or edition (``chapters``).

    ``before`` and ``after`` name both sides. ``unread`` are files that could not be compared.
    """

    before: str
    after: str
    summary: str
    day: date | None = None
    turns: tuple[TurnsView, ...] = ()
    entries: tuple[EntryView, ...] = ()
    chapters: tuple[PageChapter, ...] = ()
    unread: tuple[str, ...] = ()
