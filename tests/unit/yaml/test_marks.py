"""Positions are those of the characters in the file."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gkcli.errors import Severity
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import Parsed, Plain, parse

TEXT = """\
notice:
  title: 甲
  empty:
parts:
  - number: 一
    tasks:
      - {number: 3, lead: [区审改办, 区财政局]}
  -   number: 二
      body: |-
        第一行

          第三行
      quoted: "一网通办"
      escaped: "一\\n二"
      folded: >
        三
        四
"""


def source_of(text: str) -> Source:
    return Source(Path("tasks.yaml"), "tasks.yaml", text)


@pytest.fixture
def parsed() -> Parsed:
    return parse(source_of(TEXT))


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ([], (1, 1), (1, 1)),
        (["notice"], (1, 1), (2, 3)),
        (["notice", "title"], (2, 3), (2, 10)),
        (["notice", "empty"], (3, 3), (3, 9)),
        (["parts"], (4, 1), (5, 3)),
        (["parts", 0], (5, 5), (5, 5)),
        (["parts", 0, "tasks", 0, "lead", 1], (7, 34), (7, 34)),
        (["parts", 1, "number"], (8, 7), (8, 15)),
        (["parts", 1, "body"], (9, 7), (9, 13)),
    ],
)
def test_a_path_leads_to_its_key_and_value(
    parsed: Parsed, path: list[str | int], key: tuple[int, int], value: tuple[int, int]
):
    assert parsed.marks.key(path) == key
    assert parsed.marks.value(path) == value


@pytest.mark.parametrize(
    ("path", "ancestor"),
    [
        (["gone"], []),
        (["notice", "number"], ["notice"]),
        (["notice", "title", "more", 3], ["notice", "title"]),
        (["parts", 7, "title"], ["parts"]),
        (["parts", -1], ["parts"]),
        (["parts", "0"], ["parts"]),
        ([0], []),
    ],
)
def test_a_path_that_does_not_exist_leads_to_its_nearest_ancestor(
    parsed: Parsed, path: list[str | int], ancestor: list[str | int]
):
    assert parsed.marks.value(path) == parsed.marks.value(ancestor)
    assert parsed.marks.key(path) == parsed.marks.key(ancestor)


def test_positions_stay_right_behind_what_was_refused():
    parsed = parse(source_of("a: 1\na: {x: [1, 2]}\n<<: {y: 1}\n? [k]\n: [v]\nb: 3\n"))
    assert parsed.data == {"a": "1", "b": "3"}
    assert parsed.marks.key(["b"]) == (6, 1)
    assert parsed.marks.value(["b"]) == (6, 4)


@pytest.mark.parametrize("text", ["a:\nb: 1\n", "{a: , b: 1}\n", "{a:\n  }\n", "{a: }\n"])
def test_a_value_that_was_left_out_stands_right_behind_its_colon(text: str):
    assert parse(source_of(text)).marks.value(["a"]) == (1, text.index(":") + 2)


def test_a_file_without_data_has_its_beginning_for_every_path():
    marks = parse(source_of("")).marks
    assert marks.key(["notice"]) == marks.value([]) == (1, 1)
    assert marks.within(["notice"], 3, source_of("")) == (1, 1)


@pytest.mark.parametrize(
    ("path", "word", "position"),
    [
        (["parts", 1, "body"], "第一行", (10, 9)),
        (["parts", 1, "body"], "一行", (10, 10)),
        (["parts", 1, "body"], "第三行", (12, 11)),
        (["notice", "title"], "甲", (2, 10)),
        (["parts", 0, "tasks", 0, "lead", 1], "财政", (7, 35)),
        (["parts", 1, "quoted"], "通办", (13, 18)),
        (["parts", 1, "escaped"], "二", (14, 16)),
        (["parts", 1, "folded"], "四", (15, 15)),
    ],
)
def test_a_word_in_a_text_has_its_own_position(
    parsed: Parsed, path: list[str | int], word: str, position: tuple[int, int]
):
    text: Plain | None = parsed.data
    for step in path:
        text = text[step]  # type: ignore[index,call-overload]
    assert isinstance(text, str)
    assert parsed.marks.within(path, text.index(word), source_of(TEXT)) == position


def test_an_offset_beyond_a_text_stays_inside_the_file(parsed: Parsed):
    source = source_of(TEXT)
    assert parsed.marks.within(["notice", "title"], 99, source) == (2, 11)
    assert parsed.marks.within(["parts", 1, "body"], 99, source) == (12, 14)


words = st.text(alphabet="甲乙a1 -:#|'\"“，\n", min_size=1)
trees = st.recursive(
    st.text(alphabet="甲乙a1 -:#|'\"“，\n\t\u3000"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
).filter(lambda tree: not isinstance(tree, str))
styles = st.sampled_from([None, '"', "'", "|"])


def nodes(node: yaml.Node, tree: Plain, path: tuple[str | int, ...]):
    """Each node as the parser composes it, with the path that leads to it."""
    yield path, node
    if isinstance(tree, dict):
        for (_, child), key in zip(node.value, tree, strict=True):
            yield from nodes(child, tree[key], (*path, key))
    elif isinstance(tree, list):
        for number, child in enumerate(node.value):
            yield from nodes(child, tree[number], (*path, number))


@given(trees, styles, st.sampled_from([None, True, False]))
def test_what_yaml_writes_is_read_back_and_every_mark_is_where_yaml_has_it(
    tree: Plain, style: str | None, flow: bool | None
):
    text = (
        yaml.safe_dump(
            tree, allow_unicode=True, default_style=style, default_flow_style=flow, sort_keys=False
        )
        .replace("!!map ", "")
        .replace("!!seq ", "")
    )
    source = source_of(text)
    parsed = parse(source)
    assert parsed.data == tree
    errors = {found.code for found in parsed.diagnostics if found.severity is Severity.ERROR}
    assert errors <= {"fullwidth-blank", "invisible-character"}  # which are odd keys
    for path, node in nodes(yaml.compose(text, yaml.CSafeLoader), tree, ()):
        assert parsed.marks.value(path) == source.position(node.start_mark.index)


@given(st.lists(st.text(alphabet="甲乙 a", min_size=1).map(str.strip), min_size=1))
def test_every_character_of_a_block_is_found_where_it_stands(lines: list[str]):
    prose = "\n".join(lines).strip() or "甲"
    text = "a:\n  - b: |-\n" + "".join(f"      {line}\n" for line in prose.split("\n"))
    source = source_of(text)
    parsed = parse(source)
    assert parsed.data == {"a": [{"b": prose}]}
    for offset, character in enumerate(prose):
        line, column = parsed.marks.within(["a", 0, "b"], offset, source)
        if character != "\n":
            assert source.line(line)[column - 1] == character
