"""整改: found, put right, closed out; from record to every list."""

import json
import re
from datetime import date
from urllib.parse import unquote

import pytest

from tests.support.rectifications import with_rectifications

OPEN = (
    *("record", "7", "-u", "丙街道", "-s", "整改", "--by", "区政务公开办", "--on", "2024-09-05"),
    *("--problem", "领导分工栏目还是去年的", "--due", "2024-09-20", "--found", "群众反映"),
)


@pytest.fixture
def ask(run, demo_copy, monkeypatch):
    monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2024, 10, 14))
    return lambda *arguments: run("-d", str(demo_copy), *arguments)


def standing(ask, code, *more):
    found = json.loads(ask("deadlines", "-u", "丙街道", "-f", "json", *more).out)
    return next(one for one in found if one["id"] == code)


def test_the_life_of_an_item(ask, demo_copy):
    opened = ask(*OPEN)
    assert opened.code == 0, opened.err
    assert "zg-0905 整改：领导分工栏目还是去年的：新的一次 → 未到期，还有 15 天" in opened.out
    line = (demo_copy / "progress/丙街道.yaml").read_text(encoding="utf-8").splitlines()[-1]
    assert line == (
        "- {on: 2024-09-05, for: 7, status: 整改, item: zg-0905, problem: 领导分工栏目还是去年的, "
        "due: 2024-09-20, found: 群众反映, by: 区政务公开办}"
    )
    late = standing(ask, "zg-0905")
    assert (late["state"], late["task"], late["days_left"]) == ("overdue", 7, -24)
    assert "zg-0905 整改：领导分工栏目还是去年的  逾期 24 天" in ask("today", "-u", "丙街道").out
    told = ask("record", "zg-0905", "-u", "丙街道", "-s", "推进中", "--measure", "逐人核对")
    assert told.code == 0, told.err
    proof = ("--evidence", "https://www.example.gov.cn/bjd/fengong.html")
    assert ask("record", "zg-0905", "-u", "丙街道", "-s", "已完成", *proof).code == 0
    assert standing(ask, "zg-0905")["state"] == "done_late"
    closed = ask("record", "zg-0905", "-u", "丙街道", "-s", "已销号", "--by", "区政务公开办")
    assert closed.code == 0, closed.err
    assert standing(ask, "zg-0905")["closed_on"] == "2024-10-14"
    assert ask("check").code == 0


def test_a_second_one_of_the_day_gets_an_id_of_its_own(ask):
    for code in ("zg-0905", "zg-0905-2", "zg-0905-3"):
        assert f"item: {code}," in ask(*OPEN, "--note", code).out


def test_only_an_office_opens_one(ask):
    alone = [word for word in OPEN if word not in ("--by", "区政务公开办")]
    refused = ask(*alone)
    assert refused.code == 2
    assert "“整改”" in refused.err


def test_an_item_that_there_is_not_is_refused_with_the_one_that_was_meant(ask):
    ask(*OPEN)
    refused = ask("record", "zg-0950", "-u", "丙街道", "-s", "已完成")
    assert refused.code == 2
    assert "zg-0905（整改：领导分工栏目还是去年的）" in refused.err


