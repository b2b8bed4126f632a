"""Listings as CSV and Markdown, values as JSON: data stays data."""

import csv
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gkcli.terminal.formats import BATCH, json_pieces, markdown_text, to_csv, to_json, to_markdown
from gkcli.terminal.page import NONE, Listing, ListingColumn, SpanningRow, Toned
from gkcli.text import tame

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def listing(*rows):
    return Listing([ListingColumn("号", right=True), ListingColumn("名")], rows)


def test_csv_has_a_bom_and_windows_line_ends_and_full_words_and_nothing_for_nothing():
    text = to_csv(listing([1, NONE], [2, Toned("乙", brief="短")]))
    assert text == "\ufeff号,名\r\n1,\r\n2,乙\r\n"


def test_what_a_span_says_stands_in_a_column_of_its_own():
    rows = [SpanningRow("节一"), [1, "甲"], [2, "乙"], SpanningRow("节二"), [3, "丙"]]
    text = to_csv(Listing([ListingColumn("号"), ListingColumn("名")], rows, "节"))
    assert text == "\ufeff节,号,名\r\n节一,1,甲\r\n节一,2,乙\r\n节二,3,丙\r\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_cells_never_start_as_a_formula(start):
    text = to_csv(listing([1, f"{start}1+1"]))
    row = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1]
    assert row[1] == f"'{start}1+1"


@given(any_text)
@example("::")
def test_csv_reads_back_as_it_was_but_for_the_guard(text):
    written = to_csv(listing([1, text])).removeprefix("\ufeff")
    read = list(csv.reader(io.StringIO(written, newline="")))[1][1]
    assert read in (tame(text), f"'{tame(text)}")
    assert read[:1] not in tuple("=+-@\t\r")


def test_markdown_is_a_pipe_table_with_aligned_numbers():
    assert to_markdown(listing([1, "甲|乙"])) == ("| 号 | 名 |\n| --: | --- |\n| 1 | 甲\\|乙 |\n")


@pytest.mark.parametrize(
    "text",
    [
        "a|b",
        "`code`",
        "*强调* __下划__ ~~删~~",
        "<script>alert(1)</script>",
        "[链接](http://x)",
        "![图](x)",
        "&lt;",
        "\\|",
        "# 标题",
        "{{ x }}",
        "=1+1",
        "\\",
        "https://example.org",
    ],
)
def test_markdown_cells_show_as_themselves(text):
    html = MarkdownIt("commonmark").enable("table").render(to_markdown(listing([1, text])))
    cells = [
        token
        for token in MarkdownIt("commonmark").enable("table").parse(to_markdown(listing([1, text])))
        if token.type == "inline"
    ]
    assert "".join(child.content for child in cells[3].children) == text
    assert "<script" not in html
    assert "<a " not in html


def test_a_line_break_in_a_markdown_cell_stays_in_its_cell():
    assert markdown_text("甲\n乙") == "甲<br>乙"


@given(st.recursive(any_text | st.none() | st.integers(), st.lists))
def test_json_reads_back_as_it_was(value):
    assert json.loads(to_json(value)) == value


@given(st.lists(st.recursive(any_text | st.integers(), lambda v: st.dictionaries(any_text, v))))
def test_json_of_one_item_after_the_other_is_that_of_all(items):
    assert "".join(json_pieces(iter(items))) == to_json(items)
    assert "".join(json_pieces(items)) == to_json(items)


def test_a_long_json_list_is_made_in_batches():
    made = []
    pieces = json_pieces(number for number in range(2 * BATCH + 1) if not made.append(number))
    first = next(pieces)
    assert len(made) == BATCH
    assert first + "".join(pieces) == to_json(made)


def test_json_keeps_chinese_and_ends_its_last_line():
    assert to_json({"名": "甲"}) == '{\n  "名": "甲"\n}\n'
