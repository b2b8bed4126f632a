"""Workspaces to run commands on."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.conftest import NOTHING_KEPT, Outcome, Run

REPOSITORY = Path(__file__).parents[2]
Ask = Callable[..., Outcome]
Make = Callable[..., Path]


@pytest.fixture
def real(run: Run) -> Ask:
    """Run a command on the 2018 notice."""
    return lambda *arguments, **how: run("-d", str(REPOSITORY / "data"), *arguments, **how)


@pytest.fixture
def demo(run: Run) -> Ask:
    """Run a command on the made-up district, as of a day in its year."""
    return lambda *arguments, **how: run("-d", str(REPOSITORY / "examples/demo"), *arguments, **how)


@pytest.fixture
def demo_with(tmp_path: Path) -> Make:
    """A copy of the made-up district with other texts: ``demo_with({"甲": "乙"})``."""

    def make(changes: dict[str, str], encoding: str = "utf-8") -> Path:
        folder = tmp_path / "data"
        folder.mkdir()
        missing = set(changes)
        for name in ("tasks.yaml", "units.yaml"):
            text = (REPOSITORY / "examples/demo" / name).read_text(encoding="utf-8")
            for old, new in changes.items():
                missing -= {old} if old in text else set()
                text = text.replace(old, new)
            (folder / name).write_bytes(text.encode(encoding))
        assert not missing
        return folder

    return make


@pytest.fixture
def demo_copy(tmp_path: Path) -> Path:
    """A copy of the made-up district, with its ledgers, that a test may change."""
    return shutil.copytree(REPOSITORY / "examples/demo", tmp_path / "copy")


@pytest.fixture
def unheard(run: Run, demo_with: Make) -> Ask:
    """Run a command on the made-up district before any unit has recorded anything."""
    folder = demo_with({})
    return lambda *arguments, **how: run("-d", str(folder), *arguments, **how)


@pytest.fixture
def screen() -> Callable[..., str]:
    """What a terminal of so many columns gets: ``screen(80, "tasks", environment={…})``.

    Without colours, on the made-up district, where the arguments and the environment say nothing
    else.
    """

    def look(columns: int, *arguments: str, environment: dict[str, str] | None = None) -> str:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        shown, status = pexpect.run(
            " ".join([sys.executable, "-m", "gkcli", *arguments]),
            env={
                **kept,
                **NOTHING_KEPT,
                "TERM": "xterm-256color",
                "NO_COLOR": "1",
                "GKCLI_DATA": str(REPOSITORY / "examples/demo"),
                **(environment or {}),
            },
            dimensions=(24, columns),
            withexitstatus=True,
            cwd=str(REPOSITORY),
        )
        assert status in (0, 1)
        return str(shown.decode()).replace("\r\n", "\n")

    return look
