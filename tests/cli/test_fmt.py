"""gkcli fmt."""

import subprocess

import pytest

from gkcli.yaml import exchange as rewriting
from tests.cli.conftest import REPOSITORY

ODD = {"lead: [区教育局]": "lead: ['区教育局']   # 主办"}
TIDY = "            lead: [区教育局]   # 主办\n"


def fmt(run, folder, *arguments, **how):
    return run("-d", str(folder), "fmt", *arguments, **how)


def text_of(folder, name="tasks.yaml"):
    return (folder / name).read_bytes().decode()


@pytest.fixture
def workspace(demo_with, monkeypatch):
    """A copy of the made-up district with one odd line, where one stands."""
    folder = demo_with(ODD)
    monkeypatch.chdir(folder.parent)
    return folder


@pytest.fixture
def versioned(workspace):
    """The same, committed to git."""
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "开始"]):
        who = ["-c", "user.name=甲", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *words], cwd=workspace.parent, check=True)
    return workspace


WORKSPACES = [
    "data",
    "examples/demo",
    "examples/demo-2025",
    "examples/annual/2018",
    "examples/annual/2019",
    "examples/review/旧",
]


@pytest.mark.parametrize("folder", WORKSPACES)
def test_the_shipped_workspaces_are_tidy(run, folder):
    outcome = fmt(run, REPOSITORY / folder, "--check")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("个文件，都不用整理。\n")


@pytest.mark.parametrize("year", ["2018", "2019", "2024"])
def test_what_init_writes_is_tidy(run, tmp_path, year):
    run("init", str(tmp_path))
    run("init", str(tmp_path), "--statistics", year)
    assert fmt(run, tmp_path, "--check").out == "共 3 个文件，都不用整理。\n"


class TestWriting:
    def test_it_writes_what_is_odd_and_nothing_else(self, run, workspace):
        before, units = text_of(workspace), (workspace / "units.yaml").stat().st_mtime_ns
        outcome = fmt(run, workspace)
        assert (outcome.code, outcome.err) == (0, "")
        odd = "            lead: ['区教育局']   # 主办\n"
        assert text_of(workspace) == before.replace(odd, TIDY)
        assert (workspace / "units.yaml").stat().st_mtime_ns == units

    def test_it_says_where_and_a_second_time_there_is_nothing_to_do(self, run, workspace):
        number = text_of(workspace).split("\n").index("            lead: ['区教育局']   # 主办") + 1
        first, second = fmt(run, workspace), fmt(run, workspace)
        assert f"data/tasks.yaml：整理好了，第 {number} 行起有改动\n" in first.out
        assert first.out.endswith("共 2 个文件，整理了 1 个。\n")
        assert (second.code, second.out) == (0, "共 2 个文件，都不用整理。\n")

    def test_it_tells_how_to_take_it_back_and_that_works(self, run, versioned):
        index = (versioned.parent / ".git/index").read_bytes()
        before = text_of(versioned)
        out = fmt(run, versioned).out
        assert "git diff -- data/tasks.yaml" in out
        assert "git checkout -- data/tasks.yaml" in out
        assert (versioned.parent / ".git/index").read_bytes() == index
        subprocess.run(
            ["git", "checkout", "-q", "--", "data/tasks.yaml"], cwd=versioned.parent, check=True
        )
        assert text_of(versioned) == before

    def test_without_git_it_says_that_there_is_no_way_back(self, run, workspace):
        out = fmt(run, workspace).out
        assert "没有 git" in out
        assert "checkout" not in out

    def test_links_are_followed_and_permissions_stay(self, run, workspace):
        kept = workspace.parent / "kept.yaml"
        (workspace / "tasks.yaml").rename(kept)
        kept.chmod(0o640)
        (workspace / "tasks.yaml").symlink_to(kept)
        assert fmt(run, workspace).code == 0
        assert (workspace / "tasks.yaml").is_symlink()
        assert TIDY in kept.read_text(encoding="utf-8")
        assert kept.stat().st_mode & 0o777 == 0o640

    def test_nothing_else_is_left_in_the_folder(self, run, workspace):
        fmt(run, workspace)
        assert sorted(path.name for path in workspace.iterdir()) == ["tasks.yaml", "units.yaml"]

    def test_what_changed_meanwhile_is_not_overwritten(self, run, workspace, monkeypatch):
        held = rewriting.locked

        def slow(path, name):
            path.write_text("别人刚存的\n", encoding="utf-8")
            return held(path, name)

        monkeypatch.setattr(rewriting, "locked", slow)
        outcome = fmt(run, workspace)
        assert (outcome.code, "刚被别的程序改过" in outcome.err) == (2, True)
        assert text_of(workspace) == "别人刚存的\n"

    def test_a_read_only_file_is_left(self, run, workspace):
        (workspace / "tasks.yaml").chmod(0o444)
        before = text_of(workspace)
        outcome = fmt(run, workspace)
        assert (outcome.code, "只读" in outcome.err) == (2, True)
        assert text_of(workspace) == before


