"""gkcli show."""

import json

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
    assert "原表未定时限，全年推进" in real("show", "1").out


def test_units_named_in_the_requirement_are_listed(real):
    assert "点名单位  区教育局、区环保局、区文体新局" in real("show", "39").out


def test_a_recurring_duty_is_told_once_with_all_its_days(demo):
    out = demo("show", "2", "--as-of", "2024-06-20").out
    assert out.count("解读本单位的政策（2-explain）") == 1
    assert "规则  每季度至少 1 次" in out
    assert "到期  第一季度  2024-03-31 周日（末个工作日 2024-03-29 周五）  逾期 81 天" in out
    assert (
        "          第二季度  2024-06-30 周日（末个工作日 2024-06-28 周五）  临近，还有 10 天" in out
    )


def test_what_goes_on_has_no_state_and_what_waits_has(demo):
    assert "状态" not in demo("show", "7").out
    assert "状态  待条件" in demo("show", "5").out


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
