"""gkcli record --from and --template."""

import io
import sys
from datetime import date, datetime

import openpyxl
import pytest

HEAD = "任务/事项,单位,日期,状态,说明,佐证,记录单位\n"
ROWS = (
    "plan,甲镇,2024-03-20,已完成,已报,https://a.example.org/1\n"
    "7,乙镇,2024/4/1,推进中,,\n"
    "plan,甲镇,2024年3月22日,已销号,,,公开办\n"
)
PLAN = '- {on: 2024-03-20, for: plan, status: 已完成, note: 已报, evidence: ["https://a.example.org/1"]}\n'
CLOSED = "- {on: 2024-03-22, for: plan, status: 已销号, by: 区政务公开办}\n"
PATROL = "- {on: 2024-04-01, for: 7, status: 推进中}\n"


@pytest.fixture
def folder(demo_with, monkeypatch):
    monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2024, 6, 20))
    folder = demo_with({})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def take(run, folder):
    """Take in a sheet with this text, or with these bytes."""

    def take_in(content, *arguments, name="表.csv"):
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
        outcome = run("-d", ".", "record", "--from", name, *arguments)
        assert "差错" not in outcome.err
        return outcome

    return take_in


def ledger(folder, unit):
    path = folder / "progress" / f"{unit}.yaml"
    return path.read_text(encoding="utf-8") if path.exists() else None


def refused(folder, outcome):
    assert (outcome.code, outcome.out) == (2, "")
    assert not (folder / "progress").exists()
    return outcome.err


def workbook(*rows, change=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class TestText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
    @pytest.mark.parametrize("separator", [",", "\t", ";"])
    def test_every_row_is_recorded_whatever_the_encoding_and_the_separator(
        self, take, folder, encoding, separator
    ):
        text = (HEAD + ROWS).replace(",", separator)
        outcome = take(text.encode(encoding), "--by", "公开办")
        assert outcome.code == 0
        assert ledger(folder, "甲镇") == PLAN.replace("}", ", by: 区政务公开办}") + CLOSED
        assert ledger(folder, "乙镇") == PATROL.replace("}", ", by: 区政务公开办}")

    def test_columns_are_found_by_their_names_in_any_order(self, take, folder):
        head = "2024年报送表\n\n说 明,状态,经办人, 任务号（必填）,日期\n"
        text = f"{head},推进中,张三,第7项 管好,2024-4-1\n"
        outcome = take(text, "-u", "乙镇")
        assert ledger(folder, "乙镇") == PATROL
        assert "没有用到的列：经办人" in outcome.err

    def test_rows_that_nobody_filled_in_are_passed_over(self, take, folder):
        outcome = take(HEAD + ",,,,,\n1,甲镇,,,,\n7,乙镇,2024-04-01,推进中,,\n")
        assert "1 行要记，1 行没有填" in outcome.err
        assert ledger(folder, "乙镇") == PATROL
        assert ledger(folder, "甲镇") is None

    def test_a_duty_may_be_named_by_its_words(self, take, folder):
        take(HEAD + "管好政府网站和政务新媒体,乙镇,2024-04-01,推进中,,\n")
        assert ledger(folder, "乙镇") == PATROL

    def test_several_addresses_stand_in_one_cell(self, take, folder):
        cell = '"https://a.example.org/1；https://a.example.org/2\nhttp://a.example.org/3"'
        take(HEAD + f"plan,甲镇,2024-03-20,已完成,,{cell}\n")
        kept = ledger(folder, "甲镇")
        assert kept is not None
        assert kept.count("example.org") == 3

    def test_what_is_closed_out_may_stand_above_what_was_done(self, take, folder):
        take(HEAD + "plan,甲镇,2024-03-22,已销号,,,公开办\nplan,甲镇,2024-03-20,已完成,,\n")
        assert (ledger(folder, "甲镇") or "").count("\n") == 2

    def test_a_dry_run_writes_nothing(self, take, folder):
        outcome = take(HEAD + ROWS, "--dry-run")
        assert "会在 progress/甲镇.yaml 末尾记上" in outcome.out
        assert not (folder / "progress").exists()


class TestTwice:
    def test_the_same_sheet_again_adds_nothing(self, take, folder):
        take(HEAD + ROWS)
        before = ledger(folder, "甲镇")
        outcome = take(HEAD + ROWS + "7,甲镇,2024-05-06,推进中,,\n")
        assert outcome.code == 0
        assert "已经记过，没有再记，在 progress/甲镇.yaml 的" in outcome.out
        assert ledger(folder, "甲镇") == f"{before}- {{on: 2024-05-06, for: 7, status: 推进中}}\n"

    def test_two_rows_alike_are_one_record(self, take, folder):
        outcome = take(HEAD + "7,乙镇,2024-04-01,推进中,,\n" * 2)
        assert "第 3 行与第 2 行相同" in outcome.err
        assert ledger(folder, "乙镇") == PATROL


class TestRefusals:
    def test_every_bad_row_is_named_with_its_column_and_nothing_written(self, take, folder):
        told = refused(
            folder,
            take(
                HEAD + ROWS + "plan,丁镇,2024-03-20,已完成,,\n"
                "plan,甲镇,2024-13-20,完成,,www.example.org\n"
                "6,甲镇,2024-03-20,已完成,,\n"
                "1,甲镇,2024-07-01,推进中,,\n"
            ),
        )
        assert "有 7 处不对，什么也没有写入" in told
        for place in (
            "表.csv:5:2: 错误：“单位”列",
            "表.csv:6:3: 错误：“日期”列",
            "表.csv:6:4: 错误：“状态”列",
            "表.csv:6:6: 错误：“佐证”列",
            "表.csv:7:1: 错误：“任务/事项”列",
            "表.csv:8:1: 错误：“任务/事项”列",
            "表.csv:8:3: 错误：“日期”列",
        ):
            assert place in told

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("甲,乙\n1,2\n", "没有找到表头"),
            (HEAD, "没有填好的行"),
            ("任务,事项,状态\n1,2,3\n", "有两列都是"),
            ("", "是空的"),
            ("%PDF-1.4\n", "PDF"),
            ("<html><table></table></html>", "不是表格"),
        ],
    )
    def test_a_file_that_is_no_such_sheet(self, take, folder, text, reason):
        assert reason in refused(folder, take(text))

    @pytest.mark.usefixtures("folder")
    def test_a_file_that_is_not_there(self, run):
        outcome = run("-d", ".", "record", "--from", "没有.csv")
        assert outcome.code == 2
        assert "没有这个文件" in outcome.err

    @pytest.mark.usefixtures("folder")
    def test_subjects_beside_a_sheet(self, run):
        assert run("-d", ".", "record", "7", "--from", "表.csv").code == 2

    def test_one_ledger_with_errors_keeps_all_from_being_written(self, take, folder):
        (folder / "progress").mkdir()
        (folder / "progress/乙镇.yaml").write_text("甲：乙\n", encoding="utf-8")
        assert take(HEAD + ROWS).code == 2
        assert ledger(folder, "甲镇") is None


