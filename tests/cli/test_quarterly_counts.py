"""A quarterly duty counts quarter by quarter in every view, not only after the fourth."""

import json

import pytest

from tests.support.workbooks import shown

DAY = ("--as-of", "2024-07-20")
"""Of four quarters and nine units, 16 of 36 occasions are done, 2 are late."""


def test_the_list_of_tasks_and_its_data(demo):
    line = next(x for x in demo("tasks", *DAY).out.splitlines() if "做好政策解读" in x)
    assert "16/36 项次已完成，逾期 2" in line
    task = next(t for t in json.loads(demo("tasks", "-f", "json", *DAY).out) if t["number"] == 2)
    counts = task["counts"]
    assert (counts["done"], counts["owed"], counts["overdue"]) == (16, 36, 2)


def test_each_quarter_of_a_unit(demo):
    rows = [x for x in demo("units", "区数据局", *DAY).out.splitlines() if "2-explain" in x]
    assert [("完成" in row, "未到期" in row) for row in rows] == [(True, False)] * 2 + [
        (False, True)
    ] * 2


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ("bulletin", "| 2 | 做好政策解读 | — | 36 | 16 | 2 | 0 | 18 | 0 | 丙街道 |"),
        ("annual", "*做好政策解读*。应完成36项次，已完成16项次。"),
    ],
)
def test_reports(demo, report, words):
    assert words in demo("report", report, *DAY).out


def test_the_workbook(demo, tmp_path):
    book = tmp_path / "台账.xlsx"
    demo("export", "xlsx", "-o", str(book), *DAY)
    (row,) = (row for row in shown(book, "任务") if row["任务号"] == 2)
    assert row["完成项次"] == "16/36"
    states = [row["目前状态"] for row in shown(book, "时限") if row["事项编号"] == "2-explain"]
    assert (states.count("完成") + states.count("迟完成"), len(states)) == (16, 36)


def test_the_site(demo, tmp_path):
    demo("site", "-o", str(tmp_path / "网站"), *DAY)
    page = (tmp_path / "网站/tasks/2.html").read_text(encoding="utf-8")
    assert [quarter in page for quarter in ("第一季度", "第二季度", "第四季度")] == [True] * 3
    section = (tmp_path / "网站/tasks.html").read_text(encoding="utf-8")
    assert "做好政策解读" in section
