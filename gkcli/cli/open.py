"""Opening a workspace for what a command is asked about."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gkcli.cli.settings import Settings
from gkcli.workspace.open import Workspace, open_workspace

if TYPE_CHECKING:
    from gkcli.model.directory import Directory
    from gkcli.workspace.index import Wanted


def open_about(
    settings: Settings,
    unit: str | None = None,
    *,
    due: tuple[date, int | None] = (date.min, None),
    codes: Sequence[str] | None = None,
) -> Workspace:
    """Load a workspace to answer about a unit, what is due within days from a day, or some codes.

    Of a large table it may hold only the tasks that matter then. InvalidDataError with every
    finding when it can't be read, GkcliError when no unit or several can be meant.
    """
    day, within = due
    if unit is None and within is None and codes is None:
        return open_workspace(settings.directory)
    from gkcli.workspace.narrow import open_for

    def choose(directory: "Directory") -> "Wanted":
        from gkcli.status.find_unit import find_party, may_mean
        from gkcli.status.items import NOTICE
        from gkcli.workspace.index import Wanted

        party = may_mean(directory, find_party(directory, unit)) if unit else None
        until = None if within is None else day + timedelta(min(within, (date.max - day).days))
        known = None if codes is None else tuple(code for code in codes if code != NOTICE)
        return Wanted(party, day, until, known)

    return open_for(settings.directory, choose)