class TestList:
    DAY = ("--as-of", "2024-10-14")

    @pytest.fixture
    def rectify(self, run, demo_copy):
        folder = str(with_rectifications(demo_copy))
        return lambda *arguments: run("-d", folder, "rectify", *self.DAY, *arguments)

    def ids(self, outcome):
        assert outcome.err == ""
        return [one["id"] for one in json.loads(outcome.out)]

    def test_what_is_open_stands_under_its_unit_with_its_age(self, rectify):
        outcome = rectify()
        assert outcome.code == 0
        lines = [" ".join(line.split()) for line in outcome.out.splitlines()]
        assert lines[2:] == [
            "丙街道",
            "zg-0905 7 领导分工栏目还是去年的 还没有报 2024-09-05 群众反映，区政务公开办 "
            "39 天 2024-09-20 周五 逾期 24 天",
            "区行政审批局",
            "zg-1008 5 三份办事指南的地点没有更新 逐份核对，月底前改完 "
            "2024-10-08 督查，区政务公开办 6 天 2024-10-25 周五 未到期，还有 11 天，推进中",
            "",
            "整改 2 件，2 个单位，逾期 1 件，按 2024-10-14 计。",
        ]

    def test_it_narrows_by_unit_section_and_lateness(self, rectify):
        asked = ("-f", "json")
        assert self.ids(rectify("--all", *asked)) == ["zg-0710", "zg-0905", "zg-1008"]
        assert self.ids(rectify("--unit", "丙街道", *asked)) == ["zg-0905"]
        assert self.ids(rectify("--section", "三", *asked)) == ["zg-1008"]
        late = rectify("--overdue", *asked)
        assert (late.code, self.ids(late)) == (1, ["zg-0905"])
        assert rectify("--overdue", "--unit", "乙镇").code == 0
        assert rectify("--unit", "乙镇").out == "没有要整改的，按 2024-10-14 计。\n"

    def test_what_is_done_is_no_older_than_the_day_it_was_done(self, rectify):
        (done,) = json.loads(rectify("--all", "--unit", "乙镇", "-f", "json").out)
        assert (done["days_open"], done["closed_on"]) == (16, "2024-08-02")
        assert (done["problem"], done["measure"]) == ("第二季度的解读没有上网", "补做图解并发布")
        assert (done["found"], done["found_on"], done["found_by"]) == (
            "抽查",
            "2024-07-10",
            "区政务公开办",
        )

    def test_a_spreadsheet_gets_a_row_an_item_with_its_unit(self, rectify):
        head, first, *_ = rectify("-f", "csv").out.splitlines()
        assert head == "\ufeff单位,编号,任务,问题,整改措施,发现,已有,时限,状态"
        assert first.startswith("丙街道,zg-0905,7,领导分工栏目还是去年的,还没有报,")


class TestReport:
    @pytest.fixture
    def report(self, run, demo_copy):
        folder = str(with_rectifications(demo_copy))
        asked = ("report", "rectification", "--as-of", "2024-10-14")
        return lambda *arguments: run("-d", folder, *asked, *arguments)

    def test_the_whole_is_a_table_with_what_was_done_and_checked(self, report):
        out = report().out
        assert "共3件，没有办结2件，其中逾期1件" in out
        rows = [line for line in out.splitlines() if line.startswith("| zg-")]
        assert rows[0] == (
            "| zg-0710 | 第二季度的解读没有上网（第2项，2024年7月10日抽查） | 补做图解并发布 "
            "| 乙镇 | 2024年7月31日 | 2024年7月26日完成。图解已发布。"
            "https://www.example.gov.cn/zcjd/202407/yz-yibao.html | 2024年8月2日销号 |"
        )
        assert rows[1].endswith("| 未报 | 丙街道 | 2024年9月20日 | 逾期24天。 |  |")
        assert rows[2].endswith("| 区行政审批局 | 2024年10月25日 | 推进中。 |  |")

    def test_a_unit_gets_a_letter_with_its_own(self, report):
        out = report("--unit", "丙街道").out
        assert "示例区丙街道办事处：" in out
        assert "已经逾期的1件，请立即办结" in out
        assert [line[:9] for line in out.splitlines() if line.startswith("| zg-")] == ["| zg-0905"]

    def test_every_unit_that_has_any_gets_a_file(self, report, tmp_path):
        outcome = report("--all-units", "-o", str(tmp_path / "整改"), "-f", "docx")
        assert outcome.code == 0
        assert sorted(path.name for path in (tmp_path / "整改").iterdir()) == sorted(
            ["乙镇.docx", "丙街道.docx", "区行政审批局.docx"]
        )

    def test_where_there_is_nothing_it_says_so(self, report):
        outcome = report("--unit", "甲镇")
        assert (outcome.code, outcome.out) == (0, "")
        assert "没有要整改的" in outcome.err

    def test_it_is_never_public(self, report):
        assert report("--public").code == 2


