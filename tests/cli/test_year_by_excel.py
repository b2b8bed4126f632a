"""A year run by Excel alone: sheets go out to fifty units, come back as people fill them in."""

import json
import re
from datetime import date
from functools import partial
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.support.fifty_units import HABITS, UNITS, Report, make_district, plainly, reports_of
from tests.support.workbooks import Desk, saved_by_libreoffice, shown

DAY = ("--as-of", "2024-12-20")
(
    *BY_HABIT,
    LEADS,
    IN_WORD,
    IN_CSV,
    IN_BLANK,
    UNSURE,
    BROKEN,
    OF_ANOTHER_YEAR,
    IN_CONFLICT,
) = UNITS
REFUSED = (UNSURE, BROKEN, OF_ANOTHER_YEAR, IN_CONFLICT)
BY_LIBREOFFICE = BY_HABIT[:3]


@pytest.fixture
def gk(run, tmp_path, monkeypatch):
    monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2024, 12, 20))
    monkeypatch.chdir(tmp_path)
    make_district(tmp_path / "data")

    def ask(*arguments):
        outcome = run("-d", "data", *map(str, arguments))
        assert "差错" not in outcome.err
        return outcome

    return ask


def recorded(gk) -> dict[str, list[Report]]:
    """What all ledgers hold, by unit; some units sort their rows."""
    held: dict[str, list[Report]] = {}
    for line in gk("export", "jsonl", *DAY).out.splitlines():
        row = json.loads(line)
        if row["table"] == "records":
            report = Report(
                date.fromisoformat(row["happened_on"]), row["subject"], row["status"], row["note"]
            )
            held.setdefault(row["unit"], []).append(report)
    return {unit: sorted(reports) for unit, reports in held.items()}


def in_word(gk, unit: str, folder: Path, reports: list[Report]) -> Path:
    path = folder / f"{unit}.docx"
    gk("report", "unit-sheet", "-u", unit, "-o", path, "--as-of", "2024-02-02")
    document = docx.Document(str(path))
    rows = {
        row.cells[1].text.split("\n")[0].split("（")[0]: row.cells
        for table in document.tables
        for row in table.rows
        if len(row.cells) > 5
    }
    about = {"plan": "报送工作安排", "3": "巡查网站", "1-publish": "公开规范性文件"}
    for one in reports:
        cells = rows[about[one.about]]
        cells[-1].text = f"{one.on.year}年{one.on.month}月{one.on.day}日"
        cells[3 if len(cells) == 8 else 2].text = f"{one.status}：{one.note}"
    document.save(str(path))
    return path


def in_blank_sheet(gk, unit: str, folder: Path, reports: list[Report]) -> Path:
    path = folder / f"{unit}空表.xlsx"
    assert gk("record", "--template", path, "-u", unit).code == 0
    book = openpyxl.load_workbook(path)
    sheet = book["填报"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        for one in (one for one in reports if str(row[0].value).split(" ")[0] == one.about):
            for head, value in zip(("日期", "状态", "说明"), (*one[:1], *one[2:]), strict=True):
                sheet.cell(row[0].row, places[head]).value = value
    book.save(path)
    return path


def in_csv(unit: str, folder: Path, reports: list[Report]) -> Path:
    path = folder / f"{unit}.csv"
    lines = [f"{one.about},{unit},{one.on},{one.status},{one.note}" for one in reports]
    text = "\r\n".join(["任务/事项,报送单位,日期,状态,说明", *lines])
    path.write_bytes(text.encode("gbk"))
    return path


def of_last_year(run, folder: Path, unit: str, target: Path) -> None:
    old = make_district(folder / "去年")
    tasks = old / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace("试政办〔2024〕1号", "试政办〔2023〕1号"), encoding="utf-8")
    run("-d", str(old), "export", "xlsx", "--unit", unit, "-o", str(target), "--force")


