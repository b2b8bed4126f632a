"""gkcli review: could one approve or refuse from the page alone?"""

import json
import re
import shutil

import pytest

from tests.cli.conftest import REPOSITORY
from tests.support.repository import Repository

DEMO = REPOSITORY / "examples/demo"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """The made-up district on main, and a branch ``改`` to change it on, where one stands."""
    made = Repository(tmp_path / "区")
    shutil.copytree(DEMO, made.folder / "data")
    made.commit("建")
    made.git("checkout", "-qb", "改")
    monkeypatch.chdir(made.folder)
    return made


def change(made, *changes, name="tasks.yaml"):
    path = made.folder / "data" / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    made.commit("改")


LATER = ("by: 2024-06-30", "by: 2024-09-30")


def test_what_nobody_has_to_look_at_passes(made, run):
    change(made, ("lead: [区教育局]", "lead: [区教育局, 区卫生健康局]"))
    outcome = run("review", "main...改")
    assert (outcome.code, outcome.err) == (0, "")
    assert "【必须看】" not in outcome.out
    assert outcome.out.endswith("没有必须看的，检查没有错误，写法都整理过。\n")


def test_what_has_to_be_looked_at_comes_first_with_what_to_ask(made, run):
    change(made, LATER)
    outcome = run("review", "main..改")
    assert outcome.code == 1
    assert outcome.out.splitlines()[:4] == [
        "【必须看】",
        "时限放宽",
        "  1. 第1项“集中公开规范性文件” · 时限 1-publish · 到期日："
        "〔-2024-06-30-〕〔+2024-09-30+〕，推迟 92 天",
        "    → 比原来宽：依据哪份文件？原文写的是哪一天、几次？",
    ]
    # More time was asked for and granted until days that now lie before the later date.
    assert outcome.out.splitlines()[-1] == "1 处必须看，检查出 2 处错误。"


def test_an_error_of_check_is_told_and_known_ones_are_only_counted(made, run):
    change(made, ("quote: 6月底前在", "quote: 七月底前在"))
    outcome = run("review", "main..改")
    assert outcome.code == 1
    assert "改:data/tasks.yaml:63:24: 错误：" in outcome.out
    assert outcome.out.splitlines()[-1] == "检查出 1 处错误。"
    again = run("review", "改..改")
    assert again.code == 1
    assert "原来就有的：1 处错误" in again.out


def test_of_two_errors_alike_the_one_that_came_is_new(made, run):
    change(made, ("by: 2024-03-29", "by: 2024-13-01"))
    change(made, ("by: 2024-12-10", "by: 2024-13-01"))
    told = json.loads(run("review", "HEAD~1..HEAD", "-f", "json").out)["findings"]
    errors = [finding["new"] for finding in told if finding["severity"] == "error"]
    assert errors == [True, False]


def test_a_file_that_is_not_tidy_is_told(made, run):
    change(made, ("lead: [区教育局]", "lead: ['区教育局']"))
    outcome = run("review", "main..改")
    assert outcome.code == 1
    assert "改:data/tasks.yaml:88: 从这一行起没有整理" in outcome.out


def test_without_words_it_looks_at_what_is_not_committed(made, run):
    assert run("review").code == 0
    path = made.folder / "data/progress/甲镇.yaml"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    outcome = run("review")
    assert outcome.code == 1
    assert outcome.out.splitlines()[1] == "动了台账的旧记录"


def test_broken_data_are_told_and_the_rest_reviewed(made, run):
    change(made, ("by: 2024-03-29", "by: 2024-03-32"), LATER)
    outcome = run("review", "main..改")
    assert outcome.code == 1
    assert "改:data/tasks.yaml:34:11: 错误：" in outcome.out
    assert "时限放宽" in outcome.out
    assert outcome.err == "出错的字段没有比，其余的照比。\n"