class TestWhereItIsTold:
    DAY = ("--as-of", "2024-10-14")

    @pytest.fixture
    def ask(self, run, demo_copy):
        folder = str(with_rectifications(demo_copy))
        return lambda *arguments: run("-d", folder, *arguments, *self.DAY)

    def test_show_tells_how_it_was_found_and_by_what_it_is_put_right(self, ask):
        page = " ".join(ask("show", "zg-1008").out.split())
        assert "zg-1008 整改：三份办事指南的地点没有更新 5. 及时更新办事指南" in page
        assert "发现 2024-10-08 督查（区政务公开办） 措施 逐份核对，月底前改完" in page
        assert "原文" not in page
        assert "措施 还没有报" in " ".join(ask("show", "zg-0905").out.split())

    def test_what_two_units_call_alike_is_shown_for_each(self, run, demo_copy):
        for unit in ("甲镇", "丙街道"):
            with (demo_copy / f"progress/{unit}.yaml").open("a", encoding="utf-8") as file:
                file.write(
                    "- {on: 2024-09-05, for: 7, status: 整改, item: zg-0905, "
                    f"problem: {unit}的断链, due: 2024-12-20, by: 区政务公开办}}\n"
                )
        asked = ("-d", str(demo_copy), "show", "zg-0905", *self.DAY)
        assert "整改：甲镇的断链" in run(*asked).out
        assert "整改：丙街道的断链" in run(*asked).out
        alone = run(*asked, "--unit", "丙街道").out
        assert "甲镇" not in alone
        assert "整改：丙街道的断链" in alone

    def test_the_export_has_a_table_and_counts_it_like_the_lists(self, ask):
        told = json.loads(ask("export", "json").out)
        rows = told["rectifications"]
        assert [(row["deadline"], row["days_open"]) for row in rows] == [
            ("zg-0710@乙镇", 16),
            ("zg-0905@丙街道", 39),
            ("zg-1008@区行政审批局", 6),
        ]
        late = [row["deadline"] for row in told["occasions"] if row["state"] == "overdue"]
        listed = json.loads(ask("deadlines", "--overdue", "-f", "json").out)
        assert "zg-0905@丙街道" in late
        assert len(late) == len(listed)
        known = {row["id"] for row in told["deadlines"]}
        assert {row["deadline"] for row in told["occasions"]} <= known
        about = [r["deadline"] for r in told["records"] if r["subject"] == "zg-1008"]
        assert about == ["zg-1008@区行政审批局"]

    @pytest.mark.parametrize(
        "command",
        [
            ("export", "json", "--public"),
            ("report", "bulletin", "--public"),
            ("report", "summary", "--public", "--unit", "丙街道"),
        ],
    )
    def test_the_public_is_told_nothing(self, ask, command):
        outcome = ask(*command)
        assert outcome.code == 0, outcome.err
        assert "zg-" not in outcome.out
        assert "整改：" not in outcome.out
        assert "分工" not in outcome.out

    def test_every_link_of_the_site_leads_somewhere(self, ask, tmp_path):
        made = ask("site", "-o", str(tmp_path / "网站"), "--since", "2024-09-01")
        assert made.code == 0, made.err
        pages = list((tmp_path / "网站").rglob("*.html"))
        links = [
            (page, link)
            for page in pages
            for link in re.findall(r'href="(?!\w+:)([^"#]+)', page.read_text(encoding="utf-8"))
        ]
        assert [link for page, link in links if not (page.parent / unquote(link)).exists()] == []
        told = (tmp_path / "网站/office.html").read_text(encoding="utf-8")
        assert '<a href="tasks/7.html">整改：领导分工栏目还是去年的</a>' in told

    def test_what_two_units_call_alike_has_two_entries_in_the_calendar(self, run, demo_copy):
        for unit in ("甲镇", "丙街道"):
            with (demo_copy / f"progress/{unit}.yaml").open("a", encoding="utf-8") as file:
                file.write(
                    "- {on: 2024-09-05, for: 7, status: 整改, item: zg-0905, problem: 断链, "
                    "due: 2024-12-20, by: 区政务公开办}\n"
                )
        text = run("-d", str(demo_copy), "export", "ics", *self.DAY).out
        uids = re.findall(r"UID:(\S+)", text)
        assert text.count("SUMMARY:整改：断链") == 4  # an event and a to-do each
        assert len(uids) == len(set(uids))
