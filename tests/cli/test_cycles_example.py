"""The made-up quarter in examples/cycles tells what its README says."""

import json

import pytest

from tests.cli.conftest import REPOSITORY

DAY = ("--as-of", "2024-10-20")


@pytest.fixture
def ask(run):
    return lambda *arguments: run("-d", str(REPOSITORY / "examples/cycles"), *arguments)


def test_it_is_sound_and_tidy(ask):
    assert (ask("check", "--strict").code, ask("fmt", "--check").code) == (0, 0)


def test_each_unit_did_what_is_told_of_it(ask):
    found = json.loads(ask("deadlines", "-f", "json", *DAY).out)
    third = {row["unit"]: row for row in found if row["period"] == "2024-Q3"}
    own = [row for row in found if row["id"] == "quarterly" and row["period"] == "2024-Q3"]
    assert set(third) == {row["unit"] for row in own}
    assert {row["unit"]: (row["state"], row["status"]) for row in own} == {
        "东镇": ("done", "已销号"),
        "西镇": ("overdue", "未启动"),
        "区教育局": ("done", "零报告"),
        "区财政局": ("done_late", "已完成"),
    }


def test_silence_shows_where_neither_the_report_nor_a_record_broke_it(ask):
    found = json.loads(ask("deadlines", "--all", "-f", "json", *DAY).out)
    work = {row["unit"]: row["state"] for row in found if row["task"] == 3}
    silent = {"东镇": "ongoing", "西镇": "unreported", "区教育局": "ongoing", "区财政局": "ongoing"}
    assert work == silent


def test_the_sums_of_every_view_agree(ask):
    found = json.loads(ask("deadlines", "--all", "-f", "json", *DAY).out)
    states = [row["state"] for row in found]
    assert (states.count("overdue"), states.count("unreported")) == (3, 1)
    assert "逾期 3  未报 1" in ask("overview", *DAY).out
    bulletin = ask("report", "bulletin", *DAY).out
    assert f"{len(states)}项次中" in bulletin
    assert "逾期未完成3项次；过了报送日未报1项次" in bulletin


def test_its_page_sends_nobody_to_a_notice_that_does_not_speak_of_it(ask):
    page = ask("show", "quarterly", *DAY).out
    assert "办公室定期要的报送" in page
    assert "通知" not in page


def test_the_lead_gathers_from_the_others(ask):
    text = ask("report", "gather", "--unit", "区财政局", *DAY).out
    assert "应报3个单位，已报2个" in text
    assert "| 示范区东镇人民政府 | 已报 | 2024年10月8日 |" in text
    assert "| 示范区教育局 | 零报告 | 2024年10月9日 |" in text
    assert "| 西镇 | **未报** |" in text
    assert "| 区教育局 | 没有记录 |" in text
