"""The words about units in a paragraph of running text."""

from pathlib import Path

import pytest

from gkcli.office.intake.unit_phrases import phrases

PHRASES = Path(__file__).parents[3] / "fixtures/unit-phrases.txt"
"""A phrase a line, then a blank and what it says: who leads|who is responsible|by when."""
READ = PHRASES.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", READ)
def test_units_roles_and_times_are_read_and_the_text_is_kept(line):
    words, expected = line.split(" ", 1)
    lead, responsible, time = expected[1:].split("|")

    said = phrases(f"推进各项改革，做好工作。{words}")

    assert said.duties is not None
    assert ",".join(said.duties.lead) == lead
    assert ",".join(said.duties.responsible) == responsible
    assert said.duties.time == time
    assert said.text == "推进各项改革，做好工作。"


@pytest.mark.parametrize(
    "text",
    [
        "推进改革，落实责任（包括主体责任、监管责任）。",
        "建立由县长牵头的协调机制（以下简称机制）。",
        "明确责任单位和责任人（每项任务确定1名负责人）。",
        "发挥市场作用（政府引导、企业负责）。",
        "坚持谁主管谁负责（含属地责任）。",
        "逐笔建立台账。（由区政府主要负责同志牵头督办）",
        "实行包保责任制。（县级领导包联督办）",
        "严格执行《办法》（国办发〔2018〕23号）。",
    ],
)
def test_other_brackets_stay_where_they_are(text):
    said = phrases(text)

    assert said.duties is None
    assert said.text == text


def test_units_in_the_midst_of_a_paragraph_are_taken_together():
    said = phrases("一是建机制。（县发改局负责）二是抓落实。（县财政局牵头）")

    assert said.duties is not None
    assert (said.duties.lead, said.duties.responsible) == (("县财政局",), ("县发改局",))
    assert said.text == "一是建机制。二是抓落实。"


def test_a_bracket_that_seems_to_be_about_units_and_is_not_understood_is_told():
    said = phrases("做好工作。（由区发改局牵头组织有关方面适时研究后分头负责并报告）")

    assert said.duties is None
    assert said.doubtful


def test_a_heading_keeps_its_words_before_the_bracket():
    said = phrases("加强组织领导（牵头单位：县委组织部；责任单位：县人社局）")

    assert said.duties is not None
    assert said.duties.lead == ("县委组织部",)
    assert said.text == "加强组织领导"
