"""One making of a site: the workspace is read once, its files go into the folder."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from gkcli.cli.notes import ReadableSnapshot, readable_snapshot
from gkcli.cli.progress_bar import with_progress_bar
from gkcli.cli.settings import Settings
from gkcli.cli.site_since import changes_since
from gkcli.errors import GkcliError
from gkcli.history.trail import task_trails
from gkcli.history.walk import walk_back
from gkcli.model.site import SiteSettings
from gkcli.model.units import Unit
from gkcli.office.calendar.calendars import Calendars
from gkcli.paper.catalogue import builtin_folder, own_folder
from gkcli.paper.site.addresses import NOTICE, Addresses
from gkcli.paper.site.build import SiteOptions, site_content
from gkcli.paper.site.downloads import downloads
from gkcli.paper.site.folder import Published, SiteEdition, SiteFile, publish
from gkcli.paper.site.history import histories
from gkcli.paper.site.history_view import HistoryView
from gkcli.paper.site.make import SiteMaker
from gkcli.paper.site.manifest import Manifest, PublishedTask, kept_addresses
from gkcli.paper.site.since_view import SinceView
from gkcli.score.read import Scored, read_scored
from gkcli.status.duties import Duty
from gkcli.trace.chain import chain_of
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import Workspace, open_workspace, site_settings
from gkcli.workspace.revisions import commit_of

OWN = "site"
"""The folder of one's own looks, among one's own templates."""


class MadeSite(NamedTuple):
    """What was made: what was written, and what was read."""

    published: Published
    seen: ReadableSnapshot


class SiteWish(NamedTuple):
    """What kind of site is asked for, as of which day.

    ``since`` is the earlier day or edition that the office's site compares with, "" for none;
    ``errata`` is whether the public is told of errata too.
    """

    as_of: date
    public: bool
    since: str = ""
    errata: bool = False


def make_site(settings: Settings, folder: Path, wish: SiteWish) -> MadeSite:
    """Make the site of a workspace; GkcliError where that or the folder is not fit for it."""
    workspace = open_workspace(settings.directory)
    seen = readable_snapshot(workspace, wish.as_of)
    since = changes_since(settings, wish.since, seen.now) if wish.since else None
    making = _Making(workspace, seen, since, wish)
    return MadeSite(publish(folder, making.edition), seen)


class _Making:
    def __init__(
        self,
        workspace: Workspace,
        seen: ReadableSnapshot,
        since: SinceView | None,
        wish: SiteWish,
    ) -> None:
        self._workspace = workspace
        self._now = seen.now.published if wish.public else seen.now
        self._since = since
        self._public = wish.public
        self._errata = wish.errata
        self._settings = site_settings(workspace) or SiteSettings()

    def edition(self, before: Manifest) -> SiteEdition:
        tasks = [task for _, task in self._workspace.table.placed()]
        kept = kept_addresses(before.tasks, tasks)
        addresses = Addresses(self._workspace.directory, kept)
        published = tuple(
            PublishedTask(addresses.task(t.number), t.number, t.title, t.requirement) for t in tasks
        )
        return SiteEdition(published, self._files(addresses))

    def _scored(self) -> Scored | None:
        """What units score, for the office alone."""
        return None if self._public else read_scored(self._workspace, self._now)

    def _files(self, addresses: Addresses) -> Iterator[SiteFile]:
        layout = self._workspace.layout
        offered = list(downloads(layout, self._now, public=self._public))
        calendars = self._calendars(addresses)
        options = SiteOptions(
            self._public,
            self._settings,
            commit_of(layout),
            tuple(view for _, view in offered),
            calendars is not None,
            self._since,
            self._errata,
            {} if self._public else _histories(self._workspace),
            partial(chain_of, layout, self._workspace.table),
            self._scored,
        )
        content = site_content(self._now, options)
        maker = SiteMaker(template_folders(layout), self._workspace.directory, addresses)
        yield from with_progress_bar(
            chain(
                (file for file, _ in offered),
                self._calendar_files(calendars, addresses) if calendars else (),
                maker.files(content),
            ),
            "正在做网站",
            len(offered) + (1 + len(self._units) if calendars else 0) + maker.count(content),
        )

    @property
    def _units(self) -> Sequence[Unit]:
        return self._workspace.directory.registry.units

    def _calendars(self, addresses: Addresses) -> Calendars | None:
        """What makes the calendars; None where icalendar is not installed."""
        at = self._settings.address

        def page_of(duty: Duty) -> str:
            if duty.opened and duty.task:
                return f"{at}{addresses.task(duty.task.number)}" if at else ""
            page = NOTICE if duty.opened else addresses.deadline(duty.deadline.id)
            return f"{at}{page}" if at else ""

        try:
            return Calendars(self._now, public=self._public, page_of=page_of)
        except GkcliError:
            return None

    def _calendar_files(self, calendars: Calendars, addresses: Addresses) -> Iterator[SiteFile]:
        """A calendar of everybody, and one of every unit."""
        yield SiteFile(addresses.calendar(""), calendars.of(None).content)
        for unit in self._units:
            yield SiteFile(addresses.calendar(unit.name), calendars.of(unit).content)


def _histories(workspace: Workspace) -> Mapping[int, HistoryView]:
    """What git has of every task; nothing without git."""
    try:
        walk = walk_back(workspace.layout)
    except GkcliError:
        return {}
    return histories(task_trails(walk, workspace.table))


def template_folders(layout: Layout) -> list[Path]:
    """Where the templates of the site are, people's own first."""
    own = own_folder(layout)
    return [*([own / OWN] if own else []), builtin_folder() / OWN]
