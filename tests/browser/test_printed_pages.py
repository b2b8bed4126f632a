"""What comes out of the printer: A4, margins kept, heads repeated, nothing stranded."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gkcli.paper.build import ViewBuilder
from gkcli.paper.catalogue import find_report
from gkcli.paper.produce import produce
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_workspace
from tests.support.printed import A4, MM, Sheet, inside, sheets

Print = Callable[[str], Path]
Asked = Callable[[str], set[str]]

REPOSITORY = Path(__file__).parents[2]


def page_of(name: str, unit: str = "") -> str:
    workspace = open_workspace(REPOSITORY / "data")
    directory = workspace.directory
    party = find_party(directory, unit) if unit else None
    view = ViewBuilder(take_snapshot(workspace, date(2018, 7, 1)), party).build()
    return produce(find_report(workspace.layout, name), view, directory, "html")


@pytest.fixture(scope="module")
def breakdown(print_page: Print) -> list[Sheet]:
    return sheets(print_page(page_of("breakdown")))


def test_the_letter_stands_upright_and_the_table_lies_across(breakdown: list[Sheet]) -> None:
    turned = [sheet.landscape for sheet in breakdown]
    assert turned == sorted(turned)
    assert turned.count(False) == 2
    assert turned.count(True) > 3
    for sheet in breakdown:
        assert sorted((round(sheet.width), round(sheet.height))) == pytest.approx(A4, abs=1)


def test_every_page_of_the_table_has_its_head(breakdown: list[Sheet]) -> None:
    for sheet in breakdown:
        heads = [head in sheet.text for head in ("工作任务", "牵头单位", "工作要求")]
        assert not sheet.landscape or all(heads)


def test_every_page_has_its_number_on_the_outer_side(breakdown: list[Sheet]) -> None:
    for number, sheet in enumerate(breakdown, 1):
        odd = number % 2 == 1
        if sheet.landscape:
            # Where it stands on an upright page, which this one is once it is turned.
            digits = [w for w in sheet.words if w.text.isdecimal() and w.right < 28 * MM]
            assert "".join(w.text for w in sorted(digits, key=lambda w: w.top)) == str(number)
            found = digits[0]
            assert (found.left + found.right) / 2 > 15 * MM
            assert (found.middle > sheet.height / 2) is odd
            continue
        (found,) = [w for w in sheet.words if w.text == str(number) and w.top > sheet.height * 0.85]
        assert (found.left > sheet.width / 2) is odd


def test_the_margins_of_the_standard_are_kept(breakdown: list[Sheet]) -> None:
    for sheet in breakdown:
        margins = (28, 37, 26, 35) if sheet.landscape else (37, 26, 35, 28)
        assert inside(sheet, *margins)


def test_a_section_is_never_alone_at_the_foot_of_a_page(breakdown: list[Sheet]) -> None:
    for sheet in breakdown:
        if sheet.landscape:
            after_last_heading = re.split(r"（[一二三四五六七八九十]+）", sheet.text)[-1]
            assert re.search(r"\d+\.", after_last_heading)


def test_all_forty_tasks_and_the_foot_are_printed(breakdown: list[Sheet]) -> None:
    whole = "".join(sheet.text for sheet in breakdown if sheet.landscape)
    assert all(f"{number}." in whole for number in range(1, 41))
    assert "抄送:区委办,区人大办、政协办。" in breakdown[-1].text
    assert "2018年6月28日印发" in breakdown[-1].text


def test_a_sheet_to_fill_in_repeats_its_head_and_ends_with_the_signature(
    print_page: Print,
) -> None:
    printed = sheets(print_page(page_of("unit-sheet-full", "区教育局")))
    assert len(printed) > 5
    assert all("完成情况" in sheet.text and "填报人" in sheet.text for sheet in printed)
    assert all(sheet.landscape and inside(sheet, 18, 15, 18, 20) for sheet in printed)
    assert "单位负责人（签字）" in printed[-1].text


LETTER_OF_EVERYTHING = f"""
<!-- 版头 -->
示例区政务督查
第 3 期
2024年6月1日

# 关于2024年上半年政务公开工作主要任务落实情况的督查通报

正文。

<!-- 附件 附件1 -->

# 名单

甲

<!-- 横排 -->
<!-- 附件 附件2 -->

# 统计表

<!-- 表 表头=3 -->
| 行政复议 | < | 行政诉讼 | < |
| --- | --- | --- | --- |
| 结果维持 | 总计 | 未经复议 | 复议后 |
| ^ | ^ | 总数 | < |
{"| 1 | 2 | 3 | 4 |" + chr(10)}{("| 5 | 6 | 7 | 8 |" + chr(10)) * 90}
"""


def page_from(markdown: str, folder: Path) -> str:
    """A page made by a template of one's own."""
    (folder / "templates").mkdir()
    (folder / "templates/mine.md.j2").write_text(markdown, encoding="utf-8")
    workspace = open_workspace(REPOSITORY / "examples/demo")
    view = ViewBuilder(take_snapshot(workspace, date(2024, 6, 1))).build()
    report = find_report(Layout(folder), "mine")
    return produce(report, view, workspace.directory, "html")


def test_a_page_holds_22_lines_of_28_letters(print_page: Print, tmp_path: Path) -> None:
    full = "字" * (22 * 28 - 2)
    one, two = (
        sheets(print_page(page_from(text, folder)))
        for text, folder in ((full, tmp_path), (full + "字", tmp_path / "more"))
        if folder.mkdir(exist_ok=True) is None
    )
    assert [len(one), len(two)] == [1, 2]
    lines = [word.text for word in one[0].words if "字" in word.text]
    assert [len(line) for line in lines] == [26] + [28] * 21
    assert inside(one[0], 37, 26, 35, 28)


@pytest.fixture(scope="module")
def everything(print_page: Print, tmp_path_factory: pytest.TempPathFactory) -> list[Sheet]:
    return sheets(print_page(page_from(LETTER_OF_EVERYTHING, tmp_path_factory.mktemp("mine"))))


def test_an_annex_begins_a_page_of_its_own(everything: list[Sheet]) -> None:
    first = [re.sub(r"^—\d+—", "", sheet.text)[:3] for sheet in everything]
    assert first[1:3] == ["附件1", "附件2"]
    assert "附件" not in everything[0].text
    assert [sheet.landscape for sheet in everything[:3]] == [False, False, True]


def test_a_head_of_three_rows_is_repeated_whole(everything: list[Sheet]) -> None:
    table = everything[2:]
    assert len(table) > 2
    for sheet in table:
        assert all(head in sheet.text for head in ("行政复议", "行政诉讼", "未经复议", "总数"))
        assert inside(sheet, 28, 37, 26, 35)


def test_a_title_is_broken_at_its_words(everything: list[Sheet]) -> None:
    words = [word.text for word in everything[0].words]
    assert "关于2024年上半年政务公开工作" in words
    assert "主要任务落实情况的督查通报" in words


def test_no_page_asks_for_anything(asked_hosts: Asked) -> None:
    assert asked_hosts(page_of("breakdown")) == set()
    assert asked_hosts('<img src="http://example.invalid/x.png">') == {"example.invalid"}