class TestLooking:
    def test_check_fails_and_writes_nothing(self, run, workspace):
        before = text_of(workspace)
        outcome = fmt(run, workspace, "--check")
        assert (outcome.code, outcome.err) == (1, "")
        assert "没有整理" in outcome.out
        assert "gkcli fmt data/tasks.yaml" in outcome.out
        assert text_of(workspace) == before

    def test_diff_shows_the_one_line_and_writes_nothing(self, run, workspace):
        before = text_of(workspace)
        outcome = fmt(run, workspace, "--diff")
        assert (outcome.code, outcome.err) == (0, "")
        head, _, body = outcome.out.partition("@@")
        assert head == "--- data/tasks.yaml\n+++ data/tasks.yaml\n"
        signed = [line for line in body.split("\n") if line.startswith(("+", "-"))]
        assert signed == ["-            lead: ['区教育局']   # 主办", f"+{TIDY.rstrip()}"]
        assert text_of(workspace) == before

    def test_the_diff_is_one_that_git_can_apply(self, run, versioned):
        odd = text_of(versioned)
        (versioned / "tasks.yaml").write_bytes(odd.removesuffix("\n").encode())
        patch = fmt(run, versioned, "--diff").out
        assert "\\ No newline at end of file" in patch
        subprocess.run(
            ["git", "apply", "-p0"], input=patch.encode(), cwd=versioned.parent, check=True
        )
        assert fmt(run, versioned, "--check").code == 0

    def test_diff_and_check_together_show_and_fail(self, run, workspace):
        outcome = fmt(run, workspace, "--diff", "--check")
        assert outcome.code == 1
        assert outcome.out.startswith("--- data/tasks.yaml\n")

    def test_the_diff_is_coloured_on_a_terminal_only(self, run, workspace, screen):
        here = {"GKCLI_DATA": str(workspace)}
        shown = screen(200, "fmt", "--diff", environment={**here, "NO_COLOR": ""})
        assert "\x1b[1;31m-            lead: ['区教育局']   # 主办" in shown
        assert "\x1b" not in fmt(run, workspace, "--diff").out
        assert "\x1b" not in screen(
            200, "fmt", "--diff", environment={"GKCLI_DATA": str(workspace)}
        )


class TestFiles:
    def test_only_the_named_files_are_written(self, run, workspace):
        before = text_of(workspace)
        outcome = run("fmt", str(workspace / "units.yaml"))
        assert (outcome.code, outcome.out) == (0, "共 1 个文件，都不用整理。\n")
        assert text_of(workspace) == before

    def test_ledgers_and_holidays_are_data_files_too(self, run, workspace):
        ledgers = workspace / "progress"
        ledgers.mkdir()
        (ledgers / "甲镇.yaml").write_text(
            "- {for: plan, on: 2024-03-04, status: 已完成}\n", encoding="utf-8"
        )
        (ledgers / "乙镇.yaml").write_text("", encoding="utf-8")
        (workspace / "holidays.yaml").write_text("years: [ ]\n", encoding="utf-8")
        assert fmt(run, workspace).out.endswith("共 5 个文件，整理了 3 个。\n")
        assert text_of(ledgers, "甲镇.yaml") == "- {on: 2024-03-04, for: plan, status: 已完成}\n"
        assert text_of(workspace, "holidays.yaml") == "years: []\n"

    @pytest.mark.parametrize("name", ["notes.yaml", "README.md", "data", "progress/notes.txt"])
    def test_a_file_of_another_name_is_refused_and_nothing_is_written(self, run, workspace, name):
        before = text_of(workspace)
        outcome = run("fmt", str(workspace / "tasks.yaml"), name)
        assert (outcome.code, outcome.out) == (2, "")
        assert name in outcome.err
        assert text_of(workspace) == before

    def test_a_file_that_is_not_there_is_told(self, run, workspace):
        outcome = run("fmt", str(workspace / "holidays.yaml"))
        assert (outcome.code, "找不到" in outcome.err) == (2, True)

    def test_a_broken_file_is_left_and_told_and_the_others_are_written(self, run, workspace):
        broken = "units: [甲\nb: 2\n"
        (workspace / "units.yaml").write_text(broken, encoding="utf-8")
        outcome = fmt(run, workspace)
        assert outcome.code == 2
        assert outcome.out.endswith("共 2 个文件，整理了 1 个，没法整理 1 个。\n")
        assert "data/units.yaml:1:8: 错误" in outcome.err
        assert TIDY in text_of(workspace)
        assert text_of(workspace, "units.yaml") == broken

    @pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
    def test_a_file_in_another_encoding_is_left(self, run, demo_with, encoding):
        folder = demo_with(ODD, encoding)
        before = (folder / "tasks.yaml").read_bytes()
        outcome = fmt(run, folder)
        assert (outcome.code, "UTF-8" in outcome.err) == (2, True)
        assert (folder / "tasks.yaml").read_bytes() == before

    def test_a_byte_order_mark_and_the_line_ends_of_windows_go(self, run, workspace):
        tidy = text_of(REPOSITORY / "examples/demo")
        odd = "\ufeff" + tidy.replace("\n", "\r\n")
        (workspace / "tasks.yaml").write_bytes(odd.encode())
        assert fmt(run, workspace).code == 0
        assert text_of(workspace) == tidy
