"""docs/templates.md names everything that a template can use, and its examples are true."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gkcli.model.notice import Basis, Erratum
from gkcli.paper import accounts, annual, annual_sheets, cycles, rectification, scores, trace, view
from gkcli.paper.bounds import Limits
from gkcli.paper.document.content import Size
from gkcli.paper.environment import GLOBALS, METHODS, ReportEnvironment
from gkcli.paper.markdown.assemble import read_document
from gkcli.paper.markdown.marks import STANDING, MarkUse, PageMark, use_of
from gkcli.paper.markdown.reader import CELLS, SIGNS
from gkcli.paper.markdown.table_mark import Manner, manner_of
from gkcli.paper.produce import LIMITS
from gkcli.status.completion import Counts, Progress
from gkcli.workspace.open import Workspace
from tests.support.reports import view_of

DOCS = (Path(__file__).parents[3] / "docs/templates.md").read_text(encoding="utf-8")

SECTIONS = {
    "## 变量": [view.View],
    "### notice": [view.NoticeView],
    "### part": [view.PartView, view.SectionView],
    "### task": [view.TaskView],
    "### deadline": [view.DeadlineView, view.OccasionView],
    "### unit（": [view.UnitView],
    "### units（": [view.UnitsView],
    "### required": [view.RequiredView],
    "### standing": [accounts.StandingView, accounts.RecordView],
    "### counts": [Counts],
    "### account（": [accounts.AccountView, accounts.LaggingView],
    "### slip": [accounts.SlipView],
    "### spot_check": [cycles.SpotCheckView],
    "### rectification": [rectification.RectificationView],
    "### gathering": [
        *(cycles.GatheringView, cycles.ReportedView, cycles.GatheredTaskView, cycles.WorkView)
    ],
    "### assessment": [
        *(scores.AssessmentView, scores.ScoreGroupView, scores.ScoreView, scores.ScoreItemView),
        *(scores.PointsView, scores.ScoreEntryView, scores.BandView),
    ],
    "### above": [trace.AboveView, trace.AboveItemView, trace.CarrierView, trace.LessView],
}


def section(heading: str) -> str:
    text = DOCS[DOCS.index(heading) + 3 :]
    return re.split(r"\n##+ ", text)[0]


def rows(heading: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", section(heading), re.MULTILINE)


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_variable_and_field_has_a_row(heading: str) -> None:
    told, named = rows(heading), [name for kind in SECTIONS[heading] for name in names_of(kind)]
    assert list(dict.fromkeys(told)) == list(dict.fromkeys(named))


def names_of(kind: Any) -> list[str]:
    computed = [name for name, value in vars(kind).items() if isinstance(value, property)]
    return [field.name for field in fields(kind)] + computed


def test_everything_about_the_yearly_report_has_a_row() -> None:
    kinds = (annual_sheets.FormView, annual_sheets.LawView, annual_sheets.DueView)
    more = (annual_sheets.SheetView, annual_sheets.CellView, annual_sheets.GapView)
    named = [field.name for kind in (*kinds, *more) for field in fields(kind)]
    assert rows("### annual") == ["year", *annual.NAMES, *named]


@pytest.mark.parametrize("kind", [Basis, Erratum, Progress])
def test_the_fields_of_small_things_are_named(kind: type) -> None:
    assert all(f"`{field.name}`" in DOCS for field in fields(kind))


def test_every_filter_and_function_is_named(demo: Workspace) -> None:
    environment = ReportEnvironment([Path()], demo.directory, Limits())
    offered = {name for name in environment.filters if not name.startswith(" ")}
    text = section("## 过滤器")
    words = set(re.findall(r"`(\w+)`", text))
    methods = {name for names in METHODS.values() for name in names}
    assert words == offered | set(GLOBALS) | methods
    assert set(environment.globals) == set(GLOBALS)


def test_every_mark_has_a_row() -> None:
    assert set(rows("### 自己就是一件事")) == set(STANDING)
    assert set(rows("### 说明下面一段是什么")) == set(PageMark) - set(STANDING)


def test_every_word_of_a_table_has_a_row() -> None:
    said = [f"{word}={value}" for word, value in zip(rows("### 表\n"), "1119", strict=True)]
    use = MarkUse(PageMark.TABLE, " ".join(said).replace("字号=9", "字号=小五"), "")
    assert manner_of(use) == Manner(1, (1,), 1, Size.SMALL_FIVE)


@pytest.mark.parametrize("example", re.findall(r"```jinja\n(<!--.*?)```", DOCS, re.DOTALL))
def test_the_examples_of_marks_are_read(example: str, print_template: Callable[..., str]) -> None:
    assert read_document(print_template(example), date(2024, 6, 1)).blocks


@pytest.mark.parametrize("text", re.findall(r"`(<!-- [^`]+ -->)`", DOCS))
def test_every_mark_in_the_text_is_one(text: str) -> None:
    assert text == "<!-- 名称 -->" or use_of(text)


def test_the_limits_are_those_that_are_told() -> None:
    assert (LIMITS.steps, LIMITS.characters, LIMITS.seconds) == (20_000_000, 50_000_000, 120)
    assert "2000 万次、5000 万字、120 秒" in DOCS
    assert LIMITS.document == 5_000_000
    assert "上限是 500 万字" in DOCS
    assert (CELLS, SIGNS) == (1_000_000, 1_000)
    assert "100 万个单元格" in DOCS
    assert "格式符号（`*`、`[` 等）1000 个" in DOCS


@pytest.mark.parametrize(
    ("source", "result"),
    [
        (source.replace("\\|", "|"), result)
        for source, result in re.findall(r"`(\{\{[^`]+\}\}(?:印发)?)` → ([^|\n]+?) \|", DOCS)
    ],
)
def test_the_examples_with_a_result_give_it(source: str, result: str, demo: Workspace) -> None:
    told = view_of(demo, "区教育局", as_of=date(2024, 6, 1))
    tasks = {task.number: task for task in told.tasks}
    deadline = tasks[1].deadlines[0]
    environment = ReportEnvironment([Path()], demo.directory, Limits())
    template = environment.from_string(source)
    variables = {field.name: getattr(told, field.name) for field in fields(told)}
    variables["annual"] = view_of(demo, as_of=date(2024, 6, 1)).annual
    found = {
        template.render(variables, task=task, deadline=deadline, occasion=deadline.occasions[0])
        for task in told.tasks
    }
    assert result in found


def test_the_first_example_works(print_template: Callable[..., str]) -> None:
    match = re.search(r"```jinja\n(.*?)```", DOCS, re.DOTALL)
    assert match
    text = print_template(match[1], unit="区教育局")
    assert text == ("# 区教育局牵头的任务（示政办〔2024〕1号）\n\n- 3. 公开义务教育招生信息\n")
