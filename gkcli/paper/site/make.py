"""From the content of a site to the bytes of its files."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gkcli.frozen import fields_of
from gkcli.model.directory import Directory
from gkcli.paper.bounds import Budget, Limits
from gkcli.paper.deferred import later
from gkcli.paper.environment import ReportEnvironment
from gkcli.paper.faults import explained
from gkcli.paper.site.addresses import Addresses, root_of
from gkcli.paper.site.build import SiteContent
from gkcli.paper.site.filters import site_filters
from gkcli.paper.site.pages import SitePage, pages
from gkcli.paper.site.view import PageView
from gkcli.text import printable

PAGE_LIMITS = Limits(steps=5_000_000, characters=20_000_000, seconds=60)
"""What one page may take."""

ASSETS = ("site.css", "site.js", "favicon.svg")
"""The files that go into the site as they are."""


class SiteFile(NamedTuple):
    """A file of the site: its path within the folder and what is in it."""

    address: str
    content: bytes


class SiteMaker:
    """Makes the files of a site from templates; of each the first of ``folders`` that has it."""

    def __init__(self, folders: Sequence[Path], directory: Directory, addresses: Addresses) -> None:
        self._folders = folders
        self._addresses = addresses
        self._environment = ReportEnvironment(folders, directory, PAGE_LIMITS)
        self._environment.filters |= site_filters(addresses)

    def files(self, content: SiteContent) -> Iterator[SiteFile]:
        """Every file, one after the other; GkcliError where a template of one's own is wrong."""
        for name in ASSETS:
            yield SiteFile(name, self._found(name).read_bytes())
        view, site = content
        shared = {
            **{field.name: later(partial(getattr, view, field.name)) for field in fields_of(view)},
            "site": site,
        }
        for page in pages(view, site, self._addresses):
            yield SiteFile(page.address, self._written(page, shared).encode())

    def _written(self, page: SitePage, shared: dict[str, object]) -> str:
        template = f"{page.template}.html.j2"
        seen = PageView(page.address, page.title, root_of(page.address))
        variables = {**shared, **page.variables, "page": seen}
        self._environment.budget = Budget(PAGE_LIMITS)
        try:
            return printable("".join(self._environment.written(template, variables)))
        except Exception as error:
            raise explained(error, self._found(template)) from error

    def _found(self, name: str) -> Path:
        found = (folder / name for folder in self._folders if (folder / name).is_file())
        return next(found, self._folders[-1] / name)
