"""Standard streams that can always take Chinese text, and what they can show."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

SHOWN = 50
"""How many findings one looks at on a terminal; a pipe gets them all."""

_DEFAULT_COLUMNS = 80


def prepare() -> None:
    r"""Make the standard streams take any text; call once, before anything is printed.

    A closed stream becomes the null device, lest the next file opened take its number.
    Characters that the encoding lacks come out as ``\uXXXX``: nothing crashes, nothing is lost.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open; no pathlib at start-up
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # ASCII can never show Chinese, and UTF-8 contains it.
            encoding = "utf-8" if stream.encoding in ("ascii", "ANSI_X3.4-1968") else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def abandon(stream: TextIO) -> None:
    """Send what is still to be written to ``stream`` nowhere, its reader being gone."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def columns() -> int:
    """The width of the terminal in cells: COLUMNS, else what stdout says, else 80."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given) > 0:
        return int(given)
    with suppress(OSError, ValueError):
        return os.get_terminal_size(sys.stdout.fileno()).columns or _DEFAULT_COLUMNS
    return _DEFAULT_COLUMNS


def colourful(stream: TextIO) -> bool:
    """Whether ``stream`` may carry colours: a terminal, not TERM=dumb, and no NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()
