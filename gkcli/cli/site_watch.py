"""Making a site again whenever what it is made from changes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gkcli.cli.output import say
from gkcli.cli.settings import Settings
from gkcli.cli.site_edition import template_folders
from gkcli.errors import GkcliError
from gkcli.workspace.kinds import KINDS
from gkcli.workspace.layout import locate

_EVERY = 0.5
"""Seconds between two looks."""

_State = dict[Path, tuple[int, int]]


def make_again(settings: Settings, target: Path, make: Callable[[], int]) -> None:
    """Call ``make`` whenever a data file or a template has changed, until interrupted.

    What is wrong with the data is told, and waited for to be mended.
    """
    from gkcli.cli.failure import report_error

    before = _state(settings)
    say("数据一改就重做，按 Ctrl-C 停下。", aside=True)
    try:
        while True:
            time.sleep(_EVERY)
            now = _state(settings)
            if now == before:
                continue
            before = now
            try:
                make()
            except GkcliError as error:
                report_error(error)
    except KeyboardInterrupt:
        say(f"停下了，网站还在 {target}。", aside=True)


def _state(settings: Settings) -> _State:
    """When each file was changed and how long it is; what is gone meanwhile is left out."""
    found: _State = {}
    for path in _files(settings):
        try:
            seen = path.stat()
        except OSError:
            continue
        found[path] = (seen.st_mtime_ns, seen.st_size)
    return found


def _files(settings: Settings) -> Iterator[Path]:
    try:
        layout = locate(settings.directory)
        for kind in KINDS.values():
            yield from layout.files_of(kind)
    except GkcliError:
        return
    for folder in template_folders(layout):
        if folder.is_dir():
            yield from (path for path in folder.iterdir() if path.is_file())
