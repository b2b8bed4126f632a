"""Which sheets of a workbook that came back are known, and which of its records are new."""

import openpyxl
import pytest

from gkcli.errors import GkcliError
from gkcli.office.sheets.wish import SheetWords
from gkcli.office.workbook.columns import RECORDS, TASKS
from gkcli.office.workbook.copy import read_copy
from gkcli.office.workbook.edition import BookEdition, origin_lines
from gkcli.office.workbook.new_records import new_records

WORDS = SheetWords("1号", {"报送工作安排": "plan"}, lambda name: name.endswith("镇"))
SHEETS = {"任务": TASKS, "进展": RECORDS}
OLD = {
    "index": "1",
    "for_": "plan 报送工作安排",
    "unit": "甲镇",
    "on": "2024-03-20",
    "status": "已完成",
}
NEW = {"for_": "报送工作安排", "on": "2024年3月22日", "status": "推进中", "note": "补报"}


@pytest.fixture
def came_back(tmp_path):
    """A workbook with these rows by sheet, out of one whose ledger had one record."""

    def make(rows, titles=None, extra=None):
        book = openpyxl.Workbook()
        del book[book.sheetnames[0]]
        for name, told in rows.items():
            sheet = book.create_sheet((titles or {}).get(name, name))
            sheet.append(["标题"])
            columns = SHEETS[name.removesuffix("副本")].columns
            sheet.append([column.head for column in columns])
            for row in told:
                sheet.append([row.get(column.field) for column in columns])
        for title, line in (extra or {}).items():
            book.create_sheet(title).append(line)
        hidden = book.create_sheet("gkcli")
        whole = {**dict.fromkeys((column.field for column in RECORDS.columns), ""), **OLD}
        for line in origin_lines(BookEdition("1号", "", "甲镇", ""), [(RECORDS, [whole])]):
            hidden.append(line)
        hidden.sheet_state = "hidden"
        path = tmp_path / "回.xlsx"
        book.save(path)
        return path

    return make


def wishes(path):
    copy = read_copy(path)
    assert copy is not None
    found = new_records(copy, WORDS)
    return [(one.wish.for_, one.wish.unit, one.wish.on) for one in found.rows], found.remarks


def test_sheets_go_by_their_heads_and_others_are_strange(came_back):
    copy = read_copy(came_back({"任务": [], "进展": [OLD]}, {"进展": "改名"}, {"附注": ["话"]}))
    assert copy is not None
    assert {name: sheet.title for name, sheet in copy.sheets.items()} == {
        "任务": "任务",
        "进展": "改名",
    }
    assert copy.strange == ("附注",)
    assert copy.sheets["进展"].head == 2


def test_a_sheet_that_is_there_twice_is_refused(came_back):
    with pytest.raises(GkcliError, match="有两张“进展”表"):
        read_copy(came_back({"进展": [OLD], "进展副本": [OLD]}))


def test_a_workbook_from_elsewhere_is_none(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["任务/事项", "状态"])
    book.save(tmp_path / "别的.xlsx")
    assert read_copy(tmp_path / "别的.xlsx") is None


def test_what_stood_there_is_no_wish_and_a_new_row_is_one(came_back):
    found, remarks = wishes(came_back({"进展": [OLD, {}, NEW]}))
    assert found == [("plan", "甲镇", "2024-03-22")]
    assert remarks == ()


def test_a_changed_record_is_a_further_one_and_told(came_back):
    found, (remark,) = wishes(came_back({"进展": [OLD | {"on": "2024-03-21"}]}))
    assert found == [("plan", "甲镇", "2024-03-21")]
    assert "第 1 条：原来那条留着" in remark


def test_a_record_whose_row_is_gone_is_told(came_back):
    found, (remark,) = wishes(came_back({"进展": []}))
    assert found == []
    assert "没有了第 1 条" in remark


def test_without_the_ledgers_sheet_nothing_is_new(came_back):
    found, (remark,) = wishes(came_back({"任务": []}))
    assert found == []
    assert "没有找到“进展”表" in remark
