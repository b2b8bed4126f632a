"""What is owed together, what is assumed, and who is bound by the regulation, in every view."""

import json
import re
import shutil
from datetime import date

import pytest

from tests.cli.conftest import REPOSITORY
from tests.support.workbooks import shown


@pytest.fixture
def folder(tmp_path):
    """A copy of the table of 2018 with ledgers of its own."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def ask(run, folder, monkeypatch):
    """Run a command on it on 9 January 2019."""
    monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2019, 1, 9))
    return lambda *arguments: run("-d", str(folder), *arguments)


class TestJointly:
    @pytest.fixture
    def delivered(self, ask):
        done = ask("record", "38-list", "-u", "财政局", "-s", "已完成", "--on", "2018-12-20")
        assert done.code == 0
        return ask

    def test_one_delivery_settles_it_in_the_list_and_names_who_delivered(self, delivered):
        listed = delivered("deadlines", "--as-of", "2019-01-09")
        line = next(line for line in listed.out.splitlines() if "《泉港区重点领域" in line)
        assert "完成（由区财政局报送，待销号）" in line
        assert "共同一份" in line

    def test_it_is_settled_for_every_unit_in_the_data(self, delivered):
        found = json.loads(delivered("deadlines", "--as-of", "2019-01-09", "-f", "json").out)
        own = [row for row in found if row["id"] == "38-list"]
        assert len(own) > 20
        assert {(row["state"], row["delivered_by"]) for row in own} == {("done", "区财政局")}
        assert {row["unit"] for row in own if row["missing"]} == {"区财政局"}

    def test_another_unit_is_told_that_it_is_done(self, delivered):
        said = delivered("record", "38-list", "-u", "教育局", "-s", "推进中", "--on", "2018-12-21")
        assert (
            "38-list 编制完成《泉港区重点领域政务公开清单》：完成，由区财政局报送（没有变）"
            in said.out
        )

    def test_the_page_of_the_task_names_who_delivered(self, delivered):
        page = delivered("show", "38", "--as-of", "2019-01-09").out
        assert "区财政局（2018-12-20，待销号，缺佐证）" in page

    def test_the_workbook_and_the_site_name_who_delivered(self, delivered, tmp_path):
        book, site = tmp_path / "台账.xlsx", tmp_path / "网站"
        assert delivered("export", "xlsx", "-o", str(book), "--as-of", "2019-01-09").code == 0
        givers = {
            row["共同一份由谁报"] for row in shown(book, "时限") if row["事项编号"] == "38-list"
        }
        assert givers == {"区财政局"}
        assert delivered("site", "-o", str(site), "--as-of", "2019-01-09").code == 0
        page = (site / "tasks/38.html").read_text(encoding="utf-8")
        assert re.search("共同一份，由<a[^>]*>区财政局</a>报送", page)

    def test_it_is_closed_out_where_it_was_delivered(self, delivered):
        office = ("--by", "区政府信息公开办", "--on", "2018-12-24")
        elsewhere = delivered("record", "38-list", "-u", "教育局", "-s", "已销号", *office)
        assert elsewhere.code == 2
        assert "销号记在那个单位的台账里" in elsewhere.err
        assert delivered("record", "38-list", "-u", "财政局", "-s", "已销号", *office).code == 0
        assert delivered("check").code == 0


class TestAssumed:
    def test_the_unit_can_record_it(self, ask):
        done = ask("record", "plan", "-u", "审改办", "-s", "已完成", "--on", "2018-07-18")
        assert (done.code, done.err) == (0, "")
        assert ask("check").code == 0

    def test_it_is_late_nowhere_and_every_list_says_what_is_assumed(self, ask):
        assert "区审改办" not in ask("report", "reminder").out
        own = ask("deadlines", "--unit", "审改办", "--as-of", "2018-08-01").out
        assert "待确认应否承担" in own
        assert "待确认：区审改办应否承担 plan、summary（表中牵头任务" in own
        everything = ask("deadlines", "--as-of", "2018-08-01").out
        assert "另有 4 个待确认" in everything
        assert "待确认：区审改办、区委网信办、区行政服务中心管委会、区数字办应否承担" in everything

    def test_the_data_says_so_too(self, ask):
        (plan,) = [
            row
            for row in json.loads(ask("deadlines", "-f", "json", "--unit", "审改办").out)
            if row["id"] == "plan"
        ]
        assert plan["assumed"].startswith("表中牵头任务")
        assert plan["state"] == "waiting"

    def test_a_draft_leaves_it_to_be_confirmed(self, ask):
        plan = ask("report", "plan", "--unit", "审改办").out
        assert "【待补：泉港区人民政府办公室确认区审改办应否承担】" in plan


class TestOpenList:
    def test_a_list_that_goes_on_is_never_told_as_a_whole(self, ask):
        listed = ask("deadlines", "--as-of", "2018-08-01").out
        assert "民政局等（至少 7 个单位）" in listed
        assert "“等”：39-summary、39-annual 的单位，原文没有列尽。" in listed
        assert "区民政局等（原文没有列尽）" in ask("show", "39").out

    def test_the_data_says_so_too(self, ask):
        (task,) = json.loads(ask("show", "39", "-f", "json").out)
        assert task["names_more"] is True
        assert [d["open_list"] for d in task["deadlines"]] == [True, True]


class TestOrgans:
    @pytest.mark.parametrize(
        ("unit", "kind"),
        [
            ("文旅公司", "是国有企业，"),
            ("网信办", "是党委机构，"),
            ("国有企业", "里的成员都"),
        ],
    )
    def test_who_is_none_makes_no_yearly_report(self, ask, unit, kind):
        refused = ask("report", "annual", "--unit", unit)
        assert (refused.code, refused.out) == (2, "")
        assert f"按名册{kind}不是" in refused.err

    def test_of_all_units_they_are_left_out(self, ask, tmp_path):
        folder = tmp_path / "年报"
        assert ask("report", "annual", "--all-units", "-f", "md", "-o", str(folder)).code == 0
        names = {path.stem for path in folder.iterdir()}
        assert not [name for name in names if "文旅公司" in name or "网信办" in name]
        assert [name for name in names if "区财政局" in name]

    def test_an_enterprise_owes_no_yearly_report(self, ask):
        found = json.loads(ask("deadlines", "--unit", "文旅公司", "-f", "json").out)
        assert not [row for row in found if row["id"].endswith("annual")]
        assert [row for row in found if row["id"] == "39-summary"]


def test_the_office_has_duties_of_its_own(ask):
    found = json.loads(ask("deadlines", "--unit", "公开办", "-f", "json").out)
    assert [row["id"] for row in found] == ["assess", "inspect"]
