"""Time limits in the words an office uses."""

from datetime import date

import pytest

from gkcli.model.deadline import Span
from gkcli.status.due import instances
from gkcli.status.wording import day_beside, day_words, limit_words, occasion_words
from tests.support.build import deadline


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"by": date(2018, 7, 20)}, "2018-07-20 前"),
        ({"each": "year"}, "每年至少 1 次"),
        ({"each": "quarter", "at_least": 2}, "每季度至少 2 次"),
        ({"each": "month", "day": 20}, "每月 20 日前"),
        ({"each": "quarter", "day": 20}, "每季度末月 20 日前"),
        ({"each": "half-year", "day": 20}, "每半年末月 20 日前"),
        ({"each": "quarter", "day": 5, "next_month": True}, "每季度次月 5 日前"),
        ({"each": "year", "day": 20, "at_least": 1}, "每年 12 月 20 日前至少 1 次"),
        ({"within": Span(1, "workdays"), "after": "完成审批程序"}, "完成审批程序后 1 个工作日内"),
        ({"within": Span(10, "days"), "after": "收到"}, "收到后 10 日内"),
        ({"within": Span(24, "hours"), "after": "收到"}, "收到后 24 小时内"),
        ({"ongoing": True}, "长期坚持"),
        ({"when": "条例出台"}, "条例出台后"),
    ],
)
def test_says_a_rule(rule, words):
    assert limit_words(deadline(**rule)) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"each": "quarter"}, ["第一季度", "第二季度", "第三季度", "第四季度"]),
        ({"each": "half-year"}, ["上半年", "下半年"]),
        (
            {"each": "quarter", "day": 5, "next_month": True},
            ["第一季度", "第二季度", "第三季度", "第四季度"],
        ),
        ({"each": "year"}, [""]),
        ({"by": date(2018, 7, 20)}, [""]),
        ({"ongoing": True}, [""]),
    ],
)
def test_says_which_period_is_meant(rule, words):
    limit = deadline(**rule)
    found = [occasion_words(limit, i) for i in instances(limit, 2018, date(2018, 1, 1))]
    assert found == words


def test_says_the_month_of_a_monthly_duty():
    limit = deadline(each="month")
    found = [occasion_words(limit, i) for i in instances(limit, 2018, date(2018, 1, 1))]
    assert found == [f"{month} 月" for month in range(1, 13)]


def test_says_a_day_with_its_weekday():
    assert day_words(date(2018, 12, 1)) == "2018-12-01 周六"
    assert day_words(date(2018, 12, 2)) == "2018-12-02 周日"


def test_leaves_out_the_year_only_beside_a_day_of_the_same_year():
    assert day_beside(date(2018, 11, 30), date(2018, 12, 1)) == "11-30 周五"
    assert day_beside(date(2018, 12, 29), date(2019, 1, 1)) == "2018-12-29 周六"
