"""Where each page of the site is: plain ASCII paths that no name of a unit can lead astray."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from gkcli.model.directory import Directory
from gkcli.model.units import Unit

HOME = "index.html"
TASKS = "tasks.html"
UNITS = "units.html"
DEADLINES = "deadlines.html"
NOTICE = "notice.html"
DATA = "data.html"
ABOUT = "about.html"
LOST = "404.html"

_PLAIN = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_DIGITS = 10


class Addresses:
    """The addresses of a site's pages, relative to its folder.

    ``kept`` are those of tasks that were published before, by number, where they differ from what
    the number alone would give.
    """

    def __init__(self, directory: Directory, kept: Mapping[int, str] | None = None) -> None:
        self._directory = directory
        self._kept = kept or {}

    def task(self, number: int) -> str:
        """The page of a task."""
        return self._kept.get(number, f"tasks/{number}.html")

    def unit(self, name: str) -> str:
        """The page of a unit by any of its names; a group's place in the list; "" if unknown."""
        party = self._directory.get(name)
        if party is None:
            return ""
        if isinstance(party, Unit):
            return f"units/{_digest(party.name)}.html"
        return f"{UNITS}#{_digest(party.name)}"

    def deadline(self, code: str) -> str:
        """The page of a duty with a time limit."""
        return f"deadlines/{_plain(code)}.html"

    def limit(self, code: str) -> str:
        """The place of a duty with a time limit on its task's page."""
        return f"limit-{_plain(code)}"

    def month(self, day: date) -> str:
        """The page of the month that a day is in."""
        return f"months/{day:%Y-%m}.html"


def sheet(number: int) -> str:
    """The page of the list of tasks by its number, from 1 on."""
    return TASKS if number == 1 else f"tasks-{number}.html"


def _plain(code: str) -> str:
    return code if _PLAIN.fullmatch(code) else _digest(code)


@cache
def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:_DIGITS]


def root_of(address: str) -> str:
    """What leads from a page back to the site's folder: ``../`` for each folder it is in."""
    return "../" * address.count("/")
