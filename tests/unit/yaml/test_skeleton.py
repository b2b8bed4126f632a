"""Prose is blanked out of a layout; the layout stays where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.yaml.punctuation import skeleton


@given(st.text(alphabet="甲a-:|> \t\r\n#\"'[]{},\\"))
def test_a_skeleton_is_as_long_as_its_text_and_the_line_end_before_it(text: str):
    assert len(skeleton(text)) == len(text) + 1


@pytest.mark.parametrize(
    "text",
    [
        "key: |\n  甲\n\n  甲\nnext: 1\n",
        "key: >-\n  甲\n",
        "- |2\n   甲\n- 1\n",
        "- key: |+ # 2\n    甲\n  next: 1\n",
        "- - |\n    甲\n  - 1\n",
        "? |\n  甲\n: |\n  甲\n1: 1\n",
        "|\n甲\n甲\n",
        "--- |\n甲\n",
        "key: |\r\n  甲\r\nnext: 1\r\n",
        'key: "2甲\n甲"\n',
        "key: '2''甲'\n",
        '- "\\"甲"\n',
        "[\"2甲\", '2甲']\n",
        '"2甲": 1\n',
        "key: 1 # 甲\n",
        "# 甲\n",
    ],
)
def test_prose_is_blanked_out(text: str):
    layout = skeleton(text)
    assert "甲" not in layout
    assert layout.count("1") == text.count("1")


@pytest.mark.parametrize(
    "text",
    [
        "key: |\n  x\n甲: 1\n",
        "- |\n  x\n- 甲\n",
        "- key: |\n    x\n  甲: 1\n",
        "key: |\n  x\n\t甲\n",
        "key: |\n  x\n\u3000甲: 1\n",
        'key: "x\n甲: "y\n',
        'key: "甲\n',
        'key: x"甲"\n',
        "key: x#甲\n",
        "# key: |\n  甲: 1\n",
        "key: a|\n  甲\n",
        "key: | x\n  甲\n",
    ],
)
def test_what_is_no_prose_stays(text: str):
    assert "甲" in skeleton(text)


def test_a_list_in_brackets_is_put_on_one_line():
    assert skeleton("a: [x,\n  y]\nb: 1\n") == "\na: [x,   y]\nb: 1\n"
