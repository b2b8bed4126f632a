"""Which pages the site has."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gkcli.paper.site import addresses as at
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.view import SiteView
from gkcli.paper.view import DeadlineView, TaskView, View


class SitePage(NamedTuple):
    """A page: its address, its template, its title, and what only it can name."""

    address: str
    template: str
    title: str
    variables: Mapping[str, object] = {}


def pages(view: View, site: SiteView, addresses: Addresses) -> Iterator[SitePage]:
    """Every page, the first one first."""
    yield SitePage(at.HOME, "index", "首页")
    yield SitePage(at.TASKS, "tasks", "全部任务")
    yield SitePage(at.UNITS, "units", "单位")
    yield SitePage(at.DEADLINES, "deadlines", "时限")
    yield SitePage(at.NOTICE, "notice", "通知全文")
    yield SitePage(at.DATA, "data", "数据下载")
    yield SitePage(at.ABOUT, "about", "说明")
    yield SitePage(at.LOST, "404", "没有这一页")
    for task in view.tasks:
        title = f"{task.number}. {task.title}"
        yield SitePage(addresses.task(task.number), "task", title, {"task": task})
    for party in site.parties:
        yield SitePage(addresses.unit(party.name), "unit", party.name, {"party": party})
    for duty, source in _duties(view):
        variables = {"duty": duty, "task": source}
        yield SitePage(addresses.deadline(duty.id), "deadline", duty.what, variables)
    for month in site.months:
        title = f"{month.first.year}年{month.first.month}月"
        yield SitePage(addresses.month(month.first), "month", title, {"month": month})


def _duties(view: View) -> Iterator[tuple[DeadlineView, TaskView | None]]:
    yield from ((duty, None) for duty in view.duties)
    for task in view.tasks:
        yield from ((duty, task) for duty in task.deadlines)
