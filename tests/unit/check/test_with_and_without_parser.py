"""What is wrong with a workspace is the same whether its files need the parser or not."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from gkcli.check.findings import inspect
from gkcli.errors import Diagnostic, Severity
from gkcli.workspace.layout import Layout
from gkcli.yaml.source import Source
from gkcli.yaml.tidy_file import parse_tidy

BASE = Path(__file__).parents[2] / "corpus" / "base"
TEXTS = {name: (BASE / name).read_text(encoding="utf-8") for name in ("tasks.yaml", "units.yaml")}
END = "...\n"
"""The mark behind a document says nothing, and ``fmt`` does not write it."""


class Texts:
    """Files that are in memory only."""

    def __init__(self, texts):
        self.texts = texts

    def exists(self, path):
        return path.name in self.texts

    def is_dir(self, path):
        return path.name not in self.texts and self.exists(path)

    def entries(self, folder):
        raise FileNotFoundError(folder)

    def read(self, path):
        if path.name not in self.texts:
            return Diagnostic(path.name, 1, 1, Severity.ERROR, "missing-file", "")
        return self.texts[path.name].encode()

    def shown(self, path):
        return path.name


def found(texts):
    return inspect(Layout(Path("nowhere"), Texts(texts)))


def is_tidy(text):
    return parse_tidy(Source(Path("x"), "x", text)) is not None


def test_what_is_compared_is_read_in_two_ways():
    assert all(is_tidy(text) and not is_tidy(text + END) for text in TEXTS.values())


WORDS = (
    *("2018-07-20", "2018-02-30", "9", "1", "一", "区审改办", "没有的单位", "平台：", "a:b"),
    *(
        "2018年12月底前",
        "每季度末月20日前",
        "15个工作日内",
        "\ufffd",
        "it's",
        "：",
        "［甲，乙］",
        "｜",
    ),
)
edits = st.lists(
    st.tuples(
        st.sampled_from(sorted(TEXTS)),
        st.integers(0, 300),
        st.sampled_from(["cut", "twice", "word", "value"]),
        st.sampled_from(WORDS),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=4,
)


def edited(lines, place, kind, word, column):
    """Lines with one of them cut out, doubled, given another word or another value."""
    place %= len(lines)
    line = lines[place]
    head, colon, _ = line.partition(": ")
    written = {
        "cut": [],
        "twice": [line, line],
        "word": [line[:column] + word + line[column:]],
        "value": [f"{head}{colon}{word}"],
    }
    return [*lines[:place], *written[kind], *lines[place + 1 :]]


@given(edits)
@example([("units.yaml", 0, "cut", "", 0)])
@example([("units.yaml", 1, "value", "［甲，乙］", 0)])
@example([("tasks.yaml", 1, "value", "平台：", 0), ("tasks.yaml", 2, "value", "\ufffd", 0)])
def test_findings_about_edited_files_are_those_of_the_parser(made):
    texts = dict(TEXTS)
    for name, place, kind, word, column in made:
        lines = edited(texts[name].splitlines() or [""], place, kind, word, column)
        texts[name] = "".join(f"{line}\n" for line in lines)
    assert found(texts) == found({name: text + END for name, text in texts.items()})
