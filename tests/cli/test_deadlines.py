"""gkcli deadlines."""

import json
from datetime import date

import pytest

CONTRACT = [
    "id",
    "task",
    "what",
    "unit",
    "rule",
    "due",
    "last_workday",
    "state",
    "done_on",
    "days_left",
]


def records(outcome):
    assert outcome.err == ""
    return json.loads(outcome.out)


class TestAcceptance:
    def test_the_plan_is_due_within_ten_days_of_the_fifteenth_of_july(self, real):
        outcome = real("deadlines", "--as-of", "2018-07-15", "--within", "10")
        assert outcome.code == 0
        assert "2018-07-20 周五" in outcome.out
        assert "报送实施方案（工作安排）并公开" in outcome.out
        assert "2018-12" not in outcome.out

    def test_a_saturday_stands_beside_its_last_workday(self, real):
        out = real("deadlines", "--as-of", "2018-11-25").out
        assert "2018-12-01 周六  2018-11-30 周五" in out

    def test_a_holiday_stands_beside_the_saturday_worked_instead(self, real):
        out = real("deadlines", "--as-of", "2018-11-25").out
        assert "2018-12-31 周一  2018-12-29 周六" in out

    def test_the_day_is_told_also_when_nobody_gave_one(self, real, monkeypatch):
        from gkcli.cli import clock

        monkeypatch.setattr(clock, "today", lambda: date(2018, 7, 15))
        assert "按 2018-07-15 计。" in real("deadlines").out

    def test_overdue_exits_one_where_there_are_any(self, real):
        late = real("deadlines", "--overdue", "--as-of", "2018-07-21")
        assert late.code == 1
        assert "逾期 1 天" in late.out
        on_time = real("deadlines", "--overdue", "--as-of", "2018-07-20")
        assert (on_time.code, on_time.out) == (0, "没有逾期的事项，按 2018-07-20 计。\n")

    @pytest.mark.parametrize("form", ["json", "csv", "md"])
    def test_the_exit_code_does_not_depend_on_the_form(self, real, form):
        arguments = ("deadlines", "--overdue", "-f", form, "--as-of")
        assert real(*arguments, "2018-07-21").code == 1
        assert real(*arguments, "2018-07-20").code == 0


class TestJson:
    def test_fields_are_those_of_the_contract(self, real):
        found = records(
            real("deadlines", "--unit", "前黄镇", "-f", "json", "--as-of", "2018-11-25")
        )
        assert all(set(CONTRACT) <= set(record) for record in found)
        by_id = {record["id"]: {f: record[f] for f in CONTRACT} for record in found}
        assert by_id["summary"] == {
            "id": "summary",
            "task": None,
            "what": "报送全年落实情况",
            "unit": "前黄镇",
            "rule": {"by": "2018-12-01"},
            "due": "2018-12-01",
            "last_workday": "2018-11-30",
            "state": "due_soon",
            "done_on": None,
            "days_left": 6,
        }
        assert by_id["35-revised"] == {
            "id": "35-revised",
            "task": 35,
            "what": "调整完善配套措施，落实新条例",
            "unit": "前黄镇",
            "rule": {"when": "新修订的《中华人民共和国政府信息公开条例》出台"},
            "due": None,
            "last_workday": None,
            "state": "waiting",
            "done_on": None,
            "days_left": None,
        }

    def test_there_is_one_record_a_unit_and_duty(self, real):
        found = records(real("deadlines", "-f", "json", "--as-of", "2018-07-15", "--within", "10"))
        assert {record["id"] for record in found} == {"plan"}
        assert len(found) == len({record["unit"] for record in found}) == 19

    def test_an_overdue_duty_has_negative_days_left(self, real):
        found = records(real("deadlines", "--overdue", "-f", "json", "--as-of", "2018-07-30"))
        assert {(r["id"], r["state"], r["days_left"]) for r in found} == {("plan", "overdue", -10)}

    def test_none_is_an_empty_list(self, real):
        outcome = real("deadlines", "--within", "0", "--as-of", "2018-07-15", "-f", "json")
        assert records(outcome) == []


