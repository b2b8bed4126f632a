"""gkcli diff: what differs between two editions, as a reviewer reads it."""

import json
import shutil

import pytest

from gkcli.cli.app import COMPLETION_VARIABLE
from gkcli.git.program import GitFailedError
from tests.cli.conftest import REPOSITORY
from tests.support.repository import Repository

DEMO = REPOSITORY / "examples/demo"
NOW = "现在的文件"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """The made-up district, committed once, where one stands."""
    made = Repository(tmp_path / "示例 区")
    shutil.copytree(DEMO, made.folder / "data")
    made.commit("建")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def diff(run):
    """The output of a comparison that went well, without the line that sums it up."""

    def ask(*arguments, code=0):
        outcome = run("diff", *arguments)
        assert (outcome.code, outcome.err) == (code, ""), outcome
        return outcome.out.splitlines()

    return ask


def change(made, *changes, name="tasks.yaml"):
    path = made.folder / "data" / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def silent(made):
    """The ledger of a unit from which nothing was heard, committed so."""
    path = made.folder / "data/progress/丙街道.yaml"
    path.unlink()
    made.commit("没有台账")
    return path


LEAD = ("lead: [区教育局]", "lead: [区教育局, 区卫生健康局]")
LATER = ("by: 2024-06-30", "by: 2024-09-30")
LEAD_LINES = [
    "【任务】",
    "第3项“公开义务教育招生信息”",
    "  牵头单位：区教育局〔+、区卫生健康局+〕",
    "",
]


class TestWhatIsTold:
    @pytest.mark.usefixtures("made")
    def test_nothing_where_nothing_changed(self, diff):
        assert diff() == [f"HEAD → {NOW}：没有改动。"]

    def test_nothing_where_only_the_lines_are_laid_out_otherwise(self, made, diff):
        change(
            made,
            (
                "            title: 做好政策解读\n            lead: []\n",
                "            lead: []\n            title: '做好政策解读'\n",
            ),
            ("逐件核对，\n              6月底前", "逐件核对，6月底前"),
        )
        assert made.git("diff", "--stat")
        assert diff() == [f"HEAD → {NOW}：没有改动。"]

    def test_a_lead_that_was_gained(self, made, diff):
        change(made, LEAD)
        assert diff() == [*LEAD_LINES, f"HEAD → {NOW}：1 处改动，涉及 1 个单位。"]

    def test_a_deadline_that_moved_and_whom_it_concerns(self, made, diff):
        change(made, LATER)
        assert diff()[2:4] == [
            "  时限 1-publish · 到期日：〔-2024-06-30-〕〔+2024-09-30+〕，推迟 92 天",
            "    涉及：区政府办公室、区教育局、区财政局、区卫生健康局、区行政审批局、区数据局",
        ]

    def test_the_characters_that_changed_within_a_clause(self, made, diff):
        change(made, ("每月20日前公开上月财政收支情况，", "每月20日前公布上月财政收支情况，"))
        assert diff()[2] == ("  工作要求：每月20日前公〔-开-〕〔+布+〕上月财政收支情况，…")

    def test_a_unit_that_was_renamed(self, made, diff):
        change(
            made,
            ("  - name: 区财政局\n", "  - name: 区财政和国资局\n"),
            ("full_name: 示例区财政局\n", "full_name: 示例区财政局\n    aliases: [区财政局]\n"),
            name="units.yaml",
        )
        (made.folder / "data/progress/区财政局.yaml").rename("data/progress/区财政和国资局.yaml")
        assert diff()[:5] == [
            "【单位名册】",
            "单位“区财政和国资局”",
            "  名称：区财政〔+和国资+〕局",
            "  别名：〔+区财政局+〕",
            "",
        ]

    def test_a_ledger_line_and_what_state_it_changed(self, made, diff):
        path = silent(made)
        path.write_text("- {on: 2024-03-28, for: plan, status: 已完成, note: 已报送}\n", "utf-8")
        assert diff() == [
            "【台账】",
            "单位“丙街道”",
            "  加一行：〔+2024-03-28 plan 已完成：已报送+〕",
            "  plan 报送工作安排并公开：临近，还有 1 天 → 完成",
            "  状态按 2024-03-28 计",
            "",
            f"HEAD → {NOW}：1 处改动，涉及 1 个单位。",
        ]
        assert "  plan 报送工作安排并公开：逾期 33 天 → 完成" in diff("--as-of", "2024-05-01")

    def test_an_erratum_that_was_removed(self, made, diff):
        text = (made.folder / "data/tasks.yaml").read_text(encoding="utf-8")
        start = text.index("            errata:\n              - problem: 任务名写")
        end = text.index("            basis:", start)
        change(made, (text[start:end], ""))
        assert diff()[2].startswith("  删去勘误：〔-任务名写“及时更新”")

    def test_numbers_that_all_moved_are_told_together(self, made, diff):
        for number in range(8, 2, -1):
            change(made, (f"          - number: {number}\n", f"          - number: {number + 1}\n"))
        assert diff()[:3] == ["【任务】", "重新编号", "  第3—8项 → 第4—9项"]


