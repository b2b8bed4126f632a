"""A report's Markdown, with marks for what Markdown cannot say, read into a document."""

from datetime import date

from gkcli.document.page import Document


def read_document(text: str, dated: date) -> Document:
    """The document that a report's Markdown is; MarkupError where a mark means nothing."""
    # The reader is imported late: a report that stays Markdown needs no more than its marks.
    from gkcli.report.markdown.assemble import assemble

    return assemble(text, dated)
