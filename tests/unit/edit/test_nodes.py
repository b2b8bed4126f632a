"""Comments on what an edit leaves out stay at what takes its place."""

import pytest

from gkcli.edit.nodes import put, take_out
from gkcli.yaml.canonical.lines import written
from gkcli.yaml.canonical.read import read
from gkcli.yaml.canonical.schema import Leaf, ListOf, MappingSchema

SCHEMA = MappingSchema({"a": ListOf(Leaf.TEXT), "b": Leaf.TEXT, "c": Leaf.TEXT})
LISTED = """\
a:  # 全部
  # 甲上
  - 甲  # 甲后
  - 乙  # 乙后
  # 末尾
b: 一  # 一后
"""


def edited(text, edit, *arguments, **further):
    document = read(text)
    edit(document.root, *arguments, **further)
    return written(document, SCHEMA)


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        (["甲", "乙"], ["a:  # 全部", "  # 甲上", "  - 甲  # 甲后", "  - 乙  # 乙后", "  # 末尾"]),
        (["乙", "丙"], ["# 甲上", "# 甲后", "a:  # 全部", "  - 乙  # 乙后", "  - 丙", "  # 末尾"]),
        (["乙", "甲"], ["a:  # 全部", "  - 乙  # 乙后", "  # 甲上", "  - 甲  # 甲后", "  # 末尾"]),
        ([], ["# 甲上", "# 甲后", "# 乙后", "# 末尾", "a: []  # 全部"]),
    ],
)
def test_items_that_stay_keep_their_comments_and_those_of_the_others_stand_above(items, lines):
    assert edited(LISTED, put, "a", items).splitlines() == [*lines, "b: 一  # 一后"]


def test_a_text_that_takes_the_place_of_a_list_has_its_comments_above():
    after = edited(LISTED, put, "a", "甲").splitlines()
    assert after == ["# 甲上", "# 甲后", "# 乙后", "# 末尾", "a: 甲  # 全部", "b: 一  # 一后"]


def test_comments_on_a_pair_that_goes_stand_at_its_heir_at_what_follows_or_at_the_end():
    text = "a: []\n# 二上\nb: 二  # 二后\nc: 三\n"
    assert edited(text, take_out, ["b"]) == "a: []\n# 二上\n# 二后\nc: 三\n"
    assert edited(text, take_out, ["b"], heir="a") == "# 二上\n# 二后\na: []\nc: 三\n"
    assert edited("a: []\nb: 二  # 二后\n", take_out, ["b", "c"]) == "a: []\n# 二后\n"
