"""A kind of file is one entry in the table of kinds: everything else follows from it."""

import json
import shutil
import sys

import pytest

from gkcli.cli.app import ROOT
from gkcli.cli.completion import answer
from gkcli.model.scalars import Count, Text
from gkcli.model.shape import shape
from gkcli.workspace import kinds
from gkcli.workspace.kinds import KINDS, FileKind, MergedBy
from gkcli.workspace.layout import Layout
from gkcli.workspace.read import read
from gkcli.yaml.contents import Contents
from tests.cli.conftest import REPOSITORY
from tests.support.repository import Repository


@shape
class Office:
    """What the made-up file says."""

    name: Text
    desks: Count
    phone: Text | None = None


OFFICE = FileKind("desk.yaml", "柜台", lambda: Contents(Office), above=True)
MARKS = FileKind(
    "marks/*.yaml", "评分", lambda: Contents(tuple[Office, ...], empty=[]), merged_by=MergedBy.UNION
)
TIDY = "name: 公开办\ndesks: 3\nphone: 0512-1\n"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A repository with a workspace that has files of two made-up kinds."""
    monkeypatch.setitem(KINDS, "desk", OFFICE)
    monkeypatch.setitem(KINDS, "marks", MARKS)
    monkeypatch.delitem(sys.modules, "gkcli.cli.schema", raising=False)
    made = Repository(tmp_path / "库")
    made.data = made.folder / "data"
    shutil.copytree(REPOSITORY / "examples/demo", made.data)
    (made.data / "desk.yaml").write_text(TIDY, encoding="utf-8")
    (made.data / "marks").mkdir()
    (made.data / "marks/甲镇.yaml").write_text("- {name: 甲, desks: 1}\n", encoding="utf-8")
    made.commit("建")
    monkeypatch.chdir(made.data)
    yield made
    sys.modules.pop("gkcli.cli.schema", None)


def test_it_is_read_on_the_disk_and_above(made):
    layout = Layout(made.data)
    assert read(layout, OFFICE, layout.place(OFFICE)).value == Office("公开办", 3, "0512-1")
    (made.data / "desk.yaml").rename(made.folder / "desk.yaml")
    assert layout.files_of(OFFICE) == (made.folder / "desk.yaml",)
    (path,) = layout.files_of(MARKS)
    assert read(layout, MARKS, path).value == (Office("甲", 1),)


def test_it_is_checked(run, made):
    assert run("check").code == 0
    (made.data / "desk.yaml").write_text("name: 公开办\ndesk: 3\n", encoding="utf-8")
    (made.data / "marks/甲镇.yaml").write_text("- {name: 甲}\n", encoding="utf-8")
    (made.data / "marks/乙镇.yaml").touch()
    found = json.loads(run("check", "-f", "json").out)
    assert [(each["file"], each["code"]) for each in found] == [
        ("desk.yaml", "unknown-field"),
        ("marks/甲镇.yaml", "missing-field"),
    ]


def test_a_folder_that_cannot_be_read_is_told(run, made):
    shutil.rmtree(made.data / "marks")
    (made.data / "marks").touch()
    outcome = run("check")
    assert outcome.code == 1
    assert "读不了评分文件夹“marks”" in outcome.out


def test_it_is_formatted(run, made):
    office = made.data / "desk.yaml"
    office.write_text("desks:  3\nphone: 0512-1\nname: 公开办\n", encoding="utf-8")
    outcome = run("fmt")
    assert "desk.yaml：整理好了" in outcome.out
    assert office.read_text(encoding="utf-8") == TIDY
    assert run("fmt", "marks/甲镇.yaml").code == 0


def test_it_is_compared(run, made):
    office = made.data / "desk.yaml"
    office.write_text(TIDY.replace("3", "4"), encoding="utf-8")
    marks = made.data / "marks/甲镇.yaml"
    marks.write_text("- {name: 甲, desks: 1}\n- {name: 乙, desks: 2}\n", encoding="utf-8")
    outcome = run("diff")
    assert (outcome.code, outcome.err) == (0, "")
    for words in ("其他文件", "柜台 desk.yaml", "3", "4", "评分 marks/甲镇.yaml", "乙"):
        assert words in outcome.out
    changes = json.loads(run("diff", "-f", "json").out)
    assert [(each["kind"], each["target"]["thing"], each["target"]["key"]) for each in changes] == [
        ("changed", "file", "desk.yaml"),
        ("added", "file", "marks/甲镇.yaml"),
    ]


def test_what_cannot_be_read_of_it_is_left_out_of_a_comparison(run, made):
    (made.data / "desk.yaml").write_text("name: 公开办\ndesks: 三\n", encoding="utf-8")
    outcome = run("diff")
    assert "desk.yaml" in outcome.err
    assert "三" not in outcome.out


def test_git_merges_it_as_the_kind_says(run, made):
    assert run("git-setup").code == 0
    lines = (made.data / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "/desk.yaml text eol=lf merge=gkcli diff=gkcli" in lines
    assert "/marks/*.yaml text eol=lf merge=union" in lines


def test_the_driver_merges_it_by_what_it_says(run, made):
    names = ("base", "ours", "theirs")
    texts = (TIDY, TIDY.replace("3", "4"), TIDY.replace("0512-1", "0512-2"))
    for name, text in zip(names, texts, strict=True):
        (made.data / name).write_text(text, encoding="utf-8")
    assert run("merge-driver", "--", *names, "data/desk.yaml").code == 0
    merged = (made.data / "ours").read_text(encoding="utf-8")
    assert merged == TIDY.replace("3", "4").replace("0512-1", "0512-2")


@pytest.mark.usefixtures("made")
def test_its_schema_is_printed_and_completed(run):
    printed = json.loads(run("schema", "desk").out)
    assert printed["title"] == "柜台"
    assert list(printed["properties"]) == ["name", "desks", "phone"]
    offered = answer(ROOT, "zsh", ["schema", ""])
    assert [line.split("\t")[1] for line in offered.splitlines()] == list(KINDS)


def test_every_kind_has_an_own_pattern_and_label():
    for column in ("pattern", "label"):
        values = [getattr(kind, column) for kind in KINDS.values()]
        assert len(set(values)) == len(values)
    for name, kind in KINDS.items():
        path = Layout(REPOSITORY).folder / kind.pattern.replace("*", "甲")
        assert kinds.kind_of(path) is KINDS[name]