class TestWhatIsCompared:
    @pytest.fixture
    def branch(self, made):
        """Two branches that parted: the lead on one, the date on the other."""
        made.git("checkout", "-qb", "改牵头")
        change(made, LEAD)
        made.commit("加牵头")
        made.git("checkout", "-q", "main")
        change(made, LATER)
        made.commit("推迟")
        return made

    @pytest.mark.parametrize(
        ("words", "names"),
        [
            (["main", "改牵头"], "main → 改牵头"),
            (["main..改牵头"], "main → 改牵头"),
            (["main...改牵头"], "main…改牵头的分叉处 → 改牵头"),
            (["..改牵头"], "HEAD → 改牵头"),
            (["改牵头"], f"改牵头 → {NOW}"),
            (["HEAD~1"], f"HEAD~1 → {NOW}"),
        ],
    )
    @pytest.mark.usefixtures("branch")
    def test_revisions_as_git_writes_them(self, diff, words, names):
        assert diff(*words)[-1].partition("：")[0] == names

    @pytest.mark.usefixtures("branch")
    def test_three_dots_leave_out_what_the_other_branch_did(self, diff):
        assert diff("main...改牵头")[:-1] == LEAD_LINES
        assert "推迟" not in "".join(diff("main...改牵头"))
        assert "提前 92 天" in "".join(diff("main..改牵头"))

    def test_folders_with_and_without_git(self, made, diff, tmp_path, monkeypatch):
        shutil.copytree(made.folder / "data", tmp_path / "旧")
        change(made, LEAD)
        monkeypatch.chdir(tmp_path)
        told = diff("旧", "示例 区")
        assert told == [*LEAD_LINES, "旧 → 示例 区：1 处改动，涉及 1 个单位。"]
        assert diff("./旧", "示例 区/data")[:-1] == LEAD_LINES

    def test_a_folder_against_a_revision_and_against_the_files_as_they_are(
        self, made, diff, tmp_path
    ):
        shutil.copytree(made.folder / "data", tmp_path / "旧")
        change(made, LEAD)
        assert diff("../旧")[:-1] == LEAD_LINES
        assert diff("../旧", "HEAD") == [f"{'../旧'} → HEAD：没有改动。"]

    def test_a_name_that_means_a_folder_and_a_branch_is_refused(self, made, run):
        shutil.copytree(made.folder / "data", made.folder / "main")
        outcome = run("diff", "main")
        assert outcome.code == 2
        assert "既是文件夹，又是 git 里的版本" in outcome.err
        assert run("diff", "./main").code == 0

    def test_the_workspace_is_named_by_the_option(self, made, run, tmp_path, monkeypatch):
        change(made, LEAD)
        monkeypatch.chdir(tmp_path)
        assert run("-d", "示例 区/data", "diff").out.splitlines()[:-1] == LEAD_LINES

    def test_from_a_folder_below(self, made, diff, monkeypatch):
        change(made, LEAD)
        monkeypatch.chdir(made.folder / "data/progress")
        assert diff()[:-1] == LEAD_LINES

    def test_windows_line_ends_are_no_change(self, made, diff):
        made.git("config", "core.autocrlf", "true")
        (made.folder / "data/tasks.yaml").unlink()
        made.git("checkout", "--", "data/tasks.yaml")
        assert b"\r\n" in (made.folder / "data/tasks.yaml").read_bytes()
        assert diff() == [f"HEAD → {NOW}：没有改动。"]

    def test_a_shallow_clone_compares_what_it_has(self, branch, diff, run, tmp_path, monkeypatch):
        source = f"file://{branch.folder}"
        branch.git("clone", "-q", "--depth", "1", source, str(tmp_path / "浅"))
        monkeypatch.chdir(tmp_path / "浅")
        assert diff() == [f"HEAD → {NOW}：没有改动。"]
        assert "浅克隆" in run("diff", "HEAD~1").err

    def test_a_bare_repository_has_revisions_only(self, branch, diff, run, tmp_path, monkeypatch):
        branch.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
        monkeypatch.chdir(tmp_path / "bare.git")
        assert diff("main...改牵头")[:-1] == LEAD_LINES
        outcome = run("diff")
        assert (outcome.code, outcome.out) == (2, "")
        assert "裸仓库" in outcome.err

    def test_a_revision_before_the_workspace_lacks_everything(self, tmp_path, diff, monkeypatch):
        made = Repository(tmp_path / "新")
        made.commit("空", {"README": "1\n"})
        shutil.copytree(DEMO, made.folder / "data")
        monkeypatch.chdir(made.folder)
        told = diff()
        assert told[:2] == ["【通知】", "  新增：〔+通知+〕"]
        assert (
            "  加一行：〔+2024-03-22 plan 已完成：工作安排已书面报送，并在门户网站公开；佐证 https://www.example.gov.cn/zwgk/gzap/202403/jiazhen.html+〕"
            in told
        )
        made.commit("加")
        made.git("rm", "-rq", "data")
        made.commit("删")
        assert diff("HEAD~1..")[1] == "  删去：〔-通知-〕"


