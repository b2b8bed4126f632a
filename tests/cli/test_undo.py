"""gkcli undo: the last write taken back, and put again."""

import json
import shutil
import sys

import pexpect
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkcli.workspace.layout import TASKS
from tests.cli.conftest import REPOSITORY
from tests.support.repository import Repository

NOTICE = REPOSITORY / "tests/fixtures/notice-2018-118.txt"


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    """The user's folder, in which the way back is kept."""
    monkeypatch.setenv("GKCLI_UNDO", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def copied(folder):
    folder.mkdir(parents=True)
    for name in (TASKS, "units.yaml"):
        shutil.copy(REPOSITORY / "examples/demo" / name, folder / name)
    return folder


@pytest.fixture
def workspace(tmp_path):
    """The made-up district before anybody recorded anything; no git."""
    return copied(tmp_path / "示例区")


@pytest.fixture
def repository(tmp_path):
    """The same in a repository, with ledgers."""
    made = Repository(tmp_path / "库")
    copied(made.folder / "data")
    shutil.copytree(REPOSITORY / "examples/demo/progress", made.folder / "data/progress")
    made.commit("开始")
    return made


@pytest.fixture
def ask(run, workspace):
    """Run a command on the workspace, which must do what it is told."""

    def here(*words):
        outcome = run("-d", str(workspace), *words)
        assert outcome.code == 0, outcome.err
        return outcome

    return here


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }


def untidy(folder):
    path = folder / TASKS
    path.write_text(
        path.read_text("utf-8").replace("lead: [区教育局]", "lead:  [区教育局]"), "utf-8"
    )


RECORD = ("record", "plan", "-u", "甲镇", "-s", "推进中", "--on", "2024-03-20")
SEVERAL = ("record", "plan", "-u", "乙镇", "-s", "推进中", "--on", "2024-03-20")
RENAME = ("set", "rename", "unit", "甲镇", "甲街道", "--from", "2024-07-01", "--yes")
SET = ("set", "3", "lead", "区财政局", "--yes")
TITLE = ("set", "3", "title", "新标题", "--yes")


class TestWriters:
    @pytest.mark.parametrize("words", [RECORD, SET, RENAME], ids=lambda words: words[1])
    def test_what_a_command_wrote_goes_and_comes_again(self, ask, workspace, words):
        before = files(workspace)
        assert "要撤回：gkcli -d " in ask(*words).out
        after = files(workspace)
        assert after != before
        told = ask("undo", "--yes")
        assert "撤回最近一次写入：" in told.out
        assert "--redo" in told.out
        assert files(workspace) == before
        ask("undo", "--redo", "--yes")
        assert files(workspace) == after
        ask("undo", "--yes")
        assert files(workspace) == before

    def test_a_ledger_renamed_with_its_unit_has_its_old_name_again(self, ask, workspace):
        ask(*RECORD)
        before = files(workspace)
        ask(*RENAME)
        assert "台账改名" in ask("undo", "--yes").out
        assert files(workspace) == before

    def test_what_was_tidied_is_as_untidy_as_before(self, ask, workspace):
        untidy(workspace)
        before = files(workspace)
        ask("fmt")
        assert "tasks.yaml：内容不变，只是写法不同。" in ask("undo", "--yes").out
        assert files(workspace) == before

    def test_an_update_by_a_document_goes(self, run, tmp_path):
        folder = tmp_path / "2018年"
        folder.mkdir()
        for name in (TASKS, "units.yaml"):
            shutil.copy(REPOSITORY / "data" / name, folder / name)
        before = files(folder)
        edition = tmp_path / "新版.txt"
        text = NOTICE.read_text(encoding="utf-8")
        edition.write_text(text.replace("区信访局", "区信访中心"), encoding="utf-8")
        run("import", str(edition), "--update", "-o", str(folder), "--yes")
        assert len([name for name, data in files(folder).items() if data != before[name]]) == 2
        assert "区信访" in run("-d", str(folder), "undo", "--yes").out
        assert files(folder) == before

    def test_several_ledgers_of_one_call_go_together(self, ask, workspace, tmp_path):
        before = files(workspace)
        sheet = tmp_path / "表.csv"
        sheet.write_text(
            "报送单位,编号,日期,状态\n甲镇,plan,2024-03-20,推进中\n乙镇,plan,2024-03-20,推进中\n",
            encoding="utf-8",
        )
        ask("record", "--from", str(sheet))
        assert len(files(workspace)) == len(before) + 2
        ask("undo", "--yes")
        assert files(workspace) == before

    def test_a_shared_registry_laid_out_anew_by_name_is_this_workspaces(
        self, run, tmp_path, monkeypatch
    ):
        year = copied(tmp_path / "几年/2024年")
        (year / "units.yaml").rename(tmp_path / "几年/units.yaml")
        shared = tmp_path / "几年/units.yaml"
        shared.write_text(shared.read_text("utf-8").replace("kind: 镇", "kind:  镇"), "utf-8")
        before = shared.read_bytes()
        monkeypatch.chdir(year)
        assert "要撤回：gkcli undo\n" in run("fmt", "../units.yaml").out
        assert run("undo", "--yes").code == 0
        assert shared.read_bytes() == before


