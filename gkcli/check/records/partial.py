"""A record of which some fields could not be read, for checks that may not need those."""

from collections.abc import Collection, Iterator
from typing import cast

from gkcli.check.records.terms import RecordFault
from gkcli.model.record import Record


class UnknownFieldError(Exception):
    """A check wants to know what could not be read."""


class _Partial:
    """Answers for a record, but for its unknown fields."""

    def __init__(self, record: Record, unknown: Collection[str]) -> None:
        self._record = record
        self._unknown = unknown

    def __getattr__(self, name: str) -> object:
        if name in self._unknown:
            raise UnknownFieldError(name)
        return getattr(self._record, name)


def partial(record: Record, unknown: Collection[str]) -> Record:
    """The record; where any of its fields is unknown, one that raises UnknownFieldError there."""
    return cast("Record", _Partial(record, unknown)) if unknown else record


def as_far_as_known(faults: Iterator[RecordFault]) -> Iterator[RecordFault]:
    """The faults that a check finds before it wants to know what could not be read."""
    try:
        yield from faults
    except UnknownFieldError:
        return
