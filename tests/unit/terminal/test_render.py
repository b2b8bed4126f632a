"""Pages as lines: never too wide, nothing lost, nothing acting on the terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.terminal.page import (
    NONE,
    EmptyLine,
    Excerpt,
    LabelledPairs,
    Listing,
    ListingColumn,
    Page,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
    Verbatim,
)
from gkcli.terminal.render import lay_out, plain
from gkcli.terminal.text_width import cell_len
from gkcli.text import one_line, printable, tame

widths = st.integers(20, 130)
# Each column has letters of its own, so that they can be told apart in the output.
LETTERS = ("甲乙丙，（）", "丁戊己a c", "庚辛壬\x1b", "癸子丑")
cells = st.tuples(*(st.text(st.sampled_from(letters), max_size=60) for letters in LETTERS))
columns = st.tuples(*(st.booleans() for _ in LETTERS), *(st.booleans() for _ in LETTERS)).map(
    lambda flags: [
        ListingColumn(f"列{n}", flexible=flags[n], below=flags[n + len(LETTERS)], right=n == 1)
        for n in range(len(LETTERS))
    ]
)


def lines(page, width=None):
    return plain(page, width).removesuffix("\n").split("\n")


def bare(text):
    return re.sub(r"\s", "", text)


@given(columns, st.lists(cells, max_size=6), widths)
def test_no_line_of_a_table_is_wider_than_the_terminal(head, rows, width):
    page = Page([Listing(head, rows)])
    assert all(cell_len(line) <= width for line in lines(page, width))


@given(columns, st.lists(cells, min_size=1, max_size=6), widths)
def test_a_table_loses_no_character_of_any_cell(head, rows, width):
    text = plain(Page([Listing(head, rows)]), width)
    for index, letters in enumerate(LETTERS):
        shown = [c for c in text if c in set(bare(letters)) - set("，（）")]
        written = "".join(one_line(row[index]) for row in rows)
        assert shown == [c for c in written if c in set(bare(letters)) - set("，（）")]


@given(columns, st.lists(cells, max_size=6))
def test_a_table_in_a_pipe_is_that_of_a_terminal_wide_enough(head, rows):
    page = Page([Listing(head, rows)])
    assert lines(page) == lines(page, 1_000)


@given(st.text(max_size=200), st.integers(0, 6), widths)
def test_a_paragraph_of_any_text_fits_and_is_whole(text, indent, width):
    found = lines(Page([TextLine(text, indent=indent)]), width)
    assert all(cell_len(line) <= width for line in found)
    assert bare("".join(found)) == bare(one_line(text))


@given(st.text(max_size=200), st.text("甲乙丙", max_size=4), st.integers(0, 4), widths)
def test_labelled_text_of_any_kind_fits_and_is_whole(text, label, indent, width):
    found = lines(Page([LabelledPairs([(label, text)], indent)]), width)
    assert all(cell_len(line) <= width for line in found)
    assert bare("".join(found)) == bare(label) + bare(tame(text))


@given(st.text(st.characters(exclude_characters="\n"), max_size=200), st.integers(1, 210), widths)
def test_an_excerpt_fits_and_its_caret_stands_under_its_character(text, column, width):
    column = min(column, len(text) + 1)
    shown, caret = lines(Page([Excerpt(text, column)]), width)[:2]
    assert cell_len(shown) <= width
    assert cell_len(caret) <= width
    assert caret.strip() == "^"
    if column <= len(text) and not text[column - 1].isspace():
        rest = shown
        while cell_len(shown) - cell_len(rest) < cell_len(caret) - 1:
            rest = rest[1:]
        wanted = printable(text[column - 1])
        assert wanted in rest[: len(wanted) + 2]


def test_an_excerpt_shows_more_behind_the_caret_than_before_it_and_marks_what_is_cut():
    text = "前" * 100 + "错" + "后" * 100
    shown, caret = lines(Page([Excerpt(text, 101)]), 60)
    assert shown == "    …" + "前" * 9 + "错" + "后" * 17 + "…"
    assert caret == " " * 23 + "^"


@given(columns, st.lists(cells, min_size=1, max_size=6))
def test_in_a_pipe_every_row_is_one_line_with_every_cell_whole(head, rows):
    calm = [[cell.replace("\x1b", "") for cell in row] for row in rows]
    found = lines(Page([Listing(head, calm)]))[2:]
    assert len(found) == len(rows)
    for line, row in zip(found, calm, strict=True):
        assert all(cell.strip() in line for cell in row)


def test_in_a_pipe_columns_line_up():
    page = Page(
        [Listing([ListingColumn("号", right=True), ListingColumn("名")], [[1, "甲"], [10, "乙镇"]])]
    )
    assert lines(page) == ["号  名", "────────", " 1  甲", "10  乙镇"]


ROWS = [
    ["2018-07-20", Toned("2018-07-20 周五", brief="07-20 周五"), "编制完成重点领域政务公开清单"]
]
COLUMNS = [
    ListingColumn("到期"),
    ListingColumn("末日", below=True),
    ListingColumn("事项", flexible=True),
]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (60, ["2018-07-20  2018-07-20 周五  编制完成重点领域政务公开清单"]),
        (52, ["2018-07-20  07-20 周五  编制完成重点领域政务公开清单"]),
        (45, ["2018-07-20  07-20 周五  编制完成重点领域政务", "                        公开清单"]),
        (
            34,
            [
                "2018-07-20  编制完成重点领域政务公",
                "            开清单",
                "            末日：07-20 周五",
            ],
        ),
        (
            24,
            [
                "到期  2018-07-20",
                "末日  2018-07-20 周五",
                "事项  编制完成重点领域政",
                "      务公开清单",
            ],
        ),
    ],
)
def test_a_table_gives_way_step_by_step(width, expected):
    found = lines(Page([Listing(COLUMNS, ROWS)]), width)
    assert found[-len(expected) :] == expected


def test_room_goes_where_it_saves_lines():
    head = [ListingColumn("短", flexible=True), ListingColumn("长", flexible=True)]
    rows = [["甲" * 12, "乙" * 30]] + [["甲" * 12, "乙" * 20]] * 9
    found = lines(Page([Listing(head, rows)]), 66)
    assert len(found) == 2 + 11


def test_cells_below_share_a_line_where_they_fit_and_say_nothing_where_empty():
    head = [ListingColumn("名", flexible=True), *(ListingColumn(t, below=True) for t in "一二三")]
    rows = [["甲" * 12, "子" * 2, NONE, "丑"], ["乙", NONE, "", "寅" * 14]]
    assert lines(Page([Listing(head, rows)]), 20)[2:] == [
        "甲" * 10,
        "甲" * 2,
        "  一：子子；三：丑",
        "乙",
        "  三：" + "寅" * 7,
        "  " + "寅" * 7,
    ]


def test_a_span_runs_over_all_columns_and_is_folded_by_itself():
    listing = Listing(
        [ListingColumn("号"), ListingColumn("名")], [SpanningRow("一节" * 8), ["1", "甲"]]
    )
    assert lines(Page([listing]), 20)[2:] == ["一节" * 5, "一节" * 3, "1   甲"]


def test_blocks_of_a_narrow_table_are_told_apart_by_one_empty_line():
    listing = Listing(
        [ListingColumn("甲" * 6), ListingColumn("乙" * 6)],
        [SpanningRow("节"), ["1", "2"], ["3", "4"]],
    )
    assert lines(Page([listing, EmptyLine(), TextLine("完")]), 20) == [
        "节",
        "",
        "甲甲甲甲甲甲  1",
        "乙乙乙乙乙乙  2",
        "",
        "甲甲甲甲甲甲  3",
        "乙乙乙乙乙乙  4",
        "",
        "完",
    ]


def test_an_empty_table_and_empty_pairs_show_nothing():
    assert plain(Page([Listing([ListingColumn("甲")], [])])) == ""
    assert plain(Page([LabelledPairs([])])) == ""


def test_prose_is_not_drawn_out_over_a_very_wide_terminal():
    assert max(map(cell_len, lines(Page([TextLine("字" * 200)]), 200))) == 96


@given(st.lists(cells, min_size=1, max_size=4), widths)
def test_no_line_ends_in_blanks(rows, width):
    head = [ListingColumn("甲", flexible=True), *(ListingColumn(t, below=True) for t in "乙丙丁")]
    for line in lay_out(Page([Listing(head, rows)]), width):
        text = "".join(part.text for part in line)
        assert text == text.rstrip()


def test_tones_colour_text_and_never_the_blanks_between():
    rows = [[Toned("迟", Tone.BAD), "b"]]
    found = list(lay_out(Page([Listing([ListingColumn("甲甲"), ListingColumn("b")], rows)]), 20))[2]
    assert [(p.text, p.tone) for p in found if not p.text.isspace()] == [
        ("迟", Tone.BAD),
        ("b", Tone.PLAIN),
    ]
    assert all(p.tone is Tone.PLAIN for p in found if p.text.isspace())


def test_a_table_whose_columns_may_all_go_below_keeps_one_beside_or_becomes_blocks():
    head = [ListingColumn(title, below=True) for title in ("甲", "乙")]
    found = lines(Page([Listing(head, [["子" * 15, "丑" * 15]])]), 20)
    assert found == ["甲  " + "子" * 8, "    " + "子" * 7, "乙  " + "丑" * 8, "    " + "丑" * 7]


@pytest.mark.parametrize("width", range(64, 90))
def test_any_room_however_odd_can_be_divided_among_three_columns(width):
    head = [ListingColumn(title, flexible=True) for title in ("甲", "乙", "丙")]
    rows = [["子" * 10 + "a", "丑" * 10 + "a", "寅" * 30]]
    found = lines(Page([Listing(head, rows)]), width)
    assert found[0].startswith("甲")
    assert len(found[0].split()) == 3
    assert max(map(cell_len, found)) <= width


def test_a_line_of_a_file_is_neither_folded_nor_trimmed_and_cannot_act():
    assert lines(Page([Verbatim(" 甲\t\x1b" + "乙" * 30 + "  ")]), 20) == [
        " 甲\t\\x1b" + "乙" * 30 + "  "
    ]
