"""What a Chinese official text says about time: limits, cadences, triggers and vague wishes."""

from gkcli.model.timewords.find import find
from gkcli.model.timewords.occurrences import occurrences
from gkcli.model.timewords.values import Each, Kind, TimeExpression, Unit

__all__ = ["Each", "Kind", "TimeExpression", "Unit", "find", "occurrences"]
