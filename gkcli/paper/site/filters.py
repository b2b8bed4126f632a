"""The filters that only templates of the site have."""

from collections.abc import Callable, Mapping
from typing import Any

from gkcli.paper.site.addresses import Addresses


def site_filters(addresses: Addresses) -> Mapping[str, Callable[..., Any]]:
    """The site's own filters by the names that templates use."""
    return {
        "任务页": addresses.task,
        "单位页": addresses.unit,
        "时限页": addresses.deadline,
        "月份页": addresses.month,
    }
