"""A signature has text on its page."""

from datetime import date

from gkcli.paper.document.blocks import Enclosures, Heading, Paragraph, Signature
from gkcli.paper.document.content import Run
from gkcli.paper.document.page import Document, PageLayout, PageSection, closings
from gkcli.paper.html import to_html

TEXT = Paragraph((Run("正文。"),))
LONG = Paragraph((Run("长" * 501),))
ANNEXES = Enclosures(((Run("附件：一览表"),),))
SIGNED = Signature(((Run("某某办公室"),), (Run("2024年7月5日"),)))


def test_it_stays_with_the_enclosures_and_the_last_paragraph() -> None:
    assert closings((TEXT, TEXT, ANNEXES, SIGNED)) == (range(1, 4),)
    assert closings((TEXT, SIGNED, TEXT, SIGNED)) == (range(2), range(2, 4))


def test_a_paragraph_that_could_fill_a_page_is_not_kept_whole() -> None:
    assert closings((LONG, ANNEXES, SIGNED)) == (range(1, 3),)
    assert closings((SIGNED,)) == (range(1),)


def test_a_page_keeps_them_together() -> None:
    blocks = (Heading(1, (Run("一"),)), TEXT, ANNEXES, SIGNED)
    page = to_html(Document((PageSection(PageLayout.UPRIGHT, blocks),), date(2024, 7, 5)))
    closing = page[page.index('<div class="closing">') :]
    assert "正文" in closing
    assert "<h2>" not in closing
