"""The workspaces of several years, in their order, each as of its last day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.status.snapshot import take_snapshot
from gkcli.status.standings import Snapshot
from gkcli.text import shell_word
from gkcli.workspace.open import Workspace, open_workspace


class OpenYear(NamedTuple):
    """A year's workspace as of a day."""

    year: int
    workspace: Workspace
    snapshot: Snapshot


def open_years(folders: Sequence[Path]) -> tuple[OpenYear, ...]:
    """The years that stand in these folders, the earliest first.

    InvalidDataError where one cannot be read, GkcliError where two are the same year.
    """
    found = sorted(map(open_year, folders), key=lambda one: one.year)
    years = [one.year for one in found]
    for year in years:
        same = [one for one in found if one.year == year]
        if len(same) > 1:
            names = " ".join(shell_word(one.workspace.layout.folder) for one in same[:2])
            raise GkcliError(
                f"有 {len(same)} 个文件夹都是 {year} 年的任务表",
                f"一年写一个；同一年的两个版本这样比：gkcli diff {names}",
            )
    return tuple(found)


def open_year(folder: Path, as_of: date | None = None) -> OpenYear:
    """The year in a folder as of a day, by default its last; InvalidDataError as above."""
    workspace = open_workspace(folder)
    year = workspace.table.notice.year
    return OpenYear(year, workspace, take_snapshot(workspace, as_of or date(year, 12, 31)))