class TestWhatCannotBe:
    def test_without_a_commit_there_is_nothing_to_compare_with(self, tmp_path, run, monkeypatch):
        made = Repository(tmp_path / "新")
        shutil.copytree(DEMO, made.folder / "data")
        monkeypatch.chdir(made.folder)
        outcome = run("diff")
        assert (outcome.code, outcome.out) == (2, "")
        assert "还没有提交" in outcome.err

    def test_without_git_two_folders_are_needed(self, tmp_path, run, monkeypatch):
        shutil.copytree(DEMO, tmp_path / "data")
        monkeypatch.chdir(tmp_path)
        outcome = run("diff")
        assert outcome.code == 2
        assert "两个文件夹也能比" in outcome.err

    @pytest.mark.usefixtures("made")
    def test_an_unknown_revision_is_told_with_what_is_near(self, run):
        outcome = run("diff", "mian")
        assert outcome.code == 2
        assert "是不是要写 main" in outcome.err

    @pytest.mark.parametrize("words", [["a", "b", "c"], ["没有/"], ["data/tasks.yaml"]])
    @pytest.mark.usefixtures("made")
    def test_a_wrong_call_is_refused(self, run, words):
        assert run("diff", *words).code == 2


class TestBrokenData:
    def test_a_field_at_fault_is_told_and_the_rest_compared(self, made, run):
        change(made, ("by: 2024-03-29", "by: 2024-03-32"), LEAD)
        made.commit("写坏")
        outcome = run("diff", "HEAD~1", "HEAD")
        assert outcome.code == 0
        assert outcome.out.splitlines()[:-1] == LEAD_LINES
        assert outcome.err.startswith("HEAD:data/tasks.yaml:34:11: 错误：")
        assert run("diff", "HEAD", "HEAD~1").out.splitlines()[2] == (
            "  牵头单位：区教育局〔-、区卫生健康局-〕"
        )

    def test_a_task_without_a_number_is_neither_gone_nor_new(self, made, run):
        change(made, ("          - number: 2\n            title", "          - title"), LEAD)
        assert run("diff").out.splitlines()[:-1] == LEAD_LINES

    def test_a_file_that_cannot_be_read_at_all_is_left_out_of_both(self, made, run):
        change(made, ("notice:\n", "notice: [\n"))
        change(made, ("kind: 镇", "kind: 街道"), name="units.yaml")
        outcome = run("diff")
        assert outcome.code == 0
        assert outcome.out.splitlines()[0] == "【单位名册】"
        assert "没有比 HEAD:data/tasks.yaml、data/tasks.yaml：有一边读不出来。" in outcome.err

    def test_a_ledger_at_fault_is_left_out_and_the_others_are_not(self, made, run):
        change(made, ("status: 已完成", "status: 完成了"), name="progress/甲镇.yaml")
        change(made, ("note: 补报第一季度", "note: 迟报第一季度"), name="progress/乙镇.yaml")
        outcome = run("diff")
        assert [line for line in outcome.out.splitlines() if line.startswith("单位")] == [
            "单位“乙镇”"
        ]
        assert "没有比 HEAD:data/progress/甲镇.yaml" in outcome.err

    RENAMED = (
        ("  - name: 区财政局\n", "  - name: 区财政和国资局\n"),
        ("full_name: 示例区财政局\n", "full_name: 示例区财政局\n    aliases: [区财政局]\n"),
    )

    def test_a_ledger_that_was_not_renamed_with_its_unit_is_left_out_of_both(self, made, run):
        change(made, *self.RENAMED, name="units.yaml")
        outcome = run("diff")
        assert "【台账】" not in outcome.out
        assert "没有比 data/progress/区财政局.yaml" in outcome.err

    def test_a_renamed_ledger_at_fault_is_left_out_of_both(self, made, run):
        change(made, *self.RENAMED, name="units.yaml")
        path = made.folder / "data/progress/区财政局.yaml"
        path.rename(path.with_name("区财政和国资局.yaml"))
        change(made, ("status: 已完成", "status: 完"), name="progress/区财政和国资局.yaml")
        outcome = run("diff")
        assert "【台账】" not in outcome.out
        assert "没有比 HEAD:data/progress/区财政局.yaml、data/progress/区财政和国资局.yaml" in (
            outcome.err
        )

    def test_where_nothing_can_be_compared_the_exit_code_says_so(self, tmp_path, run):
        for name in ("旧", "新"):
            (tmp_path / name).mkdir()
            for file in ("tasks.yaml", "units.yaml"):
                (tmp_path / name / file).write_text("a: [\n", encoding="utf-8")
        outcome = run("diff", f"{tmp_path}/旧", f"{tmp_path}/新")
        assert (outcome.code, outcome.out) == (2, "")
        assert "没有一个文件能比" in outcome.err

    def test_the_same_fault_in_both_is_told_once(self, made, run):
        change(made, ("by: 2024-03-29", "by: 2024-03-32"))
        made.commit("写坏")
        outcome = run("diff")
        assert outcome.err.count("错误：") == 1