def in_workbook(unit: str, path: Path, place: int) -> Path:
    """The unit's own workbook, filled in the way that its place gives it."""
    desk, reports = Desk(path), reports_of(place)
    if unit == UNSURE:
        reports[1] = reports[1]._replace(status="差不多了")
    fill = list(HABITS.values())[place % len(HABITS)] if unit in BY_HABIT else plainly
    fill(desk, reports)
    if unit == LEADS:
        desk.put("任务", 3, "任务", "巡查政府网站")
    if unit == IN_CONFLICT:
        desk.put("任务", 2, "任务", "讲政策")
    desk.save()
    if unit == BROKEN:
        path.write_bytes(path.read_bytes()[:-2000])
    return saved_by_libreoffice(path, path.parent / "另存") if unit in BY_LIBREOFFICE else path


def sent_back(gk, run, folder: Path) -> list[Path]:
    """Fill in what was sent out, everybody in his own way; the files that come back."""
    of_last_year(run, folder, OF_ANOTHER_YEAR, folder / f"{OF_ANOTHER_YEAR}.xlsx")
    otherwise = {
        IN_WORD: partial(in_word, gk),
        IN_BLANK: partial(in_blank_sheet, gk),
        IN_CSV: in_csv,
    }
    return [
        otherwise[unit](unit, folder, reports_of(place))
        if unit in otherwise
        else in_workbook(unit, folder / f"{unit}.xlsx", place)
        for place, unit in enumerate(UNITS)
    ]


def test_a_year_by_excel_loses_nothing_and_invents_nothing(gk, run, tmp_path):
    sent, data = tmp_path / "发出", tmp_path / "data"
    assert gk("export", "xlsx", "--all-units", "-o", sent, "--as-of", "2024-02-02").code == 0
    files = sent_back(gk, run, sent)
    assert gk("set", "2", "title", "说政策", "--yes").code == 0
    before = (data / "tasks.yaml").read_text(encoding="utf-8")

    outcome = gk("update", *files, "--yes")

    assert outcome.code == 1
    # In Word a row is about a task, here with one time limit.
    alike = {"1-publish": "1"}
    expected = {unit: sorted(reports_of(n)) for n, unit in enumerate(UNITS) if unit not in REFUSED}
    in_words = [one._replace(about=alike.get(one.about, one.about)) for one in expected[IN_WORD]]
    assert recorded(gk) == expected | {IN_WORD: sorted(in_words)}
    after = (data / "tasks.yaml").read_text(encoding="utf-8")
    assert after == before.replace("title: 巡查网站", "title: 巡查政府网站")
    taken = re.findall(
        r"^发出/(?:另存/)?(\S+?)(?:空表)?\.\w+：(?:改 1 格，)?填了 3 条$", outcome.out, re.MULTILINE
    )
    assert taken == list(expected)
    assert "没有收的 4 个文件" in outcome.err
    for unit, reason in zip(
        REFUSED, ("差不多了", "坏了", "试政办〔2023〕1号", "第 2 项的任务两边都改了"), strict=True
    ):
        assert reason in outcome.err.partition(f"发出/{unit}.xlsx：\n")[2].partition("发出/")[0]
    strangers = [unit for place, unit in enumerate(BY_HABIT) if place % len(HABITS) == 6]
    assert outcome.err.count("“联系电话”列是另加的，里面的 1 格没有收") == len(strangers)
    assert outcome.err.count("“补充”表不认得，没有看它") == len(strangers)

    again = gk("update", *files[::9], "--yes")
    assert (again.code, again.out.splitlines()[-1]) == (0, "没有要写的。")

    held = json.loads(gk("deadlines", "--all", *DAY, "-f", "json").out)
    done = {(one["id"], one["unit"]) for one in held if one["state"] in ("done", "done_late")}
    assert done == {(code, unit) for unit in expected for code in ("plan", "1-publish")}
    bulletin = gk("report", "bulletin", *DAY, "-f", "md")
    assert bulletin.code == 0
    assert all(unit in bulletin.out for unit in REFUSED)
    book = tmp_path / "全年.xlsx"
    assert gk("export", "xlsx", "-o", book, *DAY).code == 0
    told = sorted((one["报送单位"], one["说明"]) for one in shown(book, "进展"))
    assert told == sorted((unit, one.note) for unit, rows in expected.items() for one in rows)
