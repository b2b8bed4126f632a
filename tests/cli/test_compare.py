"""gkcli compare: what became of a year's tasks in the next."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import REPOSITORY

DEMO = REPOSITORY / "examples/demo"


@pytest.fixture
def years(tmp_path):
    """The made-up district and the year after, in which one thing or another was changed."""

    def make(changes=None, units=None):
        later = tmp_path / "2025"
        later.mkdir()
        for name, wanted in (("tasks.yaml", changes), ("units.yaml", units)):
            text = (DEMO / name).read_text(encoding="utf-8")
            text = text.replace("2024", "2025") if name == "tasks.yaml" else text
            for old, new in (wanted or {}).items():
                assert old in text
                text = text.replace(old, new)
            (later / name).write_text(text, encoding="utf-8")
        return str(DEMO), str(later)

    return make


def told(outcome):
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


def test_a_year_that_only_moved_goes_on_in_all(run, years):
    (step,) = told(run("compare", *years(), "-f", "json"))["steps"]
    assert {fate["fate"] for fate in step["tasks"]} == {"continued"}
    assert {limit["fate"] for limit in step["notice_deadlines"]} == {"kept"}
    assert all(not f["parties"] and not f["wording"] for f in step["tasks"])


def test_words_leads_and_limits_that_changed_are_told(run, years):
    folders = years(
        {
            "6月底前": "5月底前",
            "by: 2025-06-30": "by: 2025-05-31",
            "lead: [区教育局]": "lead: [区财政局]",
        }
    )
    (step,) = told(run("compare", *folders, "-f", "json"))["steps"]
    first, _, third, *_ = step["tasks"]
    assert first["fate"] == "reworded"
    assert first["deadlines"][0]["fate"] == "tightened"
    assert first["deadlines"][0]["shift"] == "提前 30 天"
    assert [p for p in first["wording"][0]["pieces"] if p["mark"] != "kept"] == [
        {"mark": "gone", "text": "6"},
        {"mark": "new", "text": "5"},
    ]
    assert third["fate"] == "continued"
    assert third["parties"] == [{"field": "牵头", "gone": ["区教育局"], "come": ["区财政局"]}]
    shown = run("compare", *folders).out
    assert "工作要求：对现行有效的规范性文件逐件核对，〔-6-〕〔+5+〕月底前" in shown
    assert "2024 → 2025 年：延续 7，改写 1。" in shown


def test_a_renamed_unit_is_no_change_and_keeps_its_years(run, years):
    new = "  - name: 区教体局\n    aliases: [区教育局]"
    folders = years(
        {"lead: [区教育局]": "lead: [区教体局]", "units: [区教育局,": "units: [区教体局,"},
        {"  - name: 区教育局": new},
    )
    (step,) = told(run("compare", *folders, "-f", "json"))["steps"]
    assert not any(fate["parties"] for fate in step["tasks"])
    (unit,) = told(run("compare", *folders, "--unit", "区教体局", "-f", "json"))
    assert [year["names"] for year in unit["years"]] == [["区教育局"], ["区教体局"]]
    assert unit["years"][0]["counts"]["done"] > 0


def test_the_two_years_of_the_example(run):
    folders = (str(DEMO), str(REPOSITORY / "examples/demo-2025"))
    (step,) = told(run("compare", *folders, "-f", "json"))["steps"]
    fates = {tuple(task["number"] for task in f["after"]): f for f in step["tasks"]}
    assert {numbers: fate["fate"] for numbers, fate in fates.items()} == {
        (1,): "reworded",
        (2,): "reworded",
        (3,): "continued",
        (4,): "continued",
        (5,): "reworded",
        (6,): "continued",
        (7,): "continued",
        (8, 9): "split",
        (10,): "new",
    }
    assert [d["fate"] for d in fates[2,]["deadlines"]] == ["tightened"]
    assert [d["fate"] for d in fates[8, 9]["deadlines"]] == ["kept", "kept"]
    assert fates[5,]["parties"] == []


def test_the_order_of_the_folders_does_not_matter(run, years):
    one, other = years()
    assert run("compare", other, one).out == run("compare", one, other).out


@pytest.mark.parametrize(("form", "begins"), [("csv", "\ufeff年度,去向"), ("md", "## 2024")])
def test_lists(run, years, form, begins):
    assert run("compare", *years(), "-f", form).out.startswith(begins)


def test_a_page_to_print(run, years, tmp_path):
    target = tmp_path / "对照.html"
    folders = years({"6月底前": "5月底前", "by: 2025-06-30": "by: 2025-05-31"})
    assert run("compare", *folders, "-o", str(target)).code == 0
    page = target.read_text(encoding="utf-8")
    assert "<del>6</del><ins>5</ins>" in page
    assert "时限收紧" in page
    again = run("compare", *folders, "-o", str(target))
    assert again.code == 2
    assert "已经有了" in again.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([str(DEMO)], "至少写两个年度的文件夹"),
        ([str(DEMO), str(DEMO)], "有 2 个文件夹都是 2024 年的任务表"),
        ([str(DEMO), "没有"], "没有文件夹“没有”"),
        ([str(DEMO), str(DEMO), "-o", "对照.xyz"], "看不出要写成什么"),
    ],
)
def test_what_cannot_be_compared(run, arguments, said):
    outcome = run("compare", *arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_a_year_with_an_error_is_refused_with_its_place(run, years):
    _, other = years()
    broken = Path(shutil.copytree(DEMO, f"{other}坏"))
    (broken / "tasks.yaml").write_text("notice: 甲\n", encoding="utf-8")
    outcome = run("compare", other, str(broken))
    assert outcome.code != 0
    assert "tasks.yaml:1" in outcome.err
