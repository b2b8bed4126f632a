"""What a folder holds of a site: the list of its files, and which task each page is of."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.model.identity import SAME, paired
from gkcli.model.notice import Task
from gkcli.paper.site.addresses import is_address, task_address

MANIFEST = "gkcli-site.json"
"""The name of the list in the folder of a site."""

_LARGEST = 64 * 1024 * 1024


class PublishedTask(NamedTuple):
    """A task as it was published: its page, and by what it is known again."""

    address: str
    number: int
    title: str
    requirement: str


class Manifest(NamedTuple):
    """The files of a site with a digest of each, and its tasks."""

    files: Mapping[str, str] = {}
    tasks: tuple[PublishedTask, ...] = ()

    def written(self) -> bytes:
        """The list as a file; the same for the same content."""
        tasks = [task._asdict() for task in self.tasks]
        data = {"files": dict(sorted(self.files.items())), "tasks": tasks}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(folder: Path) -> Manifest:
    """The list in a folder, empty without one; GkcliError where it cannot be read.

    Nothing in it is believed that could lead out of the folder.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return Manifest()
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("too large")
        data = json.loads(path.read_bytes())
        files = {_address(name): str(digest) for name, digest in data["files"].items()}
        tasks = tuple(
            PublishedTask(
                _address(one["address"]),
                int(one["number"]),
                str(one["title"]),
                str(one["requirement"]),
            )
            for one in data["tasks"]
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise GkcliError(
            f"“{path}”读不懂，分不清文件夹里哪些是网站的，什么也没有动",
            "换一个新的文件夹；或确定里面都是网站的，清空它再做",
        ) from None
    return Manifest(files, tasks)


def _address(text: object) -> str:
    if not isinstance(text, str) or not is_address(text):
        raise ValueError("no address")
    return text


def kept_addresses(before: Sequence[PublishedTask], tasks: Sequence[Task]) -> dict[int, str]:
    """The address of every task by number: a task that was published before keeps its own."""
    known = paired(
        SAME["tasks"],
        [one._asdict() for one in before],
        [{"number": t.number, "title": t.title, "requirement": t.requirement} for t in tasks],
    )
    places = {tasks[new].number: before[old].address for old, new in known.both}
    taken = set(places.values())
    for task in tasks:
        if task.number not in places:
            places[task.number] = _free(task.number, taken)
            taken.add(places[task.number])
    return places


def _free(number: int, taken: set[str]) -> str:
    edition = 1
    while task_address(number, edition) in taken:
        edition += 1
    return task_address(number, edition)
