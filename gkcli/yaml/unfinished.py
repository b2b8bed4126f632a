"""Whether somebody died while he was adding records to several ledgers."""

from pathlib import Path

JOURNAL = ".unfinished.json"
"""What stands among the ledgers while somebody adds to several of them (``yaml.journal``)."""


def unfinished(folder: Path) -> bool:
    """Whether somebody is writing to several ledgers of a folder, or died of it."""
    return any(folder.glob(f"*{JOURNAL}*"))
