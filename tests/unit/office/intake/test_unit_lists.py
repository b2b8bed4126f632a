"""Lists of units as documents write them."""

import pytest

from gkcli.office.intake.unit_names import unit_list


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            "各镇（街道），区政府各部门、各直属机构，区属各国有企业",
            ["各镇（街道）", "区政府各部门", "各直属机构", "区属各国有企业"],
        ),
        ("区市场监督管理局 区审改办", ["区市场监督管理局", "区审改办"]),
        ("区发展和改革局、区文化和旅游局及各镇", ["区发展和改革局", "区文化和旅游局", "各镇"]),
        ("区委办和区政府办", ["区委办", "区政府办"]),
        ("国家发展改革委和财政部", ["国家发展改革委", "财政部"]),
        ("市发改委会同市财政局", ["市发改委", "市财政局"]),
        ("区应急管理局和各镇街", ["区应急管理局", "各镇街"]),
        ("各县（市、区）人民政府,市大数据局", ["各县（市、区）人民政府", "市大数据局"]),
        ("市府办〔市大数据局〕", ["市府办〔市大数据局〕"]),
        ("省编办 (省审改办)、省委办", ["省编办(省审改办)", "省委办"]),
        ("材料提供部 门", ["材料提供部门"]),
        ("区发改局\n区财政\n局", ["区发改局", "区财政局"]),
        ("1.区发改局；2.区财政局", ["区发改局", "区财政局"]),
        ("区发改局、区发改局", ["区发改局"]),
        ("", []),
        ("/", []),
        ("——", []),
    ],
)
def test_a_list_is_taken_apart_between_names_and_not_within_them(written, names):
    assert list(unit_list(written)) == names


@pytest.mark.parametrize("tail", ["等", "等部门", "等有关部门", "等3个部门", "等单位"])
def test_the_words_by_which_a_list_goes_on_are_no_name(tail):
    names = unit_list(f"人力资源社会保障部、发展改革委{tail}")

    assert names == ("人力资源社会保障部", "发展改革委")
