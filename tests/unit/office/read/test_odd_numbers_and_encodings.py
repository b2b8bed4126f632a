"""Numbers of thousands of digits and encodings that are none: read as a reader would, or left."""

import pytest

from gkcli.errors import Severity
from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify
from tests.support import office_documents as office

MANY = "9" * 5000
PAGE = '<html><head>{}</head><body><ol start="{}"><li>甲</ol>{}</body></html>'
TABLE = "| 工作任务 | 责任单位 |\n| --- | --- |\n| 推进公开{} | 区教育局 |\n"


def said(data, suffix):
    return [text.text for text in document_of(data, suffix, "文件").texts()]


@pytest.mark.parametrize(
    ("reference", "stands_for"),
    [
        (f"&#{MANY};", "\ufffd"),
        (f"&#{'0' * 5000}65;", "A"),
        (f"&#x{MANY};", "\ufffd"),
        ("&#20844;", "公"),
        ("&#00020844;", "公"),
    ],
)
def test_a_reference_stands_for_a_character_however_long_it_is(reference, stands_for):
    data = TABLE.format(reference).encode()
    document = document_of(data, ".md", "表.md")

    assert f"推进公开{stands_for}" in [text.text for text in document.texts()]
    found = verify(read(document, Given(this_year=2020)).table, data, document)
    assert not [one for one in found if one.severity is Severity.ERROR]


def test_a_page_with_long_numbers_can_be_verified():
    rows = "<table><tr><th>工作任务<th>责任单位<tr><td>推进公开<td>区教育局</table>"
    data = PAGE.format("", MANY, f"<p>&#{MANY};</p>{rows}").encode()
    document = document_of(data, ".html", "页")

    verify(read(document, Given(this_year=2020)).table, data, document)


def test_a_list_that_starts_beyond_all_numbers_has_one():
    assert said(PAGE.format("", MANY, "").encode(), ".html") == ["99999999. 甲"]


def test_spans_and_lists_in_word_beyond_all_numbers():
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="{MANY}"/></w:tcPr>{office.paragraph("甲")}</w:tc>'
    listed = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{MANY}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>乙</w:t></w:r></w:p>"
    )

    assert said(office.word(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>{listed}"), ".docx") == ["甲", "乙"]


@pytest.mark.parametrize(
    "name",
    [
        "undefined",
        "unicode_escape",
        "raw_unicode_escape",
        "idna",
        "punycode",
        "utf-7",
        "rot13",
        "utf-16",
        "iso-8859-1",
        "none",
    ],
)
def test_a_page_that_declares_what_holds_no_chinese_is_read_by_its_bytes(name):
    page = PAGE.format(f'<meta charset="{name}">', 1, "\\u7532+U37~公")

    assert said(page.encode(), ".html") == ["1. 甲", "\\u7532+U37~公"]


@pytest.mark.parametrize("name", ["utf-8", "gbk", "gb2312", "gb18030", "big5"])
def test_a_page_that_declares_its_encoding_is_read_in_it(name):
    page = PAGE.format(f'<meta charset="{name}">', 1, "公文")

    assert said(page.encode(name), ".html") == ["1. 甲", "公文"]
