"""Evidence is an address that can be opened."""

from collections.abc import Iterator

from gkcli.bookkeeping.fault import Fault, error
from gkcli.model.ledger import Record, address
from gkcli.model.scalars import FieldError


def evidence_faults(record: Record) -> Iterator[Fault]:
    """Report evidence that is no web address."""
    for index, text in enumerate(record.evidence):
        try:
            address(text)
        except FieldError as fault:
            yield error(
                fault.code,
                ("evidence", index),
                f"{fault}。",
                f"{fault.hint}；没有网址的，写进 note。",
            )