class TestWorkbooks:
    HEAD = ("任务/事项", "单位", "日期", "状态", "说明", "佐证")

    def test_real_dates_numbers_and_merged_cells_are_read(self, take, folder):
        def merge(book):
            book.active.merge_cells("B2:B3")

        data = workbook(
            self.HEAD,
            ("plan", "甲镇", date(2024, 3, 20), "已完成", "已报", "https://a.example.org/1"),
            (7, None, datetime(2024, 4, 1), "推进中"),
            change=merge,
        )
        assert take(data, name="表.xlsx").code == 0
        assert ledger(folder, "甲镇") == PLAN + PATROL

    def test_hidden_rows_are_refused(self, take, folder):
        def hide(book):
            book.active.row_dimensions[2].hidden = True

        data = workbook(self.HEAD, (7, "乙镇", "2024-04-01", "推进中"), change=hide)
        assert "第 2 行是隐藏的" in refused(folder, take(data, name="表.xlsx"))

    def test_a_formula_without_its_result_is_refused(self, take, folder):
        data = workbook(self.HEAD, (7, "乙镇", "=TODAY()", "推进中"))
        assert "“C2”格是公式" in refused(folder, take(data, name="表.xlsx"))

    def test_two_sheets_to_fill_in_are_refused(self, take, folder):
        def copy(book):
            book.copy_worksheet(book.active)

        data = workbook(self.HEAD, (7, "乙镇", "2024-04-01", "推进中"), change=copy)
        assert "有 2 张填报的工作表" in refused(folder, take(data, name="表.xlsx"))

    def test_a_broken_workbook_is_told(self, take, folder):
        data = workbook(self.HEAD)
        refused(folder, take(data[:-200], name="表.xlsx"))

    def test_without_openpyxl_it_says_how_to_get_it(self, take, folder, monkeypatch):
        content = workbook(self.HEAD, (7,))
        monkeypatch.delitem(sys.modules, "gkcli.office.read.xlsx", raising=False)
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        told = refused(folder, take(content, name="表.xlsx"))
        assert "pip install XlsxWriter icalendar lxml openpyxl python-docx" in told


