"""What the cross-checks look at: the values, and where each of them stands in its file."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from gkcli.errors import Diagnostic, Severity
from gkcli.frozen import frozen
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Erratum, Notice, Place, Table, Task
from gkcli.model.prose import block_offset
from gkcli.model.units import Registry
from gkcli.workspace.kinds import FileKind
from gkcli.workspace.layout import Layout
from gkcli.workspace.read import read
from gkcli.yaml.draft import DataPath, Draft
from gkcli.yaml.marks import Plain
from gkcli.yaml.parse import Parsed
from gkcli.yaml.source import Source

T_co = TypeVar("T_co", covariant=True)


@frozen
class Checked(Generic[T_co]):
    """A validated file with its positions; paths are those of ``value``."""

    value: T_co
    source: Source
    parsed: Parsed
    draft: Draft

    def find(
        self, severity: Severity, code: str, path: DataPath, message: str, hint: str = ""
    ) -> Diagnostic:
        """A finding about the value at a path."""
        line, column = self.parsed.marks.value(self.draft.original(path))
        return Diagnostic(self.source.name, line, column, severity, code, message, hint)

    def find_key(
        self, severity: Severity, code: str, path: DataPath, message: str, hint: str = ""
    ) -> Diagnostic:
        """A finding about the whole entry at a path; it stands at the key."""
        line, column = self.parsed.marks.key(self.draft.original(path))
        return Diagnostic(self.source.name, line, column, severity, code, message, hint)

    def find_in_text(
        self,
        severity: Severity,
        code: str,
        path: DataPath,
        offset: int,
        message: str,
        hint: str = "",
    ) -> Diagnostic:
        """A finding about one place in the prose at a path; ``offset`` counts the model's text."""
        original = self.draft.original(path)
        at = block_offset(str(self.written(path)), offset)
        return self.find_written(severity, code, original, at, message, hint)

    def find_written(
        self,
        severity: Severity,
        code: str,
        path: DataPath,
        offset: int,
        message: str,
        hint: str = "",
    ) -> Diagnostic:
        """The same in the text as the file has it, line by line; the path is the file's."""
        line, column = self.parsed.marks.within(path, offset, self.source)
        return Diagnostic(self.source.name, line, column, severity, code, message, hint)

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Texts of a file that could be read only in part: any may be a name that got lost."""
        return frozenset() if self.draft.whole else self.texts

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every value that the file holds, as it is written."""
        return frozenset(_leaves(self.parsed.data or ""))

    def line(self, path: DataPath) -> int:
        """The line on which the value at a path begins."""
        return self.parsed.marks.value(self.draft.original(path))[0]

    def stands_in(self, path: DataPath) -> bool:
        """Whether the value at a path is a stand-in for a faulty one."""
        return self.draft.stands_in(self.draft.original(path))

    def complete(self, path: DataPath) -> bool:
        """Whether the list at a path has every item that the file gives it."""
        return self.draft.complete(self.draft.original(path))

    def written(self, path: DataPath) -> Plain:
        """What the file holds at a path; "" where it holds nothing."""
        value: Plain = self.parsed.data if self.parsed.data is not None else ""
        for step in self.draft.original(path):
            try:
                value = value[step]  # type: ignore[index]  # or it fails and is ""
            except (TypeError, LookupError):
                return ""
        return value


class Bearer(NamedTuple):
    """Something that bears deadlines and errata: the notice, a part, a section or a task.

    ``texts`` are the exact texts that quotes may come from, with the field each stands in.
    """

    path: DataPath
    label: str
    texts: tuple[tuple[str, str], ...]
    deadlines: tuple[Deadline, ...]
    errata: tuple[Erratum, ...]

    def annotates(self, words: str) -> bool:
        """Whether an erratum already speaks of these words."""
        return any(e.quote and (e.quote in words or words in e.quote) for e in self.errata)


class PlacedTask(NamedTuple):
    """A task with its place in the table and its path in the file."""

    path: DataPath
    place: Place
    task: Task


class TableFacts(Checked[Table]):
    """A table as rules ask about it."""

    @property
    def notice(self) -> Notice:
        """The notice that sends the table out."""
        return self.value.notice

    @cached_property
    def tasks(self) -> tuple[PlacedTask, ...]:
        """Every task in document order."""
        return tuple(
            PlacedTask(("parts", p, "sections", s, "tasks", t), Place(part, section), task)
            for p, part in enumerate(self.value.parts)
            for s, section in enumerate(part.sections)
            for t, task in enumerate(section.tasks)
        )

    @cached_property
    def bearers(self) -> tuple[Bearer, ...]:
        """Everything that may bear deadlines or errata, in document order."""
        return (self._notice_bearer(), *self._headings(), *map(_task_bearer, self.tasks))

    def _notice_bearer(self) -> Bearer:
        notice = self.notice
        texts = (
            ("body", notice.body),
            ("title", notice.title),
            ("number", notice.number),
            ("issuer", notice.issuer),
            ("table_title", notice.table_title),
            ("addressees", "、".join(notice.addressees)),
            ("copies_line", notice.copies_line or ""),
            ("printed_by", notice.printed_by or ""),
        )
        return Bearer(("notice",), "通知", texts, notice.deadlines, notice.errata)

    def _headings(self) -> Iterator[Bearer]:
        for p, part in enumerate(self.value.parts):
            for s, section in enumerate(part.sections):
                path: DataPath = ("parts", p, "sections", s)
                texts = (("title", section.title),)
                yield Bearer(path, f"（{section.number}）", texts, (), section.errata)


def _task_bearer(placed: PlacedTask) -> Bearer:
    task = placed.task
    texts = (
        ("requirement", task.requirement),
        ("title", task.title),
        ("lead", " ".join(task.lead)),
        ("responsible", "、".join(task.responsible)),
    )
    return Bearer(placed.path, f"第 {task.number} 项", texts, task.deadlines, task.errata)


class RegistryFacts(Checked[Registry]):
    """A registry of units as rules ask about it."""

    @cached_property
    def directory(self) -> Directory:
        """The registry, ready for looking names up."""
        return Directory(self.value)


def _leaves(data: Plain) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    else:
        for item in data.values() if isinstance(data, dict) else data:
            yield from _leaves(item)


T = TypeVar("T")
Facts = TypeVar("Facts", bound=Checked[object])


def checked(
    facts: Callable[[T, Source, Parsed, Draft], Facts],
    kind: FileKind[T],
    layout: Layout,
    path: Path,
    found: list[Diagnostic],
) -> Facts | None:
    """What can be read of a file, ``found`` taking what is wrong with it; None for nothing."""
    file = read(layout, kind, path, thorough=True)
    found.extend(file.findings)
    if file.value is None or file.source is None or file.parsed is None:
        return None
    data = file.parsed.data if file.parsed.data is not None else ""
    draft = file.draft or Draft(type(file.value), data)
    return facts(file.value, file.source, file.parsed, draft)
