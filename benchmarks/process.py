"""Run a command as a whole process and say what it took."""

import os
import sys
import sysconfig
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

MEBIBYTE = 1024 * 1024
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Job:
    """A command line, where it runs, and what it has in its environment besides the bench's own."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sample:
    """One run: seconds by the clock and by the processor, peak memory in bytes, how it ended."""

    seconds: float
    busy: float
    peak: int
    code: int
    complaint: str


def measure(job: Job) -> Sample:
    """Run a job once, its output going nowhere.

    The peak is never below that of the process that measures, from which the system counts on.
    """
    environment = {**_environment(), **job.environment}
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_DUP2, writing, 2),
    ]
    here = Path.cwd()
    os.chdir(job.folder)
    try:
        began = time.perf_counter()
        process = os.posix_spawnp(
            job.arguments[0], job.arguments, environment, file_actions=actions
        )
        os.close(writing)
        with os.fdopen(reading, "rb") as stderr:
            complaint = stderr.read()
        _, status, usage = os.wait4(process, 0)
        took = time.perf_counter() - began
    finally:
        os.chdir(here)
    return Sample(
        took,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * _MAXRSS_UNIT,
        os.waitstatus_to_exitcode(status),
        complaint.decode(errors="replace").strip(),
    )


def middle(samples: list[Sample]) -> Sample:
    """The run that stands for all: medians of the figures, the last one's end."""
    return Sample(
        median(sample.seconds for sample in samples),
        median(sample.busy for sample in samples),
        int(median(sample.peak for sample in samples)),
        samples[-1].code,
        samples[-1].complaint,
    )


def gkcli() -> tuple[str, ...]:
    """How gkcli is called here: the installed script, else the module."""
    script = Path(sysconfig.get_path("scripts")) / "gkcli"
    return (str(script),) if script.exists() else (sys.executable, "-m", "gkcli")


def _environment() -> dict[str, str]:
    """The bench's own environment without what would change gkcli's answers."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GKCLI_", "_GKCLI_", "PYTHON")) and name != "COLUMNS"
    }
