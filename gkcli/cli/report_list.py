"""Lists the reports, and copies a built-in template for the user to edit."""

import re
from typing import TYPE_CHECKING

import click

from gkcli.cli.output import remember, say
from gkcli.cli.report_files import LISTS
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcli.paper.catalogue import Report
    from gkcli.terminal.page import Page


def list_reports(settings: Settings, output: str | None) -> None:
    """Print the reports with their origin, formats and purpose."""
    from gkcli.cli.output import answer
    from gkcli.paper.catalogue import reports
    from gkcli.workspace.layout import locate

    if output not in (None, *LISTS):
        raise click.UsageError(f"清单只能写成 table、json，不能写成 {output}。")
    listed = reports(locate(settings.directory))
    answer(lambda: _page(listed), lambda: list(map(_record, listed)), output or "table")


def _page(listed: "Sequence[Report]") -> "Page":
    from gkcli.terminal.page import Listing, ListingColumn, Page

    columns = [
        ListingColumn("报表"),
        ListingColumn("来源"),
        ListingColumn("格式"),
        ListingColumn("要写单位"),
        ListingColumn("用途", flexible=True),
    ]
    rows = [
        [
            report.name,
            report.origin,
            "、".join(report.offered),
            "要" if report.needs_unit else "可选",
            report.purpose,
        ]
        for report in listed
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


_NAME = re.compile(r"[^\W_][\w-]*")


def start_template(settings: Settings, name: str, new: str | None) -> None:
    """Copy a built-in template into the workspace's folder; GkcliError where one is there."""
    from gkcli.paper.catalogue import builtin_report, own_folder
    from gkcli.text import usable
    from gkcli.workspace.layout import locate, shown
    from gkcli.yaml.several import create_all

    called = new or name
    if not _NAME.fullmatch(called) or not usable(called):
        raise click.UsageError(f"“{called}”不能作报表名，只能用字、字母、数字和“-”。")
    layout = locate(settings.directory)
    report = builtin_report(name)
    folder = own_folder(layout) or layout.folder / "templates"
    copies = {
        folder / f"{called}.{form}.j2": report.folder / f"{name}.{form}.j2" for form in report.forms
    }
    texts = {one.name: source.read_text(encoding="utf-8") for one, source in copies.items()}
    create_all(folder, texts, "用 --as 换个名字")
    remember(f"已新建 {'、'.join(map(shown, copies))}")
    say(f"已新建 {'、'.join(map(shown, copies))}，内容同内置的 {name}。")
    say(f"下一步：用编辑器改它，再运行 gkcli report {called}；写法见 docs/templates.md")
    say("不想要了：删去这个文件")
