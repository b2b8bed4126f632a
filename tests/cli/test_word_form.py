"""The sheets of duties in Word that units fill in by hand come back, and nothing is guessed."""

from datetime import date

import docx
import pytest

from tests.support.workbooks import saved_by_libreoffice

PATROL = "- {on: 2024-04-02, for: 7, status: 推进中, note: 巡查 3 次}"


@pytest.fixture
def folder(demo_with, monkeypatch):
    monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2024, 6, 20))
    folder = demo_with({})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def gk(run, folder):
    def ask(*arguments):
        outcome = run("-d", str(folder), *map(str, arguments))
        assert "差错" not in outcome.err
        return outcome

    return ask


@pytest.fixture(params=["update", "record"])
def take(request, gk):
    def take_in(path):
        if request.param == "update":
            return gk("update", path, "--yes")
        return gk("record", "--from", path)

    return take_in


class Form:
    """A form opened in Word: its rows by what they are about."""

    def __init__(self, path):
        self.path = path
        self.document = docx.Document(path)

    def row(self, about):
        rows = (row for table in self.document.tables for row in table.rows)
        return next(row for row in rows if about in row.cells[1].text)

    def fill(self, about, *texts):
        """Write into what follows the time limit: done, proof, reasons, who, when."""
        for cell, text in zip(self.row(about).cells[3:], texts, strict=False):
            cell.text = text

    def insert_below(self, about, *texts):
        row = self.row(about)
        table = next(t for t in self.document.tables if row._tr in t._tbl.tr_lst)
        added = table.add_row()
        row._tr.addnext(added._tr)
        for cell, text in zip(added.cells, texts, strict=True):
            cell.text = text

    def save(self):
        self.document.save(self.path)
        return self.path


@pytest.fixture
def form(gk, tmp_path):
    def make(name="unit-sheet", unit="甲镇"):
        path = tmp_path / f"{unit}.docx"
        outcome = gk("report", name, "-u", unit, "-o", path, "--as-of", "2024-03-01", "--force")
        assert outcome.code == 0
        return Form(path)

    return make


def lines(folder):
    """All records, each with the unit before it."""
    ledgers = (folder / "progress").glob("*.yaml")
    return sorted(
        f"{path.stem} {line}"
        for path in ledgers
        for line in path.read_text(encoding="utf-8").splitlines()
    )


def test_what_was_filled_in_is_recorded_and_nothing_else(form, take, folder):
    sheet = form()
    sheet.fill("管好政府网站", "推进中：巡查 3 次", "", "/", "", "2024年4月2日")
    addresses = "https://a.example.org/1\nhttps://a.example.org/2"
    sheet.fill("报送工作安排", "☑已完成", addresses, "无", "张三", "２０２４．３．２０")
    sheet.fill("做好政策解读", "受阻，缺人手", "", "没有解读人\n四月补上", "区财政局", "2024-04-03")
    assert take(sheet.save()).code == 0
    assert lines(folder) == [
        "甲镇 - {on: 2024-03-20, for: plan, status: 已完成, note: 填报人：张三, "
        'evidence: ["https://a.example.org/1", "https://a.example.org/2"]}',
        f"甲镇 {PATROL}",
        r'甲镇 - {on: 2024-04-03, for: 2, status: 受阻, note: "缺人手；未完成原因及下一步措施：'
        r'没有解读人\n四月补上", by: 区财政局}',
    ]


def test_a_row_for_each_time_limit_may_be_added(form, take, folder):
    sheet = form()
    sheet.insert_below("办理网民留言", "6-answer", "", "", "推进中：一件", "", "", "", "2024-04-05")
    sheet.insert_below(
        "办理网民留言", "6-contact", "", "", "推进中：两件", "", "", "", "2024-04-05"
    )
    assert take(sheet.save()).code == 0
    assert lines(folder) == [
        "甲镇 - {on: 2024-04-05, for: 6-answer, status: 推进中, note: 一件}",
        "甲镇 - {on: 2024-04-05, for: 6-contact, status: 推进中, note: 两件}",
    ]


@pytest.mark.parametrize("name", ["unit-sheet", "unit-sheet-full"])
def test_rows_that_are_only_counted_go_by_their_words(form, take, folder, name):
    sheet = form(name)
    sheet.fill("报送工作安排", "推进中", "", "", "", "2024-03-05")
    sheet.fill("管好政府网站", "推进中，巡查 3 次", "", "", "", "2024.4.2")
    assert take(sheet.save()).code == 0
    assert lines(folder) == [
        "甲镇 - {on: 2024-03-05, for: plan, status: 推进中}",
        f"甲镇 {PATROL}",
    ]


