"""Workspaces to run commands on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome, Run

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
