"""What a command takes on a workspace whose ledgers are large."""

import tempfile
from pathlib import Path

from benchmarks.made_up import make_workspace
from benchmarks.made_up_ledgers import make_ledgers
from benchmarks.process import Job, gkcli
from benchmarks.ratios import BARE, bare, print_ratios

TASKS = 40
_LIMITS = {"deadlines": 25.0}
_DAY = ("--as-of", "2018-10-15")
_ENTRY = ("plan", "--unit", "甲镇", "--status", "已完成", "--on", "2018-04-13", "--dry-run")
_COMMANDS = {
    "deadlines": ("deadlines", *_DAY),
    "deadlines --overdue --quiet": ("deadlines", "--overdue", "--quiet", *_DAY),
    "deadlines --unit 甲镇": ("deadlines", "--unit", "甲镇", *_DAY),
    "tasks": ("tasks", *_DAY),
    "overview": ("overview", *_DAY),
    "check": ("check", "--as-of", "2020-01-01"),
    "record --dry-run": ("record", *_ENTRY),
}


def run_ledgers(units: int, records: int, rounds: int) -> None:
    """Print what commands take with so many units and records in each ledger."""
    print(
        f"{TASKS} 项任务，{units} 个单位，每本台账 {records} 条记录；"
        f"{rounds} 轮，各命令轮流跑，取中位数。"
    )
    with tempfile.TemporaryDirectory() as made:
        folder = make_ledgers(make_workspace(Path(made), TASKS, units), records)
        jobs = {name: Job((*gkcli(), *command), folder) for name, command in _COMMANDS.items()}
        print_ratios({BARE: bare(folder), **jobs}, _LIMITS, rounds)
