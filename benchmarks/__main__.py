"""``python -m benchmarks [startup|check|growth|ledgers|changes|history|index|rollup|export]``."""

import argparse
from pathlib import Path

from benchmarks.changes import run_changes
from benchmarks.check import run_check
from benchmarks.export import run_export
from benchmarks.growth import SIZES, run_growth
from benchmarks.history import run_history
from benchmarks.index import run_index
from benchmarks.ledgers import run_ledgers
from benchmarks.rollup import run_rollup
from benchmarks.startup import run_startup

_ALL = ("startup", "check", "growth", "ledgers", "changes", "history", "index", "rollup")
_LONG = ("export",)
_ROOT = Path(__file__).resolve().parents[1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="gkcli 有多快")
    parser.add_argument("what", nargs="?", choices=(*_ALL, *_LONG), help="不写则全测，export 除外")
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
    wanted = (given.what,) if given.what else _ALL
    programs = str((given.peer_venv / "bin").resolve()) if given.peer_venv else None
    if "startup" in wanted:
        run_startup(given.data.resolve(), given.rounds, programs)
    if "check" in wanted:
        run_check(given.rounds, programs)
    if "growth" in wanted:
        run_growth(given.sizes, given.repeat)
    if "changes" in wanted:
        run_changes(given.data.resolve(), given.rounds)
    if "ledgers" in wanted:
        run_ledgers(given.units, given.records, given.rounds)
    if "history" in wanted:
        run_history(given.repeat)
    if "index" in wanted:
        run_index(given.sizes[1:], given.rounds)
    if "rollup" in wanted:
        run_rollup(given.workspaces, given.repeat)
    if "export" in wanted:
        run_export(given.workspaces)


if __name__ == "__main__":
    main()
