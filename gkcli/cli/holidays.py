"""A word on stderr where working days rest on holidays that are not published yet."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from gkcli.cli.output import say

if TYPE_CHECKING:
    from gkcli.schedule.workdays import Workdays


def warn_of_unpublished(dues: Iterable[date | None], workdays: "Workdays") -> None:
    """Tell on stderr for which years of the due dates only weekends were left out."""
    years = sorted({due.year for due in dues if due})
    unknown = [str(year) for year in years if not workdays.known(year)]
    if unknown:
        say(
            f"注意：{'、'.join(unknown)} 年的放假安排这里还没有，末个工作日只按周一至周五推算。"
            "公布后写进 holidays.yaml。",
            aside=True,
        )
