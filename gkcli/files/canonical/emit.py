"""A value of the model as a file says it."""

from typing import TYPE_CHECKING, cast

from gkcli.files.canonical.lines import written
from gkcli.files.canonical.nodes import Document
from gkcli.files.canonical.schema import schema_of
from gkcli.files.canonical.values import Remarks, node_of

if TYPE_CHECKING:
    from collections.abc import Hashable

_NO_REMARKS: Remarks = {}


def canonical(value: object, remarks: Remarks = _NO_REMARKS) -> str:
    """The text of the file that holds a value: a Table, a Registry, a HolidayCalendar.

    Keys stand in the order of the schema, optional fields that say nothing are left out, prose is
    one clause a line. Reading the text gives an equal value back, whatever characters its texts
    hold, as far as the model can hold them: prose ends in no line break, and surrogates are no
    characters. ``remarks`` are lines to write as comments above what stands at a path, as
    ``{("parts", 0, "sections", 0, "tasks", 2): ["请核对牵头单位"]}``.
    """
    schema = schema_of(cast("Hashable", type(value)))
    return written(Document([], node_of(value, schema, remarks)), schema)
