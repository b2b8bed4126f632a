"""gkcli log and gkcli blame, on real histories."""

import json
import shutil

import pytest

from gkcli.history.subject import TaskSubject
from gkcli.history.trail import task_trails, trail
from gkcli.history.walk import start
from tests.cli.conftest import REPOSITORY
from tests.support.repository import Repository

LINE = "- {on: 2024-03-20, for: 5-update, status: 推进中, note: 在改}\n"
TITLE = "title: 及时更新办事指南"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A workspace that was moved, renumbered, renamed and recorded in, on two branches."""
    made = Repository(tmp_path / "库")
    for name in ("tasks.yaml", "units.yaml"):
        made.write({f"旧 址/{name}": (REPOSITORY / "examples/demo" / name).read_bytes()})
    made.commit("录入", author="张三")
    made.commit("无关", {"别的": "x"})
    edit(made, ("by: 2024-03-29", "by: 2024-04-10"), (TITLE, f"{TITLE}和流程图"), place="旧 址")
    made.commit("改标题，计划推迟", author="李四")
    made.git("mv", "旧 址", "data")
    made.commit("搬家")
    made.git("checkout", "-q", "-b", "审")
    edit(made, ("within: 5 workdays", "within: 3 workdays"))
    made.commit("收紧时限", author="李四")
    made.git("checkout", "-q", "main")
    made.commit("甲镇报计划", {"data/progress/甲镇.yaml": LINE.replace("5-update", "plan")})
    made.git("merge", "-q", "--no-ff", "-m", "合并", "审")
    edit(
        made,
        ("- number: 5\n", "- number: 55\n"),
        ("lead: [区教育局]", "lead: [区教育局, 区数据局]"),
    )
    made.commit("改号", author="王五")
    monkeypatch.chdir(made.folder)
    return made


def edit(made, *changes, place="data", name="tasks.yaml"):
    path = made.folder / place / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_bytes(text.encode())


def subjects(run, *arguments):
    outcome = run("log", *arguments, "-f", "json")
    assert (outcome.code, outcome.err) == (0, "")
    return [event["subject"] for event in json.loads(outcome.out)]


class TestLog:
    def test_a_task_is_followed_through_numbers_folders_and_branches(self, run, made):
        del made
        assert subjects(run, "55") == ["改号", "收紧时限", "改标题，计划推迟", "录入"]

    def test_what_changed_is_told_in_words(self, run, made):
        (event, *_) = json.loads(run("log", "55", "-f", "json").out)
        assert (event["author"], event["time"][:10]) == ("王五", "2024-03-01")
        assert [change["words"] for change in event["changes"]] == [
            "第55项“及时更新办事指南和流程图”：编号从“5”改为“55”"
        ]
        made.write({"data/progress/区行政审批局.yaml": LINE})
        shown = run("log", "55").out
        assert shown.startswith("第55项“及时更新办事指南和流程图”\n\n还没有提交\n")
        assert "加一行：〔+2024-03-20 5-update 推进中：在改+〕" in shown
        assert "时限 5-update · 期限：〔-5 个工作日-〕〔+3 个工作日+〕" in shown
        assert shown.endswith("第55项“及时更新办事指南和流程图”：共 5 次。\n")

    def test_a_deadline_with_its_records(self, run, made):
        del made
        assert subjects(run, "plan") == ["甲镇报计划", "改标题，计划推迟", "录入"]
        assert subjects(run, "5-update") == ["收紧时限", "录入"]

    def test_a_unit_with_what_it_has_to_do_and_its_ledger(self, run, made):
        found = subjects(run, "甲镇")
        assert "甲镇报计划" in found
        assert "改标题，计划推迟" in found
        edit(made, ("name: 甲镇\n", "name: 新甲镇\n"), name="units.yaml")
        made.git("mv", "data/progress/甲镇.yaml", "data/progress/新甲镇.yaml")
        made.commit("甲镇改名")
        assert subjects(run, "新甲镇") == ["甲镇改名", *found]

    def test_a_deadline_that_went_to_a_new_task_is_followed_through_both(self, run, made):
        text = (made.folder / "data/tasks.yaml").read_text(encoding="utf-8")
        begin = text.index("            deadlines:\n              - id: 5-update\n")
        limit = text[begin : text.index("            errata:\n", begin)]
        task = (
            "          - number: 9\n            title: 另一项\n            lead: []\n"
            "            responsible: [区政府各部门]\n            requirement: |-\n"
            "              自调整之日起5个工作日内更新办事指南。\n"
        )
        edit(made, (limit, ""))
        with (made.folder / "data/tasks.yaml").open("a", encoding="utf-8") as file:
            file.write(task + limit)
        made.commit("改到第9项")
        assert subjects(run, "5-update") == ["改到第9项", "收紧时限", "录入"]
        assert subjects(run, "55")[:2] == ["改到第9项", "改号"]
        assert subjects(run, "9") == ["改到第9项"]

    def test_only_the_last_ones(self, run, made):
        del made
        assert subjects(run, "55", "--last", "2") == ["改号", "收紧时限"]
        assert run("log", "55", "-n", "1").out.endswith("最近 1 次，更早的没有列。\n")

    def test_from_another_revision(self, run, made):
        del made
        assert subjects(run, "5", "--at", "main~1") == ["收紧时限", "改标题，计划推迟", "录入"]

    def test_what_was_not_there_at_first(self, run, made):
        text = (made.folder / "data/tasks.yaml").read_text(encoding="utf-8")
        more = text[text.index("          - number: 8\n") :]
        more = more.replace("number: 8", "number: 9").replace("8-", "9-").replace("培训", "考核")
        made.write({"data/tasks.yaml": text + more})
        made.commit("加第9项")
        assert subjects(run, "9") == ["加第9项"]
        assert subjects(run, "9-train") == ["加第9项"]

    def test_tidying_a_file_is_no_event(self, run, made):
        edit(
            made,
            (
                "lead: [区教育局, 区数据局]",
                "lead:\n            - 区教育局\n            - '区数据局'",
            ),
        )
        made.commit("换行")
        assert "换行" not in subjects(run, "55")

    def test_a_merge_that_made_something_new_is_told(self, run, made):
        made.git("checkout", "-q", "-b", "甲", "main")
        edit(made, ("- number: 55\n", "- number: 56\n"))
        made.commit("甲改")
        made.git("checkout", "-q", "main")
        edit(made, ("- number: 55\n", "- number: 57\n"))
        made.commit("乙改")
        made.git("merge", "-q", "甲", code=1)
        made.git("checkout", "--ours", "data/tasks.yaml")
        edit(made, ("- number: 57\n", "- number: 58\n"))
        made.commit("合成 58")
        assert subjects(run, "58")[0] == "合成 58"

    def test_an_edition_with_faults_is_told_as_far_as_it_goes(self, run, made):
        edit(made, (f"{TITLE}和流程图", f"{TITLE}和图"), ("year: 2024", "year: 二〇二四"))
        made.commit("年份写坏了")
        edit(made, ("year: 二〇二四", "year: 2024"))
        made.commit("改回来")
        shown = run("log", "55").out
        assert "年份写坏了" in shown
        assert "（当时的数据有错，只说得出能读的部分）" in shown

    def test_a_key_that_an_old_edition_has_twice_is_no_reason_to_doubt_it(self, run, made):
        edit(made, ("year: 2024", "year: 2024\n  year: 2024"))
        made.commit("写了两遍")
        edit(made, ("year: 2024\n  year: 2024", "year: 2024"), (f"{TITLE}和流程图", f"{TITLE}和图"))
        made.commit("删一遍")
        shown = run("log", "55").out
        assert "删一遍" in shown
        assert "当时的数据有错" not in shown

    def test_a_shallow_clone_says_that_there_is_more(self, run, made, tmp_path):
        made.git("clone", "-q", "--depth", "2", f"file://{made.folder}", str(tmp_path / "浅"))
        shown = run("-d", str(tmp_path / "浅"), "log", "55").out
        assert shown.endswith("浅克隆，更早的没有取下来：git fetch --unshallow\n")

    def test_a_bare_repository_is_looked_at_too(self, run, made, tmp_path, monkeypatch):
        made.git("clone", "-q", "--bare", ".", str(tmp_path / "b.git"))
        monkeypatch.chdir(tmp_path / "b.git")
        assert subjects(run, "55")[0] == "改号"

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("99", "没有第 99 项任务"),
            ("plam", "您是不是要找时限：plan？"),
            ("区教育句", "您是不是要找：区教育局？"),
            ("--help-me", "没有选项"),
        ],
    )
    def test_what_cannot_be_followed_is_refused(self, run, made, typed, told):
        del made
        outcome = run("log", typed)
        assert outcome.code == 2
        assert told in outcome.err

    def test_a_repository_without_commits(self, run, tmp_path, monkeypatch):
        empty = Repository(tmp_path)
        shutil.copytree(REPOSITORY / "examples/demo", empty.folder / "data")
        monkeypatch.chdir(empty.folder)
        for command in (("log", "5"), ("blame", "5")):
            outcome = run(*command)
            assert outcome.code == 2
            assert "还没有提交" in outcome.err


class TestBlame:
    def blamed(self, run, *arguments):
        outcome = run("blame", *arguments, "-f", "json")
        assert (outcome.code, outcome.err) == (0, "")
        return {(cell["field"], cell["text"][:8]): cell for cell in json.loads(outcome.out)}

    def test_each_piece_has_the_commit_that_made_it_so(self, run, made):
        del made
        found = self.blamed(run, "55")
        assert found["number", "55"]["subject"] == "改号"
        assert found["title", "及时更新办事指南"]["subject"] == "改标题，计划推迟"
        assert found["deadlines", "5-update"]["subject"] == "收紧时限"
        clause = found["requirement", "自调整之日起5个"]
        assert (clause["subject"], clause["first"]) == ("录入", True)

    def test_a_clause_that_is_not_committed_yet(self, run, made):
        edit(made, ("线上线下内容一致。", "线上线下的内容要一致。"))
        found = self.blamed(run, "55")
        assert found["requirement", "线上线下的内容要"]["commit"] is None
        assert found["requirement", "办事指南之外不得"]["commit"]
        assert "还没有提交" in run("blame", "55").out

    def test_moving_and_tidying_is_no_change(self, run, made):
        before = self.blamed(run, "55")
        path = made.folder / "data/tasks.yaml"
        text = path.read_text(encoding="utf-8")
        start, end = text.index("          - number: 55\n"), text.index("          - number: 6\n")
        path.write_bytes((text[:start] + text[end:] + text[start:end]).encode())
        made.commit("挪到最后")
        assert self.blamed(run, "55") == before

    def test_the_page(self, run, made):
        del made
        lines = run("blame", "55").out.splitlines()
        assert lines[0] == "第55项“及时更新办事指南和流程图”"
        assert lines[3].split() == [lines[3].split()[0], "2024-03-01", "王五", "任务号", "55"]
        assert lines[-1] == "^ 从有记录起就是这样。"
        assert any(line.startswith("^") and "录入" not in line for line in lines)

    def test_at_another_revision(self, run, made):
        del made
        found = self.blamed(run, "5", "--at", "main~1")
        assert found["number", "5"]["subject"] == "录入"


def test_every_task_has_in_one_walk_the_trail_that_it_has_alone(made):
    edit(made, ("- number: 4\n", "- number: 44\n"))
    made.write({"data/progress/乙镇.yaml": LINE})
    begun = start(made.folder / "data")
    table = begun.workspace.table
    together = task_trails(begun.walk, table)
    assert len(together) == 8
    for number, events in together.items():
        assert events == list(trail(begun.walk, TaskSubject(number).known_in(table))), number
    assert [e.commit.subject if e.commit else "" for e in together[44]] == ["", "录入"]
    assert together[44][0].commit is None
