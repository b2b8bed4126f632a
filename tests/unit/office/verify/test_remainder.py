"""What no words of the workspace account for is told, whatever import takes its column to be."""

from pathlib import Path

import pytest

from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify
from gkcli.office.verify.differences import Differences
from gkcli.office.verify.remainder import tell_remainder
from gkcli.office.verify.words import page_text
from gkcli.workspace.open import open_workspace

REPOSITORY = Path(__file__).parents[4]
HEADS = "工作任务\t牵头单位\t责任单位\t工作要求\t神秘一栏"
FIRST = "1. 集中公开规范性文件\t区政府办公室\t区政府各部门\t\t"
OTHER = "2. 做好政策解读\t\t各镇（街道），区政府各部门\t\t"


@pytest.fixture(scope="module")
def table():
    return open_workspace(REPOSITORY / "examples/demo").table


def told(table, *rows):
    differences = Differences("表.txt")
    text = "\n".join((HEADS, *rows)).encode()
    tell_remainder(table, document_of(text, ".txt", "表.txt"), differences)
    return [(found.line, found.severity, found.message) for found in differences.in_order()]


def test_a_table_that_is_all_in_the_workspace_has_no_remainder(table):
    assert told(table, FIRST, OTHER) == []


def test_a_column_that_is_nowhere_in_the_workspace_is_told_once(table):
    (found,) = told(table, f"{FIRST}张三负责联系", f"{OTHER}李四负责联系")

    assert found[:2] == (2, "note")
    assert "“神秘一栏”一栏有 2 格没有收在数据里，第一格是“张三负责联系”" in found[2]


def test_a_row_that_is_nowhere_in_the_workspace_is_a_difference(table):
    (found,) = told(table, FIRST, "3. 凭空多出来的事\t某某单位\t某某部门\t\t", OTHER)

    assert found[:2] == (3, "error")
    assert "凭空多出来的事" in found[2]


def test_a_column_beside_a_difference_is_told_too(table):
    row = f"{FIRST}上年结转".replace("区政府办公室", "区政府办")
    text = "\n".join((HEADS, row, OTHER)).encode()
    found = verify(table, text, document_of(text, ".txt", "表.txt"))

    assert any("“神秘一栏”一栏有 1 格" in one.message for one in found)


def test_heads_repeated_on_the_next_page_are_no_remainder(table):
    assert told(table, FIRST, HEADS, OTHER) == []


class TestPageText:
    def test_tags_scripts_and_what_is_hidden_are_no_text(self):
        page = (
            "<html><head><title>题</title></head><body><script>甲</script><p>一</p>"
            "<p hidden>乙<b>丙</b></p><div style='display: none'><div>丁</div>戊</div>"
            "<svg/>二&amp;&#19977;<!-- 己 --></body></html>"
        )

        assert page_text(page) == "一二&三"

    def test_a_head_that_is_not_closed_ends_at_the_body(self):
        assert page_text("<head><title>题<body><p>一") == "一"
