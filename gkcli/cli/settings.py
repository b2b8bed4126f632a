"""The options before the command, and suggestions for a mistyped word."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click


class Settings(NamedTuple):
    """The folder named by ``-d`` or GKCLI_DATA; None means: look upwards from here."""

    directory: Path | None = None


def settings_of(context: click.Context) -> Settings:
    """The settings a command runs under, also while the line is only being completed."""
    directory = context.find_root().params.get("directory")
    return Settings(directory if isinstance(directory, Path) else None)


def near(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates a mistyped word may stand for, likeliest first, three at most.

    A candidate that starts with the word is near however much longer it is.
    """
    import difflib

    known = list(candidates)
    begun = [name for name in known if word.strip("-") and name.startswith(word)]
    alike = [name for name in difflib.get_close_matches(word, known) if name not in begun]
    return [*begun, *alike][:3]


def question(names: Sequence[str]) -> str:
    """The question whether one of ``names`` was meant; "" without names."""
    return f"您是不是要找：{'、'.join(names)}？" if names else ""
