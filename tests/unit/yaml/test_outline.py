"""A file cut into its entries."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from gkcli.yaml.outline import comments_in, outline
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source
from tests.support.made_models import values
from tests.support.messy_files import plain_of, writers
from tests.unit.yaml.canonical.test_reformat import MESSY, SHIPPED


def source_of(text):
    return Source(Path("a.yaml"), "a.yaml", text)


def put_together(found):
    """The file again, from the lines of its entries from the outside in."""
    return [*found.head, *of_block(found.block, whole=True)], [
        *found.head,
        *of_block(found.block, whole=False),
    ]


def of_block(block, whole):
    lines = []
    for entry in block.entries:
        lines += [*entry.lead, *(entry.lines if whole or not entry.inner else taken_apart(entry))]
    return [*lines, *block.tail]


def taken_apart(entry):
    inner = [
        f"{' ' * entry.inner.indent}{line}" if line else "" for line in of_block(entry.inner, False)
    ]
    if entry.head:
        return [entry.head, *inner]
    return [f"-{inner[0][1:]}", *inner[1:]]


def lines_of(text):
    return [line.rstrip(" ") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def same(made, text):
    wanted = lines_of(text)
    if wanted[-1] == "":
        wanted.pop()
    assert [line.strip() for line in made] == [line.strip() for line in wanted]


@pytest.mark.parametrize("path", [path for path, _ in SHIPPED], ids=str)
def test_the_entries_of_a_shipped_file_are_the_file(path):
    text = path.read_text(encoding="utf-8")
    for made in put_together(outline(source_of(text))):
        assert "".join(f"{line}\n" for line in made) == text


def test_every_comment_has_an_entry():
    found = outline(source_of(MESSY))
    for made in put_together(found):
        same(made, MESSY)


@settings(max_examples=150, deadline=None)
@given(values, writers)
def test_the_entries_of_any_file_are_the_file(value, writer):
    text = writer.text(plain_of(value))
    found = outline(source_of(text))
    assert found is not None
    for made in put_together(found):
        same(made, text)
    told = [*found.head, *found.block.tail]
    told += [comment for entry in found.block.entries for comment in comments_in(entry)]
    for comment in (*writer.above, *writer.behind, *writer.loose):
        assert sum(comment in line for line in told) == 1
    data = {entry.key: entry.data for entry in found.block.entries}
    assert data == skim(source_of(text)).data


@pytest.mark.parametrize("text", ["", "# 注\n", "a: [\n", "[a, b]\n", "甲\n", "a: &x 1\nb: *x\n"])
def test_what_is_not_laid_out_by_lines_is_not_cut(text):
    assert outline(source_of(text)) is None


def test_what_stands_where():
    text = (
        "# 头\nunits: # 单位\n  # 镇\n  - name: 甲  # 一\n    aliases: [乙] # 二\n\n"
        "    # 甲完\n  # 镇二\n  - name: 丙\n# 尾\n"
    )
    found = outline(source_of(text))
    (units,) = found.block.entries
    assert (found.head, found.block.tail) == (("# 头",), ("# 尾",))
    assert units.remarks == ("# 单位",)
    one, two = units.inner.entries
    assert (one.lead, two.lead) == (("# 镇",), ("# 镇二",))
    assert one.inner.tail == ("", "# 甲完")
    assert [entry.remarks for entry in one.inner.entries] == [("# 一",), ("# 二",)]
    assert two.lines == ("- name: 丙",)
