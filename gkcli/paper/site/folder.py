"""The folder of a site: the new site appears whole, and what is not ours is never touched."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.paper.site.manifest import MANIFEST, Manifest, PublishedTask, read_manifest
from gkcli.yaml.write import locked_if_possible, made

_STAGE = ".gkcli-site-"
_SHOWN = 3
_ELSEWHERE = "把它移走，或换一个文件夹"


class SiteFile(NamedTuple):
    """A file of the site: its path within the folder and what is in it."""

    address: str
    content: bytes


class Published(NamedTuple):
    """How many files the site has; how many were written, how many of them anew, how many removed.

    ``restored`` are files that somebody had changed by hand and that are as made again.
    """

    files: int
    written: int
    new: int
    removed: int
    restored: tuple[str, ...]


class SiteEdition(NamedTuple):
    """What a folder is to hold: the tasks with their pages, and the files."""

    tasks: tuple[PublishedTask, ...]
    files: Iterable[SiteFile]


def publish(folder: Path, make: Callable[[Manifest], SiteEdition]) -> Published:
    """Put the files of a site into a folder: all of them or none.

    ``make`` makes them, given what the folder held before. Only files whose bytes differ are
    written, and those go that the site no longer has. GkcliError where a file would take the place
    of one that is not of a site, or the folder leads elsewhere.
    """
    _refuse_no_folder(folder)
    with made(folder), locked_if_possible(folder / MANIFEST, str(folder)) as alone:
        if alone:
            for scrap in folder.glob(f"{_STAGE}*"):
                rmtree(scrap, ignore_errors=True)
        before = read_manifest(folder)
        with _stage(folder) as stage:
            return _publish(folder, stage, before, make(before))


def _publish(folder: Path, stage: Path, before: Manifest, edition: SiteEdition) -> Published:
    digests: dict[str, str] = {}
    staged: dict[str, Path] = {}
    edited: list[str] = []
    for address, content in edition.files:
        digests[address] = hashlib.sha256(content).hexdigest()
        there = _digest_of(folder / address)
        if address in before.files and there not in (None, before.files[address]):
            edited.append(address)
        if there != digests[address]:
            staged[address] = stage / str(len(staged))
            staged[address].write_bytes(content)
    _refuse_links(folder, digests)
    _refuse_strange(folder, [name for name in digests if name not in before.files])
    after = Manifest(digests, edition.tasks)
    gone = [name for name in before.files if name not in digests and (folder / name).exists()]
    new = sum(not (folder / name).exists() for name in staged)
    done = Published(len(digests), len(staged), new, len(gone), tuple(edited))
    if staged or gone or after != before:
        _note(folder, Manifest({**before.files, **digests}, before.tasks), stage)
        _swap(folder, staged, gone, stage)
        _note(folder, after, stage)
    return done


def _digest_of(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _note(folder: Path, manifest: Manifest, stage: Path) -> None:
    """Write the list; meanwhile it may name more than there is, never less."""
    fresh = stage / MANIFEST
    fresh.write_bytes(manifest.written())
    fresh.replace(folder / MANIFEST)


def _swap(folder: Path, staged: dict[str, Path], gone: Iterable[str], stage: Path) -> None:
    """Put the new files where the old ones were; where one fails, all is as before."""
    kept = stage / "old"
    kept.mkdir()
    moved: list[tuple[Path, Path | None]] = []
    try:
        for address in (*staged, *gone):
            target, old = folder / address, None
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                old = kept / str(len(moved))
                target.rename(old)
            moved.append((target, old))
            if address in staged:
                staged[address].rename(target)
    except BaseException:
        for target, old in reversed(moved):
            target.unlink(missing_ok=True)
            if old is not None:
                old.rename(target)
        raise
    for address in gone:
        with suppress(OSError):  # others may have something in it
            (folder / address).parent.rmdir()


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    stage = Path(mkdtemp(prefix=_STAGE, dir=folder))
    try:
        yield stage
    finally:
        rmtree(stage, ignore_errors=True)


def _refuse_no_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise GkcliError(f"“{folder}”是文件，不是文件夹", "-o 后面要写文件夹")
    if (folder / "tasks.yaml").exists():
        raise GkcliError(f"“{folder}”是数据文件夹，网站不能放在里面", "换一个文件夹")


def _refuse_links(folder: Path, names: Iterable[str]) -> None:
    """GkcliError where a folder of the site is a link: it could lead anywhere."""
    below = sorted({name.partition("/")[0] for name in names if "/" in name})
    links = [name for name in below if (folder / name).is_symlink()]
    if links:
        raise GkcliError(f"“{folder / links[0]}”是一个链接，什么也没有写", _ELSEWHERE)


def _refuse_strange(folder: Path, names: Iterable[str]) -> None:
    """GkcliError where there is something of these names that is not of a site."""
    strange = [name for name in names if (folder / name).exists() or (folder / name).is_symlink()]
    if strange:
        more = f" 等 {len(strange)} 个" if len(strange) > _SHOWN else ""
        names = f"{'、'.join(strange[:_SHOWN])}{more}"
        raise GkcliError(
            f"“{folder}”里的 {names} 不是网站的，却同网站的文件重名，什么也没有写", _ELSEWHERE
        )
