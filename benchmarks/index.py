"""What queries on a large table take without an index, when it is made, and when it is kept."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.made_up import make_workspace
from benchmarks.process import MEBIBYTE, Job, gkcli, measure
from benchmarks.ratios import BARE, bare, print_ratios

_UNITS = 1_000
_DAY = ("--as-of", "2018-07-15")
_COMMANDS = (
    ("tasks", "--unit", "区第7局", *_DAY),
    ("show", "777", *_DAY),
    ("deadlines", "--unit", "区第7局", "--within", "90", *_DAY),
)


def run_index(sizes: Sequence[int], rounds: int) -> None:
    """Print, for each size, what queries take without, at the first and at every later time."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as made:
            _one_size(Path(made), size, rounds)


def _one_size(made: Path, size: int, rounds: int) -> None:
    folder = make_workspace(made / "data", size, _UNITS, spread=True)
    kept = {"XDG_CACHE_HOME": str(made / "cache")}
    print(
        f"{size:,} 项任务、{_UNITS:,} 个单位，各单位只有几项；{rounds} 轮，各命令轮流跑，取中位数。"
    )
    first = measure(Job((*gkcli(), *_COMMANDS[0]), folder, kept))
    index = sum(file.stat().st_size for file in (made / "cache").rglob("*") if file.is_file())
    print(
        f"第一次（连同做索引）{first.seconds:.2f} 秒，内存峰值 {first.peak / MEBIBYTE:.0f} MB，"
        f"索引 {index / MEBIBYTE:.1f} MB。"
    )
    jobs = {BARE: bare(folder)}
    for command in _COMMANDS:
        name = " ".join(word for word in command if word not in _DAY)
        jobs[f"{name}，有索引"] = Job((*gkcli(), *command), folder, kept)
        jobs[f"{name}，不用索引"] = Job((*gkcli(), *command), folder, {"GKCLI_CACHE": "off"})
    print_ratios(jobs, {}, rounds)
