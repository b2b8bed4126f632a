"""Takes the last reminders back: the records, and the files that nobody changed since."""

from pathlib import Path

from gkcli.cli.output import say
from gkcli.cli.remind_submission import COMMAND
from gkcli.cli.undo_step import take_back
from gkcli.errors import GkcliError
from gkcli.undo.journal import journal_of
from gkcli.undo.step import WrittenFile, digest
from gkcli.undo.take_back import judged, next_step
from gkcli.workspace.kinds import LEDGER, kind_of
from gkcli.workspace.layout import locate, shown


def undo_reminders(directory: Path | None, *, yes: bool, dry_run: bool) -> None:
    """Take back the last write where it was that of reminders; GkcliError otherwise."""
    layout = locate(directory)
    steps = journal_of(layout.folder).done
    if not steps or steps[-1].command != COMMAND:
        last = f"最近一次写入是 {steps[-1].command}，不是催办" if steps else "没有记着的写入"
        raise GkcliError(f"{last}，没有撤回", "看最近写过什么：gkcli undo --list")
    noted = steps[-1]
    kept = [file for file in noted.files if _changed_slip(file)]
    for file in kept:
        say(f"{shown(file.path)} 写好以后改过，留着不删。", aside=True)
    rest = noted._replace(files=tuple(file for file in noted.files if file not in kept))
    step = next_step(judged(layout.folder, [rest]))
    if step is None:
        raise GkcliError("没有可以撤回的", "文件和台账已经是催办以前的样子")
    take_back(layout, step, noted, yes=yes, dry_run=dry_run)


def _changed_slip(file: WrittenFile) -> bool:
    if kind_of(file.path) is LEDGER or not file.path.is_file():
        return False
    return digest(file.path.read_bytes()) != file.after
