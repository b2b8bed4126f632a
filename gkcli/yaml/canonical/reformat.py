"""A file as it should be written, whoever wrote it: same words, same comments, same order."""

from collections import Counter
from typing import NamedTuple

from gkcli.errors import Diagnostic, Severity
from gkcli.model.prose import unfold
from gkcli.yaml.canonical.lines import written
from gkcli.yaml.canonical.nodes import (
    Collection,
    Mapping,
    Node,
    Scalar,
    YamlDocument,
    comments,
    in_order,
)
from gkcli.yaml.canonical.read import read
from gkcli.yaml.canonical.schema import Leaf, Schema
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse


class Reformatted(NamedTuple):
    """The canonical text of a file; where there are ``errors`` it is the file's own, untouched."""

    text: str
    errors: tuple[Diagnostic, ...] = ()


def reformat(source: Source, schema: Schema) -> Reformatted:
    """The canonical text of a file that holds what the schema says, or the reasons to leave it.

    What is said stays: every value, every comment, the order of lists, keys that the schema does
    not know. It is read again before it is returned; what would not survive is left as it is.
    """
    errors = tuple(d for d in parse(source).diagnostics if d.severity is Severity.ERROR)
    if errors:
        return Reformatted(source.text, errors)
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    said = read(text)
    if said is None:
        return Reformatted(source.text, (_unsafe(source),))
    canonical = written(said, schema)
    if canonical == text:
        return Reformatted(text)
    survives = read(canonical)
    if survives is not None and _content(survives, schema) == _content(said, schema):
        return Reformatted(canonical)
    return Reformatted(source.text, (_unsafe(source),))


def _content(document: YamlDocument, schema: Schema) -> tuple[object, Counter[str]]:
    """All that must survive: what the model makes of a file, and its comments."""
    head, root = document
    remarks = Counter(filter(None, head))
    if isinstance(root, Collection):
        remarks.update(comments(root))
    return _meaning(root, schema), remarks


def _meaning(node: Node, schema: Schema) -> object:
    """What the model makes of a node, whatever way it is written."""
    if isinstance(node, Scalar):
        return unfold(node.text) if schema is Leaf.PROSE else node.text
    pairs = [(entry.key, _meaning(entry.node, part)) for entry, part in in_order(node, schema)]
    return dict(pairs) if isinstance(node, Mapping) else [value for _, value in pairs]


def _unsafe(source: Source) -> Diagnostic:
    return source.finding(
        0,
        Severity.ERROR,
        "not-formattable",
        "这个文件整理以后读出来会同原来不一样，所以没有动它。",
        "请先用 gkcli check 检查，改掉少见的写法再试。",
    )
