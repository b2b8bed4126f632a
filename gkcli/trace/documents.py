"""The documents above a notice that have been read in, over all levels."""

import os
from collections import deque
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic
from gkcli.frozen import frozen
from gkcli.model.basis import ItemReference, document_key
from gkcli.model.deadline import Deadline
from gkcli.model.notice import Basis, Place, Table, Task
from gkcli.text import ordinal
from gkcli.workspace.kinds import TABLE, UPSTREAM
from gkcli.workspace.layout import TASKS, Layout
from gkcli.workspace.read import listed, read


@frozen
class Item:
    """A task of a document, or (``task`` is None) a duty that the notice itself imposes."""

    document: str
    task: Task | None = None
    place: Place | None = None
    duty: Deadline | None = None

    @property
    def code(self) -> str:
        """The number of the task, the id of the duty."""
        if self.task is not None:
            return str(self.task.number)
        return self.duty.id if self.duty is not None else ""

    @cached_property
    def key(self) -> tuple[str, str]:
        """What tells it from all others, in whatever way its document's number is written."""
        return document_key(self.document), self.code

    @property
    def reference(self) -> ItemReference:
        """How a task below refers to it."""
        return ItemReference(self.document, self.code)

    @property
    def title(self) -> str:
        """What it is called."""
        if self.task is not None:
            return self.task.title
        return self.duty.what if self.duty is not None else ""

    @property
    def text(self) -> str:
        """The words that say what is to be done."""
        if self.task is not None:
            return self.task.requirement
        return self.duty.quote if self.duty is not None else ""

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Its time limits."""
        if self.task is not None:
            return self.task.deadlines
        return () if self.duty is None else (self.duty,)

    @property
    def rests_on(self) -> tuple[ItemReference, ...]:
        """What it refers to itself or by its time limits."""
        own = () if self.task is None else self.task.basis
        limits = (reference for limit in self.deadlines for reference in limit.basis)
        return tuple(dict.fromkeys((*own, *limits)))


@frozen
class NoticeAbove:
    """A document with its items; ``direct`` is whether the notice at the bottom itself cites it."""

    layout: Layout
    table: Table
    direct: bool = True

    @property
    def number(self) -> str:
        """Its number, as it writes it itself."""
        return self.table.notice.number

    @property
    def title(self) -> str:
        """Its title."""
        return self.table.notice.title

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Its tasks, in the order of the document."""
        return tuple(Item(self.number, task, place) for place, task in self.table.placed())

    @cached_property
    def duties(self) -> tuple[Item, ...]:
        """The duties that the notice itself imposes."""
        return tuple(Item(self.number, duty=limit) for limit in self.table.notice.deadlines)

    def at(self, address: str) -> Item | None:
        """The item at an address (``3``, ``二.3``, ``一.二.3``); None for none, or for several."""
        found = self._addresses.get(_levels(address), [])
        return found[0] if len(found) == 1 else None

    @cached_property
    def _addresses(self) -> dict[tuple[int | str, ...], list[Item]]:
        found: dict[tuple[int | str, ...], list[Item]] = {}
        items = iter(self.items)
        for part in self.table.parts:
            alone = len(part.sections) == 1
            for section in part.sections:
                above = (_level(part.number), _level(section.number))
                for rank, task in enumerate(section.tasks, 1):
                    item = next(items)
                    found.setdefault((task.number,), []).append(item)
                    places = {(*above, rank), (above[1], rank)}
                    for address in places | ({(above[0], rank)} if alone else set()):
                        found.setdefault(address, []).append(item)
        return found


class Unread(NamedTuple):
    """A document that is cited but not there as a workspace, and why not.

    ``faults`` are what is wrong with its file; without any, nobody has read it in.
    """

    basis: Basis
    faults: tuple[Diagnostic, ...] = ()


class NoticesAbove(NamedTuple):
    """The documents above a notice, the nearest first, and those cited that cannot be read."""

    documents: tuple[NoticeAbove, ...]
    unread: tuple[Unread, ...]


def documents_above(layout: Layout, table: Table) -> NoticesAbove:
    """Read what is below ``upstream`` and in the folders that are named, and what is above it."""
    found: dict[str, NoticeAbove] = {}
    unread: list[Unread] = []
    waiting = deque([(layout, table)])
    while waiting:
        here, cited_by = waiting.popleft()
        for folder, basis in _cited(here, cited_by):
            place = os.path.normpath(folder)
            if place in found or place == os.path.normpath(layout.folder):
                continue
            above = Layout(Path(place), layout.files)
            if not layout.files.exists(above.folder / TASKS):
                if basis is not None:
                    unread.append(Unread(basis))
                continue
            file = read(above, TABLE, above.folder / TASKS)
            if file.value is None or file.errors:
                named = basis or Basis(layout.files.shown(above.folder))
                unread.append(Unread(named, file.errors))
                continue
            found[place] = NoticeAbove(above, file.value)
            waiting.append((above, file.value))
    documents = _with_distance(table, tuple(found.values()))
    return NoticesAbove(documents, (*unread, *_not_there(table, documents, unread)))


def _cited(layout: Layout, table: Table) -> Iterator[tuple[Path, Basis | None]]:
    """The folders of the documents directly above, with what the notice says of them."""
    for basis in table.notice.basis:
        if basis.folder:
            yield layout.folder / basis.folder, basis
    files = listed(layout, UPSTREAM)
    if not isinstance(files, Diagnostic):
        yield from ((path.parent, None) for path in files)


def _with_distance(table: Table, documents: tuple[NoticeAbove, ...]) -> tuple[NoticeAbove, ...]:
    """The documents, those that the notice cites, or nobody does, being direct."""
    ours = {document_key(basis.number) for basis in table.notice.basis if basis.number}
    theirs = {
        document_key(basis.number)
        for document in documents
        for basis in document.table.notice.basis
        if basis.number
    }
    keys = [document_key(document.number) for document in documents]
    return tuple(
        NoticeAbove(document.layout, document.table, key in ours or key not in theirs)
        for key, document in zip(keys, documents, strict=True)
    )


def _not_there(
    table: Table, documents: tuple[NoticeAbove, ...], unread: list[Unread]
) -> Iterator[Unread]:
    there = {document_key(document.number) for document in documents}
    told = {one.basis for one in unread}
    for basis in table.notice.basis:
        known = basis.number and document_key(basis.number) in there
        if not known and not basis.folder and basis not in told:
            yield Unread(basis)


def _levels(address: str) -> tuple[int | str, ...]:
    return tuple(map(_level, address.split(".")))


def _level(written: str) -> int | str:
    """A number of a heading or item, however it is written."""
    return int(written) if written.isdigit() else ordinal(written) or written
