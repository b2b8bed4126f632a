"""A document as a file for Word, WPS and LibreOffice (.docx).

The look is GB/T 9704-2012; headings, styles, tables and page numbers are real ones, so that people
go on editing.
"""

from gkcli.document.page import Document
from gkcli.errors import GkcliError
from gkcli.exchange.office import INSTALL


def to_docx(document: Document) -> bytes:
    """The document as .docx, the same bytes every time; GkcliError without python-docx."""
    try:
        import docx  # noqa: F401 - only to see whether it is there
    except ImportError:
        raise GkcliError("出 Word 文件要用 python-docx，还没有装", f"运行 {INSTALL}") from None
    from gkcli.exchange.docx.package import packed

    return packed(document)
