"""Due dates as calendars of other programs."""
