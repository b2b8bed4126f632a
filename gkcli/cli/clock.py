"""Today's date; no other module reads the clock."""

from datetime import date


def today() -> date:
    """Today by local time, the default of dates that were not given."""
    return date.today()
