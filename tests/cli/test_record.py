"""gkcli record."""

import re
import sys
from datetime import date

import pexpect
import pytest

from tests.cli.conftest import REPOSITORY

PLAN = ("plan", "-u", "甲镇", "-s", "已完成", "--on", "2024-03-20")
PLAN_LINE = "- {on: 2024-03-20, for: plan, status: 已完成}\n"


@pytest.fixture
def folder(demo_with, monkeypatch):
    monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2024, 6, 20))
    return demo_with({})


@pytest.fixture
def record(run, folder, monkeypatch):
    """Run the command in the made-up district on 20 June 2024."""
    monkeypatch.chdir(folder)

    def ask(*arguments, **how):
        outcome = run("-d", ".", "record", *arguments, **how)
        assert "差错" not in outcome.err
        return outcome

    return ask


def ledger(folder, unit="甲镇"):
    path = folder / "progress" / f"{unit}.yaml"
    return path.read_bytes().decode() if path.exists() else None


def refused(record, folder, *arguments):
    outcome = record(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert not (folder / "progress").exists()
    return outcome.err


class TestReceipt:
    def test_it_shows_the_line_what_it_changed_and_how_to_take_it_back(self, record, folder):
        outcome = record(*PLAN)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out == (
            "已记入 progress/甲镇.yaml 第 1 行：\n"
            "  - {on: 2024-03-20, for: plan, status: 已完成}\n"
            "状态（按 2024-03-20 计）：\n"
            "  甲镇 · plan 报送工作安排并公开：临近，还有 9 天 → 完成\n"
            "要撤回：删去文件 progress/甲镇.yaml\n"
        )
        assert ledger(folder) == PLAN_LINE

    def test_several_subjects_are_written_at_once(self, record, folder):
        record(*PLAN)
        outcome = record("7", "#8", "7", "-u", "甲镇人民政府", "-s", "推进中")
        assert outcome.code == 0
        assert "第 2 至 3 行" in outcome.out
        assert "要撤回：删去 progress/甲镇.yaml 的第 2 至 3 行" in outcome.out
        assert ledger(folder) == PLAN_LINE + (
            "- {on: 2024-06-20, for: 7, status: 推进中}\n"
            "- {on: 2024-06-20, for: 8, status: 推进中}\n"
        )

    def test_done_and_closed_out_are_two_stages(self, record, folder):
        record(*PLAN)
        outcome = record(
            "plan", "-u", "甲镇", "-s", "已销号", "--by", "公开办", "--on", "2024-03-22"
        )
        assert "完成 → 完成，已销号" in outcome.out
        assert "by: 区政务公开办}" in (ledger(folder) or "")

    def test_an_event_makes_an_occasion(self, record):
        outcome = record("6-answer", "-u", "甲镇", "-s", "推进中", "--since", "2024-06-18")
        assert "（2024-06-18 起算）：新的一次 → 临近，还有 8 天，推进中" in outcome.out
        done = record("6-answer", "-u", "甲镇", "-s", "已完成", "--since", "2024-06-18")
        assert "临近，还有 8 天，推进中 → 完成" in done.out

    def test_a_report_for_an_earlier_period_says_so(self, record):
        first = record("2", "-u", "甲镇", "-s", "已完成")
        assert "第二季度" in first.out
        assert "若是补报，加 --period 2024-Q1" in first.err
        late = record("2", "-u", "甲镇", "-s", "已完成", "--period", "2024-q1")
        assert "（第一季度）：逾期 81 天 → 迟完成" in late.out
        assert late.err == ""

    def test_a_late_report_for_its_own_period_needs_no_other(self, record):
        april = record("4-monthly", "-u", "区财政局", "-s", "已完成", "--on", "2024-03-28")
        assert "（3 月）：逾期" in april.out
        assert april.err == ""

    def test_what_is_recorded_late_is_seen_with_what_is_known_since(self, record):
        record("plan", "-u", "甲镇", "-s", "推进中", "--on", "2024-05-06")
        outcome = record(*PLAN)
        assert "按 2024-05-06 计" in outcome.out
        assert "逾期 38 天，推进中（没有变）" in outcome.out

    def test_a_dry_run_shows_the_same_and_writes_nothing(self, record, folder):
        outcome = record(*PLAN, "--dry-run")
        assert outcome.out == (
            "会在 progress/甲镇.yaml 末尾记上：\n"
            "  - {on: 2024-03-20, for: plan, status: 已完成}\n"
            "状态（按 2024-03-20 计）：\n"
            "  甲镇 · plan 报送工作安排并公开：临近，还有 9 天 → 完成\n"
            "没有写入（--dry-run）。\n"
        )
        assert not (folder / "progress").exists()

    def test_any_text_comes_back_from_a_note(self, record, folder):
        note = '说“好”: "#1" {a}, [b]\n- 二\u2028三\t👍'
        record(*PLAN, "--note", note, "--evidence", "https://a.example.org/一?q=a,b#c")
        from gkcli.workspace.open import ledger, open_workspace

        (kept,) = ledger(open_workspace(folder), "甲镇")
        assert kept.note == note
        assert kept.evidence == ("https://a.example.org/一?q=a,b#c",)

    def test_the_unit_may_stand_in_the_environment(self, record, folder):
        outcome = record("plan", "-s", "已完成", environment={"GKCLI_UNIT": "甲镇"})
        assert outcome.code == 0
        assert ledger(folder)


class TestTwice:
    def test_the_same_thing_is_noticed_and_not_written_again(self, record, folder):
        record(*PLAN)
        outcome = record(*PLAN)
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out == (
            "已经记过，没有再记，在 progress/甲镇.yaml 的：\n"
            "  第 1 行 - {on: 2024-03-20, for: plan, status: 已完成}\n"
        )
        assert ledger(folder) == PLAN_LINE
        assert "已经记过" in record(*PLAN, "--dry-run").out

    def test_the_same_status_in_other_words_is_written_and_remarked(self, record):
        record(*PLAN)
        outcome = record(*PLAN[:-1], "2024-03-21", "--note", "补报")
        assert outcome.code == 0
        assert "2024-03-20 已经记过“已完成”" in outcome.err

    def test_what_is_closed_out_and_reported_again_is_remarked(self, record):
        record(*PLAN)
        record("plan", "-u", "甲镇", "-s", "已销号", "--by", "公开办", "--on", "2024-03-22")
        assert "2024-03-22 已经记过“已销号”" in record(*PLAN[:-1], "2024-04-01").err


class TestRefusals:
    @pytest.mark.parametrize(
        ("arguments", "reasons"),
        [
            (["plan", "-u", "区教有局"], ["没有单位“区教有局”", "区教育局"]),
            (["plan", "-u", "各镇（街道）"], ["是统称", "甲镇、乙镇、丙街道"]),
            (["99", "-u", "甲镇"], ["没有第 99 项任务", "gkcli tasks --unit 甲镇"]),
            (["plam", "-u", "甲镇"], ["没有编号为“plam”", "plan（报送工作安排并公开）"]),
            (["xyz", "-u", "丙街道"], ["没有编号为“xyz”", "gkcli deadlines --unit 丙街道"]),
            (["1", "-u", "甲镇"], ["第 1 项不由甲镇承担", "区政府办公室、区政府各部门"]),
            (["4-monthly", "-u", "甲镇"], ["不由甲镇承担", "承担的是区财政局"]),
            (["6", "-u", "甲镇"], ["没有说是哪一条", "6-contact（同留言人联系）"]),
            (["plan", "-u", "甲镇", "--on", "2024-06-21"], ["2024-06-21 还没有到"]),
            (["plan", "-u", "甲镇", "--on", "2023-12-31"], ["不在 2024 年", "2025-03-31"]),
            (["plan", "-u", "甲镇", "--on", "2024-2-30"], ["2024-2-30"]),
            (["plan", "-u", "甲镇", "--evidence", "www.example.org"], ["https://www.example.org"]),
            (["plan", "-u", "甲镇", "--evidence", "ftp://a.example.org/x"], ["不是网页地址"]),
            (["plan", "-u", "甲镇", "--evidence", "https://"], ["不是网页地址"]),
            (["plan", "-u", "甲镇", "--note", "a\x1b[2J"], ["U+001B"]),
            (["plan", "-u", "甲镇", "--since", "2024-03-01"], ["起算日期用不上"]),
            (["plan", "-u", "甲镇", "--period", "2024"], ["期次用不上"]),
            (["6-answer", "-u", "甲镇"], ["没有写是哪一天", "收到转办的网民留言"]),
            (["6-answer", "-u", "甲镇", "--since", "2024-06-21"], ["晚于记录的日期"]),
            (["2-explain", "-u", "甲镇", "--period", "2023-Q4"], ["没有 2023-Q4", "2024-Q1"]),
            (["2-explain", "-u", "甲镇", "--period", "2024-06"], ["没有 2024-06"]),
            (["2-explain", "-u", "甲镇", "--period", "2024-Q4"], ["2024-Q4 这一期还没有开始"]),
            (["2-explain", "-u", "甲镇", "--period", "Q2"], ["2024-Q2"]),
            (["plan", "-u", "甲镇", "--by", "没有"], ["没有单位“没有”"]),
            (["a b", "-u", "甲镇"], ["编号“a b”"]),
            (["plan"], ["单位（--unit）"]),
            ([], ["任务号或编号、单位（--unit）"]),
        ],
        ids=str,
    )
    def test_the_reason_is_told_and_nothing_written(self, record, folder, arguments, reasons):
        told = refused(record, folder, *arguments, "-s", "已完成")
        for reason in reasons:
            assert reason in told

    def test_closing_out_what_nobody_reported(self, record, folder):
        told = refused(record, folder, "plan", "-u", "甲镇", "-s", "已销号")
        assert "没有报过已完成" in told
        record(*PLAN)
        early = record("plan", "-u", "甲镇", "-s", "已销号", "--on", "2024-03-19")
        assert early.code == 2

    def test_a_status_that_there_is_not(self, record, folder):
        assert "已完成" in refused(record, folder, "plan", "-u", "甲镇", "-s", "完成")

    def test_without_a_status_the_option_is_named(self, record, folder):
        assert "状态（--status）" in refused(record, folder, "plan", "-u", "甲镇")

    def test_everything_that_is_wrong_is_told_at_once(self, record, folder):
        arguments = (
            "plan",
            "99",
            "-u",
            "甲镇",
            "-s",
            "已完成",
            "--evidence",
            "无",
            "--on",
            "2025-01-01",
        )
        told = refused(record, folder, *arguments)
        assert "有 3 处不对" in told
        for reason in ("还没有到", "没有第 99 项任务", "不是网页地址"):
            assert reason in told

    def test_one_wrong_subject_keeps_all_from_being_written(self, record, folder):
        refused(record, folder, "7", "1", "-u", "甲镇", "-s", "推进中")

    def test_a_ledger_with_errors_is_left_alone(self, record, folder):
        (folder / "progress").mkdir()
        (folder / "progress/甲镇.yaml").write_text("甲：乙\n", encoding="utf-8")
        outcome = record(*PLAN)
        assert outcome.code == 2
        assert "progress/甲镇.yaml:1" in outcome.err
        assert ledger(folder) == "甲：乙\n"

    def test_another_units_ledger_does_not_matter(self, record, folder):
        (folder / "progress").mkdir()
        (folder / "progress/乙镇.yaml").write_text("甲：乙\n", encoding="utf-8")
        assert record(*PLAN).code == 0

    def test_a_recurring_duty_outside_its_periods(self, record, folder, monkeypatch):
        monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2025, 1, 20))
        told = refused(record, folder, "2-explain", "-u", "甲镇", "-s", "已完成")
        assert "这条记录就落空了" in told
        assert record("2-explain", "-u", "甲镇", "-s", "已完成", "--period", "2024-Q4").code == 0


