"""Who leads and who is responsible, as brackets and sentences say it."""

import pytest

from gkcli.office.intake.columns import ColumnRole
from gkcli.office.intake.duties import duties, first_leads, listed


@pytest.mark.parametrize(
    ("written", "lead", "responsible"),
    [
        ("牵头单位：甲局、乙局；责任单位：丙局、丁办；完成时限：6月底前", "甲局 乙局", "丙局 丁办"),
        ("牵头单位:甲局,责任单位:乙局,各街道(功能区)", "甲局", "乙局 各街道(功能区)"),
        ("牵头单位：甲局\n配合单位：乙局", "甲局", "乙局"),
        ("区发改局牵头，区财政局、区住建局等配合", "区发改局", "区财政局 区住建局"),
        ("甲局、乙局牵头，丙局按职责分工负责", "甲局 乙局", "丙局"),
        ("甲局、乙局、丙局分别牵头落实", "甲局 乙局 丙局", ""),
        ("甲局、乙局等负责。列第一位者为牵头单位，下同", "", "甲局 乙局"),
        ("责任单位：甲局、乙局。", "", "甲局 乙局"),
        ("负责部门：商务部、海关总署；适用范围：自由贸易试验区", "", "商务部 海关总署"),
        (
            "市府办〔市大数据局〕牵头，市行政(市民)服务中心管委会，各县〔区〕政府",
            "市府办〔市大数据局〕",
            "市行政(市民)服务中心管委会 各县〔区〕政府",
        ),
        ("由甲局牵头，会同乙局、丙局落实", "甲局", "乙局 丙局"),
        ("甲局牵头乙局配合", "甲局", "乙局"),
        ("甲局会同乙局负责", "", "甲局 乙局"),
        ("责任部门：甲局（牵头）、乙局", "甲局", "乙局"),
        ("各地区、各有关部门按职责分工负责", "", "各地区 各有关部门"),
    ],
)
def test_units_get_the_role_that_the_words_give_them(written, lead, responsible):
    found = duties(written)

    assert found is not None
    assert (" ".join(found.lead), " ".join(found.responsible)) == (lead, responsible)


@pytest.mark.parametrize(
    "written",
    [
        "谁主管谁负责",
        "以下简称市发改委",
        "主要领导负责",
        "含开发区",
        "县、市、区",
        "2018年6月28日",
        "",
    ],
)
def test_brackets_about_anything_else_name_no_units(written):
    assert duties(written) is None


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("牵头单位：甲局；完成时限：6月底前", "6月底前"),
        ("市大数据局牵头，各县市人民政府,6月底完成", "6月底完成"),
        ("甲局负责，持续推进", "持续推进"),
    ],
)
def test_a_time_beside_the_units_is_kept(written, time):
    found = duties(written)

    assert found is not None
    assert found.time == time


def test_what_is_labelled_and_neither_units_nor_time_is_kept_apart():
    found = duties("负责部门：商务部；适用范围：全国")

    assert found is not None
    assert found.unread == ("适用范围：全国",)


@pytest.mark.parametrize(
    "written",
    [
        "列第一位者为牵头单位，下同",
        "排在第一位的为牵头单位",
        "各项任务列首位的部门为牵头部门",
        "第一个责任单位为牵头单位",
    ],
)
def test_the_rule_that_the_first_leads_is_recognised(written):
    assert first_leads(written)


def test_the_rule_leaves_alone_who_is_said_to_lead():
    found = duties("甲局牵头，乙局配合")
    other = duties("甲局、乙局负责")

    assert found is not None
    assert found.with_first_leading() == found
    assert other is not None
    assert (other.with_first_leading().lead, other.with_first_leading().responsible) == (
        ("甲局",),
        ("乙局",),
    )


def test_a_cell_may_say_both_roles_itself():
    found = listed("牵头单位：甲局\n责任单位：乙局、各镇", ColumnRole.RESPONSIBLE)

    assert (found.lead, found.responsible) == (("甲局",), ("乙局", "各镇"))
