"""Answers while some ledgers cannot be read: what can be told is told, and loudly what is not."""

import sys
from typing import TYPE_CHECKING, NamedTuple

from gkcli.cli.output import say
from gkcli.errors import FINDINGS, InvalidDataError
from gkcli.workspace import snapshot

if TYPE_CHECKING:
    from datetime import date

    from gkcli.diagnostics import Diagnostic
    from gkcli.model.directory import Party
    from gkcli.schedule.standings import Snapshot
    from gkcli.workspace import Workspace

_MOST_SHOWN = 5
_CHECK = "改好后用 gkcli check 复查"


class Readable(NamedTuple):
    """A workspace as of a day as far as its ledgers can be read, and why not further."""

    now: "Snapshot"
    faults: "list[Diagnostic]"


def readable(workspace: "Workspace", as_of: "date", party: "Party | None" = None) -> Readable:
    """What can be told as of a day, about a party where one was asked for.

    InvalidDataError where that is nothing.
    """
    faults: list[Diagnostic] = []
    now = snapshot(workspace, as_of, faults)
    units = {unit.name for unit in workspace.directory.members(party)} if party else set()
    if party and units and units <= now.unread:
        raise InvalidDataError(f"{party.name}的台账有错误，先改正再查询", faults, _CHECK)
    return Readable(now, faults)


def tell_unread(seen: Readable) -> int:
    """Tell on stderr whose ledgers the answer does without; the exit code that this makes."""
    if not seen.faults:
        return 0
    from gkcli.cli.faults import tell_findings

    units = [
        unit.name for unit in seen.now.directory.registry.units if unit.name in seen.now.unread
    ]
    whose = f"{'、'.join(units)}的台账" if units else "有的台账"
    without = "，结果里没有这些单位的情况" if units else "，不知是哪个单位的，结果里可能缺它的情况"
    sys.stdout.flush()
    say(f"注意：{whose}读不出来{without}。", aside=True)
    tell_findings(seen.faults[:_MOST_SHOWN])
    more = len(seen.faults) - _MOST_SHOWN
    say(f"{f'还有 {more} 处没有列出。' if more > 0 else ''}{_CHECK}。", aside=True)
    return FINDINGS