class TestFilters:
    def test_a_town_owes_what_is_asked_of_towns_and_no_list_of_the_bureaus(self, real):
        found = records(real("deadlines", "--unit", "前黄镇", "-f", "json"))
        assert {r["id"] for r in found} >= {"plan", "summary", "38-list"}
        assert not {r["id"] for r in found} & {"38-own-list", "38-publish", "39-summary"}

    def test_the_units_of_task_39_owe_its_report(self, real):
        found = records(real("deadlines", "-f", "json"))
        owing = [r["unit"] for r in found if r["id"] == "39-summary"]
        assert owing == [
            "区教育局",
            "区环保局",
            "区文体新局",
            "区文旅公司",
            "区卫计局",
            "区住建局",
            "区民政局",
        ]

    def test_recurring_duties_come_period_by_period_from_when_the_notice_was_signed(self, demo):
        found = records(demo("deadlines", "-u", "区财政局", "-f", "json", "--as-of", "2024-03-04"))
        monthly = [(r["period"], r["due"]) for r in found if r["id"] == "4-monthly"]
        assert monthly[0] == ("2024-03", "2024-03-20")
        assert len(monthly) == 10

    def test_each_lists_unit_by_unit(self, unheard):
        arguments = ("deadlines", "--as-of", "2024-03-20", "--within", "9")
        assert "各镇（街道）、区政府各部门（共 9 个单位）" in unheard(*arguments).out
        rows = unheard(*arguments, "--each").out.splitlines()
        assert sum("报送工作安排并公开" in row for row in rows) == 9

    def test_a_unit_without_duties_says_so(self, real):
        out = real("deadlines", "--unit", "区委办", "--as-of", "2018-07-15").out
        assert out == "区委办：没有时限，按 2018-07-15 计。\n"

    def test_what_contradicts_itself_is_refused(self, real):
        outcome = real("deadlines", "--overdue", "--within", "3")
        assert (outcome.code, outcome.out) == (2, "")
        assert "不能一起用" in outcome.err

    @pytest.mark.parametrize("days", ["-1", "三", "1.5", "", "99999999999999999999"])
    def test_days_are_a_number_from_zero(self, real, days):
        outcome = real("deadlines", "--within", days)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("错误：")

    def test_groups_whose_members_are_not_all_known_are_told(self, real):
        out = real("deadlines", "--as-of", "2018-07-15", "--within", "10").out
        assert "（至少 19 个单位）" in out
        assert "“至少”：区政府各部门在名册里还没有列全。" in out


