"""Runs ``git``; no other module starts a program."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from gkcli.errors import GkcliError, system_reason

PATIENCE = 120
"""How many seconds git may take: even a history of many years is walked in less."""

_CONFIGURED = (
    *("-c", "core.quotepath=off"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "color.ui=false"),
    *("-c", "log.showSignature=false"),
)

_ABOUT_ANOTHER_REPOSITORY = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""What git tells its hooks. The repository of a folder is found from the folder alone."""

_CHANGES_ANSWERS = frozenset(
    {
        "GIT_DIFF_OPTS",
        "GIT_EXTERNAL_DIFF",
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
    }
)

_INCOMING = frozenset({"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_OBJECT_DIRECTORY"})
"""Where the objects of a push are until the hooks have let it in."""

_OURS = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "",
    "LC_ALL": "C",
}


class GitError(GkcliError):
    """What git could not do, in Chinese, for the user."""


class GitFailedError(Exception):
    """git failed: ``code`` is its exit code, ``stderr`` what it printed there.

    Whoever runs git makes a GitError of it, or knows what the refusal means.
    """

    def __init__(self, code: int, stderr: str) -> None:
        super().__init__(stderr)
        self.code = code
        self.stderr = stderr


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints when it runs in a folder; ``given`` is its standard input.

    Texts from outside go in as input, behind ``--`` or ``--end-of-options``, or as object names
    that git itself has printed: none can be an option. Never writes the index.

    GitFailedError where git says no, GitError where it cannot be run at all.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, and no shell
            ["git", "--no-pager", *_CONFIGURED, *arguments],  # noqa: S607 - the one on the PATH
            cwd=folder,
            input=given,
            capture_output=True,
            check=False,
            env=environment(os.environ),
            timeout=PATIENCE,
        )
    except FileNotFoundError:
        if not folder.is_dir():
            raise GitError(f"没有文件夹“{folder}”", "核对路径") from None
        raise GitError(
            "没有找到 git 程序，看不了历史版本",
            "装上 git 再试（https://git-scm.com），装好后 git --version 应当能运行",
        ) from None
    except subprocess.TimeoutExpired:
        raise GitError(
            f"git 过了 {PATIENCE} 秒还没有答复，没有再等",
            "看看磁盘、网络盘是否正常，或别的 git 是否正占用着这个仓库",
        ) from None
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "有不能用的字符"
        raise GitError(f"运行不了 git：{reason}", "核对路径和权限") from None
    if done.returncode:
        raise GitFailedError(done.returncode, done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The variables that git runs under: English, asking nobody, about no other repository."""
    dropped = _ABOUT_ANOTHER_REPOSITORY | _CHANGES_ANSWERS
    if "GIT_QUARANTINE_PATH" in given:
        dropped -= _INCOMING
    return {name: value for name, value in given.items() if name not in dropped} | _OURS
