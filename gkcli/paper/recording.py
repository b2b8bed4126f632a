"""The commands that record what was sent: one for all that is alike for a unit."""

from collections.abc import Iterable, Iterator
from datetime import date

from gkcli.paper.accounts import SlipView
from gkcli.text import shell_word


def recording_commands(
    slips: Iterable[SlipView], status: str, on: date | None = None
) -> Iterator[str]:
    """The words behind ``gkcli`` that record slips as sent, or told, on a day, else today."""
    alike: dict[tuple[str, str, date | None], list[str]] = {}
    sender = ""
    for slip in slips:
        standing, sender = slip.standing, slip.sender
        alike.setdefault((standing.unit, standing.period, standing.since), []).append(standing.id)
    for (unit, period, since), ids in alike.items():
        words = ["record", *ids, "-u", unit, "-s", status]
        words += ["--by", sender] if sender else []
        words += ["--period", period] if period else []
        words += ["--since", since.isoformat()] if since else []
        words += ["--on", on.isoformat()] if on else []
        yield " ".join(map(shell_word, words))
