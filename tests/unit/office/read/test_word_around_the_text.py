"""Word documents whose tables stand in tables, and that say something beside their text."""

from gkcli.office.intake.reading import Given, read
from gkcli.office.read.blocks import Grid
from gkcli.office.read.open import document_of
from tests.support import office_documents as office
from tests.support.bombs import packed

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEADS = ["工作任务", "责任单位"]
TASKS = [[f"推进第{n}类公开", "区教育局"] for n in range(1, 18)]


def framed(*contents):
    """A table that only arranges what is in its cells."""
    cells = "".join(f"<w:tc>{content}<w:p/></w:tc>" for content in contents)
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def opened(data):
    return document_of(data, ".docx", "通知.docx")


def test_a_table_in_a_table_that_arranges_the_page_is_a_table():
    inner = office.table(HEADS, *TASKS)
    body = framed(office.paragraph("2020年任务分解表"), framed(inner))

    draft = read(opened(office.word(body)), Given(this_year=2020))

    assert [task.title for _, task in draft.table.placed()] == [title for title, _ in TASKS]


def test_a_small_table_in_a_cell_of_a_table_is_text_of_that_cell():
    small = f"<w:tc>{office.table(['甲', '一'])}<w:p/></w:tc>"
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{office.paragraph(text)}</w:tc>' for text in row)}</w:tr>"
        for row in (HEADS, *TASKS[:3])
    )
    unit = f"<w:tc>{office.paragraph('区财政局')}</w:tc>"
    document = opened(office.word(f"<w:tbl>{rows}<w:tr>{small}{unit}</w:tr></w:tbl>"))

    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grid.rows[-1]] == ["甲\n一", "区财政局"]


def test_what_headers_footers_and_notes_say_is_told_once_where_the_text_does_not_say_it():
    def part(kind, *paragraphs):
        return f"<w:{kind} {NAMESPACE}>{''.join(map(office.paragraph, paragraphs))}</w:{kind}>"

    source = office.word(office.paragraph("2020年任务分解表") + office.table(HEADS, *TASKS))
    document = opened(
        packed(
            source,
            {
                "word/header1.xml": part("hdr", "内部资料 注意保存", "2020年任务分解表"),
                "word/header2.xml": part("hdr", "内部资料 注意保存"),
                "word/footer1.xml": part("ftr", "第 1 页", "12"),
                "word/footnotes.xml": part("footnotes", "区教育局已更名。"),
            },
        )
    )

    told = [
        finding.message
        for finding in read(document, Given(this_year=2020)).findings
        if finding.code == "text-left-out"
    ]
    assert told == [
        f"页眉、页脚或脚注里有一段没有收进来：“{text}”。"
        for text in ("区教育局已更名。", "内部资料 注意保存")
    ]
