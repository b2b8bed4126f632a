"""What is read without the parser is what the parser reads."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gkcli.model.notice import Table
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.parse import build
from gkcli.yaml.source import Source
from gkcli.yaml.tidy import read_tidy
from gkcli.yaml.tidy_file import TidyMarks
from tests.support.made_models import tables

REPOSITORY = Path(__file__).parents[3]
KEPT = [*sorted((REPOSITORY / "data").glob("*.yaml")), REPOSITORY / "examples/demo/tasks.yaml"]
TEXT = (REPOSITORY / "data/tasks.yaml").read_text(encoding="utf-8")
LINES = TEXT.splitlines()


def assert_as_parsed(text: str) -> None:
    for data in (read_tidy(text), read_tidy(text, batch=3)):
        if data is not None:
            source = Source(Path("x.yaml"), "x.yaml", text)
            built = build(source, text)
            assert (built.error, built.refused) == (None, [])
            assert data == built.data
            marks = TidyMarks(source, data)
            assert marks.key([]) == built.marks.key([])
            assert (marks.keys, marks.values, marks.sizes) == (
                built.marks.keys,
                built.marks.values,
                built.marks.sizes,
            )


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_files_as_fmt_writes_them_are_read(path):
    text = path.read_text(encoding="utf-8")
    assert read_tidy(text) is not None
    assert read_tidy(text, batch=3000) is not None
    assert_as_parsed(text)


@given(tables)
def test_canonical_texts_are_read_as_the_parser_reads_them(table):
    assert isinstance(table, Table)
    assert_as_parsed(canonical(table))


_SYNTAX = "a: |b:|- |-|>-|'|\"|[|]|[]|{}|{|#|# b| #|:|::|?|? |!|&a|*a|%|---|...|<<: |, |\\|@|`|="
_SCALARS = "甲|乙 丙|x|[甲, 乙]|~|null|2018-06-28|1.10|-1|it's|a:b|甲: "
WORDS = st.sampled_from([*_SYNTAX.split("|"), *_SCALARS.split("|"), "|", "|-", "|2", "|2-"])
A_LINE = st.builds(
    lambda indent, words: " " * indent + "".join(words),
    st.integers(0, 6),
    st.lists(WORDS, max_size=4),
)


@given(st.lists(A_LINE, max_size=8))
@example(["a:", "- b"])
@example(["a: b", "  c"])
@example(["- a", "  b"])
@example(["a: |-", "  b", " c"])
@example(["a: |-", "    b", "  c"])
@example(["a: |2-", "    b", "  c"])
@example(["a: |", "", "  b", "", "", "c: d"])
@example(["a: |-", "  b", " # c", "d: e"])
@example(["- a: 1", "  b:", "    - c", "  # d", "- e"])
@example(["a: 'it''s'", "b: '"])
@example(["a: b", "a: c"])
@example(["a: [甲, 乙]", "  - c"])
@example(["a: b", "c:", "  - d", "  - e: f", "  - g"])
@example(["a:", "b: |", "  c", "", "d: [甲, 乙]", "e:", "# f", "", "  - g:"])
@example(["a: b", "c:", "  - d", "e: |", "  - f"])
@example(["a: b", "c:", "  - d", "c:", "  - e"])
@example(["a: |", "  b:", "  - c"])
@example(["- - a", "  - b"])
@example(["- a: b", "   c: d"])
@example(["a:", "    b: c", "  d: e"])
@example([f"{'a' * 1100}: b"])
def test_any_lines_are_read_as_the_parser_reads_them_or_not_at_all(lines):
    assert_as_parsed("".join(f"{line}\n" for line in lines))


places = st.integers(0, len(LINES) - 1)


@given(places, places, st.text(alphabet=" -:#|>'\"[]{},a甲：", max_size=3), st.integers(0, 30))
def test_a_changed_file_is_read_as_the_parser_reads_it_or_not_at_all(one, other, typed, column):
    lines = LINES[:80]
    one, other = one % 80, other % 80
    lines[one] = lines[one][:column] + typed + lines[one][column:]
    lines[other] = lines[other][column % 4 :]
    assert_as_parsed("".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("text", ["", "\n", "a: b", "甲\n", "- \n", "a: \n", "a: {b: c}\n"])
def test_what_fmt_would_not_write_is_left_to_the_parser(text):
    assert read_tidy(text) is None


def test_nesting_without_end_is_left_to_the_parser():
    assert read_tidy("".join(f"{'  ' * n}a:\n" for n in range(5000))) is None
