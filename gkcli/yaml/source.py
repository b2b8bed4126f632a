"""From bytes on the disk (or in git) to text with line numbers."""

from __future__ import annotations

import os
import re
import stat
from array import array
from bisect import bisect_right
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from gkcli.errors import Diagnostic, Severity
from gkcli.frozen import frozen

LARGEST = 128 * 1024 * 1024
"""The most bytes a file may have: some 140,000 tasks, more than any table that is one file."""

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_NEWLINE = r"\r\n?|\n"


@frozen
class Source:
    """The text of one file, and how messages name it.

    ``name`` is what findings show (``data/tasks.yaml``). ``text`` has no byte order mark; its line
    ends are as they were. A line ends at LF, CRLF or CR, at nothing else. ``diagnostics`` holds
    what was odd about the bytes though they could be read.
    """

    path: Path
    name: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def visible(self) -> bool:
        """Whether every character can be seen.

        Whatever is an error though YAML reads it (a tab, a full-width blank, a control character)
        cannot.
        """
        return self.text.replace("\n", "").isprintable()

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end; "" where there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1 and in characters, of an offset into ``text``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def finding(
        self, offset: int, severity: Severity, code: str, message: str, hint: str = ""
    ) -> Diagnostic:
        """A diagnostic that stands at an offset into ``text``."""
        line, column = self.position(offset)
        return Diagnostic(self.name, line, column, severity, code, message, hint)

    @cached_property
    def _starts(self) -> array[int]:
        return array("I", [0, *(newline.end() for newline in re.finditer(_NEWLINE, self.text))])


def read_source(path: Path, name: str) -> Source | Diagnostic:
    """The text of a file, or the error that kept it from being read."""
    data = read_bytes(path, name)
    return data if isinstance(data, Diagnostic) else decode_source(data, path, name)


def read_bytes(path: Path | str, name: str) -> bytes | Diagnostic:
    """The bytes of a file, or the error that kept them from being read.

    Never waits for a pipe or a device, and never reads much more than ``LARGEST`` bytes.
    """
    try:
        descriptor = os.open(path, _READING)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return _not_a_file(name, status.st_mode)
            data = os.read(descriptor, min(status.st_size, LARGEST) + 1)
            if len(data) == status.st_size:
                return data
            with os.fdopen(descriptor, "rb", closefd=False) as rest:  # it is being written to
                return data + rest.read(max(LARGEST + 1 - len(data), 0))
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return _missing(Path(path), name)
    except OSError as error:
        if (mode := _other_mode(Path(path))) is not None:
            return _not_a_file(name, mode)
        if isinstance(error, PermissionError):
            return _error(
                name, "unreadable", "没有权限读这个文件。", "请检查文件的权限，或请管理员放开。"
            )
        return _error(
            name,
            "unreadable",
            f"读不了这个文件（系统错误 {error.errno}）。",
            "请检查路径、磁盘和网络盘是否正常，再试一次。",
        )


_READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def _other_mode(path: Path) -> int | None:
    """What there is instead of a file: a socket, which nobody opens, or a folder on Windows."""
    with suppress(OSError):
        mode = path.stat().st_mode
        return None if stat.S_ISREG(mode) else mode
    return None


def decode_source(data: bytes, path: Path, name: str) -> Source | Diagnostic:
    """The text of bytes that came from a file or from git, or the error that says what they are."""
    if len(data) > LARGEST:
        return _error(
            name,
            "too-large",
            f"文件超过 {LARGEST // 1024 // 1024} MiB，任务分解表不会这么大。",
            "请确认没有选错文件；确实这么多，就按年度或单位拆成几个文件。",
        )
    text = _beyond_doubt(data)
    if text is not None:
        return _without_bom(path, name, text)
    from gkcli.yaml.encoding import foreign

    verdict = foreign(data)
    if verdict is None:
        return _without_bom(path, name, data.decode("utf-8"))
    return Diagnostic(
        name,
        verdict.line,
        verdict.column,
        Severity.ERROR,
        "wrong-encoding",
        verdict.message,
        verdict.hint,
    )


def _beyond_doubt(data: bytes) -> str | None:
    """The text of bytes that cannot be anything else; None where they need a closer look.

    These are: UTF-16, which has NULs, and files of other programs that begin like a text.
    """
    if b"\0" in data or data.startswith((b"%", b"PK")):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _without_bom(path: Path, name: str, text: str) -> Source:
    if not text.startswith(_BOM):
        return Source(path, name, text)
    mark = Diagnostic(
        name,
        1,
        1,
        Severity.WARNING,
        "byte-order-mark",
        "文件开头有字节顺序标记（BOM），别的工具会把它当成第一个键的一部分。",
        "运行 gkcli fmt 即可去掉；另存时编码选“UTF-8”，不要选“带 BOM 的 UTF-8”。",
    )
    return Source(path, name, text[1:], (mark,))


def _not_a_file(name: str, mode: int) -> Diagnostic:
    if stat.S_ISDIR(mode):
        return _error(name, "not-a-file", "这是一个文件夹，不是文件。", "请写到文件名为止。")
    return _error(
        name,
        "not-a-file",
        "这不是普通文件（是管道、设备或套接字），不能当数据读。",
        "请先把内容存成普通文件。",
    )


def _missing(path: Path, name: str) -> Diagnostic:
    if path.is_symlink():
        return _error(
            name, "missing-file", "这个链接指向的文件不存在。", "请重建链接，或换成真正的文件。"
        )
    return _error(name, "missing-file", "找不到这个文件。", _nearby(path))


def _nearby(path: Path) -> str:
    """What to do about a missing file: the name that was probably meant, if there is one."""
    from difflib import get_close_matches

    try:
        siblings = sorted(entry.name for entry in path.parent.iterdir() if entry.name.isprintable())
    except (OSError, ValueError):
        return "它所在的文件夹也不存在，请检查路径。"
    close = get_close_matches(path.name, siblings, n=1)
    if close:
        return f"同一文件夹里有“{close[0]}”，是不是要找它？"
    return "请检查路径和文件名（包括扩展名 .yaml）。"


def _error(name: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(name, 1, 1, Severity.ERROR, code, message, hint)
