"""A word on stderr about what could not be read."""

import sys
from typing import TYPE_CHECKING, NamedTuple

from gkcli.cli.output import say
from gkcli.errors import FINDINGS, InvalidDataError
from gkcli.status.snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gkcli.compare.compared import Comparison
    from gkcli.errors import Diagnostic
    from gkcli.model.directory import Party
    from gkcli.status.standings import Snapshot
    from gkcli.workspace.open import Workspace


def tell_faults(found: "Comparison", known: "Sequence[Diagnostic]" = ()) -> None:
    """Tell on stderr what is wrong with the data, and what is therefore not compared.

    What is ``known`` is told elsewhere.
    """
    tell_findings([fault for fault in found.faults if fault not in known])
    for name in found.left_out:
        say(f"没有比 {name}：有一边读不出来。", aside=True)
    if found.faults and not found.left_out:
        say("出错的字段没有比，其余的照比。", aside=True)


def tell_findings(findings: "Sequence[Diagnostic]") -> None:
    """Tell findings on stderr, each with its place and what to do."""
    from gkcli.terminal.findings import headline

    for finding in findings:
        say(headline(finding), aside=True)
        if finding.hint:
            say(f"  → {finding.hint}", aside=True)


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
