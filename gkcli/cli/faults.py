"""A word on stderr about what a comparison could not read."""

from typing import TYPE_CHECKING

import click

from gkcli.inert import printable

if TYPE_CHECKING:
    from gkcli.comparison.compared import Comparison


def tell_faults(found: "Comparison") -> None:
    """Tell on stderr what is wrong with the data, and what is therefore not compared."""
    from gkcli.render.findings import headline

    for fault in found.faults:
        click.echo(printable(headline(fault)), err=True)
        if fault.hint:
            click.echo(printable(f"  → {fault.hint}"), err=True)
    tell_left_out(found)


def tell_left_out(found: "Comparison") -> None:
    """Tell on stderr what is not compared for what is wrong with it."""
    for name in found.left_out:
        click.echo(f"没有比 {printable(name)}：有一边读不出来。", err=True)
    if found.faults and not found.left_out:
        click.echo("出错的字段没有比，其余的照比。", err=True)
