"""Which colour states, findings and lines of a diff have: an overdue line is bold red."""

from gkcli.errors import Severity
from gkcli.model.state import State
from gkcli.terminal.page import Tone

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.DIM: "dim",
    Tone.BAD: "bold red",
    Tone.SOON: "yellow",
    Tone.GOOD: "green",
}
"""The style of each tone as rich names it."""

SEVERITIES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.SOON, Severity.NOTE: Tone.DIM}

_STATES = {
    State.OVERDUE: Tone.BAD,
    State.UNREPORTED: Tone.BAD,
    State.DUE_SOON: Tone.SOON,
    State.DONE: Tone.GOOD,
    State.DONE_LATE: Tone.SOON,
}
_DIFF = {"+": Tone.GOOD, "-": Tone.BAD, "@": Tone.DIM}


def state_tone(state: State) -> Tone:
    """The tone of a state of a duty."""
    return _STATES.get(state, Tone.PLAIN)


def diff_tone(line: str) -> Tone:
    """The tone of a line of a unified diff, by its first character."""
    return _DIFF.get(line[0], Tone.PLAIN)
