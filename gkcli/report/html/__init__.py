"""A document as the content of a page of HTML."""

from gkcli.report.html.blocks import to_html

__all__ = ["to_html"]