class TestRemarks:
    def test_a_day_before_the_notice(self, record):
        assert "通知还没有成文（2024-03-04）" in record(*PLAN[:-1], "2024-02-01").err

    def test_an_office_that_does_not_say_who_it_is(self, record):
        record(*PLAN)
        outcome = record("plan", "-u", "甲镇", "-s", "已销号", "--on", "2024-03-22")
        assert (outcome.code, outcome.out) == (2, "")
        assert "加上 --by 办公室的名称" in outcome.err

    def test_a_later_record_about_something_else_does_not_move_the_day(self, record):
        record("7", "-u", "甲镇", "-s", "推进中", "--on", "2024-06-01")
        assert "状态（按 2024-03-20 计）" in record(*PLAN).out

    def test_hints_name_options_as_they_are_typed(self, record, folder):
        told = refused(record, folder, "6-answer", "-u", "甲镇", "-s", "已完成")
        assert "加上 --since 那件事发生的日期" in told
        assert "since:" not in told


class TestClosingOut:
    PROOF = ("--evidence", "https://a.example.org/1")

    @pytest.fixture
    def reported(self, record):
        record(*PLAN, *self.PROOF)
        record("plan", "-u", "乙镇", "-s", "已完成", "--on", "2024-03-27", *self.PROOF)
        record("2", "-u", "甲镇", "-s", "已完成", "--period", "2024-Q1", *self.PROOF)
        record("2", "-u", "乙镇", "-s", "已完成", "--on", "2024-03-21")

    @pytest.mark.usefixtures("reported")
    def test_all_that_has_evidence_is_closed_out_at_once(self, record, folder):
        outcome = record("--close", "--by", "公开办", "--yes")
        assert outcome.code == 0
        assert "待销号 3 条，按 2024-06-20 计：\n" in outcome.out
        assert (
            "  甲镇 · plan 报送工作安排并公开：2024-03-20 报完成 https://a.example.org/1"
            in outcome.out
        )
        assert "缺佐证，没有列入的 1 条" in outcome.err
        closed = (
            "{on: 2024-06-20, for: 2-explain, status: 已销号, period: 2024-Q1, by: 区政务公开办}"
        )
        assert closed in (ledger(folder) or "")
        assert (ledger(folder, "乙镇") or "").count("已销号") == 1
        assert "没有可以销号的" in record("--close", "--by", "公开办", "--yes").out

    @pytest.mark.usefixtures("reported")
    def test_a_unit_or_a_code_narrows_it(self, record, folder):
        record("plan", "--close", "-u", "甲镇", "--by", "公开办", "--yes")
        assert (ledger(folder) or "").count("已销号") == 1
        assert "已销号" not in (ledger(folder, "乙镇") or "")

    @pytest.mark.usefixtures("reported")
    def test_nobody_is_asked_in_a_pipe_and_nothing_written(self, record, folder):
        outcome = record("--close", "--by", "公开办")
        assert outcome.code == 2
        assert "待销号 3 条" in outcome.out
        assert "加 --yes" in outcome.err
        assert record("--close", "--by", "公开办", "--dry-run").code == 0
        assert "已销号" not in (ledger(folder) or "")

    @pytest.mark.usefixtures("reported")
    def test_what_was_closed_out_later_is_not_closed_out_again(self, record):
        record("--close", "--by", "公开办", "--yes")
        again = record("--close", "--by", "公开办", "--yes", "--on", "2024-04-01")
        assert "没有可以销号的" in again.out

    @pytest.mark.parametrize(
        "arguments",
        [("--close",), ("--close", "--by", "公开办", "-s", "已完成"), ("--yes",)],
    )
    def test_what_does_not_go_with_it_is_refused(self, record, folder, arguments):
        refused(record, folder, *arguments)

    @pytest.mark.usefixtures("reported")
    def test_it_asks_at_a_terminal(self, folder):
        person = Terminal(folder, "--close", "--by", "公开办", "--on", "2024-06-20")
        person.answer("写入吗", "n\r")
        person.child.expect("没有写入")
        assert person.end() == 0
        assert "已销号" not in (ledger(folder) or "")


