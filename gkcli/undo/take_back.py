"""Which of the last writes can be taken back, and what the files would be then."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.git.head import CommittedFiles
from gkcli.undo.step import WrittenFile, WrittenStep, digest
from gkcli.workspace.kinds import LEDGER, kind_of
from gkcli.workspace.layout import TASKS, shown, under_git
from gkcli.yaml.exchange import FileChange

Committed = Callable[[Path], bytes | None]


class StepState(StrEnum):
    """Whether a write can be taken back."""

    READY = "ready"
    GONE = "gone"
    COMMITTED = "committed"
    CHANGED = "changed"
    BLOCKED = "blocked"


class JudgedStep(NamedTuple):
    """A write, whether it can be taken back, and the changes that do it.

    ``because`` are the names of files that keep it from being taken back.
    """

    step: WrittenStep
    state: StepState
    changes: tuple[FileChange, ...] = ()
    because: tuple[str, ...] = ()


def judged(folder: Path, steps: Sequence[WrittenStep]) -> list[JudgedStep]:
    """The writes to a workspace, the newest first, each as it is once the newer are taken back.

    What has been committed stays: it is for git to take back. Where there is no git, nothing is
    committed. GkcliError where git cannot be asked.
    """
    committed = CommittedFiles(folder).get if steps and under_git(folder / TASKS) else _nothing
    return list(_judge(steps, committed))


def judged_again(steps: Sequence[WrittenStep]) -> list[JudgedStep]:
    """The same of what was taken back and could be put again, whatever is committed."""
    return list(_judge(steps, _nothing))


def next_step(steps: Sequence[JudgedStep]) -> JudgedStep | None:
    """The write to take back now, None where there is none; GkcliError where it cannot be."""
    for one in steps:
        if one.state is StepState.READY:
            return one
        if one.state is not StepState.GONE:
            raise _refusal(one)
    return None


def _refusal(one: JudgedStep) -> GkcliError:
    names = "、".join(one.because)
    if one.state is StepState.COMMITTED:
        return GkcliError(
            f"最近一次写入（{one.step.command}）已经提交，没有撤回：{names}",
            "提交过的不撤回；要退回，用 git revert 另作一次提交",
        )
    return GkcliError(
        f"最近一次写入（{one.step.command}）以后，{names} 又改过，没有撤回",
        f"看改了什么：git diff，或打开 {names} 自己改",
    )


def _nothing(_: Path) -> None:
    return None


def _judge(steps: Sequence[WrittenStep], committed: Committed) -> Iterator[JudgedStep]:
    files: dict[Path, bytes | None] = {}
    blocked = False
    for step in reversed(steps):
        one = JudgedStep(step, StepState.BLOCKED) if blocked else _judge_one(step, files, committed)
        files |= {change.path: change.after for change in one.changes}
        blocked = blocked or one.state not in (StepState.READY, StepState.GONE)
        yield one


def _judge_one(
    step: WrittenStep, files: dict[Path, bytes | None], committed: Committed
) -> JudgedStep:
    changes: list[FileChange] = []
    changed: list[str] = []
    kept: list[str] = []
    for file in step.files:
        now = files[file.path] if file.path in files else _bytes(file.path)
        if digest(now) == file.before:
            continue
        try:
            change = FileChange(file.path, shown(file.path), now, file.old(now))
        except ValueError:
            changed.append(shown(file.path))
            continue
        changes.append(change)
        if _is_committed(file, change, committed(file.path)):
            kept.append(change.name)
    if changed:
        return JudgedStep(step, StepState.CHANGED, because=tuple(changed))
    if kept:
        return JudgedStep(step, StepState.COMMITTED, because=tuple(kept))
    if not changes:
        return JudgedStep(step, StepState.GONE)
    return JudgedStep(step, StepState.READY, tuple(changes))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _is_committed(file: WrittenFile, change: FileChange, committed: bytes | None) -> bool:
    """Whether what was written is committed, or taking it back would lose a committed line."""
    if committed is None or change.before is None:
        return False
    there, written, back = map(_lines, (committed, change.before, change.after or b""))
    if there == written:
        return True
    return kind_of(file.path) is LEDGER and bool(Counter(there) - Counter(back))


def _lines(data: bytes) -> list[bytes]:
    """The lines of a file; git may keep other line ends than the disk."""
    return data.splitlines()
