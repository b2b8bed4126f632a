"""The history of a task as templates can name it."""

from datetime import date

from gkcli.compare.lines import ChangeLine
from gkcli.frozen import frozen


@frozen
class EventView:
    """A commit that changed a task; ``on`` is None for what is not committed yet.

    ``message`` is the first line of what its author said. ``began`` marks the first known commit,
    which has the task already, ``came`` the one that brought it. Where not ``whole``, an edition
    could only be read in part.
    """

    on: date | None
    author: str
    commit: str
    message: str
    began: bool
    came: bool
    whole: bool
    lines: tuple[ChangeLine, ...]


@frozen
class HistoryView:
    """What happened to a task, the newest first; ``more`` counts the events that are not told."""

    events: tuple[EventView, ...]
    more: int
