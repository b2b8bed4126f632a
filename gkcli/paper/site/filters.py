"""The filters that only templates of the site have."""

from collections.abc import Callable, Mapping
from typing import Any

from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.occasions import by_due, stages
from gkcli.paper.site.passages import passages


def site_filters(addresses: Addresses) -> Mapping[str, Callable[..., Any]]:
    """The site's own filters by the names that templates use."""
    return {
        "任务页": addresses.task,
        "单位页": addresses.unit,
        "时限页": addresses.deadline,
        "时限锚": addresses.limit,
        "月份页": addresses.month,
        "标出": passages,
        "按期次": stages,
        "按日期": by_due,
        "日历页": addresses.calendar,
    }
