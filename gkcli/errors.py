"""What is wrong, where it stands, and what to do about it."""

import errno
from collections.abc import Sequence
from enum import StrEnum
from typing import Self

from gkcli.frozen import frozen


class Severity(StrEnum):
    """How much a finding matters: an error makes a workspace invalid, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Diagnostic:
    """One finding with its address.

    ``line`` and ``column`` count from 1, columns in characters; ``message`` and ``hint`` are
    Chinese sentences, the hint saying what to type or do instead ("" where there is nothing to do).
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    @property
    def address(self) -> tuple[str, int, int]:
        """The key that puts findings into reading order."""
        return (self.file, self.line, self.column)


FINDINGS = 1
"""Exit code: the answer is that something is wrong (invalid, overdue, differs)."""

UNUSABLE = 2
"""Exit code: a wrong call, or what was asked could not be done."""


class GkcliError(Exception):
    """Trouble a person can mend.

    ``message`` says what happened and where, ``hint`` what to do next; both are Chinese. What is
    told line by line under the message are the ``details``.
    """

    exit_code = UNUSABLE

    def __init__(self, message: str, hint: str = "", *, details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = tuple(details)


class InvalidDataError(GkcliError):
    """Files that cannot be read as a workspace; ``diagnostics`` holds every finding."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic], hint: str = "") -> None:
        super().__init__(message, hint)
        self.diagnostics = tuple(diagnostics)

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[Diagnostic, ...], str]]:
        """The parts it is made of again when another process hands it over."""
        return type(self), (self.message, self.diagnostics, self.hint)


_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EEXIST: "已经有同名的文件",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "打开的文件太多",
    errno.ELOOP: "符号链接绕成了圈",
    errno.ENAMETOOLONG: "文件名太长",
}


def system_reason(error: OSError) -> str:
    """Why the system refused, in Chinese where the reason is a usual one."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
