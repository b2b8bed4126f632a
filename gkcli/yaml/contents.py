"""What a kind of file holds, and every way from its text to that.

Whoever reads, checks, formats, merges or describes a file asks this, and knows no shape.
"""

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from gkcli.yaml.decode import decode

if TYPE_CHECKING:
    from collections.abc import Hashable

    from gkcli.model.record import Record
    from gkcli.model.statistics import Statistics
    from gkcli.yaml.canonical.schema import Schema
    from gkcli.yaml.marks import Plain
    from gkcli.yaml.parse import Parsed
    from gkcli.yaml.source import Source
    from gkcli.yaml.validate import Validated

T_co = TypeVar("T_co", covariant=True)


class Contents(Generic[T_co]):
    """A value of one shape of the model; kinds of file that need more override what they need."""

    def __init__(self, shape: type[T_co]) -> None:
        self._shape = shape

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

        super().__init__(tuple[Record, ...])

    def of_lines(self, text: str) -> "tuple[Record, ...] | None":
        """The records, if every line is canonical."""
        from gkcli.yaml.ledger import read_lines

        ledger = read_lines(text)
        return None if ledger is None else ledger.records


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
        from gkcli.yaml.skim import skim
        from gkcli.yaml.statistics import form_in

        data = skim(source).data
        form = form_in(data if isinstance(data, dict) else {})
        return schema_of(cast("Hashable", shape_of(form.name)))

    def json_schema(self, title: str) -> dict[str, Any]:
        """The JSON Schema of all forms, each for its years; it has the title of the reports."""
        from gkcli.yaml.jsonschema import statistics_schema

        del title
        return statistics_schema()
