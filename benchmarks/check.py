"""What ``check`` takes on large tables, beside a peer on as many items, and with many findings."""

import os
import tempfile
from pathlib import Path

from benchmarks.made_up import make_workspace
from benchmarks.peers import trestle
from benchmarks.process import Job, gkcli
from benchmarks.ratios import BARE, bare, print_ratios

SIZES = (40, 4_000)
FINDINGS = (1_000, 10_000)
_LIMITS = {"check，4000 项": 70.0}
_KNOWN = "responsible: [各镇（街道）, 区政府各部门]"
_UNKNOWN = "responsible: [甲甲镇, 某某局]"


def run_check(rounds: int, programs: str | None) -> None:
    """Print what checking takes on sound tables, the peer's, and on tables full of faults."""
    print(f"检查：任务多、问题多时；{rounds} 轮，各命令轮流跑，取中位数。问题一处不落都打印。")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        jobs = {BARE: bare(folder)}
        for size in SIZES:
            table = make_workspace(folder / f"{size}", size)
            jobs[f"check，{size} 项"] = Job((*gkcli(), "check"), table)
            path = programs and f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
            peer = trestle(folder / f"peer{size}", path, size)
            if peer is None:
                print("略过 trestle：没有装，见 benchmarks/README.md")
            else:
                jobs[f"trestle validate，{size} 项"] = peer
        for findings in FINDINGS:
            faulty = _faulty(folder / f"faulty{findings}", findings // 2)
            jobs[f"check，{findings} 处错误"] = Job((*gkcli(), "check"), faulty)
        print_ratios(jobs, _LIMITS, rounds)


def _faulty(folder: Path, tasks: int) -> Path:
    """A workspace in which every task names two units that nobody knows."""
    table = make_workspace(folder, tasks) / "tasks.yaml"
    text = table.read_text(encoding="utf-8").replace(_KNOWN, _UNKNOWN)
    table.write_text(text, encoding="utf-8", newline="\n")
    return folder
