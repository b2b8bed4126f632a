"""The list of the reports there are."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.paperwork.forms import LISTS
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcli.render.page import Page
    from gkcli.report.catalogue import Report


def list_reports(settings: Settings, output: str | None) -> None:
    """Print which reports there are, where they are from and what they are for."""
    from gkcli.cli.answer import answer
    from gkcli.layout import locate
    from gkcli.report.catalogue import reports

    if output not in (None, *LISTS):
        raise click.UsageError(f"清单只能写成 table、json，不能写成 {output}。")
    found = reports(locate(settings.directory))
    answer(lambda: _page(found), lambda: list(map(_record, found)), output or "table")


def _page(found: "Sequence[Report]") -> "Page":
    from gkcli.render.page import Column, Listing, Page

    columns = [
        Column("报表"),
        Column("来源"),
        Column("格式"),
        Column("要写单位"),
        Column("用途", flexible=True),
    ]
    rows = [
        [
            report.name,
            report.origin,
            "、".join(report.offered),
            "要" if report.needs_unit else "可选",
            report.purpose,
        ]
        for report in found
    ]
    return Page([Listing(columns, rows)])


def _record(report: "Report") -> dict[str, object]:
    return {
        "name": report.name,
        "origin": report.origin,
        "builtin": report.builtin,
        "formats": list(report.offered),
        "needs_unit": report.needs_unit,
        "purpose": report.purpose,
    }
