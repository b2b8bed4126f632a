"""What has been asked of git once: folders and contents, kept by name."""

from collections.abc import Iterable

from gkcli.git.objects import Item, Object, items, objects
from gkcli.git.repository import Repository

_BATCH = 2000


class Store:
    """Answers by name (``COMMIT:folder`` or an object's), asked for many at a time.

    Only what names a commit or an object is kept right: that never changes.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._known: dict[str, Object | None] = {}

    def fetch(self, names: Iterable[str]) -> None:
        """Ask for all of these that are not known yet, at once."""
        missing = [name for name in dict.fromkeys(names) if name not in self._known]
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            self._known |= zip(batch, objects(self._repository, batch), strict=True)

    def get(self, name: str) -> Object | None:
        """What is stored under a name; None for nothing."""
        self.fetch([name])
        return self._known[name]

    def folder(self, commit: str, folder: str) -> dict[str, Item]:
        """The names in a folder of a commit; none where there is no such folder."""
        tree = self.get(f"{commit}:{folder}")
        listed = items(tree) if tree is not None and tree.kind == "tree" else []
        return {item.name: item for item in listed}

    def fetch_folders(self, places: Iterable[tuple[str, str]]) -> None:
        """Ask for folders of commits, and for the contents of the data files in them."""
        wanted = list(places)
        self.fetch(f"{commit}:{folder}" for commit, folder in wanted)
        self.fetch(
            item.oid
            for commit, folder in wanted
            for item in self.folder(commit, folder).values()
            if item.kind == "blob" and item.name.endswith((".yaml", ".yml"))
        )
