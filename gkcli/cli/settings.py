"""The options that stand before the command."""

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
