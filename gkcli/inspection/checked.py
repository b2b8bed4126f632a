"""A file of a workspace, read and validated for the cross-checks."""

from pathlib import Path
from typing import TypeVar

from gkcli.diagnostics import Diagnostic
from gkcli.files.decode import UndecodedError, decode
from gkcli.files.draft import Draft
from gkcli.files.events import Plain
from gkcli.files.statistics import validate_statistics
from gkcli.files.validate import Validated, validate
from gkcli.layout import Layout
from gkcli.model.statistics import Statistics
from gkcli.rules.facts import Checked
from gkcli.workspace import read

T = TypeVar("T")
Facts = TypeVar("Facts", bound=Checked[object])


def checked(
    shape: type[T], facts: type[Facts], layout: Layout, path: Path, found: list[Diagnostic]
) -> Facts | None:
    """What can be read of a file, ``found`` taking what is wrong with it; None for nothing."""
    source, parsed, faults = read(layout, path)
    found.extend(faults)
    if source is None or parsed is None or parsed.data is None:
        return None
    value, draft, wrong = _quickly(shape, parsed.data) or validate(shape, source, parsed)
    found.extend(wrong)
    return None if value is None else facts(value, source, parsed, draft)


def _quickly(shape: type[T], data: Plain) -> Validated[T] | None:
    """What validation makes of data without a fault; None where it has any."""
    try:
        return Validated(decode(shape, data), Draft(shape, data), ())
    except UndecodedError:
        return None


def checked_figures(layout: Layout, found: list[Diagnostic]) -> Checked[Statistics] | None:
    """The same of the year's figures, whose shape is that of a form."""
    source, parsed, faults = read(layout, layout.statistics)
    found.extend(faults)
    if source is None or parsed is None or parsed.data is None:
        return None
    value, draft, wrong = validate_statistics(source, parsed)
    found.extend(wrong)
    return None if value is None else Checked(value, source, parsed, draft)
