"""``gkcli update``: what people changed in workbooks comes back, and nothing else."""

import difflib
import json
import os
import sys
import zipfile
from datetime import date

import pexpect
import pytest

from tests.support.workbooks import HEAD, Desk, saved_by_libreoffice

UNCHANGED = "{}：没有改动\n没有要写的。\n"
DAY = ("--as-of", "2024-10-12")


@pytest.fixture
def folder(demo_copy, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return demo_copy


@pytest.fixture
def undoable(tmp_path, monkeypatch):
    """The user's folder, in which the way back is kept."""
    monkeypatch.setenv("GKCLI_UNDO", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def gk(run, folder):
    def ask(*arguments, **how):
        outcome = run("-d", str(folder), *map(str, arguments), **how)
        assert "差错" not in outcome.err
        return outcome

    return ask


@pytest.fixture
def export(gk, tmp_path):
    """A workbook, opened to be changed: ``export("甲.xlsx", "--unit", "甲镇")``."""

    def make(name="台账.xlsx", *arguments):
        target = tmp_path / name
        assert gk("export", "xlsx", "-o", target, "--force", *DAY, *arguments).code == 0
        return Desk(target)

    return make


def contents(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def changed_lines(before, after):
    """The lines that are new, and those that are gone, of all files together."""
    new, gone = [], []
    for path in {*before, *after}:
        old, now = (each.get(path, b"").decode().splitlines() for each in (before, after))
        for line in difflib.ndiff(old, now):
            {"+": new, "-": gone}.get(line[0], []).append(line[2:].strip())
    return sorted(new), sorted(gone)


def test_what_nobody_changed_changes_nothing(gk, export, folder):
    before = contents(folder)
    desk = export()
    outcome = gk("update", desk.path, "--yes")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "台账.xlsx：没有改动\n没有要写的。\n"
    assert contents(folder) == before


def test_cells_and_rows_come_back_and_nothing_else(gk, export, folder):
    before = contents(folder)
    desk = export()
    desk.put("任务", 1, "任务", "集中公开全部规范性文件")
    desk.put("任务", 1, "牵头单位", "区政府办公室，区财政局")
    desk.put("时限", "plan", "到期日", date(2024, 4, 2))
    desk.report(**{"任务/事项": "7", "报送单位": "甲镇", "日期": "2024.10.9", "状态": "推进中"})
    outcome = gk("update", desk.save(), "--yes")
    assert outcome.code == 0
    assert "台账.xlsx：改 3 格，填了 1 条\n" in outcome.out
    new, gone = changed_lines(before, contents(folder))
    assert new == [
        "- {on: 2024-10-09, for: 7, status: 推进中}",
        "by: 2024-04-02",
        "lead: [区政府办公室, 区财政局]",
        "title: 集中公开全部规范性文件",
    ]
    assert gone == ["by: 2024-03-29", "lead: [区政府办公室]", "title: 集中公开规范性文件"]


@pytest.mark.usefixtures("undoable")
def test_it_asks_first_and_can_be_taken_back(gk, export, folder):
    before = contents(folder)
    desk = export()
    desk.put("任务", 2, "任务", "解读政策")
    desk.save()
    refused = gk("update", desk.path)
    assert (refused.code, contents(folder)) == (2, before)
    assert "这里不能询问" in refused.err
    tried = gk("update", desk.path, "--dry-run")
    assert (tried.code, contents(folder)) == (0, before)
    assert "没有写入（--dry-run）" in tried.out
    assert "要撤回：gkcli -d copy undo" in gk("update", desk.path, "--yes").out
    assert contents(folder) != before
    assert gk("undo", "--yes").code == 0
    assert contents(folder) == before


def test_what_both_changed_is_a_conflict_told_with_both_values(gk, export, folder):
    desk = export()
    desk.put("任务", 2, "任务", "解读政策")
    desk.put("时限", "plan", "到期日", date(2024, 4, 2))
    desk.save()
    gk("set", "2", "title", "讲政策", "--yes")
    gk("set", "plan", "by", "2024-04-09", "--yes")
    before = contents(folder)
    outcome = gk("update", desk.path, "--yes")
    assert (outcome.code, outcome.out) == (2, "")
    assert "第 2 项的任务两边都改了：出台账时是“做好政策解读”，工作区现在是“讲政策”" in outcome.err
    assert "表里是“解读政策”" in outcome.err
    assert "“plan”的到期日两边都改了：出台账时是“2024-03-29”" in outcome.err
    assert contents(folder) == before


def test_what_the_workspace_changed_meanwhile_stays(gk, export, folder):
    desk = export()
    desk.put("任务", 2, "牵头单位", "区财政局")
    desk.save()
    gk("set", "2", "title", "讲政策", "--yes")
    gk("record", "7", "-u", "甲镇", "-s", "推进中", "--on", "2024-10-10")
    before = contents(folder)
    assert gk("update", desk.path, "--yes").code == 0
    new, _ = changed_lines(before, contents(folder))
    assert new == ["lead: [区财政局]"]
    assert "讲政策" in (folder / "tasks.yaml").read_text(encoding="utf-8")


def test_the_same_change_on_both_sides_is_none(gk, export):
    desk = export()
    desk.put("任务", 2, "任务", "讲政策")
    desk.save()
    gk("set", "2", "title", "讲政策", "--yes")
    assert gk("update", desk.path, "--yes").out.endswith("没有要写的。\n")


def test_a_row_that_is_gone_is_told_and_not_dropped(gk, export, folder):
    before = contents(folder)
    desk = export()
    sheet = desk.book["任务"]
    row = next(r for r in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(r, 1).value == 8)
    sheet.delete_rows(row)
    desk.book["进展"].delete_rows(HEAD + 1, 2)
    outcome = gk("update", desk.save(), "--yes")
    assert outcome.code == 0
    assert "少了 1 项任务的行" in outcome.out
    assert "里没有了第 8 项“开展业务培训”的行：任务没有删。" in outcome.err
    assert "“进展”表里没有了第 1、2 条：台账只加不改，没有删" in outcome.err
    assert contents(folder) == before


def messed_up(desk):
    """Columns moved, sheets renamed, rows sorted, filtered and coloured: nothing said otherwise."""
    for name in ("任务", "进展"):
        sheet = desk.book[name]
        for area in [*sheet.merged_cells.ranges]:
            sheet.unmerge_cells(str(area))
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD)]
        head, *below = [[*row[1:], row[0]] for row in rows]
        last = len(head) - 1
        below.sort(key=lambda row: -row[last] if isinstance(row[last], int) else 0)
        for number, row in enumerate([head, *below], HEAD):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place).value = value
                if isinstance(value, str):
                    sheet.cell(number, place).data_type = "s"
        for number in range(HEAD + 1, HEAD + 5):
            sheet.row_dimensions[number].hidden = True
        sheet.title = f"{name}（改）"
    return desk.save()


