"""The options ``--state`` and ``--status``, which filter a list."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from gkcli.cli.command import option
from gkcli.cli.params import Choice
from gkcli.model.state import State
from gkcli.model.statuses import STATUSES

_Function = TypeVar("_Function", bound=Callable[..., Any])


class StateName(Choice):
    """A state by its code or by its Chinese name."""

    def __init__(self) -> None:
        super().__init__(tuple(state.value for state in State))

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The state's code."""
        codes = {state.label: state.value for state in State}
        return super().convert(codes.get(str(value), str(value)), param, ctx)


def state_option() -> Callable[[_Function], _Function]:
    """``--state``, passed as ``states``."""
    return option(
        "--state",
        "states",
        type=StateName(),
        multiple=True,
        help=f"只看这种状态的，可重复；也可写中文：{'、'.join(state.label for state in State)}",
    )


def status_option() -> Callable[[_Function], _Function]:
    """``--status``, passed as ``statuses``."""
    return option(
        "--status",
        "statuses",
        type=Choice(STATUSES),
        multiple=True,
        help="只看单位最近一次这样报的，可重复；没有报过的算未启动",
    )
