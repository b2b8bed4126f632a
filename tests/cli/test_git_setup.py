"""gkcli git-setup, and what git then does by itself."""

import shutil
import sys

import pytest

from gkcli.merge.setup import driver
from tests.cli.conftest import REPOSITORY
from tests.support.repository import Repository

TITLE = "            title: 及时更新办事指南\n"
LINES = """\
# 由 gkcli git-setup 加：任务表、名册按内容合并，台账两边的行都留下。
/tasks.yaml text eol=lf merge=gkcli diff=gkcli
/units.yaml text eol=lf merge=gkcli diff=gkcli
/progress/*.yaml text eol=lf merge=union
/assessment/*.yaml text eol=lf merge=union
/upstream/*/tasks.yaml text eol=lf merge=gkcli diff=gkcli
"""
MARKS = "/assessment/*.yaml"
OF_THE_DEMO = LINES.replace(MARKS, f"/assessment.yaml text eol=lf merge=gkcli diff=gkcli\n{MARKS}")
"""The same for a workspace that also has a scheme."""


@pytest.fixture(params=["data", "示例 区/it's", "-数据", "."])
def made(tmp_path, request, monkeypatch):
    """A repository with a workspace somewhere in it, where one stands."""
    made = Repository(tmp_path / "库")
    data = made.folder / request.param
    for name in ("tasks.yaml", "units.yaml"):
        data.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / "examples/demo" / name, data)
    made.commit("开始")
    made.data = data
    monkeypatch.chdir(data)
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    return made


@pytest.fixture
def plain(tmp_path, monkeypatch):
    """The same, in ``data`` only."""
    made = Repository(tmp_path / "库")
    made.data = made.folder / "data"
    shutil.copytree(REPOSITORY / "examples/demo", made.data)
    made.commit("开始")
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
    return made


def change(made, *changes, name="tasks.yaml"):
    path = made.data / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_bytes(text.encode())


def diverge(made, ours, theirs):
    """Two branches: 李四 on main, 张三 on the branch 张."""
    made.git("checkout", "-q", "-b", "张")
    change(made, *theirs)
    made.commit("张改", author="张三")
    made.git("checkout", "-q", "main")
    change(made, *ours)
    made.commit("李改", author="李四")


class TestSettingUp:
    def test_it_says_what_it_does_and_does_it_once(self, run, made):
        config = (made.folder / ".git/config").read_bytes()
        shown = run("git-setup", "--dry-run")
        assert (shown.code, shown.err) == (0, "")
        assert made.git("status", "--porcelain") == ""
        assert (made.folder / ".git/config").read_bytes() == config
        outcome = run("git-setup")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out.splitlines()[1:9] == shown.out.splitlines()[1:9]
        assert (made.data / ".gitattributes").read_text(encoding="utf-8") == LINES
        assert run("git-setup").out == "都已经设好了，没有要做的。\n"

    def test_it_takes_everything_back(self, run, made):
        config = made.git("config", "--local", "--list")
        run("git-setup")
        outcome = run("git-setup", "--undo")
        assert (outcome.code, outcome.err) == (0, "")
        assert made.git("status", "--porcelain") == ""
        assert made.git("config", "--local", "--list") == config
        assert run("git-setup", "--undo").out == "没有要收回的。\n"

    def test_other_attributes_stay(self, run, plain):
        path = plain.data / ".gitattributes"
        path.write_bytes("# 别的\n*.docx binary".encode())
        run("git-setup")
        assert path.read_bytes() == f"# 别的\n*.docx binary\n{OF_THE_DEMO}".encode()
        run("git-setup", "--undo")
        assert path.read_bytes() == "# 别的\n*.docx binary\n".encode()

    def test_what_the_repository_says_already_is_not_said_again(self, run, plain):
        shutil.copy(REPOSITORY / ".gitattributes", plain.folder)
        outcome = run("git-setup")
        assert ".gitattributes" not in outcome.out
        assert plain.git("status", "--porcelain") == "?? .gitattributes\n"

    def test_units_above_get_their_lines_there(self, run, plain):
        shutil.move(plain.data / "units.yaml", plain.folder)
        run("git-setup")
        assert "/units.yaml" in (plain.folder / ".gitattributes").read_text(encoding="utf-8")
        assert "/units.yaml" not in (plain.data / ".gitattributes").read_text(encoding="utf-8")
        run("git-setup", "--undo")
        assert not (plain.folder / ".gitattributes").exists()

    def test_a_setting_of_before_is_told(self, run, plain):
        plain.git("config", "merge.gkcli.driver", "旧的 %A")
        assert "    原来是：旧的 %A\n" in run("git-setup").out

    def test_outside_of_git_it_says_so(self, run, demo_with, monkeypatch, tmp_path):
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        outcome = run("-d", str(demo_with({})), "git-setup")
        assert outcome.code == 2
        assert "不在 git 仓库里" in outcome.err


