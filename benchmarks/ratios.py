"""Compare whole processes with the bare interpreter, in one run."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.process import MEBIBYTE, Job, Sample, measure, middle
from benchmarks.sheet import print_sheet

BARE = "python -c pass"


def bare(folder: Path) -> Job:
    """The interpreter that does nothing."""
    return Job((sys.executable, "-c", "pass"), folder)


def print_ratios(
    jobs: Mapping[str, Job], limits: Mapping[str, float], rounds: int
) -> dict[str, Sample]:
    """Run jobs, among them ``BARE``, print what each takes in times of that, and give it back.

    They take turns, so that whatever slows the machine down slows all of them.
    """
    first = {name: measure(job) for name, job in jobs.items()}
    able = [name for name, sample in first.items() if sample.code in (0, 1)]
    taken: dict[str, list[Sample]] = {name: [] for name in able}
    for _ in range(rounds):
        for name in able:
            taken[name].append(measure(jobs[name]))
    samples = {name: middle(found) for name, found in taken.items()}
    titles = ("命令", "毫秒", "倍数", "上限", "处理器毫秒", "倍数", "内存峰值 MB")
    print_sheet(titles, _rows(samples, limits))
    for name, sample in first.items():
        if name not in able:
            why = sample.complaint.partition("\n")[0]
            print(f"略过 {name}：退出码 {sample.code}。{why}")
    return samples


def _rows(samples: Mapping[str, Sample], limits: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    base = samples[BARE]
    for name, sample in samples.items():
        limit = limits.get(name)
        yield (
            name,
            f"{sample.seconds * 1000:.1f}",
            f"{sample.seconds / base.seconds:.1f}",
            f"{limit:g}" if limit else "",
            f"{sample.busy * 1000:.1f}",
            f"{sample.busy / base.busy:.1f}",
            f"{sample.peak / MEBIBYTE:.1f}",
        )
