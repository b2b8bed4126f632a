"""A file for Word, read back: what stands in it is real and looks as the standard asks."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from gkcli.office.docx.package import to_docx
from gkcli.paper.markdown.assemble import read_document

DAY = date(2024, 6, 1)

LETTER = """
<!-- 文号 -->
示政办〔2024〕1号

# 关于甲的通知

<!-- 主送 -->
各镇：

正文*楷体*和**加粗**，“引号”【待补：金额】。

## 一、甲

### （一）乙

#### 1.丙

##### （1）丁

<!-- 落款 -->
示例区人民政府办公室
2024年6月1日

<!-- 横排 -->

# 表

<!-- 表 表头=2 列宽=2,1,1 -->
| 项 | 数 | < |
| --- | --- | --- |
| ^ | 甲 | 乙 |
| ***一、节*** | < | < |
| 1<br>2 | 3 | 4 |

<!-- 竖排 -->
<!-- 附件 附件1 -->

末页
"""

Write = Callable[[str], WordDocument]


def written(text: str) -> WordDocument:
    return docx.Document(io.BytesIO(to_docx(read_document(text, DAY))))


@pytest.fixture(scope="module")
def letter() -> WordDocument:
    return written(LETTER)


def style_fonts(document: WordDocument, name: str) -> tuple[str, float]:
    style = document.styles[name]
    fonts = style.element.rPr.find(qn("w:rFonts"))
    return fonts.get(qn("w:eastAsia")), style.font.size.pt


def test_headings_are_real_ones(letter: WordDocument) -> None:
    told = {p.text: p.style.name for p in letter.paragraphs if p.text}
    assert told["关于甲的通知"] == "Title"
    assert told["一、甲"] == "Heading 1"
    assert told["（一）乙"] == "Heading 2"
    assert told["1.丙"] == "Heading 3"
    assert told["（1）丁"] == "Heading 4"


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("附件标记", "黑体", 16),
        ("footer", "宋体", 14),
    ],
)
def test_styles_have_the_typefaces_of_the_standard(
    letter: WordDocument, style: str, font: str, size: float
) -> None:
    assert style_fonts(letter, style) == (font, size)


def test_every_run_names_its_chinese_typeface(letter: WordDocument) -> None:
    runs = letter.element.body.iter(qn("w:r"))
    fonts = [run.find(qn("w:rPr")).find(qn("w:rFonts")) for run in runs if run.text]
    assert all(font.get(qn("w:eastAsia")) for font in fonts)
    assert all(font.get(qn("w:hint")) == "eastAsia" for font in fonts)


def test_text_is_set_apart_as_it_was_written(letter: WordDocument) -> None:
    (paragraph,) = [p for p in letter.paragraphs if p.text.startswith("正文")]
    runs = {run.text: run for run in paragraph.runs}
    assert runs["楷体"]._element.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    assert runs["加粗"].bold
    assert runs["【待补：金额】"].font.highlight_color is not None


def test_pages_are_a4_with_the_margins_and_the_grid_of_the_standard(letter: WordDocument) -> None:
    upright, wide, last = letter.sections
    assert [round(edge.mm) for edge in (upright.page_width, upright.page_height)] == [210, 297]
    assert [round(edge.mm) for edge in (wide.page_width, wide.page_height)] == [297, 210]
    margins = ("top_margin", "right_margin", "bottom_margin", "left_margin")
    assert [round(getattr(upright, name).mm) for name in margins] == [37, 26, 35, 28]
    assert [round(getattr(wide, name).mm) for name in margins] == [28, 37, 26, 35]
    assert upright.orientation == last.orientation == WD_ORIENT.PORTRAIT
    assert wide.orientation == WD_ORIENT.LANDSCAPE
    grid = upright._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    assert 225 / 25.4 * 1440 // int(grid.get(qn("w:linePitch"))) == 22


def test_twenty_eight_letters_fit_into_a_line(letter: WordDocument) -> None:
    properties = letter.styles["Normal"].element.rPr
    width = int(properties.find(qn("w:sz")).get(qn("w:val"))) * 10
    width += int(properties.find(qn("w:spacing")).get(qn("w:val")))
    assert 156 / 25.4 * 1440 // width == 28


def test_page_numbers_are_fields_on_the_outer_side(letter: WordDocument) -> None:
    assert letter.settings.odd_and_even_pages_header_footer
    for section in letter.sections:
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            across = section.orientation == WD_ORIENT.LANDSCAPE
            paragraph = (
                footer.tables[0].cell(0, 0).paragraphs[0] if across else footer.paragraphs[0]
            )
            assert paragraph.text == "— 1 —"
            assert [e.text for e in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]
            assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side


def test_the_number_of_a_page_across_stands_at_its_left_edge_turned(letter: WordDocument) -> None:
    _, wide, _ = letter.sections
    (table,) = wide.footer.tables
    place = table._tbl.tblPr.find(qn("w:tblpPr"))
    assert place.get(qn("w:horzAnchor")) == place.get(qn("w:vertAnchor")) == "page"
    assert int(place.get(qn("w:tblpX"))) < wide.left_margin.twips
    (turned,) = table._tbl.iter(qn("w:textDirection"))
    assert turned.get(qn("w:val")) == "tbRl"


def test_a_signature_is_kept_with_the_text_before_it() -> None:
    file = docx.Document(
        io.BytesIO(to_docx(read_document("正文。\n\n<!-- 落款 -->\n某办\n某日", DAY)))
    )
    text, name, day = file.paragraphs[:3]
    assert text._p.pPr.find(qn("w:keepNext")) is not None
    assert name._p.pPr.find(qn("w:keepNext")) is not None
    assert day._p.pPr.find(qn("w:keepNext")) is None


def test_a_table_repeats_its_heads_and_tears_no_row(letter: WordDocument) -> None:
    (table,) = letter.tables
    rows = [row._tr.trPr for row in table.rows]
    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True, True, False, False]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_cells_span_as_they_were_written(letter: WordDocument) -> None:
    (table,) = letter.tables
    grid = [[cell.text for cell in row.cells] for row in table.rows]
    assert grid == [
        ["项", "数", "数"],
        ["项", "甲", "乙"],
        ["一、节", "一、节", "一、节"],
        ["1\n2", "3", "4"],
    ]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc


def test_columns_fill_the_page(letter: WordDocument) -> None:
    (table,) = letter.tables
    widths = [column.width.mm for column in table.columns]
    assert sum(widths) == pytest.approx(297 - 35 - 37, abs=0.1)
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.1)


def signed(document: WordDocument) -> list[float]:
    found = [p for p in document.paragraphs if p.style.name == "Signature"]
    return [int(p._p.pPr.find(qn("w:ind")).get(qn("w:leftChars"))) / 100 for p in found]


def test_the_date_begins_two_letters_behind_the_name(letter: WordDocument) -> None:
    # The line is 27.64 letters wide, 示例区人民政府办公室 10, and two stay free behind it.
    assert signed(letter) == [15.64, 17.64]


def test_a_date_longer_than_the_name_keeps_to_the_edge() -> None:
    document = written("<!-- 落款 -->\n甲局\n2024年12月11日\n")
    # 2024年12月11日 is 7 letters wide.
    assert signed(document) == [16.64, 18.64]


def test_a_name_alone_keeps_to_the_edge() -> None:
    assert signed(written("<!-- 落款 -->\n甲局\n")) == [23.64]


@pytest.mark.parametrize(("said", "color"), [("", "DD0000"), (" 橙", "D96A00"), (" 蓝", "0050B3")])
def test_a_head_and_the_line_below_it_have_their_colour(said: str, color: str) -> None:
    head, line, *_ = written(f"<!-- 版头{said} -->\n督查通报\n").paragraphs
    assert str(head.style.font.color.rgb) == color
    assert f'w:color="{color}"' in line._p.xml


def test_a_long_name_at_the_head_is_set_smaller() -> None:
    short, long, longest = (
        written(f"<!-- 版头 -->\n{name}\n第 1 期\n").paragraphs[0].runs[0].font.size.pt
        for name in ("示例区政务督查", "示例区人民政府办公室政务督查通报", "字" * 99)
    )
    assert (short, long, longest) == (40, 26, 22)


def test_a_line_with_an_address_is_not_torn_apart() -> None:
    document = written("见 https://example.org/a-long-address\n\n甲\n")
    aligned = [paragraph._p.pPr.find(qn("w:jc")) for paragraph in document.paragraphs]
    assert aligned[0].get(qn("w:val")) == "left"
    assert aligned[1] is None


def test_an_annex_begins_a_page(letter: WordDocument) -> None:
    (mark,) = [p for p in letter.paragraphs if p.text == "附件1"]
    assert mark._p.pPr.find(qn("w:pageBreakBefore")) is not None


def test_the_file_says_its_title_and_no_person_or_hour(letter: WordDocument) -> None:
    about = letter.core_properties
    assert about.title == "关于甲的通知"
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.created.replace(tzinfo=None), about.modified.replace(tzinfo=None)) == (
        datetime(2024, 6, 1),
        datetime(2024, 6, 1),
    )


ORDER = {
    # Word refuses a file whose properties stand in another order. Source: ECMA-376, part 1.
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr autoSpaceDE autoSpaceDN "
    "snapToGrid spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b color spacing kern sz szCs highlight lang",
    "tblPr": "tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge textDirection vAlign",
    "sectPr": "footerReference type pgSz pgMar docGrid",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
}


@pytest.mark.parametrize("name", ORDER)
def test_properties_stand_in_the_order_of_the_schema(letter: WordDocument, name: str) -> None:
    order = ORDER[name].split()
    footers = (section.footer._element for section in letter.sections)
    roots = (letter.element, letter.styles.element, *footers)
    found = [element for root in roots for element in root.iter(qn(f"w:{name}"))]
    assert found
    for element in found:
        told = [order.index(child.tag.rpartition("}")[2]) for child in element]
        assert told == sorted(told)


def test_the_same_document_is_the_same_file() -> None:
    first, second = (to_docx(read_document(LETTER, DAY)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize(
    "text",
    ["<w:p>", "]]>", "&amp;", "\x1b[31m", "\ufffe", "\x00", "{{7*7}}", "字" * 10_000],
    ids=lambda text: text[:6],
)
def test_any_text_is_text_in_the_file(text: str) -> None:
    from gkcli.paper.document.blocks import Paragraph
    from gkcli.paper.document.content import Run
    from gkcli.paper.document.page import Document, PageLayout, PageSection
    from gkcli.text import printable

    document = Document((PageSection(PageLayout.UPRIGHT, (Paragraph((Run(text),)),)),), DAY)
    (paragraph,) = docx.Document(io.BytesIO(to_docx(document))).paragraphs
    assert paragraph.text == printable(text)
