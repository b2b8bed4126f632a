"""Limits of what is read: sizes, cells, lines, marks, and digits of a number in markup."""

import io
import re
import zipfile
import zlib
from html import unescape

from gkcli.errors import GkcliError
from gkcli.guard.process import Bounds

_LONG_REFERENCE = re.compile(r"&#([0-9]{8,})")
_DIGITS = 8
"""More than any number that means something here has; Python refuses to read 4,301 of them."""


def whole(written: str | None) -> int | None:
    """The whole number that is written, None for what is none; one too long is merely large."""
    if not written or not (written.isascii() and written.isdigit()):
        return None
    return int(written.lstrip("0")[:_DIGITS] or 0)


def unescaped(text: str) -> str:
    """``text`` with its HTML references as the characters they stand for."""
    return unescape(shortened(text))


def shortened(text: str) -> str:
    """``text`` with its references cut to a number that can be read."""
    return _LONG_REFERENCE.sub(lambda long: f"&#{whole(long[1])}", text)


LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file; ten thousand tasks as plain text are some 5 MB."""
LARGEST_UNPACKED = 128 * 1024 * 1024
"""Bytes that a .docx or .xlsx file may unpack to; ten thousand tasks in Word are some 50 MB."""
LARGEST_RATIO = 200
"""How many times larger a packed file may become; Office files reach 20 to 50."""
LONGEST_TEXT = 200_000
"""Characters of one paragraph or cell."""
MOST_CELLS = 500_000
"""Cells of one table, merged ones counted in every place that they cover."""
MOST_LINES = 200_000
"""Lines or paragraphs of a document: ten thousand tasks with twenty each."""
MOST_MARKS = 3_000_000
"""Tags and attributes of a page, or of all that is packed in a file.

Ten thousand tasks in Word have some 1.5 million. A tag of four bytes takes a hundred and more once
it is read.
"""
MOST_COVERED = 500_000
"""Places that merged cells and links of a workbook cover; the library makes a cell for each."""

READING = Bounds(
    memory=2 * 1024**3,
    seconds=60,
    doing="读这个文件",
    hint="请确认来源；内容正常的，请用 WPS 或 Word 打开，把文字和表格粘到新文件里再存",
)
"""What reading a file may use, whatever is in it: the last guard behind the limits above."""


class TooLargeError(GkcliError):
    """A document beyond a limit: no table of tasks is that large."""


def check_length(text: str, line: int) -> str:
    """The text, TooLargeError where no paragraph or cell is that long."""
    if len(text) > LONGEST_TEXT:
        raise TooLargeError(
            f"第 {line} 行（段）有 {len(text) // 10000} 万字连在一起，不像任务分解表",
            "请确认选对了文件；内容正常的，请用 WPS 或 Word 打开，分好段再存",
        )
    return text


def check_cells(count: int) -> None:
    """TooLargeError where a table has more cells than any table of tasks."""
    if count > MOST_CELLS:
        raise TooLargeError(
            f"表格有 {count} 格以上，超过 {MOST_CELLS} 格，不像任务分解表",
            "请确认选对了文件；有合并到几万行的单元格，请先取消合并",
        )


def check_lines(count: int) -> None:
    """TooLargeError where a document has more lines than any table of tasks."""
    if count > MOST_LINES:
        raise TooLargeError(
            f"文件有 {MOST_LINES // 10000} 万行（段）以上，不像任务分解表",
            "请确认选对了文件；内容正常的，请分成几个文件再导入",
        )


def marks_in(data: bytes) -> int:
    """How many tags and attributes there are in markup, or a few more."""
    return data.count(b"<") + data.count(b"=")


def check_marks(count: int) -> None:
    """TooLargeError where there is more markup than any table of tasks has."""
    if count > MOST_MARKS:
        raise TooLargeError(
            f"文件里的标记有 {MOST_MARKS // 10000} 万个以上，不像任务分解表",
            "请确认选对了文件；内容正常的，请用 WPS 或 Word 打开，把文字和表格粘到新文件里再存",
        )


def check_covered(count: int) -> None:
    """TooLargeError where the areas of a workbook cover more than any table of tasks does."""
    if count > MOST_COVERED:
        raise TooLargeError(
            f"合并单元格、链接盖住了 {count} 格，不像任务分解表",
            "请取消合并到整列、整行的单元格，去掉盖住整列、整行的链接，另存再导入",
        )


_SMALL = 1024 * 1024
_TEXTS = (".xml", ".rels")


def check_archive(data: bytes) -> None:
    """GkcliError where an Office file is broken, locked, or unpacks to an absurd size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            marks = 0
            for part in parts:
                marks += marks_in(archive.read(part))
                check_marks(marks)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError) as error:
        raise broken() from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise GkcliError("文件加了密码，读不了", "请打开它去掉密码，另存一份再导入")
    texts = [part for part in parts if part.filename.lower().endswith(_TEXTS)]
    whole = sum(part.file_size for part in texts)
    packed = sum(part.compress_size for part in texts)
    everything = sum(part.file_size for part in parts)
    if everything > LARGEST_UNPACKED or (whole > _SMALL * 8 and whole > packed * LARGEST_RATIO):
        raise TooLargeError(
            f"文件解开有 {everything // _SMALL} MiB，压缩得不正常，不像任务分解表",
            "请确认来源；内容正常的，请删去图片，用 WPS 或 Word 另存一份再导入",
        )


def broken() -> GkcliError:
    """The refusal of a file that is an Office file on the outside only."""
    return GkcliError(
        "这个 Office 文件坏了，读不出来",
        "请用 WPS 或 Word 打开核对，另存一份再导入；打不开的请重新取一份",
    )
