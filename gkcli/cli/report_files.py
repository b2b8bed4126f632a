"""The files of reports: format, names, refusal to overwrite, writing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from gkcli.cli.output import say
from gkcli.errors import GkcliError
from gkcli.text import file_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkcli.model.units import Unit
    from gkcli.paper.catalogue import Output

LISTS = ("table", "json")
"""The forms of the list of reports."""

FORMS: "tuple[Output, ...]" = ("md", "html", "docx")
"""The forms of a report."""

_ENDINGS: "dict[str, Output]" = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
_OLD_WORD = (".doc", ".wps", ".rtf", ".odt")


def form_of(output: str | None, target: Path | None) -> "Output":
    """The format for a file or the screen; UsageError where the ending is unknown."""
    ending = target.suffix.lower() if target else ""
    asked = _asked(output)
    if ending in _OLD_WORD:
        raise click.UsageError(f"不能出 {ending} 文件。请写 .docx，Word、WPS 都能打开。")
    if target and ending not in _ENDINGS:
        raise click.UsageError(f"“{target}”看不出是什么文件。文件名请以 .docx、.html 或 .md 结尾。")
    form = asked or _ENDINGS.get(ending, "md")
    if form == "docx" and target is None and sys.stdout.isatty():
        raise click.UsageError("docx 不能打在屏幕上，请用 -o 文件.docx 写到文件。")
    return form


def form_of_many(output: str | None) -> "Output":
    """The format of a folder of files, docx by default."""
    return _asked(output) or "docx"


def _asked(output: str | None) -> "Output | None":
    if output in LISTS:
        raise click.UsageError(
            f"-f {output} 只用于清单（--list）。报表可以写：{'、'.join(FORMS)}。"
        )
    return next((form for form in FORMS if form == output), None)


_SHOWN = 3


def refuse_file(target: Path, *, force: bool) -> None:
    """GkcliError where a file must not or cannot be written; called before any computation."""
    if target.is_dir():
        raise GkcliError(f"“{target}”是文件夹", "-o 后面要写文件名")
    refuse_homeless(target)
    if target.exists() and not force:
        from gkcli.yaml.write import tidy

        tidy(target)
        raise GkcliError(f"“{target}”已经有了，没有动它", "加 --force 改写它，或换个文件名")


def write_file(target: Path, content: str | bytes, *, force: bool) -> None:
    """Write a report and say so."""
    from gkcli.yaml.write import create, replace

    if force:
        # A link is followed: the file it leads to is rewritten, the link stays.
        replace(target.resolve(), content)
    else:
        create(target, content)
    say(f"已写入 {target}", aside=True)


class FolderWords(NamedTuple):
    """How messages tell of a folder with a file for every unit.

    ``doing`` is what is being done, ``each`` what every unit has, ``lacking`` why some have none.
    """

    doing: str
    each: str
    lacking: str


def write_folder(
    folder: Path,
    units: "Sequence[Unit]",
    ending: str,
    content_for: "Callable[[Unit, Path], str | bytes]",
    words: FolderWords,
    *,
    force: bool,
) -> None:
    """Write a file for every unit that there is any content for, and say how many.

    ``content_for`` is given the unit and where its file will be.
    """
    from gkcli.cli.progress_bar import with_progress_bar
    from gkcli.yaml.write import create, made, replace

    targets = [folder / name for name in file_names((u.name for u in units), ending)]
    _refuse_folder(folder, targets, force=force)
    put = replace if force else create
    written = 0
    try:
        with made(folder):
            pairs = list(zip(units, targets, strict=True))
            for unit, target in with_progress_bar(pairs, words.doing):
                content = content_for(unit, target)
                if content:
                    put(target, content)
                    written += 1
    except GkcliError as error:
        done = f"（此前已写入 {written} 个文件）" if written else ""
        raise GkcliError(f"{error.message}{done}", error.hint) from error
    rest = len(units) - written
    silent = f"；{rest} 个单位{words.lacking}，没有出" if rest else ""
    say(f"已写入 {folder}：{written} 个单位，{words.each}{silent}", aside=True)


def _refuse_folder(folder: Path, targets: list[Path], *, force: bool) -> None:
    """GkcliError where files must not or cannot be written into a folder."""
    if folder.exists() and not folder.is_dir():
        raise GkcliError(f"“{folder}”是文件，不是文件夹", "--all-units 时 -o 后面要写文件夹")
    refuse_homeless(folder)
    existing = [target.name for target in targets if target.exists() or target.is_symlink()]
    if existing and not force:
        more = f"等 {len(existing)} 个文件" if len(existing) > _SHOWN else ""
        raise GkcliError(
            f"“{folder}”里已经有 {'、'.join(existing[:_SHOWN])}{more}，一个也没有写",
            "加 --force 改写它们，或换个文件夹",
        )


def refuse_homeless(path: Path) -> None:
    """GkcliError where the folder is not there into which something is to be written."""
    if not path.absolute().parent.is_dir():
        raise GkcliError(f"没有文件夹“{path.parent}”", "先新建这个文件夹，或换一个位置")