class TestMerging:
    OURS = ("lead: [区教育局]", "lead: [区教育局, 区财政局]")
    THEIRS = ("lead: [区教育局]", "lead: [区教育局, 区数据局]")
    MERGED = "lead: [区教育局, 区财政局, 区数据局]"

    @pytest.mark.parametrize("how", [["merge", "-q", "张"], ["cherry-pick", "张"]])
    def test_what_git_alone_could_not_merge_is_merged(self, run, made, how):
        run("git-setup")
        made.commit("装")
        diverge(made, [self.OURS], [self.THEIRS])
        made.git(*how)
        assert self.MERGED in (made.data / "tasks.yaml").read_text(encoding="utf-8")
        assert made.git("status", "--porcelain") == ""

    def test_a_rebase_merges_too(self, run, plain):
        run("git-setup")
        plain.commit("装")
        diverge(plain, [self.THEIRS], [self.OURS])
        plain.git("rebase", "-q", "张")
        assert self.MERGED in (plain.data / "tasks.yaml").read_text(encoding="utf-8")

    def test_without_the_setup_git_merges_line_by_line(self, run, plain):
        shutil.copy(REPOSITORY / ".gitattributes", plain.folder)
        plain.commit("只有属性")
        diverge(plain, [(TITLE, TITLE.replace("办事", "各项办事"))], [self.THEIRS])
        plain.git("merge", "-q", "张")
        diverge_again = plain.git("merge", "张")
        assert "Already up to date" in diverge_again
        assert self.THEIRS[1] in (plain.data / "tasks.yaml").read_text(encoding="utf-8")
        del run

    def test_a_conflict_is_marked_and_told_with_who_changed_what(self, run, plain):
        run("git-setup")
        plain.commit("装")
        late, early = ("by: 2024-03-29", "by: 2024-04-10"), ("by: 2024-03-29", "by: 2024-03-20")
        diverge(plain, [late, self.OURS], [early, self.THEIRS])
        said = plain.git("merge", "张", code=1)
        assert "data/tasks.yaml：1 处两边改得不一样，要您来定：\n" in said
        assert "  时限 plan“报送工作安排并公开”（通知）\n" in said
        assert "    我方：main（李四）：到期日从“2024-03-29”改为“2024-04-10”，推迟 12 天\n" in said
        assert "    对方：张（张三）：到期日从“2024-03-29”改为“2024-03-20”，提前 9 天\n" in said
        text = (plain.data / "tasks.yaml").read_text(encoding="utf-8")
        assert (
            "<<<<<<< 我方：main（李四）\n      by: 2024-04-10\n=======\n"
            "      by: 2024-03-20\n>>>>>>> 对方：张（张三）\n"
        ) in text
        assert self.MERGED in text
        assert plain.git("status", "--porcelain").startswith("UU data/tasks.yaml")
        assert run("check").code == 1

    def test_in_a_rebase_the_commit_that_is_moved_is_named(self, run, plain):
        run("git-setup")
        plain.commit("装")
        diverge(plain, [(TITLE, "            title: 甲\n")], [(TITLE, "            title: 乙\n")])
        said = plain.git("rebase", "张", code=1)
        short = plain.git("rev-parse", "--short", "main").strip()
        assert f"对方：提交 {short}（李四）：标题从“及时更新办事指南”改为“甲”" in said
        assert "我方：移到的位置（张三）：" in said

    def test_a_broken_file_is_merged_as_git_does_and_that_is_said(self, run, plain):
        run("git-setup")
        plain.commit("装")
        broken = (TITLE, "            title: [\n")
        diverge(plain, [broken], [("year: 2024", "year: 2025")])
        said = plain.git("merge", "张")
        assert "data/tasks.yaml：三个版本里有读不懂的，照 git 的办法一行一行合并，合上了。" in said
        text = (plain.data / "tasks.yaml").read_text(encoding="utf-8")
        assert "title: [\n" in text
        assert "year: 2025\n" in text

    def test_a_broken_file_with_a_conflict_has_both_versions(self, run, plain):
        run("git-setup")
        plain.commit("装")
        diverge(plain, [(TITLE, "            title: [\n")], [(TITLE, "            title: 乙\n")])
        said = plain.git("merge", "张", code=1)
        assert "一行一行合并，有 1 处冲突。" in said
        text = (plain.data / "tasks.yaml").read_text(encoding="utf-8")
        assert "title: [\n" in text
        assert "title: 乙\n" in text

    def test_the_two_changes_together_may_be_wrong(self, run, plain):
        run("git-setup")
        plain.commit("装")
        rule = "                each: year\n                at_least: 1\n"
        diverge(
            plain,
            [(rule, "                by: 2024-12-31\n")],
            [(rule, f"{rule}                day: 20\n")],
        )
        said = plain.git("merge", "张", code=1)
        assert "两边的改动合在一起，有 1 处不合规，文件已写好，请改正：\n" in said
        assert "[bad-rule]" in said

    def test_where_gkcli_is_gone_git_merges_by_lines_and_loses_nothing(self, plain):
        plain.git("config", "merge.gkcli.driver", driver("/没有 这里/python"))
        shutil.copy(REPOSITORY / ".gitattributes", plain.folder)
        plain.commit("装过")
        diverge(plain, [self.OURS], [self.THEIRS])
        plain.git("merge", "张", code=1)
        text = (plain.data / "tasks.yaml").read_text(encoding="utf-8")
        assert self.OURS[1] in text
        assert self.THEIRS[1] in text
        assert "<<<<<<<" in text

    def test_code_in_the_repository_is_not_run(self, run, plain):
        run("git-setup")
        plain.commit("装", {"click.py": "raise SystemExit(9)\n", "gkcli/__init__.py": "1/0\n"})
        diverge(plain, [self.OURS], [self.THEIRS])
        plain.git("merge", "-q", "张")
        assert self.MERGED in (plain.data / "tasks.yaml").read_text(encoding="utf-8")

    def test_histories_that_crossed_are_merged(self, run, plain):
        run("git-setup")
        plain.commit("装")
        diverge(plain, [self.OURS], [(TITLE, TITLE.replace("办事", "各项办事"))])
        plain.git("branch", "先前")
        plain.git("merge", "-q", "张")
        plain.git("checkout", "-q", "张")
        plain.git("merge", "-q", "先前")
        change(plain, ("year: 2024", "year: 2025"))
        plain.commit("张又改")
        plain.git("checkout", "-q", "main")
        change(plain, (self.OURS[1], self.MERGED))
        plain.commit("李又改")
        plain.git("merge", "-q", "张")
        text = (plain.data / "tasks.yaml").read_text(encoding="utf-8")
        assert self.MERGED in text
        assert "year: 2025" in text

    def test_ledgers_keep_the_lines_of_both(self, run, plain):
        run("git-setup")
        told = plain.git("check-attr", "merge", "data/progress/甲镇.yaml")
        assert told.endswith("merge: union\n")


