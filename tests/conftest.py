"""What all tests share: one way to run a command line."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from hypothesis import settings

# No test leaves anything in the folders of whoever runs it.
NOTHING_KEPT = {"GKCLI_CACHE": "off", "GKCLI_UNDO": "off"}
os.environ |= NOTHING_KEPT
# How long an example takes says how busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@dataclass(frozen=True)
class Outcome:
    """What a command line did: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process: ``run("tasks", "--unit", "审改办")``.

    Piped, 80 columns, no variables of the caller's; ``environment`` adds some.
    """
    from gkcli.cli import app

    def run_here(
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        encoding: str = "utf-8",
        root: click.Group = app.ROOT,
    ) -> Outcome:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding, newline="") for _ in range(2))
        with monkeypatch.context() as patch:
            for name in (
                "NO_COLOR",
                "GKCLI_DATA",
                "GKCLI_DEBUG",
                "GKCLI_UNIT",
                app.COMPLETION_VARIABLE,
            ):
                patch.delenv(name, raising=False)
            patch.setenv("COLUMNS", "80")
            for name, value in (environment or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = app.run(arguments, root)
            out.flush()
            err.flush()
        written = (stream.buffer.getvalue().decode(stream.encoding) for stream in (out, err))
        return Outcome(code, *written)

    return run_here


@pytest.fixture
def run_process(tmp_path: Path) -> Run:
    """Run a command line in a process of its own, for what only a process shows."""

    def run_there(
        *arguments: str | bytes,
        environment: Mapping[str, str] | None = None,
        shell: str = "",
    ) -> Outcome:
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        command = [sys.executable, "-m", "gkcli", *arguments]
        if shell:
            command = ["bash", "-c", shell.replace("gkcli", f"{sys.executable} -m gkcli")]
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**kept, **NOTHING_KEPT, "COLUMNS": "80", **(environment or {})},
            stdin=subprocess.DEVNULL,
        )
        return Outcome(
            done.returncode, done.stdout.decode(), done.stderr.decode(errors="backslashreplace")
        )

    return run_there
