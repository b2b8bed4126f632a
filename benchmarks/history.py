"""How looking back grows: with the commits that touched the files, not with all commits."""

import tempfile
from pathlib import Path

from benchmarks.made_up_history import TASKS, make_history
from benchmarks.process import Job, gkcli, measure, middle
from benchmarks.sheet import print_sheet

SHAPES = ((1_000, 10), (1_000, 100), (1_000, 1_000), (10_000, 100))
"""How many commits there are, and how many of them touch the workspace."""

_COMMANDS = (("log", "1"), ("log", "1", "--last", "1"), ("blame", "1"))


def run_history(rounds: int) -> None:
    """Print what looking back takes in histories of several shapes."""
    print(f"{TASKS} 项任务；提交有多有少，其中动过任务表和台账的有多有少；{rounds} 轮取中位数。")
    rows = []
    with tempfile.TemporaryDirectory() as made:
        for commits, touching in SHAPES:
            folder = make_history(Path(made) / f"{commits}-{touching}", commits, touching)
            for command in _COMMANDS:
                job = Job((*gkcli(), "-d", ".", *command), folder)
                sample = middle([measure(job) for _ in range(rounds)])
                if sample.code:
                    print(f"略过 {' '.join(command)}：退出码 {sample.code}。{sample.complaint}")
                    continue
                rows.append(
                    (
                        f"gkcli {' '.join(command)}",
                        *(f"{commits:,}", f"{touching:,}"),
                        *(f"{sample.seconds:.2f}", f"{sample.busy:.2f}"),
                        f"{sample.busy / touching * 1000:.1f}",
                    )
                )
    print_sheet(("命令", "提交", "动过的", "秒", "处理器秒", "每次动过的毫秒"), rows)
