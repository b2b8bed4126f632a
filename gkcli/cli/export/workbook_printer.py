"""Writes workbooks into a file or a folder; the workspace is read once."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from gkcli.cli.notes import readable_snapshot, tell_unread, warn_of_unpublished
from gkcli.cli.output import say
from gkcli.cli.report_files import FolderWords, refuse_file, write_file, write_folder
from gkcli.cli.settings import Settings
from gkcli.errors import Diagnostic, GkcliError
from gkcli.export.scope import Scope
from gkcli.git.program import GitError
from gkcli.git.repository import find_repository
from gkcli.git.revision import HEAD, resolve_revisions
from gkcli.model.units import Unit
from gkcli.office.libraries import require_xlsxwriter
from gkcli.office.workbook.content import Book, make_book
from gkcli.status.find_unit import find_party
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_workspace

if TYPE_CHECKING:
    from gkcli.model.directory import Party


class WorkbookPrinter:
    """Prints workbooks of a workspace as of a day: that of ``unit``, as one names it, or of all.

    GkcliError where XlsxWriter is not installed.
    """

    def __init__(
        self, settings: Settings, unit: str | None, as_of: date, *, public: bool, force: bool
    ) -> None:
        require_xlsxwriter("导成 csv")
        workspace = open_workspace(settings.directory)
        self._party = find_party(workspace.directory, unit) if unit else None
        self._seen = readable_snapshot(workspace, as_of, self._party)
        now = self._seen.now
        self._now = now.unrecorded.published if public else now
        self._public = public
        self._force = force
        self._digest = _digest(workspace.layout)
        self._commit = _commit(workspace.layout)

    def print_one(self, target: Path) -> int:
        """Write one workbook; return the exit code."""
        from gkcli.office.workbook.write import write_book

        _refuse_ending(target)
        refuse_file(target, force=self._force)
        write_file(target, write_book(self._book(self._party)), force=self._force)
        self._tell()
        return 0 if self._public else tell_unread(self._seen)

    def print_folder(self, folder: Path) -> int:
        """Write a workbook for every unit that a task or a duty concerns; return the exit code."""
        from gkcli.office.workbook.write import write_book

        def content_for(unit: Unit, _target: Path) -> bytes:
            book = self._book(unit)
            return write_book(book) if any(page.rows for page in book.pages[:2]) else b""

        words = FolderWords("正在出台账", "各一本", "没有任务")
        write_folder(folder, self._now.readable, ".xlsx", content_for, words, force=self._force)
        self._tell()
        return 0 if self._public else tell_unread(self._seen)

    def _book(self, party: "Party | None") -> Book:
        return make_book(Scope(self._now, party), self._digest, self._commit, public=self._public)

    def _tell(self) -> None:
        if self._public:
            say("供公开，不含：状态、台账、完成情况，待确认的时限", aside=True)
        else:
            say(f"状态按 {self._now.as_of} 计。", aside=True)
        warn_of_unpublished((s.instance.due for s in self._now.limited), self._now.workdays)


def _digest(layout: Layout) -> str:
    data = layout.files.read(layout.tasks)
    return "" if isinstance(data, Diagnostic) else sha256(data).hexdigest()


def _commit(layout: Layout) -> str:
    """The commit that a workspace stands on, "" where it is not under git."""
    try:
        (head,) = resolve_revisions(find_repository(layout.folder), HEAD)
    except GitError:
        return ""
    return head.commit


def _refuse_ending(target: Path) -> None:
    if target.suffix.lower() != ".xlsx":
        raise GkcliError(f"台账不能写成“{target}”", "文件名请以 .xlsx 结尾")
