"""Excel workbooks as the library opens them, once what it makes of them is known to be bearable."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries, range_to_tuple

from gkcli.exchange.documents.archive import broken, check_archive
from gkcli.exchange.documents.limits import check_covered

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_SPREAD = frozenset({"mergeCell", "hyperlink", "comment"})
"""Elements for whose whole area the library makes cells."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def open_workbook(data: bytes, *, results: bool) -> "Workbook":
    """A workbook, formulas as their stored results or as written; GkcliError where it is broken."""
    check_archive(data)
    check_covered(sum(_covered(data)))
    try:
        with warnings.catch_warnings(action="ignore"):
            return load_workbook(io.BytesIO(data), data_only=results)
    except MemoryError:
        raise
    except Exception as error:
        raise broken() from error


def _covered(data: bytes) -> Iterator[int]:
    """How many places each area covers, in all parts that the library's own parser can read.

    A workbook says by itself which of its parts are sheets, whatever they are called.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            areas = _Areas()
            parser = ElementTree.XMLParser(target=areas)  # noqa: S314 - bounded like all that is read here
            # Where this parser gives up, the library does; what it has by then counts.
            with suppress(ElementTree.ParseError, LookupError, ValueError):
                parser.feed(archive.read(part))
            yield from map(_size, areas.found)


class _Areas:
    """Gathers the areas that are spread, while a parser goes through XML."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        if tag.rpartition("}")[2] in _SPREAD:
            self.found.append(attributes.get("ref", ""))


def _size(area: str) -> int:
    """How many places an area covers; none where the library refuses it as well."""
    try:
        bounds = range_to_tuple(area)[1] if "!" in area else range_boundaries(area)
    except ValueError:
        return 0
    left, top, right, bottom = bounds
    rows = bottom - top + 1 if top else _LAST_ROW
    columns = right - left + 1 if left else _LAST_COLUMN
    return max(rows, 0) * max(columns, 0)
