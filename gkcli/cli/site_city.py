"""Making the site of a city: a page over its districts, and the site of each beside it."""

from collections.abc import Sequence
from pathlib import Path

from gkcli.cli.failure import report_error
from gkcli.cli.rollup import rolled_up, tell_broken
from gkcli.cli.settings import Settings
from gkcli.cli.site_edition import OWN, SiteWish, make_site
from gkcli.errors import FINDINGS, GkcliError
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.site.addresses import digest
from gkcli.paper.site.city import District, city_files
from gkcli.paper.site.folder import Published, SiteEdition, publish
from gkcli.rollup.members import Member, members_of
from gkcli.rollup.table import Rolled


def make_city(
    settings: Settings, folders: Sequence[Path], target: Path, wish: SiteWish
) -> tuple[Published, int]:
    """Make all of it; what was written of the city's own, and the exit code.

    A district that cannot be read is told of and has no site; the others are made all the same.
    """
    rolled = rolled_up(members_of(tuple(folders), settings.directory), wish.as_of)
    districts = [District(one, _made(one, target, wish)) for one in rolled]
    files = list(city_files(districts, [builtin_folder() / OWN], wish.as_of, public=wish.public))
    published = publish(target, lambda _before: SiteEdition((), files))
    broken = tell_broken(rolled) or not all(d.place for d in districts)
    return published, FINDINGS if broken else 0


def _made(one: Rolled, target: Path, wish: SiteWish) -> str:
    """The folder that the site of a district was made in, "" where it could not be made."""
    place = _place(one.member)
    try:
        make_site(Settings(one.member.folder), target / place, wish)
    except GkcliError as error:
        report_error(error)
        return ""
    return place


def _place(member: Member) -> str:
    # By its name, so that it stays when others come and go.
    return f"district-{digest(member.name)}"
