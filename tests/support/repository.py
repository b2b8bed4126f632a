"""Repositories for tests: real git, nobody's settings."""

import os
import subprocess
from pathlib import Path

SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_EDITOR": "true",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "甲",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


class Repository:
    """A repository in a folder: ``write`` files, ``commit`` them, ask ``git`` anything."""

    def __init__(self, folder: Path, *how: str) -> None:
        self.folder = folder
        self.days = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *how)

    def git(self, *arguments: str, code: int | None = 0, author: str = "甲") -> str:
        """What git says; the exit code must be ``code``, any where that is None."""
        day = f"2024-03-{1 + self.days // 24:02}T{self.days % 24:02}:00:00+08:00"
        dated = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_NAME": author}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments],
            cwd=self.folder,
            capture_output=True,
            check=False,
            env={**kept, **SETTINGS, **dated},
        )
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        assert code is None or done.returncode == code, said
        return said

    def write(self, files: dict[str, str | bytes]) -> None:
        """Write files by their names below the folder."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(
        self, message: str, files: dict[str, str | bytes] | None = None, author: str = "甲"
    ) -> str:
        """Commit everything, an hour after the last time; the commit's object name."""
        self.days += 1
        self.write(files or {})
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, author=author)
        return self.git("rev-parse", "HEAD").strip()
