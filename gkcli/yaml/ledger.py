"""The line that a record is in a ledger, both ways."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from gkcli.errors import Diagnostic
from gkcli.model.record import Record, item, note, period, subject
from gkcli.model.scalars import single_line
from gkcli.model.statuses import FINDINGS, STATUSES
from gkcli.patterns import late_pattern
from gkcli.yaml.characters import FORBIDDEN, character_findings
from gkcli.yaml.slips import WIDE_COLONS
from gkcli.yaml.source import Source
from gkcli.yaml.spelling import PLAIN, QUOTED, quoted, scalar, unquoted

_DAY = r"\d{4}-\d{2}-\d{2}"
_VALUE = f"{PLAIN}|{QUOTED}"

RECORD_LINE = late_pattern(
    rf"- {{on: ({_DAY}), for: (\w+(?:-\w+)*), status: ({'|'.join(STATUSES)})"
    rf"(?:, since: ({_DAY}))?"
    r"(?:, period: ([0-9Q-]+))?"
    rf"(?:, until: ({_DAY}))?"
    r"(?:, item: (\w+(?:-\w+)*))?"
    rf"(?:, problem: ({_VALUE}))?"
    rf"(?:, measure: ({_VALUE}))?"
    rf"(?:, due: ({_DAY}))?"
    rf"(?:, found: ({'|'.join(FINDINGS)}))?"
    rf"(?:, note: ({_VALUE}))?"
    rf"(?:, evidence: \[({QUOTED}(?:, {QUOTED})*)\])?"
    rf"(?:, by: ({_VALUE}))?"
    r"}(?:\r?\n|\Z)"
)
"""A record as it is written here, with its line end; the groups are its fields."""


def record_line(record: Record) -> str:
    """The record on one line without its end: keys in the schema's order, nothing left open.

    FieldError for what no ledger can keep: a text that is empty or not one.
    """
    optional = {
        "since": record.since and str(record.since),
        "period": record.period,
        "until": record.until and str(record.until),
        "item": record.item,
        "problem": record.problem and scalar(note(record.problem)),
        "measure": record.measure and scalar(note(record.measure)),
        "due": record.due and str(record.due),
        "found": record.found,
        "note": record.note and scalar(note(record.note)),
        "evidence": record.evidence and f"[{', '.join(map(_address, record.evidence))}]",
        "by": record.by and scalar(note(single_line(record.by))),
    }
    pairs = "".join(f", {key}: {value}" for key, value in optional.items() if value)
    return f"- {{on: {record.on}, for: {record.for_}, status: {record.status}{pairs}}}"


def read_record(found: "re.Match[str]") -> Record:
    """The record of a match of ``RECORD_LINE``; ValueError where a field's own reader refuses."""
    on, for_, status, since, term, until, named, *of_item, said, evidence, by = found.groups()
    problem, measure, due, way = of_item
    return Record(
        _date(on),
        _subject(for_),
        status,  # type: ignore[arg-type]  # the pattern has no others
        None if since is None else _date(since),
        None if term is None else period(term),
        None if until is None else _date(until),
        None if named is None else item(named),
        None if problem is None else _said(problem),
        None if measure is None else _said(measure),
        None if due is None else _date(due),
        way,  # type: ignore[arg-type]  # nor of these
        None if said is None else _said(said),
        () if evidence is None else tuple(map(_text, re.findall(QUOTED, evidence))),
        None if by is None else _text(by),
    )


def _said(written: str) -> str:
    # What is plain has nothing in it that a note may not have.
    return written if written[0] != '"' else note(unquoted(written))


def _address(text: str) -> str:
    return quoted(note(single_line(text)))


def _text(written: str) -> str:
    return single_line(unquoted(written))


# A ledger has few days and few duties, each many times.
_date = cache(date.fromisoformat)
_subject = cache(subject)

_NO_RECORD = late_pattern(rf"(?:\#[^{FORBIDDEN}\x85\u2028\u2029\r\n]*|[ ]*)(?:\r?\n|\Z)")
"""A comment or an empty line."""

_MISTYPED = rf"[A-Za-z_][ ]*[{WIDE_COLONS}]"
"""What the search for slips may take for a key without the colon that it needs."""


class LedgerLines(NamedTuple):
    """The records of a ledger in the order of its lines, and on which line each begins.

    ``diagnostics`` are the errors of a file that cannot be read; it has no records then.
    """

    records: tuple[Record, ...] = ()
    lines: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_lines(text: str) -> LedgerLines | None:
    """The records of a text that holds nothing but canonical lines and comments; else None."""
    records: list[Record] = []
    lines: list[int] = []
    place, number, end = 0, 1, len(text)
    try:
        while place < end:
            found = RECORD_LINE.match(text, place)
            if found is not None:
                records.append(read_record(found))
                lines.append(number)
            else:
                found = _NO_RECORD.match(text, place)
                if found is None:
                    return None
            place = found.end()
            number += 1
    except ValueError:
        return None
    return LedgerLines(tuple(records), tuple(lines))


def unsuspected(source: Source) -> bool:
    """Whether nothing in a text of canonical lines can have been meant otherwise than it reads.

    There are no characters that nobody sees, and nothing that looks like a key behind a comma.
    """
    return not (re.search(_MISTYPED, source.text) or next(character_findings(source), None))
