"""Packed Office files checked before they are unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from gkcli.errors import GkcliError
from gkcli.exchange.documents.limits import (
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    TooLargeError,
    check_marks,
    check_merged,
    marks_in,
)

_SMALL = 1024 * 1024
_TEXTS = (".xml", ".rels")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"
)


def check_archive(data: bytes) -> None:
    """GkcliError where an Office file is broken, locked, or unpacks to an absurd size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            marks = 0
            for text in _texts(archive, parts):
                marks += marks_in(text)
                check_marks(marks)
                check_merged(sum(_covered(text)))
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


def _texts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    for part in parts:
        if part.filename.lower().endswith(_TEXTS):
            yield archive.read(part)


def _covered(sheet: bytes) -> Iterator[int]:
    """How many places each merged cell of a sheet covers."""
    for match in _MERGED.finditer(sheet):
        left, top, right, bottom = match.groups()
        yield (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def broken() -> GkcliError:
    """The refusal of a file that is an Office file on the outside only."""
    return GkcliError(
        "这个 Office 文件坏了，读不出来",
        "请用 WPS 或 Word 打开核对，另存一份再导入；打不开的请重新取一份",
    )
