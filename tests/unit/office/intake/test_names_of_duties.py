"""What a drafted duty is called: a phrase of its own, or the whole clause and a word about it."""

from datetime import date

import pytest

from gkcli.office.intake.account import Findings
from gkcli.office.intake.times import Clock, drafted, tell

CLOCK = Clock(2018, date(2018, 6, 28))


def drafts(text):
    return drafted(text, CLOCK, "办好这件事")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "全年落实情况于2018年12月1日前书面报区政府信息公开办。",
            "全年落实情况书面报区政府信息公开办",
        ),
        (
            "各责任单位要于每季度末前将进展情况报区政府信息公开办。",
            "各责任单位要将进展情况报区政府信息公开办",
        ),
        ("2018年9月底前编制完成清单。", "编制完成清单"),
        ("在7月20日前公开实施方案。", "公开实施方案"),
        ("2.到2018年底，完成技改项目20个。", "完成技改项目20个"),
        ("（三）2018年9月底前编制完成清单。", "编制完成清单"),
        ("2018年9月底前完成。", "办好这件事"),
    ],
)
def test_a_clause_without_its_time_is_the_name(text, name):
    found = drafts(text)

    assert {one.what for one in found.deadlines} == {name}
    assert not found.unnamed


@pytest.mark.parametrize(
    "text",
    [
        "结合《条例》实施10周年和新修订的条例出台，开展宣传",
        "对2018年9月底前的清单和",
        "《甲2018年9月底前公开",
        "做好清单并在2018年9月底前的",
    ],
)
def test_words_cut_off_in_the_middle_are_the_whole_clause_and_are_told(text):
    found = drafts(text)
    findings = Findings("文件")
    tell(found, 7, "第1项", findings)

    for one in found.deadlines:
        assert one.what == one.quote
    assert [(f.code, f.line) for f in findings.found if text[:4] in f.message] == [
        ("unsure-name", 7)
    ]
