"""``gkcli export xlsx``: a workbook to read, print and fill in."""

import json
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from tests.support.workbooks import HEAD, saved_by_libreoffice, shown

DAY = ("--as-of", "2024-10-12")


@pytest.fixture
def xlsx(demo):
    return lambda *arguments: demo("export", "xlsx", *DAY, *arguments)


@pytest.fixture
def book(xlsx, tmp_path):
    target = tmp_path / "台账.xlsx"
    outcome = xlsx("-o", str(target))
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"已写入 {target}\n状态按 2024-10-12 计。\n"
    return target


def test_its_sheets_and_the_hidden_ones(book):
    sheets = openpyxl.load_workbook(book).worksheets
    visible = [sheet.title for sheet in sheets if sheet.sheet_state == "visible"]
    assert visible == ["任务", "时限", "进展", "单位", "说明"]
    assert [s.title for s in sheets if s.sheet_state != "visible"] == ["选项", "gkcli"]


def test_its_tasks_are_those_of_the_list(book, demo):
    rows = [row for row in shown(book, "任务") if isinstance(row["任务号"], int)]
    tasks = json.loads(demo("tasks", "-f", "json", *DAY).out)
    assert [(row["任务号"], row["任务"], row["工作要求"]) for row in rows] == [
        (task["number"], task["title"], task["requirement"]) for task in tasks
    ]
    assert [row["牵头单位"] or "" for row in rows] == ["、".join(task["lead"]) for task in tasks]


