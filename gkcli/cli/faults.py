"""A word on stderr about what a comparison could not read."""

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
    from gkcli.render.findings import headline

    for fault in found.faults:
        if fault in known:
            continue
        say(headline(fault), aside=True)
        if fault.hint:
            say(f"  → {fault.hint}", aside=True)
    for name in found.left_out:
        say(f"没有比 {name}：有一边读不出来。", aside=True)
    if found.faults and not found.left_out:
        say("出错的字段没有比，其余的照比。", aside=True)
