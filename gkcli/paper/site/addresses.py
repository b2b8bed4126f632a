"""Where each page of the site is: plain ASCII paths that no name of a unit can lead astray."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from gkcli.model.directory import Directory
from gkcli.model.units import Unit
from gkcli.text import usable

HOME = "index.html"
TASKS = "tasks.html"
UNITS = "units.html"
DEADLINES = "deadlines.html"
NOTICE = "notice.html"
DATA = "data.html"
ABOUT = "about.html"
LOST = "404.html"
TASK_LIST = "tasks.js"
OFFICE = "office.html"
SCORES = "scores.html"
CHANGES = "changes.html"

# No capitals: many disks take two names that differ in them for one.
_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DIGITS = 10
_PATH = re.compile(r"[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*")


class Addresses:
    """The addresses of a site's pages, relative to its folder.

    ``kept`` are those of tasks by number where they are not what the number alone would give.
    """

    def __init__(self, directory: Directory, kept: Mapping[int, str] | None = None) -> None:
        self._directory = directory
        self._kept = kept or {}

    def task(self, number: int) -> str:
        """The page of a task."""
        return self._kept.get(number) or task_address(number)

    def unit(self, name: str) -> str:
        """The page of a unit by any of its names; a group's place in the list; "" if unknown."""
        party = self._directory.get(name)
        if party is None:
            return ""
        if isinstance(party, Unit):
            return f"units/{digest(party.name)}.html"
        return f"{UNITS}#{digest(party.name)}"

    def calendar(self, name: str) -> str:
        """The calendar of a unit, of everybody where the name is ""."""
        return f"calendars/{digest(name) if name else 'all'}.ics"

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
    # No plain name has two hyphens in a row.
    return code if _PLAIN.fullmatch(code) and usable(code) else f"id--{digest(code)}"


@cache
def digest(name: str) -> str:
    """A few ASCII characters that stand for a name, always the same ones."""
    return hashlib.sha256(name.encode()).hexdigest()[:_DIGITS]


def task_address(number: int, edition: int = 1) -> str:
    """What the number of a task alone gives; later ``edition`` where others have the first."""
    return f"tasks/{number}{f'-{edition}' if edition > 1 else ''}.html"


def is_address(text: str) -> bool:
    """Whether a text may be the path of a file of a site."""
    return _PATH.fullmatch(text) is not None


def root_of(address: str) -> str:
    """What leads from a page back to the site's folder: ``../`` for each folder it is in."""
    return "../" * address.count("/")
