"""Repositories with long histories, made up for measuring."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made_up import make_workspace

TASKS = 40
_WHO = "committer 甲 <a@example.org>"
_LEDGER = "progress/甲镇.yaml"


def make_history(folder: Path, commits: int, touching: int) -> Path:
    """A repository of so many commits, of which so many touch the workspace at its top.

    Every other one of those changes a date in the table, the rest add a line to a ledger.
    """
    make_workspace(folder, TASKS)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    stream = b"".join(_stream(folder, commits, touching))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, check=True, input=stream)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)
    return folder


def _stream(folder: Path, commits: int, touching: int) -> Iterator[bytes]:
    table = (folder / "tasks.yaml").read_text(encoding="utf-8")
    units = (folder / "units.yaml").read_text(encoding="utf-8")
    yield _commit(0, {"tasks.yaml": table, "units.yaml": units})
    step = max(commits // touching, 1)
    lines = ""
    for number in range(1, commits):
        if number % step:
            yield _commit(number, {"别的.txt": f"{number}\n"})
        elif number // step % 2:
            yield _commit(number, {"tasks.yaml": _edited(table, number)})
        else:
            lines += f"- {{on: 2018-05-06, for: plan, status: 推进中, note: 第{number}次}}\n"
            yield _commit(number, {_LEDGER: lines})


def _edited(table: str, number: int) -> str:
    """The table with another title of its first task."""
    before, line, after = table.partition("            title: ")
    title, _, rest = after.partition("\n")
    return f"{before}{line}{title}，第{number}稿\n{rest}"


def _commit(number: int, files: dict[str, str]) -> bytes:
    day = f"{1_530_000_000 + number * 60} +0800"
    message = f"第{number}次".encode()
    head = f"commit refs/heads/main\nmark :{number + 1}\n{_WHO} {day}\ndata {len(message)}\n"
    parts = [head.encode(), message, b"\n"]
    for name, text in files.items():
        data = text.encode()
        parts += [f'M 644 inline "{name}"\ndata {len(data)}\n'.encode(), data, b"\n"]
    return b"".join([*parts, b"\n"])
