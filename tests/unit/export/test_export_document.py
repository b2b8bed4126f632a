"""The document on the export says what the schema says."""

import re

import pytest

from gkcli.export.schema import TABLES
from gkcli.export.views import views
from tests.support.golden import REPOSITORY, WRITING

DOCUMENT = REPOSITORY / "docs/export.md"
KINDS = {"text": "文字", "integer": "整数", "boolean": "是否", "date": "日期", "list": "几段文字"}


def dictionary():
    for table in TABLES:
        key = "、".join(f"`{one}`" for one in table.key)
        yield f"\n### {table.name}\n\n{table.about}。键：{key}。\n"
        yield "\n| 字段 | 类型 | 是什么 | 从哪里来 | 公开 |\n|---|---|---|---|---|\n"
        for field in table.fields:
            kind = KINDS[field.kind] + ("，可空" if field.empty else "")
            refers = f" → `{field.refers}`" if field.refers else ""
            public = "公开" if field.public else ""
            said = (f"`{field.name}`", kind, f"{field.about}{refers}", field.source, public)
            yield f"| {' | '.join(said)} |\n"
    yield "\n"


@pytest.mark.golden
def test_the_document_tells_every_field():
    hold("字段", "".join(dictionary()))


@pytest.mark.golden
def test_the_document_tells_every_view():
    rows = "".join(f"| `{view.name}` | {view.about} |\n" for view in views(several=False))
    hold("视图", f"\n| 视图 | 回答什么 |\n|---|---|\n{rows}\n")


def hold(part, told):
    text = DOCUMENT.read_text(encoding="utf-8")
    place = re.compile(rf"(?<=<!-- {part} -->\n).*(?=<!-- {part}完 -->)", re.DOTALL)
    if WRITING:
        DOCUMENT.write_text(place.sub(lambda _: told, text), encoding="utf-8")
        return
    assert place.search(text)[0] == told


def test_no_table_has_two_fields_of_one_name_and_all_keys_are_fields():
    for table in TABLES:
        names = [field.name for field in table.fields]
        assert len(set(names)) == len(names)
        assert set(table.key) <= set(names)


def test_a_field_refers_to_a_table_that_stands_before_and_has_one_key():
    known = {}
    for table in TABLES:
        for field in table.fields:
            if field.refers:
                key = known[field.refers]
                assert key.kind == field.kind
        own = [field for field in table.fields if field.name in table.key]
        known[table.name] = own[0] if len(own) == 1 else None


def test_what_is_public_refers_to_nothing_that_is_not():
    public = {table.name: table for table in TABLES if table.public.fields}
    for table in public.values():
        shown = {field.name for field in table.public.fields}
        assert set(table.key) <= shown
        assert {f.refers for f in table.public.fields if f.refers} <= set(public)
