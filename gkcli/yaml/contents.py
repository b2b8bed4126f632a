"""What a kind of file holds, and every way from its text to that.

Whoever reads, checks, formats, merges or describes a file asks this, and knows no shape.
"""

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from gkcli.errors import Diagnostic, Severity
from gkcli.yaml.decode import UndecodedError, decode
from gkcli.yaml.skim import skim

if TYPE_CHECKING:
    from collections.abc import Hashable

    from gkcli.model.record import Record
    from gkcli.model.statistics import Statistics
    from gkcli.yaml.canonical.schema import Schema
    from gkcli.yaml.draft import Draft
    from gkcli.yaml.ledger import LedgerLines
    from gkcli.yaml.marks import Plain
    from gkcli.yaml.parse import Parsed
    from gkcli.yaml.source import Source
    from gkcli.yaml.validate import Validated

T_co = TypeVar("T_co", covariant=True)


class ReadFile(NamedTuple, Generic[T_co]):
    """A file as far as it could be read, and the ``findings`` about it, in reading order.

    ``value`` is None where nothing can be made of it. ``draft`` tells what of the value is not the
    file's own; without one the value is all that the file says. ``source`` is None where there is
    no text, ``parsed`` where a text was read without a parser.
    """

    value: T_co | None
    source: "Source | None" = None
    parsed: "Parsed | None" = None
    draft: "Draft | None" = None
    findings: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that are errors."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


class Contents(Generic[T_co]):
    """A value of one shape of the model; kinds of file that need more override what they need.

    ``empty`` is the plain data that an empty file stands for, None where one is a fault.
    """

    def __init__(self, shape: type[T_co], empty: "Plain | None" = None) -> None:
        self._shape = shape
        self.empty = empty

    def read(self, source: "Source", *, thorough: bool = False) -> ReadFile[T_co]:
        """Read a text; only a ``thorough`` reading looks for warnings in one without an error."""
        value = None if thorough else self.of_lines(source.text)
        return self.parsed(source, thorough=thorough) if value is None else ReadFile(value, source)

    def parsed(self, source: "Source", *, thorough: bool = False) -> ReadFile[T_co]:
        """The same by the parser, whatever the text could be read by."""
        parsed = _parse(source, thorough=thorough)
        data, findings = parsed.data, parsed.diagnostics
        if data is None and self.empty is not None:
            findings = tuple(one for one in findings if one.code != "empty-file")
            data = self.empty if len(findings) < len(parsed.diagnostics) else None
        if data is None:
            return ReadFile(None, source, parsed, None, findings)
        try:
            return ReadFile(self.decode(data), source, parsed, None, findings)
        except UndecodedError:
            value, draft, faults = self.validate(source, parsed)
            return ReadFile(value, source, parsed, draft, (*findings, *faults))

    def of_lines(self, text: str) -> T_co | None:
        """The value of a text that can be read without a parser; None for any other."""
        del text
        return None

    def decode(self, data: "Plain | None") -> T_co:
        """The value of plain data; UndecodedError where anything is not as it should be."""
        return decode(self._shape, data)

    def validate(self, source: "Source", parsed: "Parsed") -> "Validated[T_co]":
        """The value as far as it can be read, and everything that is wrong with the data."""
        from gkcli.yaml.validate import validate

        return validate(self._shape, source, parsed)

    def layout(self, source: "Source") -> "Schema":
        """How a file is laid out."""
        from gkcli.yaml.canonical.schema import schema_of

        del source
        return schema_of(cast("Hashable", self._shape))

    def json_schema(self, title: str) -> dict[str, Any]:
        """The JSON Schema of the file."""
        from gkcli.yaml.jsonschema import json_schema

        return json_schema(self._shape, title)


class LedgerContents(Contents[tuple["Record", ...]]):
    """The records of a ledger: lines as ``record`` writes them are read without a parser."""

    def __init__(self) -> None:
        from gkcli.model.record import Record

        super().__init__(tuple[Record, ...], empty=[])

    def of_lines(self, text: str) -> "tuple[Record, ...] | None":
        """The records, if every line is canonical."""
        from gkcli.yaml.ledger import read_lines

        ledger = read_lines(text)
        return None if ledger is None else ledger.records


def read_ledger(source: "Source") -> "LedgerLines":
    """The records of a ledger and their lines, or all errors that keep it from being read.

    Lines that are as ``record_line`` writes them are read without a parser, twenty times as fast;
    the first other one leads to the general way. A test holds the two equal.
    """
    from gkcli.yaml.ledger import read_lines

    return read_lines(source.text) or parsed_ledger(source)


def parsed_ledger(source: "Source") -> "LedgerLines":
    """The same of any YAML that is a list of records."""
    from gkcli.yaml.ledger import LedgerLines

    file = LedgerContents().parsed(source)
    if file.errors or file.value is None or file.parsed is None:
        return LedgerLines(diagnostics=file.errors)
    marks = file.parsed.marks
    return LedgerLines(file.value, tuple(marks.key((n,))[0] for n in range(len(file.value))))


class StatisticsContents(Contents["Statistics"]):
    """The figures of a year's report, whose shape is that of the form of the year."""

    def __init__(self) -> None:
        from gkcli.model.statistics import Statistics

        super().__init__(Statistics)

    def decode(self, data: "Plain | None") -> "Statistics":
        """The figures; UndecodedError where anything is not as it should be."""
        from gkcli.yaml.statistics import decode_statistics

        return decode_statistics(data)

    def validate(self, source: "Source", parsed: "Parsed") -> "Validated[Statistics]":
        """The figures as far as they can be read, and everything that is wrong with them."""
        from gkcli.yaml.statistics import validate_statistics

        return validate_statistics(source, parsed)

    def layout(self, source: "Source") -> "Schema":
        """The layout of the form that a file is in or most likely meant for."""
        from gkcli.model.statistics import shape_of
        from gkcli.yaml.canonical.schema import schema_of
        from gkcli.yaml.statistics import form_in

        data = skim(source).data
        form = form_in(data if isinstance(data, dict) else {})
        return schema_of(cast("Hashable", shape_of(form.name)))

    def json_schema(self, title: str) -> dict[str, Any]:
        """The JSON Schema of all forms, each for its years; it has the title of the reports."""
        from gkcli.yaml.jsonschema import statistics_schema

        del title
        return statistics_schema()


def _parse(source: "Source", *, thorough: bool) -> "Parsed":
    if not thorough:
        return skim(source)
    from gkcli.yaml.syntax import parse

    return parse(source)
