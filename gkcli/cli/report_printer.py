"""Renders a report for one unit, for all, or unit by unit; the workspace is read once."""

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from gkcli.cli.notes import ReadableSnapshot, readable_snapshot, tell_unread
from gkcli.errors import GkcliError
from gkcli.model.units import Unit, is_administrative
from gkcli.paper.build import ViewBuilder
from gkcli.paper.catalogue import find_report
from gkcli.paper.deferred import settle
from gkcli.paper.produce import compose, produce
from gkcli.status.find_unit import find_party
from gkcli.text import shell_word
from gkcli.trace.chain import chain_of
from gkcli.workspace.layout import locate, shown
from gkcli.workspace.open import open_workspace, statistics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gkcli.cli.settings import Settings
    from gkcli.model.directory import Directory, Party
    from gkcli.paper.accounts import SlipView
    from gkcli.paper.catalogue import Output, Report
    from gkcli.paper.view import View
    from gkcli.score.read import Scored
    from gkcli.status.spot_check import SpotCheckWish
    from gkcli.status.standings import Snapshot
    from gkcli.workspace.open import Workspace


def sending_commands(
    slips: "Iterable[SlipView]", status: str, on: "date", folder: "Path | None"
) -> str:
    """The commands that record the sending of slips; "" where there are none.

    ``folder`` is the workspace where it was named.
    """
    from gkcli.paper.recording import recording_commands

    program = f"gkcli -d {shell_word(folder)}" if folder else "gkcli"
    lines = [f"  {program} {words}" for words in recording_commands(slips, status, on)]
    return "\n".join(["发出以后记进台账，再逾期时就知道催过：", *lines]) if lines else ""


_MEMORY = 2 * 1024**3
SECONDS = 8
"""How long a template of one's own may take."""
GRACE = 2
"""Seconds that a stopped template has left to report its line."""


def make(report: "Report", view: "View", directory: "Directory", form: "Output") -> str | bytes:
    """The report as a file of that form, empty where it has nothing to say.

    GkcliError as ``produce`` says, and where a template of one's own needs too much.
    """
    if report.builtin:
        return _made(report, view, directory, form)
    # Only people's own templates pay for a process; its seconds are for the template alone.
    settle(view)
    from gkcli.guard.process import Bounds, confined

    bounds = Bounds(
        memory=_MEMORY,
        seconds=SECONDS + GRACE,
        doing=f"用模板 {shown(report.template(form))} 出报表",
        hint="检查模板里的循环和重复；数据太多时用 --unit 分开出",
    )
    return confined(bounds, _bounded, report, view, directory, form)


def _bounded(report: "Report", view: "View", directory: "Directory", form: "Output") -> str | bytes:
    """The same within the time limit; the error names the line of the template."""
    from gkcli.paper.bounds import ExhaustedError
    from gkcli.paper.patience import patience

    with patience(SECONDS):
        try:
            return _made(report, view, directory, form)
        except (ExhaustedError, MemoryError) as error:
            from gkcli.paper.faults import explained

            raise explained(error, report.template(form)) from None


def _made(report: "Report", view: "View", directory: "Directory", form: "Output") -> str | bytes:
    if form != "docx":
        text = produce(report, view, directory, form)
        return text if text.strip() else ""
    try:
        from gkcli.office.docx.package import to_docx
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "docx":
            raise
        from gkcli.office.read.kinds import INSTALL

        raise GkcliError("出 Word 文件要用 python-docx，还没有装", f"运行 {INSTALL}") from None

    document = compose(report, view, directory)
    return b"" if document.blank else to_docx(document)


class Printer:
    """Prints the report ``name`` in a form; the workspace is read once.

    A ``public`` one leaves out what is not for the portal. ``spot_check`` is what a sheet of spot
    checks draws, where it is not what the cycles say.
    """

    def __init__(
        self,
        settings: "Settings",
        name: str,
        as_of: date,
        form: "Output",
        *,
        public: bool,
        spot_check: "SpotCheckWish | None" = None,
    ) -> None:
        self._report = find_report(locate(settings.directory), name)
        self._workspace = open_workspace(settings.directory)
        self._as_of = as_of
        self._form = form
        self._public = public
        self._spot_check = spot_check
        self._folder = settings.directory

    def content(self, unit: str | None) -> str | bytes:
        """The report for a unit as one names it, or for all; empty where it has nothing to say."""
        party = find_party(self._workspace.directory, unit) if unit else None
        self._seen.refuse_unread(party)  # what is signed has to be whole
        return self._printed(self._view(party))

    def content_for(self, unit: "Unit") -> str | bytes:
        """The report for a unit; empty where the unit makes none or has nothing to do."""
        if self._report.organs and not is_administrative(unit):
            return ""
        view = self._view(unit)
        return self._printed(view) if view.tasks or view.duties else ""

    @property
    def blank(self) -> str:
        """The message where the report is empty."""
        return self._report.blank or "报表没有内容"

    @property
    def lacking(self) -> str:
        """The same, as said of a unit."""
        return self._report.blank or "没有内容"

    def afterwards(self, unit: str | None) -> "Iterator[str]":
        """Notes for stderr: what a public report leaves out, how to record that slips were sent."""
        party = find_party(self._workspace.directory, unit) if unit else None
        view = self._view(party)
        if view.public:
            from gkcli.paper.public_fields import withheld

            yield f"供公开，不含：{'；'.join(withheld(single=isinstance(party, Unit)))}"
        if self._report.recorded:
            yield sending_commands(view.slips, self._report.recorded, self._as_of, self._folder)

    def tell_unread(self) -> int:
        """Print on stderr whose ledgers could not be read; return the exit code."""
        return tell_unread(self._seen)

    @property
    def units(self) -> "tuple[Unit, ...]":
        """All units of the registry whose ledgers can be read."""
        return self._seen.now.readable

    @cached_property
    def _seen(self) -> ReadableSnapshot:
        return readable_snapshot(self._workspace, self._as_of)

    @cached_property
    def _scores(self) -> "_Scores":
        return _Scores(self._workspace, self._seen.now)

    def _view(self, party: "Party | None") -> "View":
        workspace = self._workspace
        figures = partial(statistics, workspace)
        return ViewBuilder(
            self._seen.now,
            party,
            figures,
            public=self._public,
            spot_check=self._spot_check,
            scored=self._scores,
            chain=partial(chain_of, workspace.layout, workspace.table),
        ).build()

    def _printed(self, view: "View") -> str | bytes:
        return make(self._report, view, self._workspace.directory, self._form)


class _Scores:
    """What units score, read once and only where a template asks, in whatever process that is."""

    def __init__(self, workspace: "Workspace", now: "Snapshot") -> None:
        self._workspace = workspace
        self._now = now

    def __call__(self) -> "Scored | None":
        return self._read

    @cached_property
    def _read(self) -> "Scored | None":
        from gkcli.score.read import read_scored

        return read_scored(self._workspace, self._now)
