"""How a report's Markdown, with its marks, is read into a document."""

from datetime import date
from pathlib import Path

import pytest

from gkcli.paper.document.blocks import (
    AlignedLine,
    Annex,
    Colour,
    CutLine,
    Enclosures,
    Heading,
    Imprint,
    ItemList,
    Letterhead,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Signature,
)
from gkcli.paper.document.content import Align, Break, Face, Gap, PageTable, Run, Size
from gkcli.paper.document.page import Document, PageLayout
from gkcli.paper.markdown.assemble import read_document
from gkcli.paper.markdown.marks import MarkupError, PageMark, with_gap_list

DAY = date(2024, 6, 1)


def read(text: str) -> Document:
    return read_document(text, DAY)


def blocks(text: str) -> list[object]:
    return list(read(text).blocks)


def only_table(text: str) -> PageTable:
    (table,) = blocks(text)
    assert isinstance(table, PageTable)
    return table


def plain(text: str) -> tuple[Run, ...]:
    return (Run(text),)


class TestText:
    def test_headings_have_the_levels_of_a_notice(self) -> None:
        text = "# 题\n\n## 一、甲\n\n### （一）乙\n\n#### 1.丙\n\n##### （1）丁\n\n###### 戊\n"
        levels = [(b.level, b.content[0].text) for b in blocks(text) if isinstance(b, Heading)]
        told = [(0, "题"), (1, "一、甲"), (2, "（一）乙"), (3, "1.丙"), (4, "（1）丁"), (4, "戊")]
        assert levels == told

    def test_faces(self) -> None:
        (paragraph,) = blocks("甲*乙***丙*****丁***戊`己`")
        assert isinstance(paragraph, Paragraph)
        assert [(run.text, run.face) for run in paragraph.content] == [
            ("甲", Face.PLAIN),
            ("乙", Face.KAI),
            ("丙", Face.BOLD),
            ("丁", Face.HEI),
            ("戊己", Face.PLAIN),
        ]

    @pytest.mark.parametrize("text", ["**“一网通办”**率", "率**（一）**率", "**“甲”**，乙"])
    def test_emphasis_holds_beside_chinese_punctuation(self, text: str) -> None:
        (paragraph,) = blocks(text)
        assert isinstance(paragraph, Paragraph)
        assert Face.BOLD in {run.face for run in paragraph.content if isinstance(run, Run)}
        assert "*" not in "".join(run.text for run in paragraph.content)

    def test_a_line_end_joins_chinese_and_parts_latin(self) -> None:
        assert blocks("甲\n乙\n\none\ntwo\n") == [
            Paragraph(plain("甲乙")),
            Paragraph(plain("one two")),
        ]

    def test_a_break_is_a_new_line(self) -> None:
        assert blocks("甲<br>乙") == [Paragraph((Run("甲"), Break(), Run("乙")))]

    def test_gaps_are_found_within_text(self) -> None:
        assert blocks("经费【待补：金额】万元") == [
            Paragraph((Run("经费"), Gap("金额"), Run("万元")))
        ]

    def test_html_and_images_are_text_and_a_link_tells_its_target(self) -> None:
        assert blocks(
            "<b>甲</b> ![图](x.png) [乙](https://example.org/) <https://example.org>"
        ) == [Paragraph(plain("<b>甲</b> 图 乙（https://example.org/） https://example.org"))]

    def test_lists_quotes_and_code(self) -> None:
        assert blocks("- 甲\n- 乙\n") == [
            ItemList(((Paragraph(plain("甲")),), (Paragraph(plain("乙")),)))
        ]
        assert blocks("3. 甲\n") == [ItemList(((Paragraph(plain("甲")),),), 3)]
        assert blocks("> 甲\n") == [Paragraph(plain("甲"), ParagraphRole.QUOTE)]
        assert blocks("```\n甲 <b>\n```\n") == [Paragraph(plain("甲 <b>"), ParagraphRole.FLUSH)]

    def test_characters_that_act_are_spelled_out(self) -> None:
        assert blocks("甲\x1b[0m\ufffe") == [Paragraph(plain(r"甲\x1b[0m\ufffe"))]


