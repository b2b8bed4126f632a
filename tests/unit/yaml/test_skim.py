import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gkcli.errors import Severity
from gkcli.yaml.parse import Parsed
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source, read_source
from gkcli.yaml.syntax import parse

REPOSITORY = Path(__file__).parents[3]
CORPUS = REPOSITORY / "tests" / "corpus"
CASES = sorted(CORPUS.glob("**/*.yaml"))


def source_of(text: str) -> Source:
    return Source(Path("x.yaml"), "x.yaml", text)


def errors_of(parsed: Parsed) -> list[object]:
    return [d for d in parsed.diagnostics if d.severity is Severity.ERROR]


def assert_same(source: Source) -> None:
    skimmed, whole = skim(source), parse(source)
    assert skimmed.data == whole.data
    assert errors_of(skimmed) == errors_of(whole)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.relative_to(CORPUS)))
def test_skimming_finds_the_errors_of_every_case(case: Path):
    source = read_source(case, case.name)
    if isinstance(source, Source):
        assert_same(source)


@given(
    st.text(alphabet="甲a1 \n\t\r-:：，#|>[]{}\"'“&*!%@`?,<\\\u3000\u200b\ufeff\x07\x85\u2028~.")
)
@example("- a\n  \t\tb")
@example("- a\n  \u3000b")
@example("- a\ufeff")
@example("")
@example("甲")
def test_skimming_any_text_gives_the_data_and_the_errors_of_parsing_it(text: str):
    assert_same(source_of(text))


@given(st.text())
def test_skimming_any_unicode_gives_the_data_and_the_errors_of_parsing_it(text: str):
    assert_same(source_of(f"a: {text}"))


def test_skimming_leaves_the_warnings_of_a_sound_file_unsaid():
    source = source_of("a: 甲 #乙\n")
    assert [d.code for d in parse(source).diagnostics] == ["comment-cut"]
    assert skim(source).diagnostics == ()


def test_skimming_knows_where_everything_stands():
    source = source_of("a:\n  - b: 甲\n")
    assert skim(source).marks.value(["a", 0, "b"]) == (2, 8)


def test_a_sound_workspace_is_opened_without_importing_the_search_for_slips():
    program = (
        "import sys; from pathlib import Path; from gkcli.workspace.open import open_workspace;"
        f"open_workspace(Path({str(REPOSITORY / 'data')!r}));"
        "print(*(name for name in sys.modules if name.startswith('gkcli.yaml.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    loaded = {name.rpartition(".")[2] for name in done.stdout.split()}
    read_by = {"skim", "source", "tidy", "tidy_file"}
    assert loaded == read_by | {"contents", "decode", "marks", "parse", "unfinished"}
