import html
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gkcli.paper.document.blocks import Heading, ItemList, Paragraph
from gkcli.paper.document.content import PageTable, text_of
from gkcli.paper.filters import markdown_text
from gkcli.paper.markdown.assemble import read_document
from gkcli.text import printable

NASTY = [
    "<script>alert(1)</script>",
    "a|b",
    "**不是粗体**",
    "1. 不是清单",
    "1) 不是清单",
    "# 不是标题",
    "不是标题的尾巴 #",
    "- 不是清单",
    "+ 不是清单",
    "===",
    "---",
    "> 不是引文",
    "[x](javascript:alert(1))",
    "![x](http://example.com/x.png)",
    "{{7*7}}",
    "]]>",
    "`代码`",
    "~~删~~",
    "&copy; &#65; AT&T",
    "_斜_ 和 a_b",
    "\\*",
    "末尾的反斜线\\",
    "<!-- 注释 -->",
    "<http://example.com>",
    "$x$",
    "[x]: http://example.com",
    "a *b*c",
    "<",
    "^",
    "<br>",
    "<!-- 横排 -->",
    "【待补：经费】",
    "**“一网通办”**率",
    "字" * 10_000,
]

CONTEXTS = {
    "paragraph": ("{}\n", r"<p>(.*)</p>"),
    "heading": ("## {}\n", r"<h2>(.*)</h2>"),
    "item": ("- {}\n", r"<li>(.*)</li>"),
    "cell": ("| a | b |\n| --- | --- |\n| {} | 后 |\n", r"<tr>\n<td>(.*)</td>\n<td>后</td>"),
}


def shown(markdown: str, pattern: str) -> str:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = re.search(pattern, reader.render(markdown))
    assert found, reader.render(markdown)
    assert "<" not in found[1]
    return html.unescape(found[1])


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12])
def test_data_shows_as_itself_in_markdown(text: str, context: str) -> None:
    frame, pattern = CONTEXTS[context]
    assert shown(frame.format(markdown_text(text)), pattern) == text


@given(st.text(st.sampled_from("甲a1 |`*_<>[]()#-+=.~&;\\!{}$:/\"'"), min_size=1, max_size=12))
def test_any_text_shows_as_itself_wherever_it_stands(text: str) -> None:
    expected = " ".join(text.split())
    if expected:
        for frame, pattern in CONTEXTS.values():
            assert " ".join(shown(frame.format(markdown_text(text)), pattern).split()) == expected


def laid_out(frame: str, text: str) -> str:
    """The text as it comes out of the document that the frame with the text becomes."""
    (block,) = read_document(frame.format(markdown_text(text)), date(2024, 6, 1)).blocks
    if isinstance(block, ItemList):
        ((block,),) = block.items
    if isinstance(block, PageTable):
        ((cell, _),) = block.body
        return text_of(cell.content)
    assert isinstance(block, Heading | Paragraph)
    return text_of(block.content)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12])
def test_data_shows_as_itself_on_pages(text: str, context: str) -> None:
    assert laid_out(CONTEXTS[context][0], text) == text


@given(st.text(st.sampled_from("甲a1“ |`*_<>[]()#-+=.~&;\\!{}$:/\"'^"), min_size=1, max_size=12))
def test_any_text_shows_as_itself_on_pages(text: str) -> None:
    expected = " ".join(text.split())
    if expected:
        for frame, _ in CONTEXTS.values():
            assert " ".join(laid_out(frame, text).split()) == expected


def test_plain_chinese_is_left_alone() -> None:
    text = "推进“互联网+政务服务”，2018年7月20日前（第3、5项）报送 IPv6 方案。"
    assert markdown_text(text) == text


def test_a_paragraph_break_becomes_an_indent_within_the_line() -> None:
    assert markdown_text("甲。\n乙。") == "甲。\u3000\u3000乙。"


@pytest.mark.parametrize(
    ("text", "spelled"),
    [("\x1b[31m红", r"\x1b[31m红"), ("a\u202eb", r"a\u202eb"), ("甲\n乙\t", "甲\n乙\t")],
)
def test_characters_that_act_are_spelled_out(text: str, spelled: str) -> None:
    assert printable(text) == spelled
