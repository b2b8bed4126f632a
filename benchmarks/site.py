"""What it takes to make a site: time, memory, size, and the first page."""

import tempfile
from pathlib import Path

from benchmarks.made_up import make_workspace
from benchmarks.made_up_ledgers import make_ledgers
from benchmarks.process import MEBIBYTE, Job, Sample, gkcli, measure
from benchmarks.sheet import print_sheet

SITES = ((40, 60), (400, 60), (4000, 300))
"""How many tasks and units the made-up sites have."""

RECORDS = 20
_DAY = ("--as-of", "2018-10-15")


def run_site() -> None:
    """Print what sites of several sizes take: made anew, and once more without a change."""
    print(f"每本台账 {RECORDS} 条；“再做”是什么也没有改时再做一次。")
    with tempfile.TemporaryDirectory() as made:
        print_sheet(
            ("任务", "单位", "面", "秒", "再做", "峰值 MB", "文件", "共 MB", "首页 KB"),
            (
                _row(Path(made), tasks, units, face)
                for tasks, units in SITES
                for face in ((), ("--public",))
            ),
        )


def _row(folder: Path, tasks: int, units: int, face: tuple[str, ...]) -> tuple[str, ...]:
    source = folder / f"{tasks}-{units}"
    if not source.exists():
        make_ledgers(make_workspace(source, tasks, units, spread=tasks > units), RECORDS)
    target = folder / f"site-{tasks}{len(face)}"
    first, again = (_made(source, target, face) for _ in range(2))
    files = [path for path in target.rglob("*") if path.is_file()]
    return (
        f"{tasks:,}",
        str(units),
        "公开" if face else "内部",
        f"{first.seconds:.1f}",
        f"{again.seconds:.1f}",
        f"{first.peak / MEBIBYTE:.0f}",
        f"{len(files):,}",
        f"{sum(path.stat().st_size for path in files) / MEBIBYTE:.1f}",
        f"{(target / 'index.html').stat().st_size / 1024:.0f}",
    )


def _made(source: Path, target: Path, face: tuple[str, ...]) -> Sample:
    command = (*gkcli(), "-d", str(source), "site", "-o", str(target), *_DAY, *face)
    return measure(Job(command, source))
