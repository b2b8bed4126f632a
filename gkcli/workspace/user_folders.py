"""The folders that a system has for what programs keep for a user."""

import os
import sys
from pathlib import Path
from typing import NamedTuple


class UserFolder(NamedTuple):
    """Where one kind of thing is kept: the variable that says so, and the places without it.

    ``off`` is the variable of ours by which somebody wants nothing kept (``off``).
    """

    off: str
    variable: str
    unix: str
    mac: str
    windows: str


CACHE = UserFolder("GKCLI_CACHE", "XDG_CACHE_HOME", ".cache", "Library/Caches", "Cache")
"""What can be worked out again."""

STATE = UserFolder(
    "GKCLI_UNDO", "XDG_STATE_HOME", ".local/state", "Library/Application Support", "State"
)
"""What cannot, and what belongs to nobody else."""


def user_folder(kind: UserFolder) -> Path | None:
    """The folder; None where nothing is to be kept or the system knows no such place.

    Source: XDG Base Directory Specification, by which a relative path in a variable is ignored;
    on macOS and Windows the folders these have.
    """
    if os.environ.get(kind.off, "").strip().lower() == "off":
        return None
    given = os.environ.get(kind.variable, "")
    if os.path.isabs(given):  # noqa: PTH117 - text that may be no path at all
        return Path(given, "gkcli")
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local", "gkcli", kind.windows)
    return home / (kind.mac if sys.platform == "darwin" else kind.unix) / "gkcli"
