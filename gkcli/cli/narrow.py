"""Options that narrow a list by how units stand."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from gkcli.cli.params import Choice

# Written out, so that help and completion need not load the model; a test holds them equal to it.
STATES = {
    "overdue": "逾期",
    "unreported": "未报",
    "due_soon": "临近",
    "pending": "未到期",
    "ongoing": "长期",
    "waiting": "待条件",
    "done_late": "迟完成",
    "done": "完成",
    "not_applicable": "不适用",
}
STATUSES = (
    "未启动",
    "推进中",
    "受阻",
    "条件未成就",
    "不适用",
    "结转",
    "已催办",
    "已完成",
    "已销号",
)

_Function = TypeVar("_Function", bound=Callable[..., Any])


class StateName(Choice):
    """A state by its code or by its Chinese name."""

    def __init__(self) -> None:
        super().__init__(tuple(STATES))

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The state's code."""
        codes = {label: code for code, label in STATES.items()}
        return super().convert(codes.get(str(value), str(value)), param, ctx)


def state_option() -> Callable[[_Function], _Function]:
    """``--state``, passed as ``states``."""
    return click.option(
        "--state",
        "states",
        type=StateName(),
        multiple=True,
        help=f"只看这种状态的，可重复；也可写中文：{'、'.join(STATES.values())}",
    )


def status_option() -> Callable[[_Function], _Function]:
    """``--status``, passed as ``statuses``."""
    return click.option(
        "--status",
        "statuses",
        type=Choice(STATUSES),
        multiple=True,
        help="只看单位最近一次这样报的，可重复；没有报过的算未启动",
    )
