"""gkcli show."""

import json
import re

import pytest


def test_a_task_is_shown_whole(real):
    out = real("show", "38", "--as-of", "2018-07-15").out
    requirement = json.loads(real("show", "38", "-f", "json").out)[0]["requirement"]
    assert requirement in out
    for text in (
        "38. 编制完成《泉港区重点领域政务公开清单》",
        "（十三）全面推行主动公开基本目录制度",
        "牵头单位  原表未明确",
        "责任单位  各镇（街道）、区政府各部门、各直属机构、区属国有企业",
        "时限（按 2018-07-15 计）",
        "到期  2018-12-31 周一（末个工作日 2018-12-29 周六）  未到期，还有 169 天",
        "原文  “年底前区直各部门要通过政府网站公开本部门政务公开清单”",
        "勘误（原文照录，只作注明）",
    ):
        assert text in out


def test_a_task_without_a_limit_says_so(real):
    assert "原表未定时限，全年推进" in real("show", "2").out


def test_units_named_in_the_requirement_are_listed(real):
    assert "点名单位  区教育局、区环保局、区文体新局" in real("show", "39").out


def test_a_recurring_duty_is_told_once_with_all_its_days(unheard):
    out = unheard("show", "2", "--as-of", "2024-06-20").out
    assert out.count("解读本单位的政策（2-explain）") == 1
    assert "规则  每季度至少 1 次" in out
    assert "到期  第一季度  2024-03-31 周日（末个工作日 2024-03-29 周五）  逾期 81 天" in out
    assert (
        "          第二季度  2024-06-30 周日（末个工作日 2024-06-28 周五）  临近，还有 10 天" in out
    )


def test_what_goes_on_has_no_state_and_what_waits_has(unheard):
    assert "状态" not in unheard("show", "7", "--as-of", "2024-12-10").out
    assert "状态  未报" in unheard("show", "7", "--as-of", "2024-12-11").out
    assert "状态  待条件" in unheard("show", "5").out


def test_units_are_told_by_how_they_stand(demo):
    out = demo("show", "1", "--as-of", "2024-07-11").out
    for line in (
        "逾期 11 天，4/5 单位已完成",
        "逾期    区卫生健康局（06-24 受阻，07-10 已催办）",
        "迟完成  区财政局（07-04，待销号）",
        "区教育局（06-28，待销号，缺佐证）",
        "不适用  区行政审批局（04-16 准予不适用）",
        "记录 13 条",
    ):
        assert line in out
    rows = [line.split() for line in out.splitlines()]
    assert ["2024-06-25", "区政府办公室", "1-publish", "已完成"] in [row[:4] for row in rows]


def test_what_several_recorded_alike_is_one_row(demo):
    out = demo("show", "2", "--as-of", "2024-04-11").out
    row = next(line for line in out.splitlines() if line.startswith("2024-04-10"))
    assert "甲镇、区政府办公室、区教育局、区卫生健康局、区行政审批局、区数据局" in row


def test_one_unit_can_be_asked_for(demo):
    out = demo("show", "2", "--unit", "乙镇", "--as-of", "2024-10-20").out
    assert "迟完成 18 天（待销号），04-18 报完成" in out
    assert "完成（待销号），06-26 报完成，缺佐证" in out
    assert "记录 4 条" in out
    assert "甲镇" not in out
    told = json.loads(demo("show", "2", "--unit", "乙镇", "-f", "json").out)[0]
    assert {s["unit"] for s in told["standings"]} == {"乙镇"}
    assert [r["on"] for r in told["records"]][:2] == ["2024-04-18", "2024-06-26"]


def test_a_unit_that_a_task_does_not_involve_is_refused(demo):
    outcome = demo("show", "4", "--unit", "甲镇")
    assert (outcome.code, outcome.out) == (2, "")
    assert "第 4 项任务同“甲镇”没有关系" in outcome.err


def test_events_are_told_by_when_they_began(demo):
    out = demo("show", "6", "--as-of", "2024-11-01").out
    assert "自 2024-07-02 起算  2024-07-12 周五  迟完成 3 天（待销号）" in out
    assert "自 2024-10-21 起算  2024-10-31 周四  逾期 1 天，推进中" in out
    assert "待条件" not in out


def test_several_are_shown_in_the_order_asked_for_each_once(demo):
    out = demo("show", "5", "#3", "5", "-f", "json").out
    assert [task["number"] for task in json.loads(out)] == [5, 3]


def test_a_number_that_no_task_has_is_refused(real):
    outcome = real("show", "41")
    assert (outcome.code, outcome.out) == (2, "")
    assert "没有第 41 项任务" in outcome.err
    assert "任务号从 1 到 40" in outcome.err


@pytest.mark.parametrize("number", ["0", "一", "1.5", "-1"])
def test_what_is_no_number_is_refused(real, number):
    outcome = real("show", number)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("错误：")


class TestItems:
    def test_a_code_shows_its_duty_with_who_stands_how_and_the_records(self, demo):
        out = demo("show", "plan", "--as-of", "2024-07-05").out
        assert out.startswith("plan 报送工作安排并公开\n通知本身的要求\n")
        assert "逾期 98 天，8/9 单位已完成" in out
        assert "记录 23 条" in out
        assert "看全文：gkcli show 通知" in out

    def test_a_code_of_a_task_names_the_task(self, real):
        out = real("show", "38-list", "--as-of", "2018-07-15").out
        assert "38. 编制完成《泉港区重点领域政务公开清单》\n" in out
        assert "38-own-list" not in out
        assert "看全文：gkcli show 38" in out

    def test_the_notice_is_shown_with_all_its_duties_and_its_words(self, real):
        out = real("show", "通知", "--as-of", "2018-07-15").out
        assert all(code in out for code in ("（plan）", "（summary）", "（annual）"))
        assert "正文\n  为贯彻落实" in out

    def test_every_code_that_is_listed_is_taken(self, real, demo):
        for ask in (real, demo):
            day = ("-f", "json", "--as-of", "2024-11-05")
            codes = {one["id"] for one in json.loads(ask("deadlines", *day).out)}
            outcome = ask("show", *sorted(codes), *day)
            assert outcome.code == 0
            assert {one["id"] for one in json.loads(outcome.out)} == codes

    def test_a_duty_of_nobody_who_is_registered_has_its_days(self, run, demo_with):
        folder = demo_with({"units: [区财政局]": "units: [谁也不是]"})
        out = run("-d", str(folder), "show", "4-monthly", "--as-of", "2024-07-05").out
        assert "2024-07-20 周六" in out

    def test_one_unit_can_be_asked_for(self, demo):
        out = demo("show", "plan", "-u", "乙镇", "--as-of", "2024-07-05").out
        assert "甲镇" not in out
        assert "2024-04-03" in out
        assert demo("show", "1-publish", "-u", "乙镇").code == 2

    def test_the_notice_is_data_too(self, real):
        (notice,) = json.loads(real("show", "通知", "-f", "json").out)
        assert [one["id"] for one in notice["deadlines"]] == [
            *("plan", "summary", "annual"),
            *("assess", "inspect"),
        ]

    @pytest.mark.parametrize("code", ["plna", "全年落实", "方案"])
    def test_a_code_that_there_is_not_is_told_with_what_was_meant(self, real, code):
        outcome = real("show", code)
        assert (outcome.code, outcome.out) == (2, "")
        assert re.search(r"您是不是要找：(plan|summary)（报送", outcome.err)
