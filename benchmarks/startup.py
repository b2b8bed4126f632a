"""What a whole process takes, in times of the bare interpreter."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers import doorstop, todoman
from benchmarks.process import MEBIBYTE, Job, Sample, gkcli, measure, middle
from benchmarks.sheet import print_sheet

BARE = "python -c pass"
_LIMITS = {"--help": 6.0, "补全单位名": 6.0, "tasks --unit 区审改办": 15.0}
_DAY = ("--as-of", "2018-07-15")
_COMMANDS = (
    ("--help",),
    ("tasks", "--unit", "区审改办"),
    ("tasks",),
    ("show", "38"),
    ("units",),
    ("overview", *_DAY),
    ("deadlines", *_DAY),
    ("record", "plan", "-u", "前黄镇", "-s", "已完成", "--on", "2018-07-18", "--dry-run"),
    ("check",),
    ("report", "breakdown", *_DAY, "--format", "md"),
    ("report", "breakdown", *_DAY, "--format", "html"),
)


def run_startup(data: Path, rounds: int, programs: str | None) -> None:
    """Print what each command takes on a workspace and on what else is found in ``programs``.

    The commands take turns, so that whatever slows the machine down slows all of them.
    """
    with tempfile.TemporaryDirectory() as made:
        jobs = dict(_jobs(data, Path(made), programs))
        first = {name: measure(job) for name, job in jobs.items()}
        able = [name for name, sample in first.items() if sample.code in (0, 1)]
        taken: dict[str, list[Sample]] = {name: [] for name in able}
        for _ in range(rounds):
            for name in able:
                taken[name].append(measure(jobs[name]))
    samples = {name: middle(found) for name, found in taken.items()}
    print(f"一条命令，从启动到退出；{rounds} 轮，各命令轮流跑，取中位数。")
    print_sheet(
        ("命令", "毫秒", "倍数", "上限", "处理器毫秒", "倍数", "内存峰值 MB"), _rows(samples)
    )
    for name, sample in first.items():
        if name not in able:
            why = sample.complaint.partition("\n")[0]
            print(f"略过 {name}：退出码 {sample.code}。{why}")


def _jobs(data: Path, made: Path, programs: str | None) -> Iterator[tuple[str, Job]]:
    yield BARE, Job((sys.executable, "-c", "pass"), made)
    for command in _COMMANDS:
        name = " ".join(word for word in command if word not in _DAY)
        yield name, Job((*gkcli(), "-d", str(data), *command), made)
        if command == ("--help",):
            half_typed = (*gkcli(), "-d", str(data), "tasks", "--unit", "审")
            yield "补全单位名", Job(half_typed, made, {"_GKCLI_COMPLETE": "bash"})
    for name, peer in (("doorstop", doorstop), ("todo list", todoman)):
        job = peer(made, programs and f"{programs}{os.pathsep}{os.environ.get('PATH', '')}")
        if job is None:
            print(f"略过 {name}：没有装，见 benchmarks/README.md")
        else:
            yield name, job


def _rows(samples: dict[str, Sample]) -> Iterator[tuple[str, ...]]:
    bare = samples[BARE]
    for name, sample in samples.items():
        limit = _LIMITS.get(name)
        yield (
            name,
            f"{sample.seconds * 1000:.1f}",
            f"{sample.seconds / bare.seconds:.1f}",
            f"{limit:.0f}" if limit else "",
            f"{sample.busy * 1000:.1f}",
            f"{sample.busy / bare.busy:.1f}",
            f"{sample.peak / MEBIBYTE:.1f}",
        )
