"""A word on stderr about what could not be read."""

from typing import TYPE_CHECKING

import click

from gkcli.inert import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcli.comparison.compared import Comparison
    from gkcli.diagnostics import Diagnostic


def tell_faults(found: "Comparison", known: "Sequence[Diagnostic]" = ()) -> None:
    """Tell on stderr what is wrong with the data, and what is therefore not compared.

    What is ``known`` is told elsewhere.
    """
    tell_findings([fault for fault in found.faults if fault not in known])
    for name in found.left_out:
        click.echo(f"没有比 {printable(name)}：有一边读不出来。", err=True)
    if found.faults and not found.left_out:
        click.echo("出错的字段没有比，其余的照比。", err=True)


def tell_findings(findings: "Sequence[Diagnostic]") -> None:
    """Tell findings on stderr, each with its place and what to do."""
    from gkcli.render.findings import headline

    for finding in findings:
        click.echo(printable(headline(finding)), err=True)
        if finding.hint:
            click.echo(printable(f"  → {finding.hint}"), err=True)
