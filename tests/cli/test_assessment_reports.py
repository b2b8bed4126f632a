"""The reports on an assessment, as files that an office sends out."""

import json
import shutil

import pytest

from tests.cli.conftest import REPOSITORY
from tests.support.golden import hold

DAY = ("--as-of", "2025-01-20")
GOLDEN = REPOSITORY / "tests/golden/report"


@pytest.mark.golden
@pytest.mark.parametrize(
    ("name", "arguments"),
    [("assessment", ()), ("assessment-sheet", ("--unit", "甲镇"))],
)
def test_a_report_says_what_it_always_said(demo, name, arguments):
    outcome = demo("report", name, *arguments, *DAY)
    assert (outcome.code, outcome.err) == (0, "")
    hold(GOLDEN / f"{name}.md", outcome.out)


def test_the_result_says_what_score_says(demo):
    told = demo("report", "assessment", *DAY).out
    for one in json.loads(demo("score", *DAY, "-f", "json").out):
        assert f"| {one['rank']} | {one['unit']} | {one['total']} | {one['band']} |" in told


@pytest.mark.parametrize("form", ["html", "docx"])
def test_every_form_can_be_had(demo, tmp_path, form):
    for name, arguments in (("assessment", ()), ("assessment-sheet", ("-u", "甲镇"))):
        file = tmp_path / f"{name}.{form}"
        assert demo("report", name, *arguments, *DAY, "-o", str(file)).code == 0
        assert file.stat().st_size > 5000


def test_every_assessed_unit_gets_a_sheet(demo, tmp_path):
    folder = tmp_path / "确认表"
    outcome = demo("report", "assessment-sheet", "--all-units", *DAY, "-f", "md", "-o", str(folder))
    assert outcome.code == 0
    assert len(list(folder.iterdir())) == 8
    assert not (folder / "区政府办公室.md").exists()


def test_before_all_is_marked_it_says_what_lacks(demo):
    told = demo("report", "assessment", "--as-of", "2025-01-12").out
    assert "【待补：公开内容的质量（抽查评分）还没有评分】" in told
    waiting = demo("report", "assessment", "--as-of", "2025-01-15").out
    assert "【待补：甲镇、区卫生健康局的申诉还没有处理】" in waiting


def test_neither_is_for_the_public(demo):
    for name, arguments in (("assessment", ()), ("assessment-sheet", ("-u", "甲镇"))):
        outcome = demo("report", name, *arguments, *DAY, "--public")
        assert outcome.code == 2
        assert "不能加 --public" in outcome.err


def test_without_a_scheme_it_says_so(run, demo_copy):
    (demo_copy / "assessment.yaml").unlink()
    shutil.rmtree(demo_copy / "assessment")
    outcome = run("-d", str(demo_copy), "report", "assessment", *DAY)
    assert (outcome.code, outcome.out) == (0, "")
    assert "没有考核办法" in outcome.err