class TestTheDriverByItself:
    def test_it_writes_into_the_second_file(self, run, tmp_path):
        base = (REPOSITORY / "examples/demo/tasks.yaml").read_text(encoding="utf-8")
        texts = {
            "O": base,
            "-A": base.replace(*TestMerging.OURS),
            "B": base.replace(*TestMerging.THEIRS),
        }
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        files = [str(tmp_path / name) for name in texts]
        outcome = run("merge-driver", "--", *files, "data/tasks.yaml")
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
        assert TestMerging.MERGED in (tmp_path / "-A").read_text(encoding="utf-8")

    @pytest.mark.parametrize("content", [b"\xff\xfe\x00a", b"PK\x03\x04\x00\x01"])
    def test_what_is_no_text_is_left_to_people(self, run, tmp_path, content):
        for name in "OAB":
            (tmp_path / name).write_bytes(content + name.encode())
        files = [str(tmp_path / name) for name in "OAB"]
        outcome = run("merge-driver", *files, "data/tasks.yaml")
        assert outcome.code == 2
        assert "git checkout --ours" in outcome.err
        assert (tmp_path / "A").read_bytes() == content + b"A"


def test_a_change_is_shown_under_the_task_it_is_in(run, plain):
    run("git-setup")
    plain.commit("装")
    change(plain, ("by: 2024-03-29", "by: 2024-04-10"), ("lead: [区教育局]", "lead: []"))
    shown = plain.git("diff", "-U0")
    heads = [line.rpartition("@@ ")[2] for line in shown.splitlines() if line.startswith("@@")]
    assert heads[0] == "id: plan"
    assert heads[1].startswith("title: ")


def test_the_driver_names_the_python_that_runs_gkcli():
    assert sys.executable in driver(sys.executable)
    assert driver("/有 空格/100%/python").count("'/有 空格/100%%/python'") == 2


def test_a_holiday_file_that_is_there_is_merged_by_what_it_says(run, plain):
    line = "/holidays.yaml text eol=lf merge=gkcli diff=gkcli\n"
    attributes = plain.data / ".gitattributes"
    run("git-setup")
    assert attributes.read_text(encoding="utf-8") == OF_THE_DEMO
    (plain.data / "holidays.yaml").touch()
    run("git-setup")
    assert attributes.read_text(encoding="utf-8") == OF_THE_DEMO + line
    (plain.data / "holidays.yaml").unlink()
    run("git-setup", "--undo")
    assert not attributes.exists()
