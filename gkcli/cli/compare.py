"""gkcli compare: what became of a year's tasks in the next, and how units did."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import on_screen, put
from gkcli.cli.params import DIRECTORY, FILE, UNIT, Choice

if TYPE_CHECKING:
    from gkcli.terminal.page import Page
    from gkcli.years.fates import YearStep
    from gkcli.years.units_over_years import UnitOverYears

    _Compared: TypeAlias = tuple[tuple[YearStep, ...], tuple[UnitOverYears, ...]]

FORMS = ("table", "json", "csv", "md", "html")
_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".csv": "csv"}
_FEWEST = 2


@click.command(
    cls=Command,
    help="""比几个年度：任务延续、改写、拆并，每年各做得怎样。

    去向有延续、改写、拆分、合并、取消、新增。号不算数，看标题和要求：文字里只有年份跟着改的算没有改。单位改革改了名的，照名册里的
    别名和 successor 认作同一个单位。时限减去年份差再比，看是收紧还是放宽。
    任务表里写着 carried_from（gkcli carry 写的）的，以它为准。
    """,
    examples=[
        ("gkcli compare 2018年 2019年", "两年相比"),
        ("gkcli compare 2018年 2019年 2020年 --units", "每个单位三年的完成率和走势"),
        ("gkcli compare 2018年 2019年 --unit 区教育局", "一个单位"),
        ("gkcli compare 2018年 2019年 -o 两年对照.html", "做成一页，可以打印"),
    ],
)
@click.argument("folders", nargs=-1, type=DIRECTORY, metavar="文件夹…")
@option("-u", "--unit", type=UNIT, help="只看一个单位（或统称）各年做得怎样")
@option("--units", is_flag=True, help="只看各单位各年做得怎样")
@option("-f", "--format", "output", type=Choice(FORMS), help="输出的格式；不写则看 -o 的文件名")
@option("-o", "--output", "target", type=FILE, help="写到文件；不写则打在屏幕上")
@option("--force", is_flag=True, help="-o 的文件已经有了也改写它")
def command(
    folders: tuple[Path, ...],
    unit: str | None,
    units: bool,  # noqa: FBT001 - a flag on the command line
    output: str | None,
    target: Path | None,
    force: bool,  # noqa: FBT001
) -> None:
    """Print what became of every task from year to year, or how units did."""
    form = _form_of(output, target, force=force)
    if len(folders) < _FEWEST:
        raise click.UsageError("至少写两个年度的文件夹，如 gkcli compare 2018年 2019年。")
    told = _told(folders, unit, tasks=unit is None and not units)
    if target is None:
        put(_text(told, form) if form != "table" else on_screen(_page(told)))
    else:
        from gkcli.cli.report_files import write_file

        write_file(target, _text(told, form), force=force)


def _form_of(output: str | None, target: Path | None, *, force: bool) -> str:
    form = output or (_ENDINGS.get(target.suffix.lower(), "") if target else "table")
    if not form:
        raise click.UsageError(
            f"“{target}”看不出要写成什么。文件名请以 {'、'.join(_ENDINGS)} 结尾，或写 -f。"
        )
    if target is not None:
        from gkcli.cli.report_files import refuse_file

        refuse_file(target, force=force)
    return form


def _told(folders: tuple[Path, ...], unit: str | None, *, tasks: bool) -> "_Compared":
    from gkcli.status.find_unit import find_party
    from gkcli.years.fates import steps
    from gkcli.years.open_years import open_years
    from gkcli.years.units_over_years import units_over_years

    years = open_years(folders)
    party = find_party(years[-1].workspace.directory, unit) if unit else None
    return steps(years) if tasks else (), units_over_years(years, party)


def _page(told: "_Compared") -> "Page":
    from gkcli.terminal.years import units_page, years_page

    steps, units = told
    return years_page(steps, units) if steps else units_page(units)


def _text(told: "_Compared", form: str) -> str:
    from gkcli.terminal import formats

    steps, units = told
    if form == "html":
        from gkcli.paper.years import years_html

        return years_html(steps, units)
    if form == "json":
        from gkcli.terminal.years import unit_records, years_record

        return formats.to_json(years_record(steps, units) if steps else unit_records(units))
    if form == "md":
        from gkcli.terminal.years import years_markdown

        return years_markdown(steps, units)
    if form == "csv":
        return formats.to_csv(_page(told).listing)
    from gkcli.terminal.render import plain

    return plain(_page(told))
