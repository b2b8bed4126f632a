"""Writing the files of something new: all of them or none."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from gkcli.errors import GkcliError
from gkcli.yaml.write import create, made, tidy

_ELSEWHERE = "换一个文件夹，或先把它移走"


def create_all(folder: Path, texts: Mapping[str, str], hint: str = _ELSEWHERE) -> None:
    """Write new files into a folder, which may be new; where one fails, none is left.

    The first is written last. While it is not there, files that hold what is to be written are
    those of a process that died: they stay, and the others join them. GkcliError where one of
    the names has been taken otherwise; nothing is written then.
    """
    first, *others = texts
    paths = {folder / name: texts[name] for name in (*others, first)}
    begun = (
        set[Path]()
        if (folder / first).exists()
        else {path for path, text in paths.items() if _holds(path, text)}
    )
    refuse_existing(folder, (name for name in texts if folder / name not in begun), hint)
    done: list[Path] = []
    with ExitStack() as folders:
        for path in paths:
            folders.enter_context(made(path.parent))
        try:
            for path, text in paths.items():
                if path in begun:
                    tidy(path)
                else:
                    create(path, text)
                    done.append(path)
        except BaseException:
            for path in done:
                with suppress(OSError):
                    path.unlink()
            raise


def refuse_existing(folder: Path, names: Iterable[str], hint: str) -> None:
    """GkcliError where a folder has files of these names."""
    existing = [name for name in names if (folder / name).exists()]
    for name in existing:
        tidy(folder / name)
    if existing:
        raise GkcliError(f"“{folder}”里已经有 {'、'.join(existing)}，没有写入任何文件", hint)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()
