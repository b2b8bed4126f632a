"""The folder of a site: the new site appears whole, and what is not ours is never touched."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.paper.site.make import SiteFile
from gkcli.yaml.write import create, made, replace

MANIFEST = "gkcli-site.json"
"""What in the folder is ours, with a digest of each file."""


class Published(NamedTuple):
    """How many files of the site there are now, how many were written, how many taken away."""

    files: int
    written: int
    removed: int


def publish(folder: Path, files: Iterable[SiteFile]) -> Published:
    """Put the files of a site into a folder; GkcliError where one would cover what is not ours."""
    new = {file.address: file.content for file in files}
    ours = _ours(folder)
    strange = [name for name in new if name not in ours and (folder / name).exists()]
    if strange:
        raise GkcliError(f"“{folder}”里有不是网站的文件 {strange[0]}，没有动它", "换一个文件夹")
    written = 0
    for name, content in new.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == content:
            continue
        with made(folder), made(path.parent):
            (replace if path.exists() else create)(path, content)
        written += 1
    gone = [name for name in ours if name not in new]
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(new.items())}
    text = json.dumps({"files": digests}, ensure_ascii=False, indent=1) + "\n"
    (replace if (folder / MANIFEST).exists() else create)(folder / MANIFEST, text)
    return Published(len(new), written, len(gone))


def _ours(folder: Path) -> set[str]:
    path = folder / MANIFEST
    if not path.is_file():
        return set()
    return set(json.loads(path.read_text(encoding="utf-8"))["files"])
