"""One report, printed for whoever it is wanted for."""

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from gkcli.cli.paperwork.making import make
from gkcli.cli.paperwork.sent import recording
from gkcli.cli.unread import Readable, readable, tell_unread
from gkcli.layout import locate
from gkcli.model.units import Unit, is_administrative
from gkcli.query.find import find_party
from gkcli.report.build import ViewBuilder
from gkcli.report.catalogue import find_report
from gkcli.report.faces import withheld
from gkcli.workspace import open_workspace, snapshot, statistics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcli.cli.settings import Settings
    from gkcli.model.directory import Party
    from gkcli.report.catalogue import Output
    from gkcli.report.view import View


class Printer:
    """Prints the report ``name`` in a form; the workspace is read once.

    A ``public`` one leaves out what is not for the portal.
    """

    def __init__(
        self, settings: "Settings", name: str, as_of: date, form: "Output", *, public: bool
    ) -> None:
        self._report = find_report(locate(settings.directory), name)
        self._workspace = open_workspace(settings.directory)
        self._as_of = as_of
        self._form = form
        self._public = public
        self._folder = settings.directory

    def content(self, unit: str | None) -> str | bytes:
        """The report for a unit as one names it, or for all; empty where it has nothing to say."""
        party = find_party(self._workspace.directory, unit) if unit else None
        self._refuse_unread(party)
        return self._printed(self._view(party))

    def content_for(self, unit: "Unit") -> str | bytes:
        """The report for a unit; empty where the unit makes none or has nothing to do."""
        if self._report.organs and not is_administrative(unit):
            return ""
        view = self._view(unit)
        return self._printed(view) if view.tasks or view.duties else ""

    @property
    def blank(self) -> str:
        """What it means where the report has nothing to say."""
        return self._report.blank or "报表没有内容"

    @property
    def lacking(self) -> str:
        """The same, as said of a unit."""
        return self._report.blank or "没有内容"

    def afterwards(self, unit: str | None) -> "Iterator[str]":
        """What there is to know about what was printed: what it leaves out, what to do next."""
        party = find_party(self._workspace.directory, unit) if unit else None
        view = self._view(party)
        if view.public:
            yield f"供公开，不含：{'；'.join(withheld(single=isinstance(party, Unit)))}"
        if self._report.recorded:
            by, folder = self._office(), self._folder
            yield recording(view.slips, self._report.recorded, self._as_of, by, folder)

    def tell_unread(self) -> int:
        """Tell whose ledgers could not be read; the exit code that this makes."""
        return tell_unread(self._seen)

    @property
    def units(self) -> "tuple[Unit, ...]":
        """All units of the registry whose ledgers can be read."""
        known = self._workspace.directory.registry.units
        return tuple(unit for unit in known if unit.name not in self._seen.now.unread)

    @cached_property
    def _seen(self) -> Readable:
        return readable(self._workspace, self._as_of)

    def _refuse_unread(self, party: "Party | None") -> None:
        """InvalidDataError where a report would not be whole, as what is signed has to be.

        The report of one unit does without the ledgers of others.
        """
        units = self._workspace.directory.members(party) if party else ()
        if self._seen.faults and (not units or self._seen.now.unread & {u.name for u in units}):
            snapshot(self._workspace, self._as_of)

    def _view(self, party: "Party | None") -> "View":
        workspace = self._workspace
        figures = partial(statistics, workspace)
        return ViewBuilder(self._seen.now, party, figures, public=self._public).build()

    def _office(self) -> str:
        """The office that duties are reported to, which is the one that urges; "" if unknown."""
        known = self._workspace.directory.get
        named = (deadline.report_to for deadline in self._workspace.table.notice.deadlines)
        offices = (office for name in named if name and (office := known(name)))
        return next((office.name for office in offices), "")

    def _printed(self, view: "View") -> str | bytes:
        return make(self._report, view, self._workspace.directory, self._form)
