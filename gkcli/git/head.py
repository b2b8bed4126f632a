"""What is committed of files on the disk."""

from pathlib import Path

from gkcli.errors import Diagnostic
from gkcli.git.objects import commit_names
from gkcli.git.repository import find_repository
from gkcli.git.revision import HEAD, Revision
from gkcli.git.tree import TreeFiles


class CommittedFiles:
    """The files of HEAD by their paths on the disk; GitError where there is no repository.

    Before the first commit there are none.
    """

    def __init__(self, folder: Path) -> None:
        self._repository = find_repository(folder)
        [commit] = commit_names(self._repository, [HEAD])
        self._files = TreeFiles(self._repository, Revision(HEAD, commit)) if commit else None

    def get(self, path: Path) -> bytes | None:
        """The bytes of a file as they are committed; None for a file that is not."""
        inside = self._repository.path_of(path)
        if self._files is None or inside is None or not self._files.exists(Path(inside)):
            return None
        data = self._files.read(Path(inside))
        return None if isinstance(data, Diagnostic) else data
