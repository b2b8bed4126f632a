"""Units over the years, whatever they were called."""

import pytest

from gkcli.model.directory import Directory
from gkcli.model.units import Alias, Group, Registry, Unit
from gkcli.years.lineage import Lineage, called_now


def unit(name, **more):
    return Unit(name, "政府部门", "虚构", **more)


@pytest.fixture
def lineage():
    old = Registry(
        (
            unit("区卫计局", full_name="示例区卫生和计划生育局"),
            unit("区环保局", successor="生态环境分局"),
            unit("区水务局", successor="区水利局"),
            unit("区渔业局", successor="区水利局"),
            unit("区教育局"),
        ),
        (Group("各部门", "虚构", ("政府部门",)),),
    )
    new = Registry(
        (
            unit("区卫健局", aliases=(Alias("区卫计局"),)),
            unit("区水利局"),
            unit("区教育局"),
        ),
        (Group("区政府各部门", "虚构", ("政府部门",), aliases=(Alias("各部门"),)),),
    )
    return Lineage(Directory(old), Directory(new))


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("区卫计局", "区卫健局"),
        ("示例区卫生和计划生育局", "区卫健局"),
        ("区环保局", "生态环境分局"),
        ("区水务局", "区水利局"),
        ("区渔业局", "区水利局"),
        ("区教育局", "区教育局"),
        ("各部门", "区政府各部门"),
        ("没有登记的", "没有登记的"),
    ],
)
def test_what_a_name_stands_for_later(lineage, name, now):
    assert lineage.now(name) == now


def test_two_that_became_one_are_one(lineage):
    assert lineage.all_now(["区水务局", "区渔业局"]) == ("区水利局",)


def test_texts_are_read_with_the_later_names_where_the_later_text_has_them(lineage):
    assert lineage.in_later_words("由区卫计局办。", "由区卫健局办。") == "由区卫健局办。"
    assert lineage.in_later_words("由区卫计局办。", "由区教育局办。") == "由区卫计局办。"


def test_aliases_are_no_other_party():
    directory = Directory(Registry((unit("区卫健局", aliases=(Alias("卫健局"),)),)))
    assert called_now(iter(["卫健局", "区卫健局", "别的"]), directory) == ("区卫健局", "别的")
