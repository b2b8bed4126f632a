"""The days off and on that one year's holiday notice arranges."""

from datetime import date

from gkcli.frozen import frozen
from gkcli.model.scalars import Date, Text, Year
from gkcli.model.shape import shape


@frozen
class YearHolidays:
    """What the State Council's notice for one year says, as far as it differs from plain weeks.

    ``off`` are 放假日 and ``on`` the weekend days worked in exchange (调休上班日). A notice may
    reach into the December before: 2018-12-29 was arranged by the one for 2019.
    """

    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    @property
    def contradictions(self) -> tuple[date, ...]:
        """The days that stand in both lists, in order; they count as worked."""
        return tuple(sorted(self.off & self.on))


@shape
class YearEntry:
    """One year's arrangement as ``holidays.yaml`` writes it; ``source`` names the notice."""

    year: Year
    source: Text
    off: tuple[Date, ...] = ()
    worked: tuple[Date, ...] = ()


@shape
class HolidayCalendar:
    """The whole of ``holidays.yaml``."""

    years: tuple[YearEntry, ...]
