"""What the data that can be downloaded consists of, as the export says it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gkcli.export.schema import tables
from gkcli.export.table_types import FieldKind
from gkcli.paper.site.view import FieldView, TableView

_KINDS: Mapping[FieldKind, str] = MappingProxyType(
    {"text": "文字", "integer": "整数", "boolean": "是否", "date": "日期", "list": "几段文字"}
)


def described(*, public: bool) -> Iterator[TableView]:
    """Every table with its fields; with ``public`` only those that may be published."""
    for table in tables(public=public):
        fields = (FieldView(one.name, _KINDS[one.kind], one.about) for one in table.fields)
        yield TableView(table.name, table.about, tuple(fields))