DEADLINE = ("--id", "3-x", "--what", "办", "--ongoing", "--quote", "做好群众咨询的答复")
EDITS = (
    SET,
    TITLE,
    ("set", "plan", "report_to", "", "--yes"),
    ("set", "plan", "each", "month", "--yes"),
    ("set", "乙镇", "note", "靠海", "--yes"),
    ("set", "3", "add", "deadline", *DEADLINE, "--yes"),
    RENAME,
    RECORD,
    SEVERAL,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=5))
def test_random_edits_are_taken_back_one_by_one_to_the_exact_bytes(run, tmp_path_factory, edits):
    folder = copied(tmp_path_factory.mktemp("改") / "区")
    stages = [files(folder)]
    for words in edits:
        run("-d", str(folder), *words)
        if files(folder) != stages[-1]:
            stages.append(files(folder))
    for stage in reversed(stages[:-1]):
        assert run("-d", str(folder), "undo", "--yes").code == 0
        assert files(folder) == stage
    assert run("-d", str(folder), "undo", "--yes").code == 2
    for stage in stages[1:]:
        assert run("-d", str(folder), "undo", "--redo", "--yes").code == 0
        assert files(folder) == stage


class TestRefusals:
    def refused(self, run, folder, told, *words):
        before = files(folder)
        outcome = run("-d", str(folder), "undo", "--yes", *words)
        assert outcome.code == 2
        assert told in outcome.err
        assert files(folder) == before

    def test_nothing_was_written(self, run, workspace):
        self.refused(run, workspace, "没有可以撤回的")
        self.refused(run, workspace, "没有可以放回的", "--redo")

    def test_a_file_that_somebody_changed_since(self, run, ask, workspace):
        ask(*SET)
        with (workspace / TASKS).open("a", encoding="utf-8") as file:
            file.write("# 我写的\n")
        self.refused(run, workspace, "tasks.yaml 又改过，没有撤回")

    def test_a_file_that_somebody_changes_meanwhile(self, run, ask, workspace, monkeypatch):
        from gkcli.cli import undo_step as module

        ask(*SET)
        path = workspace / TASKS
        monkeypatch.setattr(module, "agree", lambda **_: path.write_text("别人\n", "utf-8"))
        outcome = run("-d", str(workspace), "undo")
        assert (outcome.code, "刚被别的程序改过" in outcome.err) == (2, True)
        assert path.read_text(encoding="utf-8") == "别人\n"

    def test_what_was_put_aside_by_another_write_does_not_come_again(self, run, ask, workspace):
        ask(*SET)
        ask("undo", "--yes")
        ask(*RECORD)
        self.refused(run, workspace, "没有可以放回的", "--redo")

    @pytest.mark.parametrize("words", [RECORD, TITLE], ids=lambda words: words[0])
    def test_what_is_committed(self, run, repository, words):
        run("-d", str(repository.folder / "data"), *words)
        repository.commit("改")
        self.refused(run, repository.folder / "data", "已经提交，没有撤回")

    def test_a_committed_line_of_a_ledger_although_the_ledger_goes_on(self, run, repository):
        data = repository.folder / "data"
        run("-d", str(data), *RECORD)
        repository.commit("记")
        path = data / "progress/甲镇.yaml"
        recorded = path.read_bytes()
        path.write_bytes(b"# \xe5\xa4\xb4\n" + recorded)
        repository.commit("别人加了一行")
        path.write_bytes(recorded)
        self.refused(run, data, "已经提交，没有撤回")


