"""Notes on stderr: unreadable files, years without published holidays."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from gkcli.cli.output import say
from gkcli.errors import FINDINGS, InvalidDataError

if TYPE_CHECKING:
    from gkcli.compare.comparison import Comparison
    from gkcli.errors import Diagnostic
    from gkcli.model.directory import Party
    from gkcli.status.standings import Snapshot
    from gkcli.status.workdays import Workdays
    from gkcli.workspace.open import Workspace

T = TypeVar("T")

_MOST_SHOWN = 5
_CHECK = "改好后用 gkcli check 复查"


def warn_of_unpublished(dues: Iterable[date | None], workdays: "Workdays") -> None:
    """Warn of years among the due dates whose holidays are not published yet."""
    years = sorted({due.year for due in dues if due})
    unknown = [str(year) for year in years if not workdays.known(year)]
    if unknown:
        say(
            f"注意：{'、'.join(unknown)} 年的放假安排这里还没有，末个工作日只按周一至周五推算。"
            "公布后写进 holidays.yaml。",
            aside=True,
        )


def tell_faults(comparison: "Comparison", known: "Sequence[Diagnostic]" = ()) -> None:
    """Print on stderr the findings in both editions, and what is therefore not compared.

    What is ``known`` is told elsewhere.
    """
    tell_findings([fault for fault in comparison.faults if fault not in known])
    for name in comparison.left_out:
        say(f"没有比 {name}：有一边读不出来。", aside=True)
    if comparison.faults and not comparison.left_out:
        say("出错的字段没有比，其余的照比。", aside=True)


def tell_findings(findings: "Sequence[Diagnostic]") -> None:
    """Print findings on stderr, each with its address and hint."""
    from gkcli.terminal.findings import headline

    for finding in findings:
        say(headline(finding), aside=True)
        if finding.hint:
            say(f"  → {finding.hint}", aside=True)


class ReadableSnapshot(NamedTuple):
    """A workspace as of a day, without the ledgers that cannot be read, and their findings.

    ``unfinished`` is how messages name the records that some ledgers may lack; "" for none.
    """

    now: "Snapshot"
    faults: "list[Diagnostic]"
    unfinished: str = ""

    def refuse_unread(self, party: "Party | None") -> None:
        """InvalidDataError where what tells of a party, or of all, would not be whole.

        What tells of one unit does without the ledgers of others.
        """
        from gkcli.workspace.open import refuse_unread

        units = self.now.directory.members(party) if party else ()
        if not units or self.now.unread & {unit.name for unit in units}:
            refuse_unread(self.faults)


def readable_snapshot(
    workspace: "Workspace", as_of: "date", party: "Party | None" = None
) -> ReadableSnapshot:
    """What can be told as of a day, about a party where one was asked for.

    InvalidDataError where that is nothing.
    """
    from gkcli.status.snapshot import take_snapshot

    faults: list[Diagnostic] = []
    now = take_snapshot(workspace, as_of, faults)
    units = {unit.name for unit in workspace.directory.members(party)} if party else set()
    if party and units and units <= now.unread:
        raise InvalidDataError(f"{party.name}的台账有错误，先改正再查询", faults, _CHECK)
    waiting = workspace.layout.unfinished
    name = workspace.layout.files.shown(waiting) if waiting else ""
    return ReadableSnapshot(now, faults, name)


def tell_unread(seen: ReadableSnapshot) -> int:
    """Print on stderr what ledgers are missing from the answer, or lack; return the exit code."""
    if seen.unfinished:
        sys.stdout.flush()
        say(
            f"注意：有记录没有记全（{seen.unfinished}），结果里可能缺；"
            "再用 gkcli record 记一次就补上。",
            aside=True,
        )
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
