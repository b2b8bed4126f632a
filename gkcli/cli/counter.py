"""The counter at which records are handed in: checked, written, receipted."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from gkcli.cli.fields import OPTIONS, called
from gkcli.cli.output import remember, say
from gkcli.errors import GkcliError
from gkcli.record.accept import RecordAcceptance
from gkcli.record.wish import AcceptedRecord, Objection, RefusedError, RequestedRecord
from gkcli.status.snapshot import workdays
from gkcli.terminal import receipt
from gkcli.workspace.open import Workspace, ledger, shown


class Counter:
    """Takes wishes for one workspace; nothing is written before they are handed in.

    ``names`` is what fields are called where they were written.
    """

    def __init__(self, workspace: Workspace, names: dict[str, str] = OPTIONS) -> None:
        from gkcli.cli.today import today

        self.workspace = workspace
        self.names = names
        self.remarks: list[str] = []
        self.desk = RecordAcceptance(
            workspace.table,
            workspace.directory,
            workdays(workspace),
            partial(ledger, workspace),
            today(),
        )

    def finish(self) -> None:
        """Write what an earlier call died of writing to several ledgers, and say so."""
        from gkcli.yaml.append import finish

        placed = finish(self.workspace.layout.ledgers, shown)
        for path, places in placed.items():
            count = sum(place.added for place in places)
            if count:
                told = f"上次记到一半停了，现在补上：{shown(path)} 加了 {count} 条。"
                say(told, aside=True)

    def take(self, wishes: Iterable[RequestedRecord]) -> None:
        """Check all wishes; GkcliError with everything that is wrong with any of them."""
        objections: list[Objection] = []
        for wish in wishes:
            try:
                self.remarks += self.desk.take(wish).remarks
            except RefusedError as error:
                objections.extend(error.objections)
        if objections:
            raise refusal(objections, self.names)

    def hand_in(self) -> None:
        """Write what was taken, all or none, and print the receipt."""
        from gkcli.yaml.append import append

        additions = {
            path: [entry.record for entry in entries] for path, entries in self._by_ledger().items()
        }
        placed = append(additions, shown)
        named = {shown(path): places for path, places in placed.items()}
        fresh = [name for name, places in named.items() if any(each.added for each in places)]
        if fresh:
            remember(f"已记入 {'、'.join(fresh)}")
        _print(receipt.written(named))
        if fresh:
            self._tell_effects()
            _print(receipt.undo(named))

    def show(self) -> None:
        """Print what would be written and what it would change."""
        fresh = {
            shown(path): [entry.record for entry in entries if not self.desk.knows(entry)]
            for path, entries in self._by_ledger().items()
        }
        _print(receipt.planned(fresh))
        self._tell_effects()

    def _by_ledger(self) -> dict[Path, list[AcceptedRecord]]:
        found: dict[Path, list[AcceptedRecord]] = {}
        for entry in self.desk.entries:
            path = self.workspace.layout.ledger(entry.unit.name)
            found.setdefault(path, []).append(entry)
        return found

    def _tell_effects(self) -> None:
        entries = self.desk.entries
        _print(receipt.effects([e for entry in entries for e in self.desk.effects(entry)]))
        for remark in dict.fromkeys(self.remarks):
            say(f"提醒：{called(remark, self.names)}", aside=True)


def refusal(objections: Iterable[Objection], names: dict[str, str]) -> GkcliError:
    """All that is said against some wishes, as one error; ``names`` is what fields are called."""
    told = list(dict.fromkeys((each.message, called(each.hint, names)) for each in objections))
    if len(told) == 1:
        return GkcliError(f"{told[0][0].removesuffix('。')}，没有写入", told[0][1])
    lines = [line for message, hint in told for line in (f"  {message}", f"    → {hint}")]
    return GkcliError(f"有 {len(told)} 处不对，什么也没有写入：", details=lines)


def _print(lines: Iterator[str]) -> None:
    say(*lines)
