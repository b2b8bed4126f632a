"""What a whole process takes, in times of the bare interpreter."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers import doorstop, todoman
from benchmarks.process import Job, gkcli
from benchmarks.ratios import BARE, bare, print_ratios

_UNIT = ("--unit", "区审改办")
_DAY = ("--as-of", "2018-07-15")
_RECORD = ("record", "plan", "-u", "前黄镇", "-s", "已完成", "--on", "2018-07-18", "--dry-run")
_LIMITS = {
    "--version": 1.5,
    "--help": 4.0,
    "补全单位名": 4.0,
    "tasks --unit 区审改办": 5.5,
    "deadlines --unit 区审改办": 5.5,
    "overview": 5.5,
    " ".join(_RECORD): 7.0,
    "check": 9.0,
    "report breakdown --format md": 10.0,
    "report breakdown --format html": 12.0,
}
_COMMANDS = (
    ("--version",),
    ("--help",),
    ("tasks", *_UNIT),
    ("deadlines", *_UNIT, *_DAY),
    ("overview", *_DAY),
    ("tasks",),
    ("show", "38"),
    ("units",),
    ("deadlines", *_DAY),
    _RECORD,
    ("check",),
    ("report", "breakdown", *_DAY, "--format", "md"),
    ("report", "breakdown", *_DAY, "--format", "html"),
)
_DEMO = Path(__file__).parents[1] / "examples/demo"
_OF_A_YEAR = (
    ("report", "bulletin", "--as-of", "2024-10-20"),
    ("report", "annual", "--as-of", "2025-01-10", "--format", "html"),
)
"""Commands on a year with ledgers, for which the demonstration is taken."""


def run_startup(data: Path, rounds: int, programs: str | None) -> None:
    """Print what each command takes on a workspace and on what else is found in ``programs``."""
    print(f"一条命令，从启动到退出；{rounds} 轮，各命令轮流跑，取中位数。")
    with tempfile.TemporaryDirectory() as made:
        print_ratios(dict(_jobs(data, Path(made), programs)), _LIMITS, rounds)


def _jobs(data: Path, made: Path, programs: str | None) -> Iterator[tuple[str, Job]]:
    yield BARE, bare(made)
    for command in _COMMANDS:
        name = " ".join(word for word in command if word not in _DAY)
        where = () if command == ("--version",) else ("-d", str(data))
        yield name, Job((*gkcli(), *where, *command), made)
        if command == ("--help",):
            half_typed = (*gkcli(), "-d", str(data), "tasks", "--unit", "审")
            yield "补全单位名", Job(half_typed, made, {"_GKCLI_COMPLETE": "bash"})
    for command in _OF_A_YEAR:
        yield " ".join(("demo", *command)), Job((*gkcli(), "-d", str(_DEMO), *command), made)
    for name, peer in (("doorstop", doorstop), ("todo list", todoman)):
        job = peer(made, programs and f"{programs}{os.pathsep}{os.environ.get('PATH', '')}")
        if job is None:
            print(f"略过 {name}：没有装，见 benchmarks/README.md")
        else:
            yield name, job
