"""gkcli spot-check: a random sample of what was reported as done, to be looked into."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer, say
from gkcli.cli.params import (
    COUNT,
    PERIOD,
    SHARE,
    PathParam,
    as_of_option,
    format_option,
    unit_option,
)
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.status.spot_check import Sample, SpotCheckWish


@click.command(
    cls=Command,
    help="""从报了完成的事项里随机抽几件去核查。

    抽多少看 --count 或 --share，不写则照 cycles.yaml 的 spot_check。
    同样的种子、同样的台账，抽出来的总是一样，谁都可以再抽一遍核对。

    核查以后记进台账：属实的销号（已销号），不实的退回，要改的记整改。
    """,
    examples=[
        ("gkcli spot-check", "照 cycles.yaml，抽刚过去的一期"),
        ("gkcli spot-check --period 2024-Q3 --share 20%", "第三季度办结的抽两成"),
        ("gkcli spot-check --count 5 --unit 各镇（街道）", "只抽镇街的，五件"),
        ("gkcli spot-check --count 5 --seed 现场摇号0713", "种子由在场的人定"),
        ("gkcli spot-check -o 抽查表.docx", "带到现场填的抽查表"),
    ],
)
@option("--period", type=PERIOD, help="抽哪一期里办结的，如 2024-Q3、2024-H1、2024-09")
@option("--count", type=COUNT, help="抽几件")
@option("--share", type=SHARE, help="抽百分之几，如 20%；有零头的多抽一件")
@option("--seed", metavar="文字", help="抽签的种子，什么字都行；不写则用文号和期次")
@unit_option()
@as_of_option("哪些已经办结")
@format_option()
@option("-o", "--output", "target", type=PathParam("file"), help="写成抽查表：.docx、.html 或 .md")
@option("--force", is_flag=True, help="-o 的文件已经有了也改写它")
@click.pass_obj
def command(
    settings: Settings,
    period: str | None,
    count: int | None,
    share: int | None,
    seed: str | None,
    unit: str | None,
    as_of: "date",
    output: str,
    target: Path | None,
    force: bool,  # noqa: FBT001 - a flag on the command line
) -> int:
    """Print the sample, or write the sheet to take along."""
    if count is not None and share is not None:
        raise click.UsageError("--count 和 --share 只写一个：几件，或百分之几。")
    from gkcli.model.cycles import SpotCheck
    from gkcli.status.spot_check import SpotCheckWish

    asked = count is not None or share is not None
    size = SpotCheck(count, share) if asked else None
    wish = SpotCheckWish(size, period, seed)
    if target is not None:
        return _write_sheet(settings, wish, unit, as_of, target, force=force)
    return _list(settings, wish, unit, as_of, output)


def _list(
    settings: Settings, wish: "SpotCheckWish", unit: str | None, as_of: "date", output: str
) -> int:
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.status.find_unit import find_party
    from gkcli.status.spot_check import draw
    from gkcli.terminal.spot_check import spot_check_list, spot_check_records
    from gkcli.workspace.open import open_workspace

    workspace = open_workspace(settings.directory)
    party = find_party(workspace.directory, unit) if unit else None
    seen = readable_snapshot(workspace, as_of, party)
    members = {one.name for one in workspace.directory.members(party)} if party else None
    sample = draw(seen.now, wish._replace(members=members))
    again = _again(sample, settings.directory, party.name if party else None, as_of)
    answer(lambda: spot_check_list(sample, again), lambda: spot_check_records(sample), output)
    return tell_unread(seen)


def _again(sample: "Sample", folder: Path | None, unit: str | None, as_of: "date") -> str:
    """The command that draws the same sample again."""
    from gkcli.text import shell_word

    size = sample.size
    many = f"--count {size.count}" if size.count is not None else f"--share {size.share}%"
    return " ".join(
        (
            *(("gkcli", f"-d {shell_word(folder)}") if folder else ("gkcli",)),
            "spot-check",
            *((f"--period {sample.period}",) if sample.period else ()),
            many,
            *((f"--unit {shell_word(unit)}",) if unit else ()),
            f"--as-of {as_of}",
            f"--seed {shell_word(sample.seed)}",
        )
    )


def _write_sheet(
    settings: Settings,
    wish: "SpotCheckWish",
    unit: str | None,
    as_of: "date",
    target: Path,
    *,
    force: bool,
) -> int:
    from gkcli.cli.report_files import form_of, refuse_file, write_file
    from gkcli.cli.report_printer import Printer

    form = form_of(None, target)
    refuse_file(target, force=force)
    printer = Printer(settings, "spot-check", as_of, form, public=False, spot_check=wish)
    content = printer.content(unit)
    if content:
        write_file(target, content, force=force)
    else:
        say(f"{printer.blank}，没有写文件", aside=True)
    return printer.tell_unread()
