"""The comments of a file by the paths of what they are about."""

from gkcli.files.canonical.nodes import Collection, Entry, Node
from gkcli.files.canonical.read import read
from gkcli.files.canonical.values import Path


def remarks_in(text: str) -> dict[Path, list[str]]:
    """The comments of a text that is known to be sound YAML, without their marks.

    One at the end of a line counts as standing above it, one above all of the file as above its
    first entry.
    """
    document = read(text.replace("\r\n", "\n"))
    found: dict[Path, list[str]] = {}
    _collect(document.root, (), found)
    head = _bare(document.head)
    if head and isinstance(document.root, Collection) and document.root.entries:
        first: Path = (_step(document.root.entries[0], 0),)
        found[first] = [*head, *found.get(first, [])]
    return found


def _collect(node: Node, path: Path, found: dict[Path, list[str]]) -> None:
    if not isinstance(node, Collection):
        return
    for index, entry in enumerate(node.entries):
        here: Path = (*path, entry.key if entry.key is not None else index)
        lines = _bare([*entry.lead, *entry.trail])
        if lines:
            found[here] = lines
        _collect(entry.node, here, found)
    tail = _bare(node.tail)
    if tail and node.entries:
        found.setdefault((*path, _step(node.entries[-1], len(node.entries) - 1)), []).extend(tail)


def _step(entry: Entry, index: int) -> str | int:
    return entry.key if entry.key is not None else index


def _bare(lines: list[str]) -> list[str]:
    return [line.strip().lstrip("#").strip() for line in lines if line.strip().lstrip("#").strip()]