class TestRecordedAfterwards:
    LINE = "- {{on: {}, for: plan, status: 已完成, note: 已报送}}\n"

    def recorded(self, made, run, day):
        path = made.folder / "data/progress/丙街道.yaml"
        path.unlink()
        made.days = 24 * 30
        made.commit("没有台账")
        path.write_text(self.LINE.format(day), encoding="utf-8")
        return run("review", "HEAD").out

    def test_what_was_overdue_is_now_on_time(self, made, run):
        told = self.recorded(made, run, "2024-03-28").splitlines()
        assert told[1:4] == [
            "逾期以后补记成按时",
            "  1. 单位“丙街道” · 加一行：〔+2024-03-28 plan 已完成：已报送+〕",
            "    → 2024-03-29 到期，2024-03-31 还没有记，现在记成按时：有没有凭据？",
        ]

    def test_what_was_not_yet_due_is_not_asked_about(self, made, run):
        path = made.folder / "data/progress/丙街道.yaml"
        path.unlink()
        made.commit("没有台账")
        path.write_text(self.LINE.format("2024-03-28"), encoding="utf-8")
        assert "补记成按时" not in run("review", "HEAD").out

    def test_what_is_said_to_be_late_is_not_asked_about(self, made, run):
        assert "补记成按时" not in self.recorded(made, run, "2024-04-10")


class TestLatenessThatIsErased:
    """In the made-up district 乙镇 was late with its plan, and 丙街道 has not handed it in."""

    DAY = ("--as-of", "2024-04-10")
    PUT_OFF = ("by: 2024-03-29", "by: 2024-04-30")

    def look(self, run, day=DAY):
        told = json.loads(run("review", "main..改", "-f", "json", *day).out)["look"]
        return [one for one in told if one["code"] == "lateness-erased"]

    def test_by_a_date_that_was_put_off(self, made, run):
        change(made, self.PUT_OFF)
        outcome = run("review", "main..改", *self.DAY)
        assert outcome.code == 1
        assert outcome.out.splitlines()[:6] == [
            "【必须看】",
            "逾期不算了",
            "  1. 乙镇 · plan 报送工作安排并公开：〔-迟完成-〕〔+完成+〕",
            "  2. 丙街道 · plan 报送工作安排并公开：〔-逾期 12 天-〕〔+未到期，还有 20 天+〕",
            "    → 时限 plan“报送工作安排并公开”（通知）：到期日从“2024-03-29”改为“2024-04-30”，"
            "推迟 32 天。按 2024-04-10 看，这些单位的逾期就不见了：依据是什么？",
            "时限放宽",
        ]
        assert "3 处必须看" in outcome.out

    def test_without_a_day_it_is_that_of_the_later_commit(self, made, run):
        made.days = 24 * 30
        change(made, self.PUT_OFF)
        assert {one["as_of"] for one in self.look(run, ())} == {"2024-03-31"}

    def test_by_a_line_of_a_ledger_that_was_altered(self, made, run):
        change(
            made,
            ("on: 2024-04-18, for: 2-explain", "on: 2024-03-28, for: 2-explain"),
            name="progress/乙镇.yaml",
        )
        (one,) = self.look(run)
        assert (one["units"], one["id"]) == (["乙镇"], "2-explain")
        assert (one["before"], one["after"]) == ("overdue", "done")
        assert one["change"]["field"] == "on"

    def test_by_a_duty_that_was_deleted(self, made, run):
        text = (made.folder / "data/tasks.yaml").read_text(encoding="utf-8")
        limit = text[text.index("    - id: plan\n") : text.index("    - id: summary\n")]
        change(made, (limit, ""))
        told = {unit: one for one in self.look(run) for unit in one["units"]}
        assert set(told) == {"乙镇", "丙街道"}
        assert told["丙街道"]["after"] is None
        assert told["丙街道"]["change"]["kind"] == "removed"

    def test_by_a_new_line_that_sets_it_aside(self, made, run):
        self.record(made, "不适用")
        (one,) = self.look(run)
        assert (one["units"], one["after"]) == (["丙街道"], "not_applicable")

    @pytest.mark.parametrize("on", ["2024-03-28", "2024-04-09"])
    def test_what_is_reported_meanwhile_erases_nothing(self, made, run, on):
        self.record(made, "已完成", on)
        assert self.look(run) == []

    def test_nor_does_another_rule_by_which_it_is_late_too(self, made, run):
        change(made, ("by: 2024-03-29", "each: month\n      at_least: 1"))
        assert all("丙街道" not in one["units"] for one in self.look(run))

    def test_every_form_tells_it(self, made, run):
        change(made, self.PUT_OFF)
        for form in ("md", "html"):
            told = run("review", "main..改", "-f", form, *self.DAY).out
            assert "逾期不算了" in told
            assert "丙街道" in told
            assert "<del>逾期 12 天</del><ins>未到期，还有 20 天</ins>" in told

    @staticmethod
    def record(made, status, on="2024-04-09"):
        path = made.folder / "data/progress/丙街道.yaml"
        line = f"- {{on: {on}, for: plan, status: {status}, note: 已报送, by: 区政务公开办}}\n"
        path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
        made.commit("记")


