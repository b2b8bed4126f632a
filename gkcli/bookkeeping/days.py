"""The days of a record lie in the year and in the right order."""

from collections.abc import Iterator

from gkcli.bookkeeping.fault import Fault, error, note, warning
from gkcli.bookkeeping.terms import Season, Terms
from gkcli.model.ledger import OFFICES, Record


def order_faults(record: Record) -> Iterator[Fault]:
    """Report an event that is later than what was done about it."""
    if record.since is not None and record.since > record.on:
        yield error(
            "since-after-on",
            ("since",),
            f"起算日期 {record.since} 晚于记录的日期 {record.on}：事情还没发生，就已经记了。",
            "核对这两个日期：on 是办的那天，since 是起算的事件发生的那天。",
        )


def season_faults(record: Record, terms: Terms) -> Iterator[Fault]:
    """Report days before the year, and days that are still to come.

    Until when a ledger stays open depends on what it holds, see ``afterwards_faults``.
    """
    season = terms.season
    if season is None:
        return
    if terms.as_of is not None and terms.as_of < record.on:
        yield warning(
            "future-record",
            ("on",),
            f"{record.on} 还没有到（按 {terms.as_of} 看），这条记录先不算数。",
            "核对日期；台账只记已经发生的事。",
        )
    else:
        yield from _outside(record, season)
    if record.since is not None and record.since < season.first:
        yield note(
            "date-outside-year",
            ("since",),
            f"起算日期 {record.since} 不在 {season.last.year} 年度里。",
            "核对年份；确是那时起算的，不必改。",
        )


def _outside(record: Record, season: Season) -> Iterator[Fault]:
    on, year = record.on, season.last.year
    if on < season.first:
        yield error(
            "date-outside-year",
            ("on",),
            f"{on} 不在 {year} 年度里：台账从 {season.first} 记到 {season.latest}。",
            "核对年份；是别的年度的事，记进那一年度的台账。",
        )
    elif on < season.signed:
        yield note(
            "before-notice",
            ("on",),
            f"{on} 时通知还没有成文（{season.signed}）。",
            "核对月份；确是年内早些时候办的，不必改。",
        )
    elif on > season.last and record.status not in OFFICES:
        yield note(
            "late-record",
            ("on",),
            f"{on} 已过 {year} 年度，会算作年后才办。",
            "确是年后办的不必改；补记年内办的事，on 写办的那一天。",
        )