def test_merged_cells_say_the_same_in_every_row_and_once_in_a_row(form, take, folder):
    sheet = form()
    first, second = sheet.row("管好政府网站"), sheet.row("开展业务培训")
    first.cells[3].merge(second.cells[3]).text = "推进中：正在办"
    first.cells[7].merge(second.cells[7]).text = "2024-04-02"
    alone = sheet.row("做好政策解读")
    alone.cells[3].merge(alone.cells[5]).text = "未启动：下月办"
    alone.cells[7].text = "2024-04-02"
    assert take(sheet.save()).code == 0
    assert lines(folder) == [
        "甲镇 - {on: 2024-04-02, for: 2, status: 未启动, note: 下月办}",
        "甲镇 - {on: 2024-04-02, for: 7, status: 推进中, note: 正在办}",
        "甲镇 - {on: 2024-04-02, for: 8, status: 推进中, note: 正在办}",
    ]


def test_rows_in_another_order_added_blanks_and_a_copied_head_change_nothing(form, take, folder):
    sheet = form()
    sheet.fill("管好政府网站", "推进中：巡查 3 次", "", "", "", "2024年4月2日")
    row = sheet.row("管好政府网站")._tr
    sheet.row("做好政策解读")._tr.addprevious(row)
    sheet.insert_below("做好政策解读", *[""] * 8)
    head = [cell.text for cell in sheet.row("事项").cells]
    sheet.insert_below("做好政策解读", *head)
    assert take(sheet.save()).code == 0
    assert lines(folder) == [f"甲镇 {PATROL}"]


def test_saved_by_libreoffice_reads_the_same(form, gk, folder, tmp_path):
    sheet = form()
    sheet.fill("管好政府网站", "推进中：巡查 3 次", "", "", "", "2024年4月2日")
    path = saved_by_libreoffice(sheet.save(), tmp_path / "另存", "docx")
    assert gk("update", path, "--yes").code == 0
    assert lines(folder) == [f"甲镇 {PATROL}"]


def test_what_nobody_filled_in_changes_nothing(form, gk, folder):
    path = form().path
    assert gk("update", path, "--yes").out.endswith("甲镇.docx：没有改动\n没有要写的。\n")
    refused = gk("record", "--from", path)
    assert refused.code == 2
    assert "没有填好的行" in refused.err
    assert lines(folder) == []


@pytest.mark.parametrize(
    ("about", "texts", "said"),
    [
        (
            "管好政府网站",
            ["巡查了 3 次"],
            ["“7 管好政府网站和政务新媒体”一行“完成情况”列", "“巡查了”"],
        ),
        ("管好政府网站", ["已完成60%"], ["没有“已完成60%”这一种"]),
        ("管好政府网站", ["□已完成 ☑推进中"], ["“□已完成”"]),
        ("管好政府网站", ["", "", "人手不够"], ["“完成情况”列", "没有“”这一种"]),
        ("办理网民留言", ["已完成", "", "", "", "2024-04-02"], ["6-contact", "各记一行"]),
        ("报送工作安排", ["已完成", "", "", "", "四月初"], ["“日期”列", "四月初"]),
        ("报送工作安排", ["已完成", "", "", "", "4月2日"], ["“日期”列", "4月2日"]),
        ("报送工作安排", ["已销号", "", "", "", "2024-04-02"], ["已销号"]),
    ],
)
def test_what_cannot_be_read_for_sure_is_refused_with_its_row(
    form, take, folder, about, texts, said
):
    sheet = form()
    sheet.fill(about, *texts)
    outcome = take(sheet.save())
    assert outcome.code == 2
    assert all(words in outcome.err for words in said), outcome.err
    assert lines(folder) == []


def test_that_of_another_notice_or_unit_is_refused(form, take, folder):
    sheet = form()
    sheet.fill("管好政府网站", "推进中", "", "", "", "2024-04-02")
    line = sheet.document.tables[0].rows[0]
    line.cells[1].paragraphs[0].runs[0].text = "依据：示政办〔2023〕1号"
    outcome = take(sheet.save())
    assert outcome.code == 2
    assert "“示政办〔2023〕1号”的填报表" in outcome.err
    assert lines(folder) == []


def test_a_table_that_lost_its_head_is_not_passed_over(form, take, folder):
    sheet = form("unit-sheet", "区财政局")
    sheet.fill("集中公开", "推进中", "", "", "", "2024-04-02")
    alone = sheet.document.add_table(2, 5)
    alone.rows[1].cells[2].text = "已完成"
    outcome = take(sheet.save())
    assert outcome.code == 2
    assert "没有认得的表头" in outcome.err
    assert lines(folder) == []


def test_a_document_without_such_a_table_is_refused(take, folder, tmp_path):
    path = tmp_path / "来函.docx"
    document = docx.Document()
    document.add_paragraph("我镇已完成。")
    document.save(path)
    outcome = take(path)
    assert outcome.code == 2
    assert "没有找到填报的表" in outcome.err
    assert "report unit-sheet" in outcome.err
    assert lines(folder) == []
