"""The page of a city over the sites of its districts."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkcli.frozen import frozen
from gkcli.model.directory import Directory
from gkcli.model.units import Registry
from gkcli.paper.environment import ReportEnvironment
from gkcli.paper.faults import explained
from gkcli.paper.site.addresses import HOME, Addresses
from gkcli.paper.site.filters import site_filters
from gkcli.paper.site.folder import SiteFile
from gkcli.paper.site.make import PAGE_LIMITS
from gkcli.rollup.one_workspace import Tally
from gkcli.rollup.table import Rolled, together
from gkcli.text import printable

_TEMPLATE = "city.html.j2"
_ASSETS = ("favicon.svg", "site.css")


class District(NamedTuple):
    """A workspace with what it comes to, and the folder of its site, "" where it has none."""

    rolled: Rolled
    place: str


@frozen
class DistrictView:
    """A district: the address of its site, "" without one, and its numbers, None for no numbers.

    ``faults`` counts what keeps its files from being read.
    """

    name: str
    address: str
    tally: Tally | None
    faults: int


def city_files(
    districts: Sequence[District], folders: Sequence[Path], as_of: date, *, public: bool
) -> Iterator[SiteFile]:
    """The page of the city and its looks; of each the first of ``folders`` that has it.

    To the public it tells how far the city is, and of no district how far that one is.
    """
    for name in _ASSETS:
        path = next(path for folder in folders if (path := folder / name).is_file())
        yield SiteFile(name, path.read_bytes())
    directory = Directory(Registry(()))
    environment = ReportEnvironment(folders, directory, PAGE_LIMITS)
    environment.filters |= site_filters(Addresses(directory))
    variables: dict[str, object] = {
        "districts": tuple(map(_district, districts)),
        "whole": together(d.rolled.summary.whole for d in districts if d.rolled.summary.whole),
        "as_of": as_of,
        "public": public,
    }
    try:
        text = "".join(environment.written(_TEMPLATE, variables))
    except Exception as error:
        raise explained(error, folders[-1] / _TEMPLATE) from error
    yield SiteFile(HOME, printable(text).encode())


def _district(district: District) -> DistrictView:
    member, summary = district.rolled
    address = f"{district.place}/{HOME}" if district.place else ""
    return DistrictView(member.name, address, summary.whole, summary.fault_count)
