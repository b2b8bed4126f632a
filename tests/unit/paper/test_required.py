"""What a notice says must be written into a report is found by its words."""

from pathlib import Path

import pytest

from gkcli.paper.required import ReportKind, required
from gkcli.workspace.open import open_workspace
from tests.support.build import deadline, table, task


def found(text: str) -> list[tuple[ReportKind, str]]:
    return [(one.into, one.words) for one in required(table(task(1, requirement=text)))]


@pytest.mark.parametrize(
    ("text", "into", "words"),
    [
        ("情况要列入年度报告。", [ReportKind.ANNUAL], "情况要列入年度报告"),
        ("情况写入政府信息公开年报，接受监督。", [ReportKind.ANNUAL], "情况写入政府信息公开年报"),
        ("要在年度报告中公布重点领域情况。", [ReportKind.ANNUAL], "要在年度报告中公布重点领域情况"),
        ("情况列入落实情况报告。", [ReportKind.SUMMARY], "情况列入落实情况报告"),
        (
            "情况列入全年落实情况报告和年度报告。",
            [ReportKind.ANNUAL, ReportKind.SUMMARY],
            "情况列入全年落实情况报告和年度报告",
        ),
        ("制定制度，并纳入年度报告。", [ReportKind.ANNUAL], "制定制度，并纳入年度报告"),
    ],
)
def test_what_must_stand_in_a_report(text: str, into: list[ReportKind], words: str) -> None:
    assert found(text) == [(one, words) for one in into]


@pytest.mark.parametrize(
    "text",
    [
        "按时发布年度报告。",
        "年度报告要列入目录。",
        "情况纳入绩效考核。",
        "在年度报告发布前核对数据。",
        "",
    ],
)
def test_what_only_speaks_of_a_report(text: str) -> None:
    assert found(text) == []


def test_the_duty_that_rests_on_the_words_is_named() -> None:
    words = "情况列入全年落实情况报告和年度报告"
    both = (
        deadline("a", what="列入年度报告", quote=words, ongoing=True),
        deadline("s", what="列入全年落实情况报告", quote=words, ongoing=True),
    )
    told = required(table(task(1, requirement=f"{words}。", deadlines=both)))
    assert {one.into: [d.id for d in one.deadlines] for one in told} == {
        ReportKind.ANNUAL: ["a"],
        ReportKind.SUMMARY: ["s"],
    }


def test_in_the_notice_of_2018() -> None:
    real = open_workspace(Path(__file__).parents[3] / "data")
    told = [(one.into, one.task and one.task.number) for one in required(real.table)]
    annual = [number for into, number in told if into is ReportKind.ANNUAL]
    assert annual == [None, 38, 39]
    assert [number for into, number in told if into is ReportKind.SUMMARY] == [39]
