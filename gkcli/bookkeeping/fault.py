"""What is wrong with a record, wherever it came from."""

from typing import NamedTuple

from gkcli.diagnostics import Severity


class Fault(NamedTuple):
    """One thing that is wrong with a record.

    ``path`` leads to the value in the record, as ``("evidence", 0)``; empty, it means the whole.
    ``message`` and ``hint`` are Chinese sentences.
    """

    severity: Severity
    code: str
    path: tuple[str | int, ...]
    message: str
    hint: str


def error(code: str, path: tuple[str | int, ...], message: str, hint: str) -> Fault:
    """A fault by which the record would be lost, or tell something that cannot be."""
    return Fault(Severity.ERROR, code, path, message, hint)


def warning(code: str, path: tuple[str | int, ...], message: str, hint: str) -> Fault:
    """A fault that is probably a slip."""
    return Fault(Severity.WARNING, code, path, message, hint)


def note(code: str, path: tuple[str | int, ...], message: str, hint: str) -> Fault:
    """Something unusual that may well be right, and cannot be written otherwise then."""
    return Fault(Severity.NOTE, code, path, message, hint)
