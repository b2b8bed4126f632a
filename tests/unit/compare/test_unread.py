"""What could not be read in one edition is no change; what could be, is."""

import pytest

from gkcli.compare.change import Edition
from gkcli.compare.differences import compare
from gkcli.compare.unread import with_unread_from
from gkcli.compare.words import change_words
from gkcli.model.notice import Table
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse
from gkcli.yaml.validate import validate
from tests.cli.conftest import REPOSITORY

TEXT = (REPOSITORY / "examples/demo/tasks.yaml").read_text(encoding="utf-8")


def read(text):
    source = Source(REPOSITORY / "tasks.yaml", "tasks.yaml", text)
    parsed = parse(source)
    value, draft, _ = validate(Table, source, parsed)
    return value, draft


def told(*edits):
    """The changes that are seen where one edition has these edits and the other has not."""
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    whole, _ = read(TEXT)
    value, draft = read(text)
    assert not draft.whole
    seen = with_unread_from(value, draft, whole)
    forth = compare(Edition(whole, None), Edition(seen, None))
    back = compare(Edition(seen, None), Edition(whole, None))
    assert len(forth) == len(back)
    return [change_words(change) for change in forth]


@pytest.mark.parametrize(
    "fault",
    [
        ("by: 2024-06-30", "by: 2024-06-31"),
        ("number: 2\n            title", "number: 二\n            title"),
        ("          - number: 2\n            title", "          - title"),
        ("lead: [区教育局]", "leed: [区教育局]"),
        ("id: 1-publish", "id: 一 公开"),
        ("each: quarter", "each: 季度"),
        ("confidence: 中\n", "confidence: 很高\n"),
        ("signed_on: 2024-03-04", "signed_on: 三月"),
        ("          - number: 8\n", "          - 第八项\n          - number: 8\n"),
        ("  - number: 二\n    title: 优化政务服务\n", "  - number: []\n    title: 优化政务服务\n"),
    ],
)
def test_a_fault_by_itself_is_no_change(fault):
    assert told(fault) == []


def test_what_else_changed_beside_a_fault_is_told():
    fault, change = ("by: 2024-06-30", "by: 2024-06-31"), ("title: 集中公开", "title: 逐件公开")
    assert told(fault, change) == [
        "第1项“逐件公开规范性文件”：标题从“集中公开规范性文件”改为“逐件公开规范性文件”"
    ]


def test_a_task_that_came_is_told_beside_one_at_fault():
    more = "          - number: 9\n            title: 新事\n            lead: []\n"
    more += "            responsible: []\n            requirement: 办好新事。\n"
    last = "          - number: 8\n"
    assert told(
        ("number: 2\n            title", "number: 二\n            title"), (last, more + last)
    ) == ["新增第9项“新事”"]
