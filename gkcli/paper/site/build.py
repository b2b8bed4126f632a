"""From a workspace on a day to all that the pages of its site tell."""

from typing import NamedTuple

from gkcli import __version__
from gkcli.paper.build import ViewBuilder
from gkcli.paper.deferred import later
from gkcli.paper.public_fields import public_face
from gkcli.paper.site.parties import groups, parties
from gkcli.paper.site.view import SiteView
from gkcli.paper.site.year import dues, months
from gkcli.paper.view import View
from gkcli.status.standings import Snapshot


class SiteContent(NamedTuple):
    """What the pages tell: the variables of the reports, and those of the site alone."""

    view: View
    site: SiteView


def site_content(snapshot: Snapshot, edition: str = "", *, public: bool) -> SiteContent:
    """All that a site tells; with ``public`` only what the portal may show."""
    view = ViewBuilder(snapshot, public=public).build()
    listed = dues(view.duties, view.tasks)
    site = SiteView(
        title=view.notice.table_title,
        edition=edition,
        version=__version__,
        parties=later(lambda: tuple(parties(snapshot, view.tasks))),
        groups=later(lambda: tuple(groups(snapshot.directory))),
        dues=tuple(listed),
        months=later(lambda: tuple(months(view.notice.year, listed, snapshot.workdays))),
    )
    return SiteContent(view, public_face(site) if public else site)
