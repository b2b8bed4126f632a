"""The statuses of records: every one there is, and which belong together."""

from typing import Literal, get_args

Status = Literal[
    "未启动", "推进中", "受阻", "条件未成就", "不适用", "结转", "已催办", "已完成", "已销号"
]
STATUSES: tuple[Status, ...] = get_args(Status)
"""Every status; of two records of one day the later one in this order counts as the later."""

SETTLES: frozenset[Status] = frozenset({"已完成", "已销号"})
"""The statuses that report one duty as done; the record must name which."""

SETS_ASIDE: frozenset[Status] = frozenset({"条件未成就", "不适用", "结转"})
"""The statuses that give a reason why a duty is not to be done, now or at all.

From a unit they are requests; they hold once an office has recorded the same.
"""

OFFICES: frozenset[Status] = frozenset({"已催办", "已销号"})
"""The statuses only the disclosure office may record: a reminder was sent; it is closed out."""
