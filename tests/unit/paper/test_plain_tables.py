"""Markdown that other programs show has no cells that span."""

import pytest

from gkcli.paper.markdown.plain import plain_tables

HEAD = "<!-- 表 表头=2 列宽=1,1,1 -->\n| 目 | 完成 | < |\n| --- | :---: | :---: |\n"


def test_a_head_of_several_rows_becomes_one() -> None:
    text = plain_tables(f"{HEAD}| ^ | 按时 | 迟 |\n| 甲 | 1 | 2 |\n")
    assert "| 目 | 完成：按时 | 完成：迟 |\n| --- | :---: | :---: |\n| 甲 | 1 | 2 |\n" in text


def test_words_across_the_head_are_said_once() -> None:
    text = plain_tables("| 第一项 | < |\n| --- | --- |\n| 名称 | 数 |\n")
    assert text == "| 第一项 |  |\n| --- | --- |\n| 名称 | 数 |\n"


@pytest.mark.parametrize("sign", ["<", "^"])
def test_what_another_cell_covers_is_empty(sign: str) -> None:
    text = plain_tables(f"| 甲 | 乙 |\n| --- | --- |\n| 子 | 丑 |\n| {sign} | 卯 |\n")
    assert text.endswith("|  | 卯 |\n")


@pytest.mark.parametrize("cell", [r"\<", r"a\|b", r"a\\", "<br>", "x < y"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    text = f"{HEAD}| ^ | 按时 | 迟 |\n| < | {cell} | 2 |\n".replace("| < | {", "| 甲 | {")
    assert f"|  | {cell} | 2 |" in plain_tables(text)
    plain = f"| 甲 | 乙 |\n| --- | --- |\n| {cell} | | \n"
    assert plain_tables(plain) == plain
