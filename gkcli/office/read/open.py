"""A file as a document, whatever its format."""

import stat
from collections.abc import Iterable
from pathlib import Path

from gkcli.errors import GkcliError
from gkcli.guard.process import confined
from gkcli.office.read.blocks import Block, Format, Grid, SourceDocument
from gkcli.office.read.kinds import INSTALL, declared, decode, kind_of
from gkcli.office.read.limits import (
    LARGEST_FILE,
    READING,
    TooLargeError,
    check_cells,
    check_length,
    check_lines,
    check_marks,
    marks_in,
)
from gkcli.office.read.text import text_blocks


def open_document(path: Path, name: str) -> SourceDocument:
    """The document in a file; GkcliError when it can't be read, saying how to convert it."""
    return document_of(read_bytes(path), path.suffix, name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of bearable size; GkcliError or OSError otherwise."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise GkcliError(f"“{path}”不是普通文件", "请写到文件名为止")
    if status.st_size > LARGEST_FILE:
        raise TooLargeError(
            f"“{path}”超过 {LARGEST_FILE // 1024 // 1024} MiB，任务分解表不会这么大",
            "请确认选对了文件；里面图片多的，删去图片另存一份",
        )
    data = path.read_bytes()
    if not data.strip():
        raise GkcliError(f"“{path}”是空的", "请确认选对了文件，或重新取一份")
    return data


def document_of(data: bytes, suffix: str, name: str) -> SourceDocument:
    """The document in the bytes of a file with that suffix, read within the bounds of a reader."""
    return confined(READING, _document, data, suffix, name)


def _document(data: bytes, suffix: str, name: str) -> SourceDocument:
    kind = kind_of(data, suffix)
    if kind is Format.TEXT and suffix.lower() in (".md", ".markdown"):
        kind = Format.MARKDOWN
    blocks = tuple(_blocks(data, kind))
    check_lines(len(blocks))
    check_cells(sum(len(row) for block in blocks if isinstance(block, Grid) for row in block.rows))
    return SourceDocument(name, kind, tuple(map(_checked, blocks)), tuple(_asides(data, kind)))


def _blocks(data: bytes, kind: Format) -> list[Block]:
    if kind is Format.TEXT:
        return list(text_blocks(decode(data)))
    if kind is Format.MARKDOWN:
        from gkcli.office.read.text import markdown_blocks

        return list(markdown_blocks(decode(data)))
    try:
        return _office(data, kind)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("lxml", "docx", "openpyxl"):
            raise
        raise GkcliError(
            f"读 {kind.value} 文件要用的 {error.name} 没有安装", f"请运行 {INSTALL}"
        ) from None


def _office(data: bytes, kind: Format) -> list[Block]:
    if kind is Format.HTML:
        from gkcli.office.read.html import html_blocks

        check_marks(marks_in(data))
        return list(html_blocks(decode(data, declared(data))))
    if kind is Format.DOCX:
        from gkcli.office.read.docx import docx_blocks

        return list(docx_blocks(data))
    from gkcli.office.read.xlsx import xlsx_blocks

    return list(xlsx_blocks(data))


def _asides(data: bytes, kind: Format) -> Iterable[str]:
    if kind is not Format.DOCX:
        return ()
    from gkcli.office.read.docx import docx_asides

    return docx_asides(data)


def _checked(block: Block) -> Block:
    if isinstance(block, Grid):
        for row in block.rows:
            for cell in row:
                check_length(cell.text, cell.line)
    else:
        check_length(block.text, block.line)
    return block
