"""How time and memory grow with the table."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.made_up import make_workspace
from benchmarks.process import MEBIBYTE, Job, Sample, gkcli, measure, middle
from benchmarks.sheet import print_sheet

SIZES = (40, 4_000, 100_000)
_DAY = ("--as-of", "2018-07-15")
_COMMANDS = (
    ("tasks", "--unit", "区审改办", *_DAY),
    ("tasks", *_DAY),
    ("tasks", "-f", "json", *_DAY),
    ("deadlines", *_DAY),
    ("overview", *_DAY),
    ("check",),
    ("report", "breakdown", *_DAY),
)
_LOAD = "from gkcli.workspace.open import open_workspace; open_workspace()"


def run_growth(sizes: Sequence[int], rounds: int) -> None:
    """Print, for each command and size, what it takes and what one more task costs.

    One more task: the difference to the size before, divided by the tasks in between. It stays
    the same where nothing grows faster than the table.
    """
    print(f"同一条命令，任务越来越多；{rounds} 轮取中位数。“每项”是同上一档比，多一项任务多花的。")
    with tempfile.TemporaryDirectory() as made:
        folders = {size: make_workspace(Path(made) / str(size), size) for size in sizes}
        print_sheet(
            ("命令", "任务", "秒", "处理器秒", "每项微秒", "内存峰值 MB", "每项 KB"),
            _rows(folders, rounds),
        )


def _rows(folders: dict[int, Path], rounds: int) -> Iterator[tuple[str, ...]]:
    for name, arguments in _jobs():
        before: tuple[int, Sample] | None = None
        for size, folder in folders.items():
            sample = middle(
                [measure(Job(arguments, folder, {"GKCLI_CACHE": "off"})) for _ in range(rounds)]
            )
            yield (name, f"{size:,}", *_figures(before, size, sample))
            before = size, sample


def _jobs() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "（只读入）", (sys.executable, "-c", _LOAD)
    for command in _COMMANDS:
        name = " ".join(word for word in command if word not in _DAY)
        yield name, (*gkcli(), *command)


def _figures(before: tuple[int, Sample] | None, size: int, sample: Sample) -> tuple[str, ...]:
    if sample.code not in (0, 1):
        return (f"退出码 {sample.code}", "", "", "", "")
    microseconds = kibibytes = ""
    if before is not None and size > before[0]:
        more, earlier = size - before[0], before[1]
        microseconds = f"{(sample.busy - earlier.busy) / more * 1e6:.0f}"
        kibibytes = f"{(sample.peak - earlier.peak) / more / 1024:.1f}"
    return (
        f"{sample.seconds:.2f}",
        f"{sample.busy:.2f}",
        microseconds,
        f"{sample.peak / MEBIBYTE:.0f}",
        kibibytes,
    )
