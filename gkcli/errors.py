"""Expected trouble: each exception knows its exit code and says in Chinese what to do."""

from collections.abc import Sequence

from gkcli.diagnostics import Diagnostic

FINDINGS = 1
"""Exit code: the answer is that something is wrong (invalid, overdue, differs)."""

UNUSABLE = 2
"""Exit code: a wrong call, or what was asked could not be done."""


class GkcliError(Exception):
    """Trouble a person can mend.

    ``message`` says what happened and where, ``hint`` what to do next; both are Chinese.
    """

    exit_code = UNUSABLE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidDataError(GkcliError):
    """Files that cannot be read as a workspace; ``diagnostics`` holds every finding."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic], hint: str = "") -> None:
        super().__init__(message, hint)
        self.diagnostics = tuple(diagnostics)
