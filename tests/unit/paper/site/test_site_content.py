"""What the pages of a site tell, and on which pages."""

from dataclasses import replace
from datetime import date

import pytest

from gkcli.model.site import SiteSettings
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.build import SiteContent, SiteOptions, site_content
from gkcli.paper.site.occasions import by_due, stages
from gkcli.paper.site.pages import SHEET, pages
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.open import Workspace
from tests.support.build import directory, snapshot, table, task, unit

DAY = date(2024, 9, 1)


@pytest.fixture(scope="module")
def internal(demo: Workspace) -> SiteContent:
    return site_content(
        take_snapshot(demo, DAY), SiteOptions(public=False, settings=SiteSettings())
    )


@pytest.fixture(scope="module")
def public(demo: Workspace) -> SiteContent:
    return site_content(take_snapshot(demo, DAY), SiteOptions(public=True, settings=SiteSettings()))


def test_a_task_knows_its_place_its_neighbours_and_what_comes_next(internal: SiteContent):
    places = internal.site.places
    first, fourth, last = places[0], places[3], places[-1]
    assert (first.part_number, first.section_title) == ("一", "政策文件公开")
    assert first.before is None
    assert first.behind is places[1].task
    assert last.behind is None
    assert fourth.upcoming
    assert fourth.upcoming.occasion.due == date(2024, 9, 20)
    assert first.upcoming is None
    assert [place.state for place in places[:4]] == ["逾期", "逾期", "待条件", "未到期"]


def test_the_public_is_told_how_many_and_not_who(internal: SiteContent, public: SiteContent):
    assert not any(place.state for place in public.site.places)
    assert not any(party.account for party in public.site.parties)
    assert any(place.state for place in internal.site.places)
    assert public.site.growth == internal.site.growth
    assert public.site.growth.due == public.view.counts.due


def test_a_day_that_was_moved_says_so(internal: SiteContent):
    september = internal.site.months[8]
    moved = {
        day.day.day: day.moved for week in september.weeks for day in week if day and day.moved
    }
    assert moved == {14: "班", 16: "休", 17: "休", 29: "班"}


def test_the_units_are_told_occasion_by_occasion_and_state_by_state(internal: SiteContent):
    found = stages(internal.view.tasks[1].standings)
    assert [stage.occasion for stage in found] == [f"第{n}季度" for n in "一二三四"]
    assert [(s.state, s.units) for s in found[0].states][:2] == [
        ("逾期", ("丙街道",)),
        ("迟完成", ("乙镇", "区财政局")),
    ]
    told = [standing for stage in found for standing in stage.standings]
    assert set(told) == set(internal.view.tasks[1].standings)


def test_what_has_no_date_comes_last(internal: SiteContent):
    party = next(one for one in internal.site.parties if one.name == "区教育局")
    assert party.account
    dated = [s.due for s in by_due(party.account.standings)]
    known = [day for day in dated if day]
    assert known == sorted(known)
    assert dated[: len(known)] == known


def test_a_large_table_is_listed_on_several_pages():
    known = directory(unit("甲镇", kind="镇"))
    whole = table([task(n, f"任务{n}", responsible=("甲镇",)) for n in range(1, 2 * SHEET + 2)])
    view, site = site_content(
        snapshot(whole, known, DAY), SiteOptions(public=False, settings=SiteSettings())
    )
    lists = [page for page in pages(view, site, Addresses(known)) if page.template == "tasks"]
    assert [page.address for page in lists] == ["tasks.html", "tasks-2.html", "tasks-3.html"]
    told = [place.task.number for page in lists for place in page.variables["places"]]  # type: ignore[attr-defined]
    assert told == list(range(1, 2 * SHEET + 2))


def test_a_table_without_tasks_has_its_list_all_the_same(demo: Workspace):
    none = replace(demo.table, parts=())
    known = demo.directory
    view, site = site_content(
        snapshot(none, known, DAY), SiteOptions(public=True, settings=SiteSettings())
    )
    lists = [page for page in pages(view, site, Addresses(known)) if page.template == "tasks"]
    assert [page.variables["places"] for page in lists] == [()]
