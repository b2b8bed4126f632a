from datetime import date

import pytest

from gkcli.workspace.open import Workspace
from tests.support.reports import view_of


def test_without_a_unit_everything_is_there(real: Workspace) -> None:
    view = view_of(real)
    assert view.unit is None
    assert [task.number for task in view.tasks] == list(range(1, 41))
    assert [part.number for part in view.parts] == ["一", "二", "三", "四"]
    assert sum(len(part.sections) for part in view.parts) == 14
    assert [duty.id for duty in view.duties] == ["plan", "summary", "annual", "assess", "inspect"]
    assert {task.role for task in view.tasks} == {""}


def test_a_unit_narrows_tasks_and_their_sections_but_not_the_total(real: Workspace) -> None:
    view = view_of(real, "审改办")
    assert [task.number for task in view.tasks] == [3, 5, 19, 22, 25, 27, 28]
    assert {task.role for task in view.tasks} == {"牵头"}
    assert [part.number for part in view.parts] == ["一", "二"]
    assert view.total == 40
    assert view.unit is not None
    assert view.unit.name == "区审改办"


def test_duties_are_those_that_bind_the_unit_through_its_groups(real: Workspace) -> None:
    assert [duty.id for duty in view_of(real, "区教育局").duties] == ["plan", "summary", "annual"]
    assert view_of(real, "石化工业园区").duties == ()


def test_duties_that_are_only_assumed_say_so(real: Workspace) -> None:
    duties = view_of(real, "区审改办").duties
    assert [duty.id for duty in duties] == ["plan", "summary"]
    assert all("区审改办" in duty.assumed for duty in duties)
    assert all(standing.assumed for duty in duties for standing in duty.standings)


@pytest.mark.parametrize(
    ("name", "administrative"),
    [("区财政局", True), ("区文旅公司", False), ("区委网信办", False), ("区属各国有企业", False)],
)
def test_a_unit_is_an_administrative_organ_by_its_kind(
    name: str, administrative: bool, real: Workspace
) -> None:
    unit = view_of(real, name).unit
    assert unit is not None
    assert unit.administrative is administrative


@pytest.mark.parametrize(
    ("unit", "bound"),
    [("区财政局", True), ("前黄镇", False)],
)
def test_deadlines_of_a_task_that_bind_only_others_are_left_out(
    unit: str, bound: bool, real: Workspace
) -> None:
    (task,) = [task for task in view_of(real, unit).tasks if task.number == 38]
    assert ("38-own-list" in [deadline.id for deadline in task.deadlines]) is bound


def test_a_group_is_told_what_concerns_all_of_it(demo: Workspace) -> None:
    view = view_of(demo, "各镇（街道）")
    assert view.unit is not None
    assert view.unit.kind == "统称"
    assert 3 in [task.number for task in view.tasks]
    assert 1 not in [task.number for task in view.tasks]


def test_a_date_on_a_free_day_has_the_working_day_before_it(real: Workspace) -> None:
    summary = view_of(real, as_of=date(2018, 11, 28)).duties[1]
    assert summary.limit == "2018年12月1日前"
    (occasion,) = summary.occasions
    assert (occasion.due, occasion.last_workday) == (date(2018, 12, 1), date(2018, 11, 30))
    assert occasion.days_left == 3


def test_a_recurring_duty_has_an_occasion_a_period(demo: Workspace) -> None:
    tasks = {task.number: task for task in view_of(demo).tasks}
    (quarterly,) = tasks[2].deadlines
    assert [o.period for o in quarterly.occasions] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    (waiting,) = tasks[3].deadlines
    assert waiting.occasions == ()


def test_the_copies_are_written_out_where_the_notice_has_no_line_of_its_own(
    demo: Workspace,
) -> None:
    from dataclasses import replace

    notice = replace(demo.table.notice, copies_line=None, copies_to=("甲镇", "乙镇", "区财政局"))
    view = view_of(demo, table=replace(demo.table, notice=notice))
    assert view.notice.copies_line == "抄送：甲镇、乙镇，区财政局。"
