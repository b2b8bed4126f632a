"""What a table of the export is made of."""

from typing import Any, Literal, NamedTuple

FieldKind = Literal["text", "integer", "boolean", "date", "list"]
"""What a field holds; a list is one of texts."""

Row = tuple[Any, ...]
"""The values of a row, in the order of the fields of its table."""


class DataField(NamedTuple):
    """A field of a table: its name, what it holds, what it means and where that comes from.

    It stays in the office unless ``public``. ``empty`` is whether a row may have nothing there.
    ``refers`` names the table whose only key it holds.
    """

    name: str
    kind: FieldKind
    about: str
    source: str
    public: bool = False
    empty: bool = False
    refers: str = ""


class DataTable(NamedTuple):
    """A table: what a row of it is, the fields, and those that tell one row from every other."""

    name: str
    about: str
    key: tuple[str, ...]
    fields: tuple[DataField, ...]

    @property
    def public(self) -> "DataTable":
        """The table with nothing but what may be published; it may have no fields then."""
        return self._replace(fields=tuple(field for field in self.fields if field.public))

    def pick(self, row: Row) -> Row:
        """What a row of the whole table holds in the fields of the public one."""
        return tuple(value for value, field in zip(row, self.fields, strict=True) if field.public)
