"""Names at a glance for completion on the command line: plain data, no model, no checks."""

from collections.abc import Iterator
from pathlib import Path

from gkcli.errors import Diagnostic
from gkcli.workspace.kinds import REGISTRY, TABLE, UPSTREAM, FileKind
from gkcli.workspace.layout import Layout, locate
from gkcli.yaml.marks import Plain
from gkcli.yaml.skim import skim


def unit_names(folder: Path | None = None) -> list[tuple[str, str]]:
    """Every unit's and group's name with its other names."""
    data = _read(locate(folder), REGISTRY)
    return [
        (str(party["name"]), "、".join(_other_names(party)))
        for kind in ("units", "groups")
        for party in _mappings(data.get(kind, ""))
        if "name" in party
    ]


def task_titles(folder: Path | None = None) -> list[tuple[str, str]]:
    """Every task's number and title."""
    return [_numbered(task) for task in _tasks(_read(locate(folder), TABLE))]


def subjects(folder: Path | None = None) -> list[tuple[str, str]]:
    """Every task's number and title and every deadline's id and words, those of a task below it."""
    data = _read(locate(folder), TABLE)
    notice = data.get("notice", "")
    found = _deadlines(notice) if isinstance(notice, dict) else []
    for task in _tasks(data):
        found += [_numbered(task), *_deadlines(task)]
    return found


def items_above(folder: Path | None = None) -> list[tuple[str, str]]:
    """Every item of the documents below ``upstream`` as tasks refer to it, with its title."""
    layout = locate(folder)
    found = []
    for path in layout.files_of(UPSTREAM):
        data = _read(layout, UPSTREAM, path)
        notice = data.get("notice", "")
        document = str(notice.get("number", "")) if isinstance(notice, dict) else ""
        titles = map(_numbered, _tasks(data))
        found += [(f"{document}#{number}", title) for number, title in titles if document]
    return found


def _tasks(data: dict[str, Plain]) -> Iterator[dict[str, Plain]]:
    for part in _mappings(data.get("parts", "")):
        for section in _mappings(part.get("sections", "")):
            yield from (t for t in _mappings(section.get("tasks", "")) if "number" in t)


def _numbered(task: dict[str, Plain]) -> tuple[str, str]:
    return str(task["number"]), str(task.get("title", ""))


def _deadlines(owner: dict[str, Plain]) -> list[tuple[str, str]]:
    return [
        (str(deadline["id"]), str(deadline.get("what", "")))
        for deadline in _mappings(owner.get("deadlines", ""))
        if "id" in deadline
    ]


def _other_names(party: dict[str, Plain]) -> Iterator[str]:
    if "full_name" in party:
        yield str(party["full_name"])
    aliases = party.get("aliases", "")
    for alias in aliases if isinstance(aliases, list) else []:
        yield str(alias["name"] if isinstance(alias, dict) else alias)


def _mappings(data: Plain) -> Iterator[dict[str, Plain]]:
    for item in data if isinstance(data, list) else []:
        if isinstance(item, dict):
            yield item


def _read(layout: Layout, kind: FileKind[object], path: Path | None = None) -> dict[str, Plain]:
    source = layout.source(path or layout.place(kind))
    if isinstance(source, Diagnostic):
        return {}
    data = skim(source).data
    return data if isinstance(data, dict) else {}
