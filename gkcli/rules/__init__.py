"""Cross-checks of a workspace, one family a file."""

from gkcli.diagnostics import Diagnostic
from gkcli.rules import names
from gkcli.rules.facts import Facts

_FAMILIES = (names.check,)


def check(facts: Facts) -> list[Diagnostic]:
    """Run every family of rules."""
    return [finding for family in _FAMILIES for finding in family(facts)]