def test_moved_sorted_filtered_and_renamed_reads_the_same(gk, export, folder, tmp_path):
    before = contents(folder)
    path = messed_up(export())
    outcome = gk("update", path, "--yes")
    assert (outcome.code, outcome.out) == (
        0,
        f"{path.relative_to(tmp_path)}：没有改动\n没有要写的。\n",
    )
    assert contents(folder) == before


@pytest.mark.parametrize(
    "change", [lambda desk: desk.path, messed_up], ids=["as it is", "messed up"]
)
def test_saved_by_libreoffice_reads_the_same(gk, export, folder, tmp_path, change):
    before = contents(folder)
    path = saved_by_libreoffice(change(export()), tmp_path / "另存")
    outcome = gk("update", path, "--yes")
    assert (outcome.code, outcome.out) == (
        0,
        f"{path.relative_to(tmp_path)}：没有改动\n没有要写的。\n",
    )
    assert contents(folder) == before


def test_rows_of_records_that_were_changed_are_recorded_as_well(gk, export, folder):
    before = contents(folder)
    desk = export("甲镇.xlsx", "--unit", "甲镇")
    place = next(
        row
        for row in range(HEAD + 1, 40)
        if str(desk.book["进展"].cell(row, 2).value).startswith("7")
    )
    desk.write("进展", place, "日期", date(2024, 10, 9))
    desk.write("进展", place, "说明", "又巡查一次")
    outcome = gk("update", desk.save(), "--yes")
    assert outcome.code == 0
    assert "原来那条留着，改后的另记一条" in outcome.err
    new, gone = changed_lines(before, contents(folder))
    assert gone == []
    (line,) = new
    assert line.startswith("- {on: 2024-10-09, for: 7")
    assert "又巡查一次" in line


