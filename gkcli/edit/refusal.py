"""What keeps an edit from being written: errors that check does not find in the files yet."""

from collections.abc import Sequence
from datetime import date

from gkcli.check.findings import inspect_after
from gkcli.errors import Diagnostic, InvalidDataError, Severity
from gkcli.workspace.layout import Layout
from gkcli.workspace.overlay import Overlay
from gkcli.yaml.exchange import FileChange


def refuse_new_errors(
    layout: Layout, changes: Sequence[FileChange], as_of: date
) -> tuple[Diagnostic, ...]:
    """InvalidDataError with the errors that the changes would bring; else the lesser findings.

    Their places are those in the files as they would be.
    """
    fresh = inspect_after(layout, Layout(layout.folder, Overlay(changes)), as_of).fresh
    errors = [one for one in fresh if one.severity is Severity.ERROR]
    if errors:
        raise InvalidDataError(
            f"没有写入：这样改会多出 {len(errors)} 处错误（行号是改了以后的）",
            errors,
            "换一个写法；原来就有的错误不碍事",
        )
    return tuple(one for one in fresh if one.severity is Severity.WARNING)
