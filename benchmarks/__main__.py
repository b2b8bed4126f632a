"""``python -m benchmarks [WHAT]``."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.changes import run_changes
from benchmarks.check import run_check
from benchmarks.export import run_export
from benchmarks.growth import SIZES, run_growth
from benchmarks.history import run_history
from benchmarks.index import run_index
from benchmarks.ledgers import run_ledgers
from benchmarks.rollup import run_rollup
from benchmarks.site import run_site
from benchmarks.startup import run_startup

if TYPE_CHECKING:
    from collections.abc import Callable

_ALL = ("startup", "check", "growth", "ledgers", "changes", "history", "index", "rollup")
_LONG = ("export", "site")
_ROOT = Path(__file__).resolve().parents[1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="gkcli 有多快")
    parser.add_argument(
        "what", nargs="?", choices=(*_ALL, *_LONG), help="不写则全测，export、site 除外"
    )
    parser.add_argument("--data", type=Path, default=_ROOT / "data", help="测启动用的数据文件夹")
    parser.add_argument("--rounds", type=int, default=25, help="测启动和台账的轮数")
    parser.add_argument("--peer-venv", type=Path, help="装了别人的程序的虚拟环境")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="测增长的任务数")
    parser.add_argument("--repeat", type=int, default=1, help="测增长和历史的轮数")
    parser.add_argument("--units", type=int, default=100, help="测台账的单位数")
    parser.add_argument("--records", type=int, default=200, help="测台账时每本的记录数")
    parser.add_argument("--workspaces", type=int, default=100, help="测汇总和导出的工作区数")
    return parser.parse_args()


def main() -> None:
    """Measure what was asked for and print it."""
    given = _arguments()
    data = given.data.resolve()
    programs = str((given.peer_venv / "bin").resolve()) if given.peer_venv else None
    runs: dict[str, Callable[[], None]] = {
        "startup": lambda: run_startup(data, given.rounds, programs),
        "check": lambda: run_check(given.rounds, programs),
        "growth": lambda: run_growth(given.sizes, given.repeat),
        "changes": lambda: run_changes(data, given.rounds),
        "ledgers": lambda: run_ledgers(given.units, given.records, given.rounds),
        "history": lambda: run_history(given.repeat),
        "index": lambda: run_index(given.sizes[1:], given.rounds),
        "rollup": lambda: run_rollup(given.workspaces, given.repeat),
        "export": lambda: run_export(given.workspaces),
        "site": run_site,
    }
    for what in (given.what,) if given.what else _ALL:
        runs[what]()


if __name__ == "__main__":
    main()