class TestLedgers:
    def test_states_come_with_the_last_record_and_what_is_missing(self, demo):
        asked = ("deadlines", "-u", "乙镇", "-f", "json", "--as-of", "2024-07-01")
        (plan, first, second, *_) = records(demo(*asked))
        assert plan["state"] == "done_late"
        assert (plan["done_on"], plan["closed_on"]) == ("2024-04-03", "2024-04-19")
        assert plan["reminded_on"] == ["2024-04-02"]
        assert plan["last"] == {
            "on": "2024-04-19",
            "status": "已销号",
            "note": None,
            "evidence": [],
            "by": "区政务公开办",
        }
        assert plan["evidence"] == ["https://www.example.gov.cn/zwgk/gzap/202404/yizhen.html"]
        assert plan["missing"] == []
        assert [lack["code"] for lack in first["missing"]] == ["closing"]
        assert second["missing"] == [
            {"code": "evidence", "text": "缺佐证", "of": "unit"},
            {"code": "closing", "text": "待销号", "of": "office"},
        ]

    def test_an_occasion_tells_how_many_have_done_it_and_who_has_not(self, demo):
        out = demo("deadlines", "--as-of", "2024-04-01").out
        plan = next(line for line in out.splitlines() if "报送工作安排并公开" in line)
        assert "逾期 3 天，7/9 单位已完成" in plan
        assert "还差 乙镇、丙街道" in plan
        assert "待销号 7" in plan

    def test_picked_by_state_only_the_units_in_it_are_told(self, demo):
        out = demo("deadlines", "--overdue", "--as-of", "2024-10-12").out
        assert "9 个单位" not in out
        explain = next(line for line in out.splitlines() if "第三季度" in line)
        assert "乙镇、丙街道" in explain
        assert "单位已完成" not in out

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["--state", "done_late"], {"plan", "2-explain"}),
            (["--state", "迟完成", "--status", "已完成"], {"2-explain"}),
            (["--status", "受阻"], {"8-train"}),
            (["--status", "已催办"], {"plan", "2-explain"}),
            (["--within", "91", "--status", "受阻"], {"8-train"}),
            (["--within", "10"], set()),
            (["--state", "overdue"], {"2-explain"}),
        ],
    )
    def test_conditions_narrow_one_another(self, demo, arguments, expected):
        asked = ("deadlines", "-u", "乙镇", "-f", "json", "--as-of", "2024-10-10", *arguments)
        assert {record["id"] for record in records(demo(*asked))} == expected

    def test_quiet_prints_nothing_and_exits_one_where_anything_is_overdue(self, demo):
        late = demo("deadlines", "--overdue", "-q", "--as-of", "2024-04-01")
        assert (late.code, late.out, late.err) == (1, "", "")
        on_time = demo("deadlines", "--overdue", "-q", "-u", "甲镇", "--as-of", "2024-04-01")
        assert (on_time.code, on_time.out, on_time.err) == (0, "", "")

    @pytest.mark.parametrize("arguments", [["-q"], ["--overdue", "--state", "done"]])
    def test_what_makes_no_sense_together_is_refused(self, demo, arguments):
        outcome = demo("deadlines", *arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("错误：")

    def test_a_slip_in_a_state_is_told_what_was_meant(self, demo):
        assert "您是不是要找：overdue？" in demo("deadlines", "--state", "overdeu").err

    @pytest.mark.parametrize(
        ("arguments", "about"),
        [
            (["--status", "受阻"], "报“受阻”的 2 条，按 2024-10-12 计。"),
            (["--state", "迟完成", "--status", "受阻"], "没有报“受阻”的迟完成的事项，"),
            (["--status", "条件未成就"], "没有报“条件未成就”的事项，"),
            (["--within", "8"], "8 天内到期 1 条，"),
            (["--state", "done", "--state", "done_late"], "迟完成、完成 20 条，"),
        ],
    )
    def test_the_last_line_says_what_was_asked_for(self, demo, arguments, about):
        out = demo("deadlines", "--as-of", "2024-10-12", *arguments).out
        assert about in out.splitlines()[-1]

    def test_without_records_no_column_is_added(self, unheard, real):
        for ask in (unheard, real):
            for extra in ([], ["--overdue"]):
                rows = ask("deadlines", "-f", "md", "--as-of", "2026-11-01", *extra).out
                assert rows.startswith(
                    "| 到期 | 末个工作日 | 任务 | 编号 | 事项 | 状态 | 承担单位 |\n"
                )


def test_days_off_beyond_the_published_calendar_come_from_the_workspace(run, demo_with):
    folder = demo_with({"by: 2024-12-10": "by: 2031-10-01"})
    ask = ("-d", str(folder), "deadlines", "-u", "甲镇", "-f", "json")
    unknown = run(*ask)
    before = {r["id"]: r["last_workday"] for r in json.loads(unknown.out)}
    assert unknown.err.startswith("注意：2031 年的放假安排这里还没有")
    (folder / "holidays.yaml").write_text(
        "years:\n  - year: 2031\n    source: 试\n    off: [2031-10-01, 2031-09-30]\n",
        encoding="utf-8",
    )
    after = {r["id"]: r["last_workday"] for r in records(run(*ask))}
    assert (before["summary"], after["summary"]) == ("2031-10-01", "2031-09-29")


@pytest.mark.parametrize("day", ["2018/7/15", "2018.7.15", "2018年7月15日", "２０１８-07-15"])
def test_a_day_may_be_written_as_people_write_it(real, day):
    asked = ("deadlines", "--within", "10", "--as-of")
    assert real(*asked, day) == real(*asked, "2018-07-15")


@pytest.mark.parametrize("day", ["2018/2/30", "15/7/2018", "七月十五日"])
def test_a_day_that_cannot_be_told_is_refused(real, day):
    outcome = real("deadlines", "--as-of", day)
    assert (outcome.code, outcome.out) == (2, "")
    assert day in outcome.err


def test_days_in_csv_are_days_that_a_spreadsheet_sorts(real):
    out = real("deadlines", "-f", "csv", "--as-of", "2018-11-25", "--within", "10").out
    assert "\r\n2018-12-01,2018-11-30,通知,summary,报送全年落实情况," in out
