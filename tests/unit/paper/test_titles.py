"""A long title is broken at its words into lines that stand well one above the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.paper.document.content import Break, Content, Face, Gap, Run, ems, lines_of, text_of
from gkcli.paper.document.page import PageLayout
from gkcli.paper.document.titles import balanced

WIDTH = PageLayout.UPRIGHT.title_width


def lines(*pieces: Run | Gap | Break) -> list[str]:
    return [text_of(line) for line in lines_of(balanced(pieces, WIDTH))]


@pytest.mark.parametrize(
    "told",
    [
        "示例区人民政府办公室关于印发2024年\n政务公开工作任务分解表的通知",
        "关于2024年上半年政务公开工作\n主要任务落实情况的督查通报",
        "示例区教育局2024年政务公开\n工作主要任务实施方案",
        "示例区人民政府办公室2024年\n政府信息公开工作年度报告",
    ],
)
def test_words_dates_and_names_stay_whole(told: str) -> None:
    assert "\n".join(lines(Run(told.replace("\n", "")))) == told


def test_a_title_that_fits_is_one_line() -> None:
    assert lines(Run("2024年政务公开工作任务分解表")) == ["2024年政务公开工作任务分解表"]


def test_a_text_that_is_no_title_flows_as_it_comes() -> None:
    assert lines(Run("字" * 100_000)) == ["字" * 100_000]


def test_breaks_that_somebody_wrote_are_kept() -> None:
    written: Content = (Run("关于印发"), Break(), Run("甲" * 30))
    assert balanced(written, WIDTH) == written


def test_faces_and_gaps_are_kept() -> None:
    written = (Run("关于" + "甲" * 12), Gap("名称"), Run("乙" * 12, Face.KAI))
    broken = balanced(written, WIDTH)
    assert text_of(broken).replace("\n", "") == text_of(written)
    assert Gap("名称") in broken
    assert all(p.face is Face.KAI for p in broken if isinstance(p, Run) and "乙" in p.text)


@given(st.text("甲乙丙的关于工作2024年《》（）a1 ", max_size=90))
def test_any_title_keeps_its_text_and_fits(text: str) -> None:
    broken = lines(Run(text))
    assert "".join(broken) == text
    assert len(broken) == 1 or all(ems(line) <= WIDTH for line in broken)
