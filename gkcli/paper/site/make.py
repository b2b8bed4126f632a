"""From the content of a site to the bytes of its files."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from gkcli.errors import GkcliError
from gkcli.frozen import fields_of
from gkcli.model.directory import Directory
from gkcli.paper.bounds import Budget, Limits
from gkcli.paper.deferred import later
from gkcli.paper.environment import ReportEnvironment
from gkcli.paper.faults import explained
from gkcli.paper.site.addresses import LOST, TASK_LIST, Addresses, is_address, root_of
from gkcli.paper.site.build import SiteContent
from gkcli.paper.site.filters import site_filters
from gkcli.paper.site.folder import SiteFile
from gkcli.paper.site.pages import SitePage, pages
from gkcli.paper.site.task_list import task_list
from gkcli.paper.site.view import PageView
from gkcli.text import printable

PAGE_LIMITS = Limits(steps=5_000_000, characters=20_000_000, seconds=60)
"""What one page may take."""

_ASSETS = frozenset((".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2"))
"""Files with these endings go into the site as they are."""


class SiteMaker:
    """Makes the files of a site from templates; of each the first of ``folders`` that has it.

    A server shows the page for what is lost at any address: its links begin with that of the site,
    where it is known.
    """

    def __init__(self, folders: Sequence[Path], directory: Directory, addresses: Addresses) -> None:
        self._folders = folders
        self._addresses = addresses
        self._directory = directory
        self._environment = ReportEnvironment(folders, directory, PAGE_LIMITS)
        self._environment.filters |= site_filters(addresses)

    def count(self, content: SiteContent) -> int:
        """How many files the site has."""
        made = sum(1 for _ in pages(*content, self._addresses))
        return len(self._assets()) + 1 + made

    def files(self, content: SiteContent) -> Iterator[SiteFile]:
        """Every file, one after the other; GkcliError where a template of one's own is wrong."""
        view, site = content
        assets = self._assets()
        logo = site.settings.logo
        if logo and logo not in assets:
            raise GkcliError(
                f"没有标志“{logo}”", "图片放在 templates/site/ 里，名字同 site.yaml 里的一样"
            )
        for name, path in assets.items():
            yield SiteFile(name, path.read_bytes())
        yield SiteFile(TASK_LIST, task_list(content, self._directory, self._addresses).encode())
        shared = {
            **{field.name: later(partial(getattr, view, field.name)) for field in fields_of(view)},
            "site": site,
        }
        for page in pages(view, site, self._addresses):
            root = site.settings.address if page.address == LOST else None
            seen = PageView(page.address, page.title, root or root_of(page.address))
            text = self._written(page, {**shared, **page.variables, "page": seen})
            yield SiteFile(page.address, text.encode())

    def _assets(self) -> dict[str, Path]:
        """Pictures, looks and scripts by their names."""
        found: dict[str, Path] = {}
        for folder in reversed(self._folders):
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                if path.suffix in _ASSETS and is_address(path.name) and path.is_file():
                    found[path.name] = path
        return dict(sorted(found.items()))

    def _written(self, page: SitePage, variables: dict[str, object]) -> str:
        template = f"{page.template}.html.j2"
        self._environment.budget = Budget(PAGE_LIMITS)
        try:
            return printable("".join(self._environment.written(template, variables)))
        except Exception as error:
            raise explained(error, self._found(template)) from error

    def _found(self, name: str) -> Path:
        found = (folder / name for folder in self._folders if (folder / name).is_file())
        return next(found, self._folders[-1] / name)
