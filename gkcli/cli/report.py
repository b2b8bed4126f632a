"""gkcli report: reports from templates."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import put, say
from gkcli.cli.params import REPORT, Choice, PathParam, as_of_option, unit_option
from gkcli.cli.report_files import FORMS, LISTS, form_of, form_of_many
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.cli.report_printer import Printer
    from gkcli.paper.catalogue import Output


@click.command(
    cls=Command,
    help="""出报表：实施方案、督查通报、催办单等，或用自己的模板。

    不写报表名就列出有哪些报表。每个报表都能出 Markdown、网页和 Word 文件。
    自己的模板放在数据文件夹的 templates/ 里，与内置的同名时用自己的；写法见 docs/templates.md。
    """,
    examples=[
        ("gkcli report breakdown -o 分解表.html", "整张表，用浏览器打开即可打印"),
        ("gkcli report unit-sheet --unit 审改办 -o 填报表.docx", "审改办的，用 Word、WPS 打开"),
        ("gkcli report unit-sheet --all-units -o 填报表", "每个单位一个文件，放进文件夹"),
        ("gkcli report bulletin --as-of 2018-12-03 -o 通报.docx", "截至那一天的督查通报"),
        ("gkcli report reminder --all-units -o 催办单", "该催的单位各一个文件，一事一单"),
        ("gkcli report summary --unit 教育局 --public", "教育局的落实情况，可以公开的"),
        ("gkcli report unit-sheet --new --as 月报", "照内置的起一个自己的模板"),
        ("gkcli report --list", "有哪些报表"),
    ],
)
@click.argument("name", type=REPORT, required=False, metavar="[报表]")
@option("--list", "listed", is_flag=True, help="列出有哪些报表、从哪里来、做什么用")
@unit_option()
@option("--all-units", is_flag=True, help="每个有任务的单位一个文件，写进 -o 的文件夹")
@as_of_option()
@option(
    "-f",
    "--format",
    "output",
    type=Choice((*FORMS, *LISTS)),
    help="md、html 或 docx；不写则看 -o 的文件名，没有 -o 则为 md，--all-units 则为 docx。"
    "列清单时用 table 或 json",
)
@option(
    "-o",
    "--output",
    "target",
    type=PathParam("file"),
    help="写到文件（或文件夹）；不写则打在屏幕上",
)
@option("--public", is_flag=True, help="供公开的：不含内部说明、经办人和被点名的单位")
@option("--force", is_flag=True, help="-o 的文件已经有了也改写它")
@option("--new", "begun", is_flag=True, help="把内置的模板抄一份到 templates/，供您修改")
@option("--as", "called", metavar="新名", help="--new 抄来的叫什么；不写则同名，取代内置的")
@click.pass_obj
def command(
    settings: Settings,
    name: str | None,
    listed: bool,  # noqa: FBT001 - a flag on the command line
    unit: str | None,
    all_units: bool,  # noqa: FBT001
    as_of: "date",
    output: str | None,
    target: Path | None,
    public: bool,  # noqa: FBT001
    force: bool,  # noqa: FBT001
    begun: bool,  # noqa: FBT001
    called: str | None,
) -> int:
    """Write a report to the screen or to files, list the reports there are, or begin a new one."""
    _refuse_mixed(name, unit, target, listed=listed, all_units=all_units)
    if called is not None and not begun:
        raise click.UsageError("--as 要同 --new 一起写。")
    if name is None or listed:
        from gkcli.cli.report_list import list_reports

        list_reports(settings, output)
        return 0
    if begun:
        from gkcli.cli.report_list import start_template

        start_template(settings, name, called)
        return 0
    from gkcli.cli.report_files import refuse_file
    from gkcli.cli.report_printer import Printer

    form = form_of_many(output) if all_units else form_of(output, target)
    if target is not None and not all_units:
        refuse_file(target, force=force)
    printer = Printer(settings, name, as_of, form, public=public)
    if all_units and target is not None:
        _print_folder(printer, target, form, force=force)
    else:
        _print(printer, unit, target, force=force)
    return printer.tell_unread()


def _print(printer: "Printer", unit: str | None, target: Path | None, *, force: bool) -> None:
    from gkcli.cli.report_files import write_file

    content = printer.content(unit)
    if not content:
        unwritten = "，没有写文件" if target is not None else ""
        say(f"{printer.blank}{unwritten}", aside=True)
        return
    if target is not None:
        write_file(target, content, force=force)
    else:
        put(content)
    _tell(printer, unit)


def _print_folder(printer: "Printer", folder: Path, form: "Output", *, force: bool) -> None:
    from gkcli.cli.report_files import FolderWords, write_folder

    words = FolderWords("正在出报表", "各一个文件", printer.lacking)
    write_folder(
        folder,
        printer.units,
        f".{form}",
        lambda unit, _: printer.content_for(unit),
        words,
        force=force,
    )
    _tell(printer, None)


def _tell(printer: "Printer", unit: str | None) -> None:
    for told in printer.afterwards(unit):
        say(*told.split("\n"), aside=True)


def _refuse_mixed(
    name: str | None, unit: str | None, target: Path | None, *, listed: bool, all_units: bool
) -> None:
    if listed and name is not None:
        raise click.UsageError("--list 列出全部报表，不用再写报表名。")
    if name is None and (unit is not None or target is not None or all_units):
        raise click.UsageError("没有写要出哪一个报表。用 gkcli report --list 查看全部报表。")
    if all_units and unit is not None:
        raise click.UsageError("--all-units 是每个单位各出一份，不用再写 --unit。")
    if all_units and target is None:
        raise click.UsageError("--all-units 要写放进哪个文件夹，如 -o 填报表。")