class TestTemplates:
    def test_an_empty_sheet_lists_what_a_unit_has_to_do_and_comes_back_filled_in(
        self, run, take, folder
    ):
        outcome = run("-d", ".", "record", "--template", "空.csv", "-u", "乙镇")
        assert outcome.code == 0
        blank = (folder / "空.csv").read_bytes().decode("utf-8-sig")
        assert blank.startswith("任务/事项,内容,时限,报送单位,")
        assert "plan,报送工作安排并公开,2024-03-29 前,乙镇,,,,,,,,\r\n" in blank
        assert take(blank).code == 2
        filled = blank.replace("长期坚持,乙镇,,", "长期坚持,乙镇,2024-04-01,推进中")
        assert take(filled).code == 0
        assert ledger(folder, "乙镇") == PATROL.replace("7", "7-patrol")

    def test_a_sheet_that_is_there_is_not_overwritten(self, run, folder):
        (folder / "空.csv").write_text("我的", encoding="utf-8")
        assert run("-d", ".", "record", "--template", "空.csv").code == 2
        assert (folder / "空.csv").read_text(encoding="utf-8") == "我的"

    def test_a_workbook_offers_items_and_statuses_and_comes_back_filled_in(self, run, take, folder):
        assert run("-d", ".", "record", "--template", "空.xlsx", "-u", "乙镇").code == 0
        book = openpyxl.load_workbook(folder / "空.xlsx")
        sheet = book["填报"]
        head = [cell.value for cell in sheet[1]]
        assert {"任务/事项", "报送单位", "日期", "状态", "填报人"} <= set(head)
        assert "报送人" not in head
        offers = {
            str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation
        }
        assert "已完成" in offers["E"]
        assert "已销号" not in offers["E"]
        assert offers["A"].startswith("'编号'!$A$1")
        items = [cell.value for cell in book["编号"]["A"]]
        assert "plan 报送工作安排并公开" in items
        row = next(
            r
            for r in range(2, 40)
            if sheet.cell(r, 1).value == "7-patrol 巡查整改政府网站和政务新媒体"
        )
        filled = {"日期": datetime(2024, 4, 1), "状态": "推进中", "填报人": "张三"}
        for name, value in filled.items():
            sheet.cell(row, head.index(name) + 1).value = value
        file = io.BytesIO()
        book.save(file)
        assert take(file.getvalue(), name="填.xlsx").code == 0
        signed = PATROL.replace("7", "7-patrol").replace("}", ", note: 填报人：张三}")
        assert ledger(folder, "乙镇") == signed

    def test_the_same_workbook_has_the_same_bytes(self, run, folder):
        for name in ("1.xlsx", "2.xlsx"):
            run("-d", ".", "record", "--template", name, "-u", "乙镇")
        assert (folder / "1.xlsx").read_bytes() == (folder / "2.xlsx").read_bytes()

    @pytest.mark.parametrize("name", ["空.docx", "空.txt", "空.xls", "空"])
    def test_another_ending_is_refused(self, run, folder, name):
        outcome = run("-d", ".", "record", "--template", name)
        assert (outcome.code, outcome.out) == (2, "")
        assert ".xlsx" in outcome.err
        assert not (folder / name).exists()

    def test_a_persons_name_is_welcome_and_a_units_says_who_recorded(self, take, folder):
        head = "任务,报送单位,日期,状态,说明,填报人\n"
        row = "plan,甲镇,2024-03-20,已完成,已报,李四\nplan,甲镇,2024-03-22,已销号,,区政务公开办\n"
        assert take(head + row).code == 0
        assert ledger(folder, "甲镇") == (
            "- {on: 2024-03-20, for: plan, status: 已完成, note: 已报（填报人：李四）}\n" + CLOSED
        )
