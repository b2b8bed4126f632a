"""How to put down in the ledgers that what was printed has been sent."""

from typing import TYPE_CHECKING

from gkcli.inert import shell_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from gkcli.report.accounts import SlipView


def recording(
    slips: "Iterable[SlipView]", status: str, on: "date", by: str, folder: "Path | None"
) -> str:
    """The commands that record the sending of slips; "" where there are none.

    What is alike for a unit is recorded by one command. ``by`` is who sends them, "" where that
    is no registered unit, ``folder`` the workspace where it was named.
    """
    commands = _commands(slips, status, on, by)
    program = f"gkcli -d {shell_word(folder)}" if folder else "gkcli"
    if not commands:
        return ""
    lines = [f"  {program} {command}" for command in commands]
    return "\n".join(["发出以后记进台账，再逾期时就知道催过：", *lines])


def _commands(slips: "Iterable[SlipView]", status: str, on: "date", by: str) -> list[str]:
    alike: dict[tuple[str, str, date | None], list[str]] = {}
    for slip in slips:
        told = slip.standing
        alike.setdefault((told.unit, told.period, told.since), []).append(told.id)
    sender = f" --by {shell_word(by)}" if by else ""
    return [
        f"record {' '.join(map(shell_word, ids))} --unit {shell_word(unit)} --status {status}"
        f"{f' --period {period}' if period else ''}{f' --since {since}' if since else ''}"
        f" --on {on}{sender}"
        for (unit, period, since), ids in alike.items()
    ]
