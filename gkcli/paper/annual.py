"""The yearly report on disclosure as a template can name it: its form, its law, its tables."""

from functools import cached_property
from typing import TYPE_CHECKING

from gkcli.errors import GkcliError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcli.model.annual.form_types import Form
    from gkcli.model.statistics import Statistics
    from gkcli.paper.annual_sheets import FormView, GapView, LawView, SheetView
    from gkcli.status.workdays import Workdays


class AnnualView:
    """The report on one year.

    The file of figures is read when a template first asks for them, so that a fault in it keeps
    no other report from being printed. GkcliError when the year has no form, InvalidDataError when
    the file cannot be read.
    """

    def __init__(
        self, year: int, workdays: "Workdays", load: "Callable[[], Statistics | None]"
    ) -> None:
        self.year = year
        self._workdays = workdays
        self._load = load

    @cached_property
    def form(self) -> "FormView":
        """The form of the year."""
        from gkcli.paper.annual_sheets import form_view

        return form_view(self._form)

    @cached_property
    def law(self) -> "LawView":
        """The regulation, and until when it wants the report published."""
        from gkcli.paper.annual_sheets import law_view

        return law_view(self._form.law, self.year, self._workdays)

    @cached_property
    def started(self) -> bool:
        """Whether there is a file of figures."""
        return self._given is not None

    @cached_property
    def sheets(self) -> "tuple[SheetView, ...]":
        """The tables with the figures that are filled in."""
        from gkcli.paper.annual_sheets import sheet_view

        return tuple(sheet_view(sheet, self._statistics) for sheet in self._form.sheets)

    @cached_property
    def figures(self) -> dict[str, str]:
        """Every figure of the form by the keys of ``statistics.yaml``, "" where it is blank."""
        from gkcli.model.figures import digits

        given = self._statistics.figures
        return {
            ".".join(address): digits(given[address]) if address in given else ""
            for address in self._form.figures
        }

    @cached_property
    def gaps(self) -> "tuple[GapView, ...]":
        """What is not filled in, in the order of the form."""
        return tuple(gap for sheet in self.sheets for gap in sheet.gaps)

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """The relations that the figures break, each in a sentence."""
        from gkcli.model.annual.sums import sides, told

        found = sides(self._form, self._statistics.figures)
        return tuple(f"{told(one)}。" for one in found if one.broken)

    @cached_property
    def _form(self) -> "Form":
        from gkcli.model.annual.form_of_year import form_of, formless

        form = form_of(self.year)
        if form is None:
            message, hint = formless(self.year)
            raise GkcliError(message, f"{hint}；年度写错的，改正 tasks.yaml 的 year")
        return form

    @cached_property
    def _given(self) -> "Statistics | None":
        given = self._load()
        if given is not None and given.year != self.year:
            raise GkcliError(
                f"statistics.yaml 填的是 {given.year} 年的数，任务表是 {self.year} 年的",
                "核对两处的 year，别的年度另建文件夹",
            )
        return given

    @cached_property
    def _statistics(self) -> "Statistics":
        from gkcli.model.statistics import Statistics

        return self._given or Statistics(self.year, self._form, {})


NAMES = tuple(
    name
    for name, kind in vars(AnnualView).items()
    if isinstance(kind, cached_property) and not name.startswith("_")
)
"""What a template can ask of the report, beside ``year``."""
