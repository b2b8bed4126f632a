"""From a workspace on a day to all that the pages of its site tell."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from gkcli import __version__
from gkcli.model.site import SiteSettings
from gkcli.paper.build import ViewBuilder
from gkcli.paper.deferred import later
from gkcli.paper.public_fields import public_face
from gkcli.paper.site.growth import curve
from gkcli.paper.site.history_view import HistoryView
from gkcli.paper.site.office import office_page
from gkcli.paper.site.office_view import OfficeView
from gkcli.paper.site.parties import groups, parties
from gkcli.paper.site.places import doubts, places
from gkcli.paper.site.since_view import SinceView
from gkcli.paper.site.tables import described
from gkcli.paper.site.view import DownloadView, GrowthView, SiteView
from gkcli.paper.site.year import dues, months
from gkcli.paper.view import DeadlineView, View
from gkcli.score.read import Scored
from gkcli.status.due import final_date
from gkcli.status.growth import growth
from gkcli.status.standings import Snapshot
from gkcli.trace.chain import Chain


class SiteOptions(NamedTuple):
    """What a site is made with beside the workspace.

    ``public`` is whether only what the portal may show is told, ``errata`` whether the portal is
    told of errata all the same, ``chain`` reads the documents above, ``scored`` what units score;
    the rest is as ``SiteView`` says.
    """

    public: bool
    settings: SiteSettings
    edition: str = ""
    downloads: tuple[DownloadView, ...] = ()
    calendars: bool = False
    since: SinceView | None = None
    errata: bool = False
    histories: Mapping[int, HistoryView] = {}
    chain: Callable[[], Chain | None] = lambda: None
    scored: Callable[[], Scored | None] = lambda: None


class SiteContent(NamedTuple):
    """What the pages tell: the variables of the reports, and those of the site alone."""

    view: View
    site: SiteView


def site_content(snapshot: Snapshot, options: SiteOptions) -> SiteContent:
    """All that a site tells of a workspace on a day."""
    view = ViewBuilder(
        snapshot, public=options.public, chain=options.chain, scored=options.scored
    ).build()
    errata = options.errata or not options.public
    listed = dues(view.duties, view.tasks)
    site = SiteView(
        title=options.settings.title or view.notice.table_title,
        edition=options.edition,
        version=__version__,
        settings=options.settings,
        downloads=options.downloads,
        calendars=options.calendars,
        parties=later(lambda: tuple(parties(snapshot, view.tasks))),
        groups=later(lambda: tuple(groups(snapshot.directory))),
        dues=tuple(listed),
        undated=later(lambda: tuple(d for d in _duties(view) if not d.occasions)),
        months=later(lambda: tuple(months(view.notice.year, listed, snapshot.workdays))),
        places=later(lambda: tuple(places(snapshot, view.parts, options.histories, errata=errata))),
        growth=later(lambda: _growth(snapshot)),
        tables=later(lambda: tuple(described(public=options.public))),
        recorded=snapshot.recorded,
        errata=doubts(snapshot.table.notice.errata) if errata else (),
        since=options.since,
        office=later(lambda: _office(snapshot, view, site)),
    )
    return SiteContent(view, public_face(site) if options.public else site)


def _office(snapshot: Snapshot, view: View, site: SiteView) -> OfficeView:
    return office_page(
        snapshot.offices.names[0],
        snapshot.as_of,
        lambda: [party.account for party in site.parties if party.account],
        lambda: site.places,
        lambda: view.slips,
    )


def _growth(snapshot: Snapshot) -> GrowthView:
    notice = snapshot.table.notice
    return curve(growth(snapshot, final_date(notice)), notice.year, snapshot.as_of)


def _duties(view: View) -> Iterator[DeadlineView]:
    yield from view.duties
    yield from (duty for task in view.tasks for duty in task.deadlines)