class TestMarks:
    @pytest.mark.parametrize(
        ("mark", "role"),
        [
            ("文号", ParagraphRole.NUMBER),
            ("主送", ParagraphRole.FLUSH),
            ("顶格", ParagraphRole.FLUSH),
            ("居中", ParagraphRole.CENTRED),
            ("居右", ParagraphRole.RIGHT),
            ("说明", ParagraphRole.NOTE),
        ],
    )
    def test_a_mark_says_what_the_next_paragraph_is(self, mark: str, role: ParagraphRole) -> None:
        assert blocks(f"<!-- {mark} -->\n\n甲\n\n乙\n") == [
            Paragraph(plain("甲"), role),
            Paragraph(plain("乙")),
        ]

    def test_the_lines_of_a_paragraph_become_parts(self) -> None:
        two = (plain("甲"), plain("乙"))
        text = "甲\n乙\n"
        assert blocks(f"<!-- 分列 -->\n{text}") == [AlignedLine(two)]
        assert blocks(f"<!-- 落款 -->\n{text}") == [Signature(two)]
        assert blocks(f"<!-- 附件说明 -->\n{text}") == [Enclosures(two)]
        assert blocks(f"<!-- 版头 -->\n{text}") == [Letterhead(plain("甲"), two[1:])]
        blue = Letterhead(plain("甲"), two[1:], Colour.BLUE)
        assert blocks(f"<!-- 版头 蓝 -->\n{text}") == [blue]
        small = Letterhead(plain("甲"), two[1:], Colour.RED, small=True)
        assert blocks(f"<!-- 版头 小 -->\n{text}") == [small]

    def test_copies_and_printer_make_one_imprint(self) -> None:
        text = "<!-- 抄送 -->\n抄送：甲。\n\n<!-- 印发 -->\n乙\n丙印发\n"
        assert blocks(text) == [
            Imprint(((plain("抄送：甲。"),), (plain("乙"), plain("丙印发")))),
        ]

    def test_marks_that_stand_for_themselves(self) -> None:
        text = "甲\n<!-- 换页 -->\n乙\n\n---\n\n<!-- 附件 附件1 -->\n<!-- 裁切线 沿此线裁下 -->\n"
        assert blocks(text) == [
            Paragraph(plain("甲")),
            PageBreak(),
            Paragraph(plain("乙")),
            PageBreak(),
            Annex(plain("附件1")),
            CutLine("沿此线裁下"),
        ]

    def test_pages_turn_where_a_mark_says_so(self) -> None:
        text = "甲\n\n<!-- 横排 -->\n乙\n\n<!-- 横排 窄边 -->\n丙\n\n<!-- 竖排 -->\n丁\n"
        layouts = [section.layout for section in read(text).sections]
        assert layouts == [PageLayout.UPRIGHT, PageLayout.WIDE, PageLayout.FORM, PageLayout.UPRIGHT]

    def test_a_document_that_begins_across_has_no_empty_page(self) -> None:
        assert [section.layout for section in read("<!-- 横排 -->\n甲\n").sections] == [
            PageLayout.WIDE
        ]

    def test_an_empty_document_has_one_page(self) -> None:
        assert [section.blocks for section in read("").sections] == [()]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("<!-- 横牌 -->\n", "没有排版标记“横牌”，您是不是要写：横排"),
            ("<!-- 随便写写 -->\n", "没有排版标记“随便写写”，可以写：版头"),
            ("<!-- 横排 宽边 -->\n甲\n", "“横排”后面只能写“窄边”，不能写“宽边”"),
            ("<!-- 版头 绿 -->\n甲\n", "“版头”后面只能写红、橙、蓝、小，不能写“绿”"),
            ("<!-- 落款 -->\n", "标记“落款”下面要接一段文字"),
            ("<!-- 落款 -->\n<!-- 横排 -->\n", "标记“落款”下面要接一段文字"),
            ("<!-- 落款 -->\n| a |\n| - |\n", "标记“落款”下面要接一段文字"),
            ("<!-- 落款 -->\n# 甲\n", "标记“落款”下面要接一段文字"),
            ("<!-- 表 -->\n甲\n", "标记“表”下面要接一张表"),
            ("- 甲\n\n  <!-- 换页 -->\n", "排版标记要顶格单独写一行"),
        ],
    )
    def test_a_mark_that_means_nothing_is_told(self, text: str, told: str) -> None:
        with pytest.raises(MarkupError) as raised:
            read(text)
        assert raised.value.message.startswith(told)
        assert raised.value.line in text


HEADS = """
<!-- 表 表头=2 列宽=4,2,1,1 行高=12 字号=小五 -->
| 情况 | 自然人 | 法人 | < |
| --- | :---: | ---: | :--- |
| ^ | ^ | 企业 | 其他 |
| 一、新收 | 3 | 1 | 0 |
| *合计* | < | < | < |
"""