def test_parts_and_sections_are_rows_of_their_own(book):
    sheet = openpyxl.load_workbook(book)["任务"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:H4", "A5:H5"} <= merged
    assert sheet["A4"].value == "一、扩大主动公开"
    assert sheet["A5"].value == "（一）政策文件公开"


def test_its_occasions_are_those_of_the_list(book, demo):
    listed = json.loads(demo("deadlines", "-f", "json", "--each", *DAY).out)
    rows = shown(book, "时限")
    labels = {"overdue": "逾期", "due_soon": "临近", "pending": "未到期", "ongoing": "长期"}
    labels |= {"waiting": "待条件", "done": "完成", "done_late": "迟完成"}
    labels |= {"not_applicable": "不适用"}
    assert sorted(
        (r["事项编号"], r["承担单位"], str(r["到期日"])[:10], r["目前状态"]) for r in rows
    ) == (sorted((d["id"], d["unit"], str(d["due"]), labels[d["state"]]) for d in listed))
    assert all(isinstance(row["到期日"], datetime | None) for row in rows)


def test_its_records_are_those_of_the_ledgers(book, demo):
    records = [
        one
        for line in demo("export", "jsonl", *DAY).out.splitlines()
        if (one := json.loads(line))["table"] == "records"
    ]
    rows = shown(book, "进展")
    assert [row["序号"] for row in rows] == list(range(1, len(records) + 1))
    assert [
        (r["报送单位"], r["日期"].date(), r["状态"], r["说明"], r["记录单位"]) for r in rows
    ] == [
        (r["unit"], date.fromisoformat(r["happened_on"]), r["status"], r["note"], r["recorded_by"])
        for r in records
    ]


def test_what_may_be_picked_is_offered(book, xlsx, tmp_path):
    own = tmp_path / "甲镇.xlsx"
    xlsx("-o", str(own), "--unit", "甲镇")
    for path, offices in ((book, True), (own, False)):
        rules = openpyxl.load_workbook(path)["进展"].data_validations.dataValidation
        lists = {rule.formula1 for rule in rules}
        assert any("推进中" in one and ("已销号" in one) is offices for one in lists)
        assert any(one.startswith(("'单位'!", "单位!")) for one in lists)
        assert any("选项" in one for one in lists)


def test_it_is_ready_to_be_printed_and_filtered(book):
    for sheet in openpyxl.load_workbook(book).worksheets[:4]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == (8 if sheet.title == "任务" else 9)
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert sheet.auto_filter.ref.startswith(f"A{HEAD}:")
        assert sheet.freeze_panes == f"C{HEAD + 1}"


def test_the_same_gives_the_same_bytes(book, xlsx, tmp_path):
    other = tmp_path / "又.xlsx"
    xlsx("-o", str(other))
    assert other.read_bytes() == book.read_bytes()


def test_there_are_no_formulas_links_or_macros(run, demo_with, tmp_path):
    folder = demo_with(
        {"title: 集中公开规范性文件": "title: '=1+1'", "title: 做好政策解读": "title: '@甲'"}
    )
    outcome = run("-d", str(folder), "export", "xlsx", "-o", str(tmp_path / "a.xlsx"), *DAY)
    assert outcome.code == 0
    titles = [row["任务"] for row in shown(tmp_path / "a.xlsx", "任务")]
    assert {"=1+1", "@甲"} <= set(titles)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
        for name in archive.namelist():
            text = archive.read(name).decode()
            if name.startswith("xl/worksheets/"):
                assert "<f>" not in text
                assert "<hyperlink" not in text


def test_a_public_one_tells_nothing_that_was_recorded(xlsx, tmp_path):
    target = tmp_path / "公开.xlsx"
    outcome = xlsx("-o", str(target), "--public")
    assert (outcome.code, outcome.out) == (0, "")
    assert "供公开，不含：状态、台账" in outcome.err
    sheets = openpyxl.load_workbook(target).sheetnames
    assert sheets == ["任务", "时限", "单位", "说明"]
    with zipfile.ZipFile(target) as archive:
        words = "".join(archive.read(name).decode() for name in archive.namelist())
    assert not re.search("逾期|已完成|已销号|https://www.example", words)


def test_all_units_get_a_book_each(xlsx, tmp_path):
    folder = tmp_path / "台账"
    outcome = xlsx("-o", str(folder), "--all-units")
    assert "10 个单位，各一本；1 个单位没有任务，没有出" in outcome.err
    assert {"甲镇.xlsx", "区教育局.xlsx"} <= {path.name for path in folder.iterdir()}
    rows = shown(folder / "甲镇.xlsx", "时限")
    assert {row["承担单位"] for row in rows} == {"甲镇"}
    again = xlsx("-o", str(folder), "--all-units")
    assert (again.code, "加 --force" in again.err) == (2, True)


def test_what_cannot_be_written_is_refused(xlsx, run, demo_with, book, tmp_path):
    assert "没有动它" in xlsx("-o", str(book)).err
    assert "请以 .xlsx 结尾" in xlsx("-o", str(tmp_path / "a.xls")).err
    assert "只写一个" in xlsx("-o", str(book), "--unit", "甲镇", "--all-units").err
    folder = demo_with({"title: 做好政策解读": f"title: {'长' * 33_000}"})
    outcome = run("-d", str(folder), "export", "xlsx", "-o", str(tmp_path / "b.xlsx"), *DAY)
    assert (outcome.code, outcome.out) == (2, "")
    assert "有 33000 字，Excel 一格放不下" in outcome.err
    assert not (tmp_path / "b.xlsx").exists()


def test_libreoffice_opens_it_and_keeps_what_it_says(book, tmp_path):
    saved = saved_by_libreoffice(book, tmp_path / "另存")
    for name in ("任务", "时限", "进展", "单位"):
        assert shown(saved, name) == shown(book, name)


def test_record_reads_the_rows_that_were_filled_in(run, demo_copy, tmp_path):
    target = tmp_path / "甲镇.xlsx"
    run("-d", str(demo_copy), "export", "xlsx", "--unit", "甲镇", "-o", str(target), *DAY)
    book = openpyxl.load_workbook(target)
    sheet = book["进展"]
    place = HEAD + 1 + len(shown(target, "进展"))
    for column, value in ((2, "7"), (3, "甲镇"), (4, date(2024, 10, 9)), (5, "推进中")):
        sheet.cell(place, column, value)
    book.save(target)
    ledger = demo_copy / "progress/甲镇.yaml"
    before = ledger.read_text(encoding="utf-8")
    outcome = run("-d", str(demo_copy), "record", "--from", str(target))
    assert outcome.code == 0
    added = "- {on: 2024-10-09, for: 7, status: 推进中}\n"
    assert ledger.read_text(encoding="utf-8") == before + added
