"""What the document on the structure names is there."""

import re
from pathlib import Path

import pytest

from tests.test_layers import ROOMS

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`([a-z_]+(?:/[a-z_]+)*(?:\.py|/))`", TEXT)))


@pytest.mark.parametrize("path", PATHS)
def test_what_it_names_is_there(path):
    assert (ROOT / "gkcli" / path).exists() or (ROOT / path).exists()


def test_its_tree_has_the_rooms_in_their_order():
    tree = TEXT.partition("```\n")[2].partition("\ntemplates/")[0]
    rooms = re.findall(r"^  ([a-z_]+)/? ", tree, re.MULTILINE)
    assert rooms == list(ROOMS)


def test_it_answers_ten_questions():
    assert TEXT.partition("## 十个问题")[2].partition("\n## ")[0].count("\n| ") == 11