class TestForms:
    def test_the_exit_code_says_whether_there_is_any_change(self, made, diff):
        diff("--exit-code", code=0)
        change(made, LEAD)
        diff("--exit-code", code=1)

    def test_json(self, made, run):
        change(made, LATER)
        (record,) = json.loads(run("diff", "-f", "json").out)
        assert record["kind"] == "changed"
        assert record["target"]["thing"] == "deadline"
        assert record["target"]["key"] == "1-publish"
        assert record["target"]["owner"]["key"] == "1"
        assert (record["field"], record["before"], record["after"]) == (
            "by",
            "2024-06-30",
            "2024-09-30",
        )
        assert len(record["affected"]) == 6
        assert record["words"].endswith("推迟 92 天")

    def test_json_tells_of_a_ledger_line_what_it_changed(self, made, run):
        path = silent(made)
        path.write_text("- {on: 2024-03-28, for: plan, status: 已完成}\n", encoding="utf-8")
        (record,) = json.loads(run("diff", "-f", "json").out)
        assert [(s["id"], s["before"], s["after"]) for s in record["states"]] == [
            ("plan", "due_soon", "done")
        ]

    @pytest.mark.usefixtures("made")
    def test_json_of_nothing_is_an_empty_list(self, run):
        assert json.loads(run("diff", "-f", "json").out) == []


