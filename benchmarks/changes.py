"""What it takes to compare two editions under git, in times of checking one."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.process import Job, Sample, gkcli
from benchmarks.ratios import BARE, bare, print_ratios

_MOST = 2.0
_LINE = ("lead: [区审改办]", "lead: [区审改办, 区司法局]")
_COMMANDS = {
    "check": ("check",),
    "diff": ("diff",),
    "diff -f html": ("diff", "-f", "html"),
    "review": ("review",),
}


def run_changes(data: Path, rounds: int) -> None:
    """Print what comparing takes where one line of the table was changed since the last commit."""
    print(f"提交以后改了一行，再比；{rounds} 轮，各命令轮流跑，取中位数。")
    with tempfile.TemporaryDirectory() as made:
        folder = _changed(data, Path(made))
        jobs = {name: Job((*gkcli(), *command), folder) for name, command in _COMMANDS.items()}
        taken = print_ratios({BARE: bare(folder), **jobs}, {}, rounds)
    if {"check", "diff"} <= taken.keys():
        print(f"diff 是 check 的 {_times(taken)} 倍（处理器），不超过 {_MOST:.0f} 倍。")


def _times(taken: dict[str, Sample]) -> str:
    return f"{taken['diff'].busy / taken['check'].busy:.2f}"


def _changed(data: Path, folder: Path) -> Path:
    shutil.copytree(data, folder / "data")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "开始")):
        _git(folder, *words)
    tasks = folder / "data/tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace(*_LINE, 1), encoding="utf-8")
    return folder


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=甲", "-c", "user.email=a@example.org")
    nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *who, *words], cwd=folder, check=True, env={**os.environ, **nobodys})