class TestInGit:
    def test_what_is_not_committed_goes_and_the_index_is_not_touched(self, run, repository):
        data = repository.folder / "data"
        before, index = files(data), (repository.folder / ".git/index").read_bytes()
        run("-d", str(data), *RECORD)
        run("-d", str(data), *TITLE)
        for _ in range(2):
            assert run("-d", str(data), "undo", "--yes").code == 0
        assert files(data) == before
        assert (repository.folder / ".git/index").read_bytes() == index
        assert repository.git("status", "--porcelain", "--ignored") == ""

    def test_what_git_put_back_already_is_passed_over(self, run, repository):
        data = repository.folder / "data"
        before = files(data)
        run("-d", str(data), *RECORD)
        run("-d", str(data), *TITLE)
        repository.git("checkout", "-q", "--", "data/tasks.yaml")
        listed = json.loads(run("-d", str(data), "undo", "--list", "-f", "json").out)
        assert [one["state"] for one in listed] == ["gone", "ready"]
        assert run("-d", str(data), "undo", "--yes").code == 0
        assert files(data) == before

    def test_before_the_first_commit_nothing_is_committed(self, run, tmp_path):
        made = Repository(tmp_path / "新库")
        data = copied(made.folder / "data")
        before = files(data)
        run("-d", str(data), *SET)
        assert run("-d", str(data), "undo", "--yes").code == 0
        assert files(data) == before


class TestList:
    def test_the_newest_is_first_with_what_keeps_it(self, ask, workspace):
        assert "没有可以撤回的。" in ask("undo", "--list").out
        ask(*SET)
        ask(*RECORD)
        ask(*SEVERAL)
        (workspace / TASKS).write_bytes((workspace / TASKS).read_bytes() + b"# 1\n")
        listed = json.loads(ask("undo", "--list", "-f", "json").out)
        assert [(one["command"], one["state"]) for one in listed] == [
            ("record", "ready"),
            ("record", "ready"),
            ("set 3 lead", "changed"),
        ]
        assert [name.rpartition("/")[2] for name in listed[2]["because"]] == [TASKS]
        assert ask("undo", "--list", "-f", "csv").out.count("\n") == 4

    def test_an_earlier_one_is_judged_as_it_is_when_the_later_are_taken_back(self, ask):
        for title in "一二三":
            ask("set", "3", "title", title, "--yes")
        listed = json.loads(ask("undo", "--list", "-f", "json").out)
        assert [one["state"] for one in listed] == ["ready"] * 3

    def test_a_format_is_for_the_list(self, run, workspace):
        assert "--list" in run("-d", str(workspace), "undo", "-f", "json").err


class TestConsent:
    def test_it_is_shown_first_and_not_done_without_a_yes(self, run, ask, workspace):
        ask(*SET)
        after = files(workspace)
        outcome = run("-d", str(workspace), "undo")
        assert outcome.code == 2
        assert "〔+区教育局+〕" in outcome.out
        assert "没有写入（--dry-run）" in ask("undo", "--dry-run").out
        assert files(workspace) == after

    @pytest.mark.parametrize("answer", ["y", "n"])
    def test_on_a_terminal_it_asks(self, ask, workspace, answer):
        before = files(workspace)
        ask(*SET)
        after = files(workspace)
        words = ["-m", "gkcli", "-d", str(workspace), "undo"]
        child = pexpect.spawn(sys.executable, words, encoding="utf-8", cwd=str(REPOSITORY))
        child.expect("撤回吗？")
        child.sendline(answer)
        child.expect(pexpect.EOF)
        assert files(workspace) == (before if answer == "y" else after)

    def test_who_wants_no_way_back_is_told_another(self, run, workspace, state, monkeypatch):
        monkeypatch.setenv("GKCLI_UNDO", "off")
        outcome = run("-d", str(workspace), *SET)
        assert "改之前的样子没有留底" in outcome.out
        assert "要撤回：删去文件" in run("-d", str(workspace), *RECORD).out
        assert not state.exists()


def test_a_rename_that_was_cut_short_goes_as_far_as_it_came(ask, workspace):
    ask(*RECORD)
    before = files(workspace)
    ask(*RENAME)
    # As if the process had died before the old ledger was removed.
    (workspace / "progress/甲镇.yaml").write_bytes(before["progress/甲镇.yaml"])
    ask("undo", "--yes")
    assert files(workspace) == before