class TestForms:
    @pytest.fixture
    def changed(self, made):
        change(made, LATER, ("每月20日前公开上月财政收支情况，", "每月20日前公布<b>&*上月*收支，"))
        return made

    @pytest.mark.usefixtures("changed")
    def test_json(self, run):
        outcome = run("review", "main..改", "-f", "json")
        told = json.loads(outcome.out)
        assert outcome.code == 1
        assert (told["old"], told["new"], told["passed"]) == ("main", "改", False)
        assert [look["code"] for look in told["look"]] == ["deadline-loosened", "wording-changed"]
        assert told["look"][0]["change"] in told["changes"]
        assert {finding["new"] for finding in told["findings"]} == {True}
        assert told["untidy"] == []

    @pytest.mark.usefixtures("changed")
    def test_markdown_has_boxes_to_tick_and_shows_data_as_they_are(self, run):
        told = run("review", "main..改", "-f", "md").out
        assert told.startswith("## 审核 main → 改\n")
        assert "- [ ] 时限放宽：第1项“集中公开规范性文件”" in told
        assert "<del>2024-06-30</del><ins>2024-09-30</ins>" in told
        assert set(re.findall(r"(?<!\\)<[^>]*>", told)) <= {"<del>", "</del>", "<ins>", "</ins>"}
        assert r"\<b\>\&\*" in told

    @pytest.mark.usefixtures("changed")
    @pytest.mark.parametrize("command", ["review", "diff"])
    def test_html_is_one_page_without_script_or_address_that_shows_data_as_they_are(
        self, run, command, tmp_path
    ):
        outcome = run(command, "main..改", "-o", str(tmp_path / "审签.html"))
        told = (tmp_path / "审签.html").read_text("utf-8")
        assert outcome.err == f"已写入 {tmp_path}/审签.html\n"
        assert "<b>" not in told
        assert "&lt;b&gt;" in told
        assert not re.search(r"<script|https?:|src=|url\(", told)
        assert "<del>2024-06-30</del>" in told
        assert "<ins>2024-09-30</ins>" in told
        assert ("必须看" in told) is (command == "review")
        assert "审核人意见" in told

    @pytest.mark.usefixtures("changed")
    def test_a_file_that_is_there_is_kept_unless_one_insists(self, run, tmp_path):
        target = tmp_path / "审.md"
        assert run("review", "main..改", "-o", str(target)).code == 1
        assert run("review", "main..改", "-o", str(target)).code == 2
        assert run("review", "main..改", "-o", str(target), "--force").code == 1
        assert run("review", "main..改", "-o", str(tmp_path / "审.docx")).code == 2

    @pytest.mark.usefixtures("changed")
    def test_the_same_input_gives_the_same_bytes(self, run):
        for form in ("text", "md", "html", "json"):
            assert run("review", "-f", form, "main..改") == run("review", "-f", form, "main..改")
