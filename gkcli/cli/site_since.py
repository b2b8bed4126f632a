"""What ``site --since`` asks for: an earlier day, or an earlier edition."""

from datetime import date
from typing import TYPE_CHECKING

from gkcli.cli.settings import Settings
from gkcli.errors import GkcliError
from gkcli.git.program import GitError
from gkcli.model.scalars import FieldError, iso_date, suggest_date
from gkcli.status.standings import Snapshot

if TYPE_CHECKING:
    from gkcli.paper.site.since_view import SinceView


def changes_since(settings: Settings, word: str, now: Snapshot) -> "SinceView":
    """What changed since what ``word`` means; GkcliError where it means nothing earlier."""
    day = _day(word)
    if day is None:
        return _since_edition(settings, word, now.as_of)
    if day >= now.as_of:
        raise GkcliError(
            f"--since 的 {day} 不比截至日 {now.as_of} 早", "写更早的日子，或改 --as-of"
        )
    from gkcli.paper.site.since import since_day

    return since_day(now, day)


def _day(word: str) -> date | None:
    try:
        return iso_date(suggest_date(word) or word)
    except FieldError:
        return None


def _since_edition(settings: Settings, word: str, as_of: date) -> "SinceView":
    from gkcli.cli.notes import tell_faults
    from gkcli.compare.comparison import compare_sides
    from gkcli.compare.sides import named_sides
    from gkcli.paper.site.since import since_edition

    if ".." in word:
        raise GkcliError(
            f"“{word}”是两个版本", "--since 写一个，如 HEAD~5、一个标签，另一个总是现在的文件"
        )
    try:
        comparison = compare_sides(named_sides((word,), settings.directory), as_of)
    except GitError as error:
        hint = "；".join(filter(None, (error.hint, "--since 也可以写日期，如 2024-06-30")))
        raise GitError(error.message, hint) from None
    tell_faults(comparison)
    return since_edition(comparison)
