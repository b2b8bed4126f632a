"""Files that hold what is shown, byte for byte, and the one switch that writes them anew.

``GKCLI_GOLDEN=write`` writes instead of comparing; CONTRIBUTING.md has the command for all of
them. Read the difference before committing it. A test that writes has the mark ``golden``.
"""

import os
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
GOLDEN = REPOSITORY / "tests/golden"
WRITING = os.environ.get("GKCLI_GOLDEN") == "write"


def hold(path: Path, shown: str) -> None:
    """The file has what is shown, nothing else."""
    if WRITING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shown.encode())
    assert shown == path.read_bytes().decode()


def hold_example(document: Path, command: str, told: str, shown: str) -> None:
    """The document tells of a command what it shows; ``told`` is what was read there."""
    if WRITING:
        text = document.read_bytes().decode()
        example = f"$ {command}\n"
        document.write_bytes(text.replace(example + told, example + shown).encode())
        return
    assert shown == told
