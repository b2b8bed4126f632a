"""What is wrong, where it stands, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error makes a workspace invalid, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding with its address.

    ``line`` and ``column`` count from 1, columns in characters; ``message`` and ``hint`` are
    Chinese sentences, the hint saying what to type or do instead ("" where there is nothing to do).
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    @property
    def address(self) -> tuple[str, int, int]:
        """The key that puts findings into reading order."""
        return (self.file, self.line, self.column)
