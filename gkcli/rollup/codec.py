"""A summary as bytes, and back: whatever the bytes are, either a whole summary or none."""

import json
from datetime import date
from typing import Any

from gkcli.errors import Diagnostic, Severity
from gkcli.frozen import fields_of
from gkcli.rollup.one_workspace import Grouping, Tally, TallyGroup, Upcoming, WorkspaceSummary
from gkcli.status.completion import Counts

FORMAT = 2
"""Counted up whenever a summary comes to hold something else."""

_NUMBERS = len(fields_of(Counts)) - 1


def encode_summary(summary: WorkspaceSummary) -> bytes:
    """A summary as JSON."""
    groups = {
        by: [[one.label, _day_data(one.due), _tally_data(one.tally)] for one in own]
        for by, own in summary.groups.items()
    }
    held = [
        summary.title,
        summary.year,
        summary.whole and _tally_data(summary.whole),
        groups,
        summary.unread,
        [_values(fault) for fault in summary.faults],
        summary.fault_count,
    ]
    # Halves of characters may stand in the name of a file.
    return json.dumps(held, ensure_ascii=True, separators=(",", ":")).encode()


def decode_summary(data: bytes, by: Grouping | None = None) -> WorkspaceSummary | None:
    """The summary that ``encode_summary`` made bytes of, with its groups of one sort at most.

    None where these are anything else.
    """
    try:
        title, year, whole, groups, unread, faults, count = json.loads(data)
        return WorkspaceSummary(
            _text(title),
            _number(year),
            None if whole is None else _tally(whole),
            {by: _groups(groups[by])} if by and whole is not None else {},
            _texts(unread),
            tuple(map(_fault, _list(faults))),
            _number(count),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _tally_data(tally: Tally) -> list[object]:
    upcoming = tally.upcoming and [_day_data(tally.upcoming.due), tally.upcoming.what]
    return [tally.tasks, tally.units, tally.silent, _values(tally.counts), upcoming]


def _values(value: object) -> list[object]:
    return [getattr(value, field.name) for field in fields_of(value)]


def _day_data(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _groups(data: object) -> tuple[TallyGroup, ...]:
    return tuple(
        TallyGroup(_text(label), None if due is None else date.fromisoformat(due), _tally(tally))
        for label, due, tally in _list(data)
    )


def _tally(data: Any) -> Tally:  # noqa: ANN401 - whatever was in a file
    tasks, units, silent, counted, upcoming = _list(data)
    next_one = None
    if upcoming is not None:
        due, what = _list(upcoming)
        next_one = Upcoming(date.fromisoformat(due), _text(what))
    *numbers, least = _list(counted)
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise TypeError("no numbers")
    if len(numbers) != _NUMBERS or not isinstance(least, bool):
        raise TypeError("no counts")
    counts = Counts(*counted)
    return Tally(_number(tasks), _number(units), _texts(silent), counts, next_one)


def _fault(data: object) -> Diagnostic:
    file, line, column, severity, code, message, hint = _list(data)
    return Diagnostic(
        _text(file),
        _number(line),
        _number(column),
        Severity(severity),
        _text(code),
        _text(message),
        _text(hint),
    )


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError("no list")
    return data


def _texts(data: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(data)))


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise TypeError("no text")
    return data


def _number(data: object) -> int:
    if type(data) is not int or data < 0:
        raise TypeError("no number")
    return data
