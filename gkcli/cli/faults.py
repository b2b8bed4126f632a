"""A word on stderr about what could not be read."""

from typing import TYPE_CHECKING

from gkcli.cli.output import say

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
        say(f"没有比 {name}：有一边读不出来。", aside=True)
    if found.faults and not found.left_out:
        say("出错的字段没有比，其余的照比。", aside=True)


def tell_findings(findings: "Sequence[Diagnostic]") -> None:
    """Tell findings on stderr, each with its place and what to do."""
    from gkcli.render.findings import headline

    for finding in findings:
        say(headline(finding), aside=True)
        if finding.hint:
            say(f"  → {finding.hint}", aside=True)
