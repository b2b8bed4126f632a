"""Which pages the site has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gkcli.paper.site import addresses as at
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.view import PlaceView, SiteView
from gkcli.paper.view import DeadlineView, TaskView, View

SHEET = 300
"""How many tasks one page of the list holds at most."""


class SitePage(NamedTuple):
    """A page: its address, its template, its title, and what only it can name."""

    address: str
    template: str
    title: str
    variables: Mapping[str, object] = {}


def pages(view: View, site: SiteView, addresses: Addresses) -> Iterator[SitePage]:
    """Every page, the first one first."""
    yield SitePage(at.HOME, "index", "首页")
    sheets = [site.places[n : n + SHEET] for n in range(0, len(site.places), SHEET)] or [()]
    yield from _sheets(sheets)
    yield SitePage(at.UNITS, "units", "单位")
    yield SitePage(at.DEADLINES, "deadlines", "时限")
    yield SitePage(at.NOTICE, "notice", "通知全文")
    yield SitePage(at.DATA, "data", "数据下载")
    yield SitePage(at.ABOUT, "about", "说明")
    yield SitePage(at.LOST, "404", "没有这一页")
    if not view.public:
        yield SitePage(at.OFFICE, "office", "督办台")
    if view.assessment is not None:
        yield SitePage(at.SCORES, "scores", "考核")
    if site.since:
        yield SitePage(at.CHANGES, "changes", "变化")
    for number, places in enumerate(sheets, 1):
        for place in places:
            task = place.task
            title = f"{task.number}. {task.title}"
            variables = {"task": task, "place": place, "sheet": at.sheet(number)}
            yield SitePage(addresses.task(task.number), "task", title, variables)
    for party in site.parties:
        yield SitePage(addresses.unit(party.name), "unit", party.name, {"party": party})
    for duty, source in _duties(view):
        variables = {"duty": duty, "task": source}
        yield SitePage(addresses.deadline(duty.id), "deadline", duty.what, variables)
    beside = (None, *site.months, None)
    for before, month, behind in zip(beside, site.months, beside[2:], strict=False):
        title = f"{month.first.year}年{month.first.month}月"
        around = {"before": before, "month": month, "behind": behind}
        yield SitePage(addresses.month(month.first), "month", title, around)


def _sheets(sheets: Sequence[Sequence[PlaceView]]) -> Iterator[SitePage]:
    """The list of tasks, on as many pages as it takes."""
    listed = tuple(
        (at.sheet(number), f"{places[0].task.number}至{places[-1].task.number}" if places else "")
        for number, places in enumerate(sheets, 1)
    )
    for number, places in enumerate(sheets, 1):
        title = "全部任务" if number == 1 else f"全部任务，第 {number} 页"
        variables = {"places": places, "sheets": listed}
        yield SitePage(at.sheet(number), "tasks", title, variables)


def _duties(view: View) -> Iterator[tuple[DeadlineView, TaskView | None]]:
    yield from ((duty, None) for duty in view.duties)
    for task in view.tasks:
        yield from ((duty, task) for duty in task.deadlines)
