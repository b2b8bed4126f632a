"""What the cross-checks look at: the values, and where each of them stands in its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from gkcli.diagnostics import Diagnostic, Severity
from gkcli.files.draft import Draft, Path
from gkcli.files.events import Parsed
from gkcli.files.source import Source
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Erratum, Place, Table, Task
from gkcli.model.prose import block_offset
from gkcli.model.units import Registry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A validated file with its positions; paths are those of ``value``."""

    value: T
    source: Source
    parsed: Parsed
    draft: Draft

    def find(
        self, severity: Severity, code: str, path: Path, message: str, hint: str = ""
    ) -> Diagnostic:
        """A finding about the value at a path."""
        line, column = self.parsed.marks.value(self.draft.original(path))
        return Diagnostic(self.source.name, line, column, severity, code, message, hint)

    def find_in_text(
        self, severity: Severity, code: str, path: Path, offset: int, message: str, hint: str = ""
    ) -> Diagnostic:
        """A finding about one place in the prose at a path; ``offset`` counts the model's text."""
        original = self.draft.original(path)
        at = block_offset(self._plain(original), offset)
        line, column = self.parsed.marks.within(original, at, self.source)
        return Diagnostic(self.source.name, line, column, severity, code, message, hint)

    def stands_in(self, path: Path) -> bool:
        """Whether the value at a path is a stand-in for a faulty one."""
        return self.draft.stands_in(self.draft.original(path))

    def _plain(self, path: Path) -> str:
        value: object = self.parsed.data
        for step in path:
            value = value[step]  # type: ignore[index]
        return str(value)


class Bearer(NamedTuple):
    """Something that bears deadlines and errata: the notice, a section or a task.

    ``texts`` are the exact texts that quotes may come from, with the field each stands in.
    """

    path: Path
    label: str
    texts: tuple[tuple[str, str], ...]
    deadlines: tuple[Deadline, ...]
    errata: tuple[Erratum, ...]


class Placed(NamedTuple):
    """A task with its place in the table and its path in the file."""

    path: Path
    place: Place
    task: Task


class Facts:
    """Everything about a workspace that a rule may ask."""

    def __init__(self, table: Checked[Table], units: Checked[Registry]) -> None:
        self.table = table
        self.units = units

    @cached_property
    def directory(self) -> Directory:
        """The registry, ready for looking names up."""
        return Directory(self.units.value)

    def tasks(self) -> Iterator[Placed]:
        """Every task in document order."""
        for p, part in enumerate(self.table.value.parts):
            for s, section in enumerate(part.sections):
                for t, task in enumerate(section.tasks):
                    path = ("parts", p, "sections", s, "tasks", t)
                    yield Placed(path, Place(part, section), task)

    def bearers(self) -> Iterator[Bearer]:
        """Everything that may bear deadlines or errata, in document order."""
        notice = self.table.value.notice
        head = (
            ("title", notice.title),
            ("number", notice.number),
            ("addressees", "、".join(notice.addressees)),
            ("body", notice.body),
            ("table_title", notice.table_title),
            ("copies_line", notice.copies_line or ""),
        )
        yield Bearer(("notice",), "通知", head, notice.deadlines, notice.errata)
        for p, part in enumerate(self.table.value.parts):
            for s, section in enumerate(part.sections):
                at: Path = ("parts", p, "sections", s)
                title = (("title", section.title),)
                yield Bearer(at, f"（{section.number}）", title, (), section.errata)
        for path, _, task in self.tasks():
            texts = (
                ("title", task.title),
                ("requirement", task.requirement),
                ("lead", " ".join(task.lead)),
                ("responsible", "、".join(task.responsible)),
            )
            yield Bearer(path, f"第 {task.number} 项", texts, task.deadlines, task.errata)
