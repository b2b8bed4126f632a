"""Markdown as HTML."""

from itertools import pairwise

from markupsafe import Markup


def to_html(text: str) -> tuple[str, Markup]:
    """The first heading's text ("" without one) and the whole text as HTML.

    HTML in the Markdown is shown, not obeyed, and a link can only lead to a harmless place.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    tokens = reader.parse(text)
    after_heading = (
        "".join(child.content for child in inline.children or ())
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    )
    html = reader.renderer.render(tokens, reader.options, {})
    return next(after_heading, ""), Markup(html)  # noqa: S704 - the reader escaped it
