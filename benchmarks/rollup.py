"""What it takes to look at a whole province: many workspaces, on one core, on all, and again."""

import os
import shutil
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.made_up import make_workspace
from benchmarks.made_up_ledgers import make_ledgers
from benchmarks.process import Job, Sample, gkcli, measure
from benchmarks.sheet import print_sheet

TASKS, UNITS, RECORDS = 40, 100, 50
_DAY = ("--as-of", "2018-10-15")
_LINE = "- {on: 2018-10-10, for: progress, status: 推进中, note: 正在整理}\n"


def run_rollup(workspaces: int, rounds: int) -> None:
    """Print what a first look takes on one core and on all, and a second after one change."""
    print(
        f"{workspaces} 个工作区，各 {TASKS} 项任务、{UNITS} 个单位、每本台账 {RECORDS} 条；"
        f"{rounds} 轮，轮流跑，取中位数。"
    )
    taken: dict[str, list[Sample]] = {"首次，一个核": [], "首次，全部核": [], "改一本后再看": []}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_city(folder, workspaces, RECORDS)
        for turn in range(rounds):
            one, every, again = taken.values()
            one.append(_fresh(folder, 1))
            every.append(_fresh(folder, os.cpu_count() or 1))
            changed = folder / f"区{turn % workspaces + 1}" / "progress/甲镇.yaml"
            with changed.open("a", encoding="utf-8", newline="\n") as file:
                file.write(_LINE)
            again.append(measure(_job(folder)))
    seconds = {name: median(one.seconds for one in found) for name, found in taken.items()}
    first = seconds["首次，全部核"]
    print_sheet(
        ("", "秒", "处理器秒", "首次的倍数"),
        [
            (
                name,
                f"{seconds[name]:.2f}",
                f"{median(one.busy for one in found):.2f}",
                f"{seconds[name] / first:.3f}",
            )
            for name, found in taken.items()
        ],
    )
    print(f"全部核比一个核快 {seconds['首次，一个核'] / first:.2f} 倍（两核至少 1.7 倍），")
    print(f"改一本后再看是首次的 1/{first / seconds['改一本后再看']:.0f}（不多于 1/20）。")


def make_city(folder: Path, workspaces: int, records: int) -> None:
    """Make so many workspaces and a list of them, with so many records in each ledger."""
    first = make_ledgers(make_workspace(folder / "区1", TASKS, UNITS), records)
    names = [f"区{number + 1}" for number in range(workspaces)]
    for name in names[1:]:
        shutil.copytree(first, folder / name)
        # Each differs, or the result of one would do for all.
        tasks = folder / name / "tasks.yaml"
        text = tasks.read_text(encoding="utf-8").replace("示例区", f"示例{name}")
        tasks.write_text(text, encoding="utf-8", newline="\n")
    listed = "".join(f"  - {{name: {name}, folder: {name}}}\n" for name in names)
    (folder / "rollup.yaml").write_text(f"workspaces:\n{listed}", encoding="utf-8", newline="\n")


def _job(folder: Path) -> Job:
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    return Job((*gkcli(), "rollup", *_DAY), folder, cache)


def _fresh(folder: Path, cores: int) -> Sample:
    """One look without anything kept, on so many cores where the system lets one choose."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    if not hasattr(os, "sched_setaffinity"):
        return measure(_job(folder))
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:cores])
    try:
        return measure(_job(folder))
    finally:
        os.sched_setaffinity(0, before)