class TestTables:
    def test_cells_continue_left_and_up(self) -> None:
        table = only_table(HEADS)
        spans = [
            [(cell.column, cell.columns, cell.rows) for cell in row]
            for row in (*table.head, *table.body)
        ]
        assert spans == [
            [(0, 1, 2), (1, 1, 2), (2, 2, 1)],
            [(2, 1, 1), (3, 1, 1)],
            [(0, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1)],
            [(0, 4, 1)],
        ]
        assert [table.spans_all(row) for row in table.body] == [False, True]

    def test_the_mark_says_how(self) -> None:
        table = only_table(HEADS)
        assert len(table.head) == 2
        assert table.widths == (0.5, 0.25, 0.125, 0.125)
        assert table.aligns == (Align.LEFT, Align.CENTRE, Align.RIGHT, Align.LEFT)
        assert (table.height, table.size) == (12, Size.SMALL_FIVE)

    def test_without_a_mark_widths_follow_the_content(self) -> None:
        table = only_table("| 号 | 事项 |\n| --- | --- |\n| 1 | 一二三四五六七八九 |\n")
        assert table.widths == (0.25, 0.75)
        assert sum(table.widths) == 1
        assert (table.height, table.size, len(table.head)) == (0, Size.FIVE, 1)

    def test_an_escaped_bar_ends_no_cell(self) -> None:
        table = only_table("| a | b |\n| - | - |\n| 甲\\|乙 | 丙\\\\ |\n")
        assert [cell.content[0].text for cell in table.body[0]] == ["甲|乙", "丙\\"]

    def test_escaped_signs_are_signs(self) -> None:
        table = only_table("| a | b |\n| --- | --- |\n| \\< | \\^ |\n")
        assert [cell.content[0].text for cell in table.body[0]] == ["<", "^"]

    @pytest.mark.parametrize(
        ("mark", "rows", "told"),
        [
            ("表", "| < | a |\n| - | - |\n", "“<”的左边没有格子"),
            (
                "表",
                "| a | b |\n| - | - |\n| ^ | c |\n",
                "“^”的上面（表头和表身不能",
            ),
            ("表", "| a |\n| - |\n| b | c |\n", "表有 1 列，这一行却有 2 格：| b | c |"),
            ("表 表头=2", "| a | < |\n| - | - |\n| ^ | b |\n", "第 1 列的“<”“^”合并出来的不是"),
            ("表 表头=3", "| a |\n| - |\n| b |\n", "表头写了 3 行，表只有 2 行"),
            ("表 列宽=1,2", "| a |\n| - |\n", "列宽写了 2 个，表有 1 列"),
            ("表 列宽=甲", "| a |\n| - |\n", "“甲”不是 0 到 999 的数"),
            ("表 字号=三号", "| a |\n| - |\n", "字号没有“三号”，可以写：小四、五号、小五"),
            ("表 宽=1", "| a |\n| - |\n", "表没有“宽”这一项"),
            ("表 表头", "| a |\n| - |\n", "看不懂“表头”，写作 表头=2 这样"),
        ],
    )
    def test_what_does_not_fit_is_told(self, mark: str, rows: str, told: str) -> None:
        with pytest.raises(MarkupError) as raised:
            read(f"<!-- {mark} -->\n{rows}")
        assert raised.value.message.startswith(told)
        assert raised.value.line == f"<!-- {mark} -->"


class TestGapList:
    def test_every_gap_is_listed_once_with_its_heading(self) -> None:
        text = "【待补：甲】\n## 一、乙\n【待补：丙】【待补：丙】\n<!-- 待补清单 -->\n"
        assert with_gap_list(text).endswith("\n1. 甲\n2. 一、乙：丙\n")

    def test_a_title_says_nothing_about_where_a_gap_stands(self) -> None:
        text = "## 一、乙\n# 附件\n【待补：甲】\n<!-- 待补清单 -->"
        assert with_gap_list(text).endswith("\n1. 甲")

    def test_a_report_without_gaps_says_so(self) -> None:
        assert with_gap_list("<!-- 待补清单 -->") == "没有待补的内容。"

    def test_what_the_drafter_is_to_ask_stands_in_the_list_alone(self) -> None:
        text = "## 甲\n\n前。\n\n<!-- 核实 -->\n问谁\n\n后。\n\n<!-- 待补清单 -->"
        assert with_gap_list(text) == "## 甲\n\n前。\n\n\n后。\n\n1. 甲：问谁"
        assert "问谁" not in with_gap_list("<!-- 核实 -->\n问谁\n")

    def test_a_report_that_asks_for_no_list_is_left_as_it_is(self) -> None:
        assert with_gap_list("【待补：甲】") == "【待补：甲】"


def test_every_mark_is_tried_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(mark in text for mark in PageMark)
