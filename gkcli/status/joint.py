"""What several units owe together: what the first of them delivers settles it for all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gkcli.model.state import DONE_STATES
from gkcli.status.verdict import Verdict


def deliverer(verdicts: Sequence[Verdict]) -> int | None:
    """The place of the one among the units' verdicts that did it first; None while none has."""
    done = [place for place, verdict in enumerate(verdicts) if verdict.state in DONE_STATES]
    return min(done, key=lambda place: verdicts[place].done_on or date.max, default=None)


def shared(verdicts: Sequence[Verdict], giver: int) -> list[Verdict]:
    """The verdicts after one delivered for all: each keeps its own words, the outcome is shared.

    The office closes it out once, in whichever ledger.
    """
    outcome = verdicts[giver]
    closed = next((verdict.closed for verdict in verdicts if verdict.closed), None)
    return [
        replace(own, state=outcome.state, done=outcome.done, done_on=outcome.done_on, closed=closed)
        for own in verdicts
    ]
