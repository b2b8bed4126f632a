"""One pair of a mapping as its lines, written anew."""

from collections.abc import Sequence as Lines

from gkcli.files.canonical.lines import written
from gkcli.files.canonical.nodes import Document, Entry, Mapping, Node, Scalar, Sequence
from gkcli.files.canonical.schema import Record, Schema
from gkcli.files.marks import Plain


def pair_lines(key: str, data: Plain, schema: Schema, remarks: Lines[str] = ()) -> list[str]:
    """The canonical lines of ``key: data``; ``remarks`` are the comments that were in it."""
    entry = Entry(key, _node(data), trail=[f"  {remark}" for remark in remarks])
    return written(Document([], Mapping([entry])), Record({key: schema})).splitlines()


def _node(data: Plain) -> Node:
    if isinstance(data, list):
        return Sequence([Entry(None, _node(item)) for item in data])
    if isinstance(data, dict):
        return Mapping([Entry(key, _node(value)) for key, value in data.items()])
    return Scalar(data)
