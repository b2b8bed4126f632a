"""A report made in a form: from people's own templates in a process with bounds of its own."""

from typing import TYPE_CHECKING

from gkcli.layout import shown
from gkcli.report.bounds import ExhaustedError, patience
from gkcli.report.produce import compose, produce

if TYPE_CHECKING:
    from gkcli.model.directory import Directory
    from gkcli.report.catalogue import Output, Report
    from gkcli.report.view import View

_MEMORY = 2 * 1024**3
_SECONDS = 8
_GRACE = 2
"""Seconds in which a template that is told to stop may say where it was."""


def make(report: "Report", view: "View", directory: "Directory", form: "Output") -> str | bytes:
    """The report as a file of that form, empty where it has nothing to say.

    GkcliError as ``produce`` says, and where a template of one's own needs too much.
    """
    if report.builtin:
        return _made(report, view, directory, form)
    # Only people's own templates pay for a process.
    from gkcli.confined import Bounds, confined

    bounds = Bounds(
        memory=_MEMORY,
        seconds=_SECONDS + _GRACE,
        doing=f"用模板 {shown(report.template(form))} 出报表",
        hint="检查模板里的循环和重复；数据太多时用 --unit 分开出",
    )
    return confined(bounds, _bounded, report, view, directory, form)


def _bounded(report: "Report", view: "View", directory: "Directory", form: "Output") -> str | bytes:
    """The same, given up in time to say at which line of the template."""
    with patience(_SECONDS):
        try:
            return _made(report, view, directory, form)
        except (ExhaustedError, MemoryError) as error:
            from gkcli.report.faults import explained

            raise explained(error, report.template(form)) from None


def _made(report: "Report", view: "View", directory: "Directory", form: "Output") -> str | bytes:
    if form != "docx":
        text = produce(report, view, directory, form)
        return text if text.strip() else ""
    from gkcli.exchange.docx import to_docx

    document = compose(report, view, directory)
    return b"" if document.blank else to_docx(document)
