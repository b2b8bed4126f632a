"""Check requested records, write them to the ledgers, and print the receipt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from gkcli.cli.failure import INTERRUPTED
from gkcli.cli.output import remember, say
from gkcli.cli.record_fields import OPTIONS, with_field_names
from gkcli.errors import GkcliError
from gkcli.record.accept import RecordAcceptance
from gkcli.record.request import AcceptedRecord, Objection, RefusedError, RequestedRecord
from gkcli.status.snapshot import rules, workdays
from gkcli.terminal import receipt
from gkcli.workspace.open import Workspace, ledger, shown
from gkcli.yaml.exchange import FileChange


class Submission:
    """The records requested in one call; nothing is written before :meth:`write`.

    ``names`` maps the keys of a ledger to the names of options or columns, for messages.
    """

    def __init__(self, workspace: Workspace, names: dict[str, str] = OPTIONS) -> None:
        from gkcli.cli.clock import today

        _refuse_sealed(workspace)
        self.workspace = workspace
        self.names = names
        self.remarks: list[str] = []
        self._undoable = False
        self.acceptance = RecordAcceptance(
            workspace.table,
            workspace.directory,
            workdays(workspace),
            partial(ledger, workspace),
            today(),
            rules(workspace),
        )

    def finish(self) -> None:
        """Complete an interrupted write of an earlier call to several ledgers, and say so."""
        from gkcli.yaml.append import finish

        placed = finish(self.workspace.layout.ledgers, shown, self._note)
        for path, places in placed.items():
            count = sum(place.added for place in places)
            if count:
                message = f"上次记到一半停了，现在补上：{shown(path)} 加了 {count} 条。"
                say(message, aside=True)

    def take(self, requests: Iterable[RequestedRecord]) -> None:
        """Check all requests; GkcliError with everything that is wrong with any of them."""
        objections: list[Objection] = []
        for request in requests:
            try:
                self.remarks += self.acceptance.take(request).remarks
            except RefusedError as error:
                objections.extend(error.objections)
        if objections:
            raise refusal(objections, self.names)

    def write_if(self, agreed: Callable[[], bool]) -> int:
        """Write what somebody agrees to; the exit code, also where they stop at a question."""
        try:
            wanted = agreed()
        except (KeyboardInterrupt, EOFError):
            say("停下了，什么也没有写入。", aside=True)
            return INTERRUPTED
        if wanted:
            self.write()
        else:
            say("没有写入。")
        return 0

    def write(self) -> None:
        """Write all accepted records or none, and print the receipt."""
        from gkcli.yaml.append import append

        additions = {
            path: [entry.record for entry in entries] for path, entries in self._by_ledger().items()
        }
        placed = append(additions, shown, self._note)
        named = {shown(path): places for path, places in placed.items()}
        fresh = [name for name, places in named.items() if any(each.added for each in places)]
        if fresh:
            remember(f"已记入 {'、'.join(fresh)}")
        _print(receipt.written_lines(named))
        if fresh:
            self._show_effects()
            self._tell_the_way_back(named)

    def _note(self, changes: Sequence[FileChange]) -> None:
        from gkcli.undo.journal import note

        self._undoable = note(self.workspace.layout.folder, "record", changes)

    def _tell_the_way_back(self, placed: receipt.Written) -> None:
        from gkcli.cli.way_back import undo_line

        if self._undoable:
            say(f"要撤回：{undo_line(self.workspace.layout.folder)}")
        else:
            _print(receipt.undo_lines(placed))

    def show(self) -> None:
        """Print what would be written and what it would change."""
        fresh = {
            shown(path): [entry.record for entry in entries if not self.acceptance.knows(entry)]
            for path, entries in self._by_ledger().items()
        }
        _print(receipt.planned_lines(fresh))
        self._show_effects()

    def _by_ledger(self) -> dict[Path, list[AcceptedRecord]]:
        ledgers: dict[Path, list[AcceptedRecord]] = {}
        for entry in self.acceptance.entries:
            path = self.workspace.layout.ledger(entry.unit.name)
            ledgers.setdefault(path, []).append(entry)
        return ledgers

    def _show_effects(self) -> None:
        entries = self.acceptance.entries
        _print(
            receipt.effect_lines([e for entry in entries for e in self.acceptance.effects(entry)])
        )
        for remark in dict.fromkeys(self.remarks):
            say(f"提醒：{with_field_names(remark, self.names)}", aside=True)


def _refuse_sealed(workspace: Workspace) -> None:
    """GkcliError where the year is closed."""
    from gkcli.workspace.seal import seal_of

    seal = seal_of(workspace.layout)
    if seal is not None:
        raise GkcliError(
            f"{workspace.table.notice.year} 年在 {seal.on} 封存了，不能再记",
            "记进新一年的台账；确要更正的，先删去 sealed.yaml，记好再 gkcli seal",
        )


def refusal(objections: Iterable[Objection], names: dict[str, str]) -> GkcliError:
    """All objections as one error; ``names`` maps the keys of a ledger to names in messages."""
    texts = list(
        dict.fromkeys((each.message, with_field_names(each.hint, names)) for each in objections)
    )
    if len(texts) == 1:
        return GkcliError(f"{texts[0][0].removesuffix('。')}，没有写入", texts[0][1])
    lines = [line for message, hint in texts for line in (f"  {message}", f"    → {hint}")]
    return GkcliError(f"有 {len(texts)} 处不对，什么也没有写入：", details=lines)


def _print(lines: Iterator[str]) -> None:
    say(*lines)
