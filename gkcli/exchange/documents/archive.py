"""Packed Office files checked before they are unpacked."""

import io
import zipfile
import zlib

from gkcli.errors import GkcliError
from gkcli.exchange.documents.limits import (
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    TooLargeError,
    check_marks,
    marks_in,
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