class TestCompletion:
    @pytest.fixture
    def offered(self, made, run):
        made.git("branch", "改牵头")
        made.git("branch", "改时限")

        def ask(*words):
            outcome = run(*words, environment={COMPLETION_VARIABLE: "zsh"})
            return [line.split("\t")[:2] for line in outcome.out.splitlines()]

        return ask

    @pytest.mark.parametrize("command", ["diff", "review"])
    def test_branches_also_behind_the_dots(self, offered, command):
        assert offered(command, "改") == [["plain", "改时限"], ["plain", "改牵头"]]
        assert offered(command, "main...改牵") == [["plain", "main...改牵头"]]
        assert ["plain", "main..HEAD"] in offered(command, "main..")

    def test_what_no_branch_begins_with_may_be_a_folder(self, offered):
        assert offered("diff", "./da") == [["dir", "./da"]]


@pytest.mark.usefixtures("made")
class TestNamesThatGitRefuses:
    """A name that leads nowhere is told as that, not as a broken repository."""

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["@{u}"], "分支“main”没有设上游，“@{u}”指不到版本"),
            (["HEAD", "main@{upstream}"], "分支“main”没有设上游，“main@{upstream}”指不到版本"),
            (["@{u}..HEAD"], "分支“main”没有设上游，“@{u}”指不到版本"),
            (["@{push}"], "分支“main”没有设上游"),
            (["没有@{u}"], "没有分支“没有”"),
            (["@{99}"], "这里只记着 "),
        ],
    )
    def test_is_told(self, run, words, told):
        outcome = run("diff", *words)
        assert (outcome.code, outcome.out) == (2, "")
        assert told in outcome.err
        assert "坏" not in outcome.err

    def test_off_any_branch(self, run, made):
        made.git("checkout", "-q", "--detach")
        assert "现在不在任何分支上" in run("diff", "@{u}").err

    def test_words_of_git_that_nobody_knows_are_passed_on(self, run, monkeypatch):
        def refuse(_repository, _names):
            raise GitFailedError(128, "fatal: what nobody has seen yet")

        monkeypatch.setattr("gkcli.git.revision.commit_names", refuse)
        outcome = run("diff", "@{u}")
        assert "git 读不出“@{u}”：what nobody has seen yet" in outcome.err
        assert "git rev-parse --verify '@{u}'" in outcome.err


def test_in_a_bare_repository_head_is_a_revision_though_a_file_too(
    run, made, monkeypatch, tmp_path
):
    change(made, ("开展业务培训", "开展业务培训班"))
    made.commit("改")
    made.git("clone", "-q", "--bare", ".", str(tmp_path / "裸.git"))
    monkeypatch.chdir(tmp_path / "裸.git")
    for command in (
        ["diff", "HEAD~1", "HEAD"],
        ["diff", "HEAD~1..HEAD"],
        ["diff", "main~1", "main"],
    ):
        outcome = run(*command)
        assert (outcome.code, outcome.err) == (0, "")
        assert "1 处改动" in outcome.out
    assert "裸仓库" in run("diff", "HEAD").err
    assert "“config”是文件" in run("diff", "config", "HEAD").err


def test_a_file_and_a_branch_of_one_name_are_told_apart(run, made):
    (made.folder / "main").write_text("", encoding="utf-8")
    assert run("diff", "main").code == 0
    assert "“./main”是文件" in run("diff", "./main").err
