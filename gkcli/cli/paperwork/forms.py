"""Which form a report is wanted in: as -f says, else as the file's name ends."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gkcli.report.catalogue import Output

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
    """The form for a file or, without one, for the screen; UsageError where it cannot be told."""
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
    """The form of a folder of files: files for Word where nothing is said."""
    return _asked(output) or "docx"


def _asked(output: str | None) -> "Output | None":
    if output in LISTS:
        raise click.UsageError(
            f"-f {output} 只用于清单（--list）。报表可以写：{'、'.join(FORMS)}。"
        )
    return next((form for form in FORMS if form == output), None)
