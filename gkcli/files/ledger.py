"""Reading a ledger: by the lines that are written here, else as any YAML."""

import re
from typing import NamedTuple

from gkcli.diagnostics import Diagnostic, Severity
from gkcli.files.characters import FORBIDDEN, character_findings
from gkcli.files.record_line import RECORD_LINE, read_record
from gkcli.files.slips import WIDE_COLONS
from gkcli.files.source import Source
from gkcli.model.ledger import Record

_NO_RECORD = re.compile(rf"(?:\#[^{FORBIDDEN}\x85\u2028\u2029\r\n]*|[ ]*)(?:\r?\n|\Z)")
"""A comment or an empty line."""

_MISTYPED = re.compile(rf"[A-Za-z_][ ]*[{WIDE_COLONS}]")
"""What the search for slips may take for a key without the colon that it needs."""


class Ledger(NamedTuple):
    """The records of a ledger in the order of its lines, and on which line each begins.

    ``diagnostics`` are the errors of a file that cannot be read; it has no records then.
    """

    records: tuple[Record, ...] = ()
    lines: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_ledger(source: Source) -> Ledger:
    """The records of a ledger, or all errors that keep it from being read.

    Lines that are as ``record_line`` writes them are read without a parser, twenty times as fast;
    the first other one leads to the general way. A test holds the two equal.
    """
    return read_lines(source.text) or read_yaml(source)


def read_lines(text: str) -> Ledger | None:
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
    return Ledger(tuple(records), tuple(lines))


def unsuspected(source: Source) -> bool:
    """Whether nothing in a text of canonical lines can have been meant otherwise than it reads.

    There are no characters that nobody sees, and nothing that looks like a key behind a comma.
    """
    return not (_MISTYPED.search(source.text) or next(character_findings(source), None))


def read_yaml(source: Source) -> Ledger:
    """The records of any YAML that is a list of them, or all errors that it has."""
    from gkcli.files.decode import UndecodedError, decode
    from gkcli.files.skim import skim

    parsed = skim(source)
    errors = tuple(d for d in parsed.diagnostics if d.severity is Severity.ERROR)
    if [error.code for error in errors] == ["empty-file"]:
        return Ledger()
    if parsed.data is None or errors:
        return Ledger(diagnostics=errors)
    try:
        records = decode(tuple[Record, ...], parsed.data)
    except UndecodedError:
        from gkcli.files.validate import validate

        return Ledger(diagnostics=validate(tuple[Record, ...], source, parsed).diagnostics)
    return Ledger(records, tuple(parsed.marks.key((n,))[0] for n in range(len(records))))
