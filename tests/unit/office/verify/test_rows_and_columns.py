"""Rows and columns that no words of the workspace account for are told, whatever their heads."""

import pytest

from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify

HEADS = "工作任务\t牵头单位\t责任单位\t工作要求\t神秘一栏"
FIRST = "1. 集中公开规范性文件\t区政府办公室\t区政府各部门\t全部公开。\t"
OTHER = "2. 做好政策解读\t\t各镇（街道），区政府各部门\t同步解读。\t"


def document(rows):
    data = "\n".join((HEADS, *rows)).encode()
    return data, document_of(data, ".txt", "表.txt")


TABLE = read(document((FIRST, OTHER))[1], Given(this_year=2019)).table


def told(*rows):
    found = verify(TABLE, *document(rows))
    return [(one.line, one.severity, one.message) for one in found if one.line > 1]


def test_a_table_that_is_all_in_the_workspace_leaves_nothing():
    assert told(FIRST, OTHER) == []


def test_a_column_that_is_nowhere_in_the_workspace_is_told_once():
    (found,) = told(f"{FIRST}张三负责联系", f"{OTHER}李四负责联系")

    assert found[:2] == (2, "note")
    assert "“神秘一栏”一栏有 2 格没有收在数据里，第一格是“张三负责联系”" in found[2]


def test_a_row_that_is_nowhere_in_the_workspace_is_a_difference():
    found = told(FIRST, "3. 凭空多出来的事\t某某单位\t某某部门\t\t", OTHER)

    assert any(line == 3 and "凭空多出来的事" in message for line, _, message in found)
    assert {severity for _, severity, _ in found} == {"error"}


def test_a_column_beside_a_difference_is_told_too():
    found = told(f"{FIRST}上年结转".replace("区政府办公室", "区政府办"), OTHER)

    assert [severity for _, severity, _ in found] == ["error", "note"]
    assert "“神秘一栏”一栏有 1 格" in found[1][2]


def test_heads_repeated_on_the_next_page_are_nothing_that_is_left():
    assert told(FIRST, HEADS, OTHER) == []


def test_a_title_and_a_time_in_each_others_column_are_told():
    heads = "工作任务\t责任单位\t完成时限"
    row = "1. 做好政策解读\t区政府各部门\t6月底前"
    data = f"{heads}\n{row}\n".encode()
    table = read(document_of(data, ".txt", "表.txt"), Given(this_year=2019)).table
    swapped = f"{heads}\n1. 6月底前\t区政府各部门\t做好政策解读\n".encode()

    assert not [f for f in verify(table, data, document_of(data, ".txt", "表.txt")) if f.line > 1]
    found = verify(table, swapped, document_of(swapped, ".txt", "表.txt"))
    assert any("“完成时限”一栏" in one.message and one.line == 2 for one in found)


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("民生实事|具体要求|指导部门|承办单位", "做好供水|全部通水。|区水利局|各镇"),
        ("类别|工作任务|具体要求|责任部门|时间进度", "民生|做好供水|全部通水。|区水利局|6月底前"),
        ("目标任务|工作措施|主办单位|协办单位|完成情况", "做好供水|全部通水。|区水利局|各镇|"),
        ("贯彻举措|责任科室(股室)|完成时间", "做好供水|供水股|长期坚持"),
        ("工作要求|责任单位|工作任务|牵头单位", "长期坚持。|各镇|做好供水|区水利局"),
        ("类别|工作任务|责任单位|完成时限", "做好供水|做好供水|区水利局|6月底前"),
    ],
)
def test_a_table_that_was_read_right_is_clean_below_any_heads(heads, row):
    data = f"{heads}\n{row}\n".replace("|", "\t").encode()
    read_document = document_of(data, ".txt", "表.txt")
    table = read(read_document, Given(this_year=2019)).table

    assert [f.message for f in verify(table, data, read_document) if f.severity == "error"] == []
