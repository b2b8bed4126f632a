"""A document above is compared item by item, all of it under its file."""

from gkcli.compare.change import ChangeKind, Edition, Target, Thing
from gkcli.compare.differences import compare
from gkcli.compare.words import change_words
from gkcli.frozen import replace
from gkcli.model.notice import Part, Section
from tests.support.documents_above import table, task

FILE = Target(Thing.FILE, "upstream/市/tasks.yaml", "上级文件")


def compared(old, new):
    editions = (Edition(None, None, others={("上级文件", FILE.key): made}) for made in (old, new))
    return compare(*editions)


def test_each_item_is_told_by_itself():
    old = table("市", task(1, "公开文件，逐件核对。"), task(2, "解读政策。"))
    new = table("市", task(1, "公开文件，逐件标注。"), task(3, "推行一网通办。"))
    changes = compared(old, new)
    assert [(one.kind, one.target.key, one.field) for one in changes] == [
        (ChangeKind.REMOVED, "2", ""),
        (ChangeKind.ADDED, "3", ""),
        (ChangeKind.CHANGED, "1", "title"),
        (ChangeKind.CHANGED, "1", "requirement"),
    ]
    assert all(one.target.owner == FILE for one in changes)
    assert change_words(changes[3]).startswith("第1项（上级文件 upstream/市/tasks.yaml）：工作要求")


def test_headings_and_the_notice_are_told_of_the_file():
    old = table("市", task(1, "公开文件。"))
    parts = (Part("一", "别的节", (Section("一", "目", old.parts[0].sections[0].tasks),)),)
    new = replace(old, notice=replace(old.notice, issuer="市政府"), parts=parts)
    assert [(one.target, one.field, one.after) for one in compared(old, new)] == [
        (FILE, "issuer", "市政府"),
        (FILE, "parts", "一、别的节"),
    ]


def test_the_same_is_no_change():
    made = table("市", task(1, "公开文件。"))
    assert compared(made, made) == ()