class Terminal:
    """A person at a terminal."""

    def __init__(self, folder, *arguments, columns=120):
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "gkcli", "-d", str(folder), "record", *arguments],
            env={
                "PATH": "/usr/bin:/bin",
                "TERM": "xterm-256color",
                "PROMPT_TOOLKIT_NO_CPR": "1",
                "PYTHONUTF8": "1",
                "PYTHONPATH": str(REPOSITORY),
            },
            dimensions=(40, columns),
            timeout=20,
            encoding="utf-8",
            cwd=str(folder),
        )

    def answer(self, question, text):
        self.child.expect(re.escape(question))
        self.child.send(text)

    def end(self):
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


class TestAsking:
    def test_it_asks_for_each_field_shows_the_line_and_writes_when_told_to(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder)
        person.answer("单位：", "甲镇\r")
        person.answer("任务号或编号", "plan\r")
        person.answer("回车为 已完成", "\r")
        person.answer("日期", "2024年3月20日\r")
        person.answer("说明", "已报送\r")
        person.answer("佐证", "\r")
        person.answer("写入吗", "\r")
        person.child.expect("已记入")
        assert person.end() == 0
        assert ledger(folder) == PLAN_LINE.replace("}", ", note: 已报送}")

    def test_a_wrong_answer_is_told_and_asked_again(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder, "-s", "已完成", "--on", "2024-03-20")
        person.answer("单位", "甲振\r")
        person.child.expect("名册里没有单位")
        person.answer("单位：", "甲镇\r")
        person.answer("任务号或编号", "plan\r")
        person.answer("写入吗", "\r")
        assert person.end() == 0
        assert ledger(folder) == PLAN_LINE

    @pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
    def test_who_stops_is_told_that_nothing_was_written(self, demo_with, key):
        folder = demo_with({})
        person = Terminal(folder)
        person.answer("单位", key)
        person.child.expect("什么也没有写入")
        assert person.end() == 130
        assert ledger(folder) is None

    def test_open_items_are_listed_by_number_the_pressing_ones_on_top(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder, "-s", "已完成", "--on", "2024-03-20")
        person.answer("单位：", "甲镇\r")
        person.child.expect(r"1\. plan  报送工作安排并公开：逾期")
        person.answer("任务号或编号", "1\r")
        person.answer("写入吗", "\r")
        assert person.end() == 0
        assert ledger(folder) == PLAN_LINE

    def test_an_office_is_shown_what_waits_for_it_and_what_it_can_say(self, demo_with):
        folder = demo_with({})
        (folder / "progress").mkdir()
        (folder / "progress/甲镇.yaml").write_text(PLAN_LINE, encoding="utf-8")
        person = Terminal(folder, "--by", "公开办", "--on", "2024-03-21")
        person.answer("单位：", "甲镇\r")
        person.child.expect(r"1\. plan  报送工作安排并公开：完成")
        person.answer("任务号或编号", "1\r")
        person.child.expect(r"1\. 已销号  2\. 退回  3\. 整改")
        person.answer("状态", "2\r")
        person.answer("写明原因", "\r")
        person.child.expect("没有说明原因")
        person.answer("写明原因", "缺附件\r")
        person.child.expect("被退回")
        person.answer("写入吗", "\r")
        assert person.end() == 0
        line = "- {on: 2024-03-21, for: plan, status: 退回, note: 缺附件, by: 区政务公开办}\n"
        assert ledger(folder) == PLAN_LINE + line

    def test_a_unit_that_asks_for_more_time_is_asked_until_when(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder, "--on", "2024-03-20")
        person.answer("单位：", "甲镇\r")
        person.answer("任务号或编号", "plan\r")
        person.child.expect(r"4\. 申请延期")
        person.answer("状态", "4\r")
        person.answer("延到哪一天", "2024-03-28\r")
        person.child.expect("不是延期")
        person.answer("延到哪一天", "2024年4月8日\r")
        person.answer("说明", "等会议定稿\r")
        person.answer("佐证", "\r")
        person.answer("写入吗", "\r")
        assert person.end() == 0
        assert ledger(folder) == (
            "- {on: 2024-03-20, for: plan, status: 申请延期, until: 2024-04-08, note: 等会议定稿}\n"
        )

    def test_there_is_a_way_back(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder)
        person.answer("写 < 回到上一问", "")
        person.answer("单位：", "乙镇\r")
        person.answer("任务号或编号", "<\r")
        person.answer("单位：", "甲镇\r")
        person.answer("任务号或编号", "#8\r")
        person.answer("状态", "<\r")
        person.answer("任务号或编号", "plan\r")
        person.answer("状态", "\r")
        person.answer("日期", "2024-03-20\r")
        person.answer("说明", "\r")
        person.answer("佐证", "\r")
        person.answer("写入吗", "\r")
        assert person.end() == 0
        assert ledger(folder, "乙镇") is None
        assert ledger(folder) == PLAN_LINE

    def test_a_status_that_settles_asks_which_of_several_duties(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder)
        person.answer("单位：", "甲镇\r")
        person.answer("任务号或编号", "#6\r")
        person.answer("状态", "\r")
        person.child.expect("没有说是哪一条")
        person.answer("状态", "<\r")
        person.answer("任务号或编号", "\x03")
        assert person.end() == 130

    def test_what_is_wrong_is_told_whole_above_the_question(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder, columns=60)
        person.answer("单位：", "甲镇\r")
        person.answer("任务号或编号", "6-answer\r")
        person.answer("状态", "完成\r")
        person.child.expect("不行：状态没有“完成”这一种")
        person.child.expect("改。")
        person.answer("状态", "\r")
        person.answer("日期", "2024-06-20\r")
        person.answer("起算日期", "\r")
        person.child.expect("加上 起算日期")
        person.answer("起算日期", "\x03")
        assert person.end() == 130

    def test_no_is_an_answer(self, demo_with):
        folder = demo_with({})
        person = Terminal(folder, "plan", "-s", "已完成", "--on", "2024-03-20")
        person.answer("单位", "甲镇\r")
        person.answer("写入吗", "n\r")
        person.child.expect("没有写入")
        assert person.end() == 0
        assert ledger(folder) is None
