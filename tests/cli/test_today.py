"""gkcli today."""

import json
import shlex
import sys

import click
import pexpect
import pytest

from gkcli.cli.today_settle import picked_numbers
from tests.cli.conftest import REPOSITORY

DAY = ("--as-of", "2024-10-14")


def records(outcome):
    assert outcome.err == ""
    return json.loads(outcome.out)


class TestForTheOffice:
    def test_what_presses_comes_first(self, demo):
        found = records(demo("today", *DAY, "-f", "json"))
        headings = list(dict.fromkeys(one["heading"] for one in found))
        order = ("late", "sent_back", "rectify", "due", "decide", "check", "prove")
        assert headings == [heading for heading in order if heading in headings]
        assert (found[0]["id"], found[0]["unit"], found[0]["days_left"]) == (
            "plan",
            "丙街道",
            -199,
        )

    def test_it_agrees_with_the_list_of_the_late(self, demo):
        late = records(demo("deadlines", "--overdue", *DAY, "-f", "json"))
        found = records(demo("today", *DAY, "-f", "json"))
        key = ("id", "unit", "period", "since")
        assert {tuple(one[k] for k in key) for one in late} == {
            tuple(one[k] for k in key) for one in found if one["heading"] == "late"
        }

    def test_what_one_command_closes_out_for_several_is_told_once(self, demo):
        out = demo("today", *DAY).out
        assert "8-train 组织政务公开业务培训  完成  区政务公开办、区政府办公室、区教育局" in out
        assert "record 8-train --close --by 区政务公开办 --on 2024-10-14" in out


@pytest.mark.parametrize("heading", ["late", "due", "check", "prove"])
def test_its_commands_can_be_run_as_they_are(demo_copy, run, heading):
    folder = ("-d", str(demo_copy))
    found = records(run(*folder, "today", *DAY, "-f", "json"))
    lines = [one["command"] for one in found if one["heading"] == heading]
    assert lines
    for line in lines:
        program, *words = shlex.split(line)
        outcome = run(*words, "--dry-run")
        assert (program, outcome.code) == ("gkcli", 0), outcome.err
        assert "会在 " in outcome.out


def test_a_unit_is_told_what_it_owes_and_no_more(demo):
    found = records(demo("today", "--unit", "乙镇", *DAY, "-f", "json"))
    assert [(one["heading"], one["id"], one["period"]) for one in found] == [
        ("late", "2-explain", "2024-Q3"),
        ("prove", "2-explain", "2024-Q2"),
    ]
    assert found[0]["command"].endswith(
        "record 2-explain -u 乙镇 -s 已完成 --period 2024-Q3 --on 2024-10-14"
    )


def test_a_day_that_was_not_given_is_not_in_the_commands(demo, monkeypatch):
    from datetime import date

    monkeypatch.setattr("gkcli.cli.clock.today", lambda: date(2024, 10, 14))
    assert "--on" not in demo("today").out


def test_a_message_is_markdown_with_the_commands_as_code(demo):
    out = demo("today", "--unit", "乙镇", *DAY, "-f", "md").out
    assert out.startswith("**2024-10-14 周一 · 乙镇要办的 2 件**\n")
    assert "record 2-explain -u 乙镇 -s 已完成 --period 2024-Q3 --on 2024-10-14`\n" in out


class TestExitCode:
    def test_one_where_anything_is_to_be_done(self, demo):
        quiet = demo("today", "-q", *DAY)
        assert (quiet.code, quiet.out, quiet.err) == (1, "", "")
        assert demo("today", *DAY).code == 1

    def test_zero_where_nothing_is(self, demo):
        outcome = demo("today", "--unit", "区财政局", "--as-of", "2024-03-05")
        assert outcome.code == 0
        assert outcome.out == (
            "2024-03-05 周二 · 区财政局没有要办的\n"
            "看到 2024-03-12 周二 为止；下一件是 4-monthly 公开上月财政收支情况（3 月），"
            "2024-03-20 周三 到期，还有 15 天。\n"
        )

    def test_more_days_ahead_find_more(self, demo):
        asked = ("today", "--unit", "区财政局", "--as-of", "2024-03-05", "--ahead", "11")
        assert demo(*asked).code == 1


class TestSettling:
    """The office picks from a numbered list; what it decides is shown before it is written."""

    def answered(self, folder, *answers):
        child = pexpect.spawn(
            sys.executable,
            ["-m", "gkcli", "-d", str(folder), "today", "--settle", *DAY],
            env={
                "PATH": "/usr/bin:/bin",
                "TERM": "xterm-256color",
                "PROMPT_TOOLKIT_NO_CPR": "1",
                "PYTHONUTF8": "1",
                "PYTHONPATH": str(REPOSITORY),
            },
            dimensions=(60, 120),
            timeout=20,
            encoding="utf-8",
        )
        for question, answer in answers:
            child.expect(question)
            child.send(f"{answer}\r")
        child.expect(pexpect.EOF)
        child.close()
        return child.exitstatus

    def test_what_is_picked_is_closed_out_or_sent_back_with_the_reason(self, demo_copy):
        with (demo_copy / "progress/甲镇.yaml").open("a", encoding="utf-8") as file:
            file.write(
                "- {on: 2024-10-11, for: summary, status: 申请延期, until: 2024-12-20, note: 忙}\n"
            )
        before = (demo_copy / "progress/乙镇.yaml").read_text(encoding="utf-8")
        code = self.answered(
            demo_copy,
            ("办哪几件", "99"),
            ("没有序号", "1-2 3"),
            ("这 1 件：1 准予", "1"),
            ("1 已销号，2 退回", "2"),
            ("为什么", "图看不清"),
            ("写入吗", ""),
        )
        assert code == 0
        told = (demo_copy / "progress/甲镇.yaml").read_text(encoding="utf-8")
        assert "status: 准予延期, until: 2024-12-20, by: 区政务公开办}" in told
        added = (demo_copy / "progress/乙镇.yaml").read_text(encoding="utf-8")[len(before) :]
        assert added == (
            "- {on: 2024-10-14, for: 2-explain, status: 退回, period: 2024-Q1, "
            "note: 图看不清, by: 区政务公开办}\n"
        )

    def test_nothing_picked_is_nothing_written(self, demo_copy):
        files = sorted((demo_copy / "progress").iterdir())
        before = [path.read_bytes() for path in files]
        assert self.answered(demo_copy, ("办哪几件", "")) == 0
        assert [path.read_bytes() for path in files] == before

    def test_it_needs_a_terminal_and_says_what_to_do_without(self, demo):
        refused = demo("today", "--settle", *DAY)
        assert refused.code == 2
        assert "用 gkcli today 列出的命令" in refused.err

    @pytest.mark.parametrize(
        ("written", "meant"),
        [("", []), ("2", [2]), ("3 1", [1, 3]), ("2-4、6", [2, 3, 4, 6]), ("1,1 1-2", [1, 2])],
    )
    def test_numbers_are_picked_one_by_one_or_in_a_row(self, written, meant):
        assert picked_numbers(written, 6) == meant

    @pytest.mark.parametrize("written", ["0", "7", "5-7", "4-2", "甲", "1.5"])
    def test_what_is_no_number_of_the_list_is_refused(self, written):
        with pytest.raises(click.UsageError):
            picked_numbers(written, 6)
