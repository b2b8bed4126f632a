"""The day by which a notice wants to hear of the whole year's work."""

from datetime import date

from gkcli.model.notice import Notice

_WHOLE_YEAR = ("全年", "落实情况")


def final_date(notice: Notice) -> date | None:
    """The last day for reporting on the year's work (全年落实情况), None where none is set.

    Of the duties of the notice itself, it is the latest with a date whose words speak of that.
    """
    days = [
        deadline.by
        for deadline in notice.deadlines
        if deadline.by and deadline.by.year == notice.year and _tells_of_the_year(deadline.what)
    ]
    return max(days, default=None)


def _tells_of_the_year(what: str) -> bool:
    return any(words in what for words in _WHOLE_YEAR)