@pytest.mark.parametrize(
    ("sheet", "key", "head", "value", "said"),
    [
        ("任务", 2, "任务", None, "不能为空"),
        ("任务", 2, "牵头单位", "区财正局", "区财政局"),
        ("任务", 2, "任务号", 99, "任务号“99”不在这本台账里"),
        ("时限", "plan", "到期日", "下个月", "“下个月”"),
        ("时限", "plan", "到期日", None, "到期日空了"),
        ("时限", "2-explain", "到期日", date(2024, 5, 1), "是按规则推算的"),
        ("时限", "plan", "事项编号", "plam", "“plam”这一行原来没有"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    gk, export, folder, sheet, key, head, value, said
):
    before = contents(folder)
    desk = export()
    desk.put(sheet, key, head, value)
    outcome = gk("update", desk.save(), "--yes")
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert "行：" in outcome.err
    assert contents(folder) == before


def test_many_files_give_one_report(gk, export, folder, tmp_path):
    good = export("甲镇.xlsx", "--unit", "甲镇")
    good.report(**{"任务/事项": "7", "日期": date(2024, 10, 9), "状态": "推进中"})
    bad = export("乙镇.xlsx", "--unit", "乙镇")
    bad.report(**{"任务/事项": "7", "日期": date(2031, 1, 1), "状态": "推进中"})
    bad.report(**{"任务/事项": "99", "日期": date(2024, 10, 9), "状态": "做完了"})
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "丙街道.csv").write_text(
        "任务/事项,报送单位,日期,状态\n7,丙街道,2024-10-08,推进中\n", encoding="utf-8"
    )
    before = contents(folder)
    files = [good.save(), bad.save(), tmp_path / "坏.xlsx", tmp_path / "丙街道.csv"]
    outcome = gk("update", *files, "--yes")
    assert outcome.code == 1
    assert "甲镇.xlsx：填了 1 条\n" in outcome.out
    assert "丙街道.csv：填了 1 条\n" in outcome.out
    assert "没有收的 2 个文件" in outcome.err
    assert "第 " in outcome.err
    assert "“状态”列" in outcome.err
    new, gone = changed_lines(before, contents(folder))
    assert gone == []
    assert new == [
        "- {on: 2024-10-08, for: 7, status: 推进中}",
        "- {on: 2024-10-09, for: 7, status: 推进中}",
    ]


def test_files_that_contradict_one_another_are_both_left_out(gk, export, folder):
    before = contents(folder)
    paths = []
    for name, text in (("甲.xlsx", "讲政策"), ("乙.xlsx", "说政策")):
        desk = export(name)
        desk.put("任务", 2, "任务", text)
        paths.append(desk.save())
    outcome = gk("update", *paths, "--yes")
    assert (outcome.code, outcome.out) == (2, "")
    assert "甲.xlsx 是“讲政策”" in outcome.err
    assert "乙.xlsx 是“说政策”" in outcome.err
    assert contents(folder) == before


def test_that_of_another_notice_is_refused(gk, export, folder):
    desk = export()
    text = (folder / "tasks.yaml").read_text(encoding="utf-8")
    (folder / "tasks.yaml").write_text(
        text.replace("示政办〔2024〕1号", "示政办〔2025〕1号"), encoding="utf-8"
    )
    outcome = gk("update", desk.path, "--yes")
    assert outcome.code == 2
    assert "是“示政办〔2024〕1号”的台账，这个工作区是“示政办〔2025〕1号”的" in outcome.err


@pytest.mark.parametrize("answer", ["n", "y"])
def test_a_gone_row_is_asked_about_in_a_terminal(run, demo_with, tmp_path, answer):
    folder = demo_with({})
    target = tmp_path / "台账.xlsx"
    run("-d", str(folder), "export", "xlsx", "-o", str(target), *DAY)
    desk = Desk(target)
    sheet = desk.book["任务"]
    row = next(r for r in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(r, 1).value == 8)
    sheet.delete_rows(row)
    desk.save()
    child = pexpect.spawn(
        sys.executable,
        ["-m", "gkcli", "-d", str(folder), "update", str(target)],
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
        encoding="utf-8",
        dimensions=(60, 120),
    )
    child.expect("要从任务表里删去这项任务吗")
    child.sendline(answer)
    if answer == "y":
        child.expect("写入吗")
        child.sendline("y")
    child.expect(pexpect.EOF)
    text = (folder / "tasks.yaml").read_text(encoding="utf-8")
    assert ("number: 8" in text) is (answer == "n")
    assert "number: 7" in text


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1-", "@甲", "_x000D_", "_x0041_", "<b>&amp;"])
def test_texts_that_look_like_something_else_come_back_to_the_letter(gk, export, text):
    desk = export()
    desk.put("任务", 2, "任务", text)
    desk.save()
    assert gk("update", desk.path, "--yes").code == 0
    again = export("又.xlsx")
    assert UNCHANGED.format("又.xlsx") == gk("update", again.path, "--yes").out
    assert json.loads(gk("show", "2", "-f", "json").out)[0]["title"] == text


@pytest.mark.parametrize("name", ["xlsx-bomb", "formula", "error"])
def test_what_nobody_can_read_is_refused_with_the_reason(gk, export, folder, name):
    before = contents(folder)
    desk = export()
    cell = desk.book["任务"].cell(HEAD + 3, 2)
    if name == "xlsx-bomb":
        desk.save()
        with zipfile.ZipFile(desk.path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet99.xml", b"<a/>" * 12_000_000)
    elif name == "formula":
        cell.value = "=A1&B1"
        desk.save()
    else:
        cell.value, cell.data_type = "#REF!", "e"
        desk.save()
    outcome = gk("update", desk.path, "--yes")
    assert (outcome.code, outcome.out) == (2, "")
    said = {"xlsx-bomb": "压缩得不正常", "formula": "格是公式", "error": "公式算错的结果"}
    assert said[name] in outcome.err
    assert contents(folder) == before


def choices(desk, head):
    """What the drop-down of a column of the ledger's sheet offers."""
    sheet = desk.book["进展"]
    letter = sheet.cell(HEAD, desk.column("进展", head)).column_letter
    rules = sheet.data_validations.dataValidation
    return next(
        rule.formula1.strip('"').split(",")
        for rule in rules
        if str(rule.sqref).startswith(f"{letter}{HEAD + 1}")
    )


def test_a_unit_asks_for_more_time_in_its_workbook_and_decides_nothing(gk, export, folder):
    before = contents(folder)
    desk = export("甲镇.xlsx", "--unit", "甲镇")
    offered = choices(desk, "状态")
    assert {"申请延期", "零报告", "已完成"} <= {*offered}
    assert not {"准予延期", "不予延期", "退回", "整改", "已销号", "已催办"} & {*offered}
    asked = {"任务/事项": "summary 报送全年落实情况", "日期": date(2024, 10, 9), "状态": "申请延期"}
    desk.report(**asked, 延至=date(2024, 12, 20), 说明="年底系统升级")
    assert gk("update", desk.save(), "--yes").code == 0
    new, gone = changed_lines(before, contents(folder))
    line = (
        "- {on: 2024-10-09, for: summary, status: 申请延期, until: 2024-12-20, note: 年底系统升级}"
    )
    assert (new, gone) == ([line], [])
    again = export("又.xlsx", "--unit", "甲镇")
    assert UNCHANGED.format("又.xlsx") == gk("update", again.path, "--yes").out


def test_what_is_to_be_put_right_has_its_columns_and_comes_back_as_it_was(gk, export, folder):
    heads = [cell.value for cell in export().book["进展"][HEAD]]
    assert "问题" not in heads
    told = ("-s", "整改", "--problem", "断链3处", "--due", "2024-10-30", "--found", "抽查")
    day = ("--on", "2024-10-09", "--by", "区政务公开办")
    assert gk("record", "7", "-u", "丙街道", *told, *day).code == 0
    before = contents(folder)
    desk = export("整改.xlsx")
    sheet = desk.book["进展"]
    column = desk.column("进展", "问题")
    (row,) = (r for r in range(HEAD + 1, sheet.max_row) if sheet.cell(r, column).value)
    told = [sheet.cell(row, desk.column("进展", h)).value for h in ("问题", "整改时限", "怎样发现")]
    assert (told[0], told[1].date(), told[2]) == ("断链3处", date(2024, 10, 30), "抽查")
    assert UNCHANGED.format("整改.xlsx") == gk("update", desk.path, "--yes").out
    assert contents(folder) == before
