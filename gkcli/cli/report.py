"""gkcli report: print paperwork from templates."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command
from gkcli.cli.params import FILE, REPORT, Choice, as_of_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gkcli.render.page import Page
    from gkcli.report.catalogue import Output, Report

_LISTS = ("table", "json")
_ENDINGS: "dict[str, Output]" = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
_OLD_WORD = (".doc", ".wps", ".rtf", ".odt")


@click.command(
    cls=Command,
    help="""出报表：任务分解表、单位填报表，或用自己的模板。

    不写报表名就列出有哪些报表。自己的模板放在数据文件夹的 templates/ 里，
    与内置的同名时用自己的；写法见 docs/templates.md。
    """,
    examples=[
        ("gkcli report breakdown -o 分解表.html", "整张表，用浏览器打开即可打印"),
        (
            "gkcli report unit-sheet --unit 审改办 -o 填报表.docx",
            "审改办的填报表，用 Word、WPS 打开",
        ),
        ("gkcli report breakdown --unit 教育局", "只列教育局的任务，打在屏幕上"),
        ("gkcli report --list", "有哪些报表"),
    ],
)
@click.argument("name", type=REPORT, required=False, metavar="[报表]")
@click.option("--list", "listed", is_flag=True, help="列出有哪些报表、从哪里来、做什么用")
@unit_option()
@as_of_option()
@click.option(
    "-f",
    "--format",
    "output",
    type=Choice(("md", "html", "docx", *_LISTS)),
    help="md、html 或 docx；不写则看 -o 的文件名，没有 -o 则为 md。列清单时用 table 或 json",
)
@click.option("-o", "--output", "target", type=FILE, help="写到文件；不写则打在屏幕上")
@click.option("--force", is_flag=True, help="-o 的文件已经有了也改写它")
@click.pass_obj
def command(
    settings: Settings,
    name: str | None,
    listed: bool,  # noqa: FBT001 - a flag on the command line
    unit: str | None,
    as_of: "date",
    output: str | None,
    target: Path | None,
    force: bool,  # noqa: FBT001
) -> None:
    """Write a report to the screen or a file, or list the reports there are."""
    if name is None or listed:
        _refuse_with_list(name, unit, target)
        _list(settings, output)
        return
    form = _form(output, target)
    if target is not None:
        _refuse_target(target, force=force)
    content = _content(settings, name, unit, as_of, form)
    if target is None:
        click.echo(content, nl=False)
    else:
        _write(target, content, force=force)


def _content(
    settings: Settings, name: str, unit: str | None, as_of: "date", form: "Output"
) -> str | bytes:
    from gkcli.layout import locate
    from gkcli.query.find import find_party
    from gkcli.report.build import ViewBuilder
    from gkcli.report.catalogue import find_report
    from gkcli.report.produce import compose, produce
    from gkcli.workspace import open_workspace, snapshot, statistics

    report = find_report(locate(settings.directory), name)
    workspace = open_workspace(settings.directory)
    directory = workspace.directory
    party = find_party(directory, unit) if unit else None
    builder = ViewBuilder(snapshot(workspace, as_of), party, lambda: statistics(workspace))
    view = builder.build()
    if form != "docx":
        return produce(report, view, directory, form)
    from gkcli.exchange.docx import to_docx

    return to_docx(compose(report, view, directory))


def _form(output: str | None, target: Path | None) -> "Output":
    ending = target.suffix.lower() if target else ""
    if output in _LISTS:
        raise click.UsageError(f"-f {output} 只用于清单（--list）。报表可以写：md、html、docx。")
    if ending in _OLD_WORD:
        raise click.UsageError(f"不能出 {ending} 文件。请写 .docx，Word、WPS 都能打开。")
    if target and ending not in _ENDINGS:
        raise click.UsageError(f"“{target}”看不出是什么文件。文件名请以 .docx、.html 或 .md 结尾。")
    form = _asked(output) or _ENDINGS.get(ending, "md")
    if form == "docx" and target is None and sys.stdout.isatty():
        raise click.UsageError("docx 不能打在屏幕上，请用 -o 文件.docx 写到文件。")
    return form


def _asked(output: str | None) -> "Output | None":
    asked: dict[str, Output] = {"md": "md", "html": "html", "docx": "docx"}
    return asked.get(output or "")


def _refuse_with_list(name: str | None, unit: str | None, target: Path | None) -> None:
    if name is not None:
        raise click.UsageError("--list 列出全部报表，不用再写报表名。")
    if unit is not None or target is not None:
        raise click.UsageError("没有写要出哪一个报表。用 gkcli report --list 查看全部报表。")


def _refuse_target(target: Path, *, force: bool) -> None:
    from gkcli.errors import GkcliError

    if target.is_dir():
        raise GkcliError(f"“{target}”是文件夹", "-o 后面要写文件名")
    if not target.absolute().parent.is_dir():
        raise GkcliError(f"没有文件夹“{target.parent}”", "先新建这个文件夹，或换一个位置")
    if target.exists() and not force:
        raise GkcliError(f"“{target}”已经有了，没有动它", "加 --force 改写它，或换个文件名")


def _write(target: Path, content: str | bytes, *, force: bool) -> None:
    from gkcli.files.write import create, replace

    if force:
        # A link is followed: the file it leads to is rewritten, the link stays.
        replace(target.resolve(), content)
    else:
        create(target, content)
    click.echo(f"已写入 {target}", err=True)


def _list(settings: Settings, output: str | None) -> None:
    from gkcli.cli.answer import answer
    from gkcli.layout import locate
    from gkcli.report.catalogue import reports

    if output not in (None, *_LISTS):
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
