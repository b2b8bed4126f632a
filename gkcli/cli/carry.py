"""gkcli carry: a new year made from the old one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer, remember, say
from gkcli.cli.params import DIRECTORY, YEAR, TaskNumbers, as_of_option, format_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gkcli.errors import Diagnostic
    from gkcli.years.next_year import NextYear
    from gkcli.years.open_years import OpenYear
    from gkcli.years.proposals import Proposal

_ANSWERS = {"": None, "y": True, "yes": True, "是": True, "n": False, "no": False, "否": False}
_REST = "a"


@click.command(
    cls=Command,
    help="""从上一年做出新的一年：没办完的、年年要做的带过去。

    改革了的单位换成新名。

    准予结转的和有没办完的整改的，一定带过去，整改连同经过一起；年年要做的、没办完的、办完的，
    一项一项问，回车照所列的办。不能问的时候加 --yes：年年要做的、没办完的都带，办完的不带。
    号和日期重编，文字里的年份跟着推；新文件里才有的（文号、成文日期、依据……）不编，
    都写成 todo，由 gkcli check 一处一处报，定一件改一件。已有的文件夹不覆盖。
    """,
    examples=[
        ("gkcli carry 2018年 -o 2019年", "一项一项定"),
        ("gkcli carry 2018年 -o 2019年 --yes", "不问，要定的都带上、列出来"),
        ("gkcli carry 2018年 -o 2019年 --pick 3,5 --leave 7", "这几项定了，其余的问"),
        ("gkcli carry 2018年 -o 2019年 --dry-run", "只看会带哪些，不写"),
    ],
)
@click.argument("folder", type=DIRECTORY, metavar="旧年")
@option("-o", "--output", "target", type=DIRECTORY, help="写到哪个新文件夹")
@option("--year", type=YEAR, help="新的一年是哪一年；不写则是下一年")
@option("--pick", type=TaskNumbers(), default=(), help="这几项带过去，不再问：3,5")
@option("--leave", type=TaskNumbers(), default=(), help="这几项不带，不再问：2,7")
@option("--keep-done", is_flag=True, help="办完的也带过去，不再问")
@option("--yes", is_flag=True, help="不问：没有定的都带过去，列出来")
@option("--seal", is_flag=True, help="写好新的一年以后，把旧的一年封存")
@option("--dry-run", is_flag=True, help="只看会带哪些，不写入")
@as_of_option("办完没有")
@format_option(("text", "json"))
def command(
    folder: Path,
    target: Path | None,
    year: int | None,
    pick: tuple[int, ...],
    leave: tuple[int, ...],
    keep_done: bool,  # noqa: FBT001 - a flag on the command line
    yes: bool,  # noqa: FBT001
    seal: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
    as_of: "date",
    output: str,
) -> None:
    """Write the folder of the new year, and print what is left to decide."""
    from gkcli.years.next_year import next_year
    from gkcli.years.open_items import open_items
    from gkcli.years.open_years import open_year
    from gkcli.years.proposals import CarryReason, proposals

    old = open_year(folder, as_of)
    _refuse_unknown(old, (*pick, *leave))
    items = tuple(open_items(old.snapshot))
    found = proposals(old, items, pick, leave)
    if keep_done:
        kept = CarryReason.FINISHED
        found = tuple(
            p._replace(reason=CarryReason.PICKED) if p.reason is kept else p for p in found
        )
    asked = () if yes else tuple(one for one in found if not one.reason.sure)
    if dry_run:
        _show(found, asked, output)
        return
    if target is None:
        raise click.UsageError("没有写 -o：新的一年写到哪个文件夹？")
    later = old.year + 1 if year is None else year
    _refuse(old, target, later)
    if asked and output == "text":
        _show(found, asked, output)
    carried = _chosen(found, asked)
    made = next_year(old, carried, items, later, target)
    _write(made, found, carried, target, output)
    if seal:
        from gkcli.cli.seal import seal_year

        seal_year(old.workspace.layout, as_of)


def _refuse_unknown(old: "OpenYear", numbers: "Sequence[int]") -> None:
    from gkcli.errors import GkcliError

    known = {task.number for _, task in old.workspace.table.placed()}
    for number in numbers:
        if number not in known:
            raise GkcliError(f"{old.year} 年没有第 {number} 项", "看有哪些：gkcli tasks")


def _refuse(old: "OpenYear", target: Path, year: int) -> None:
    from gkcli.errors import GkcliError
    from gkcli.workspace.layout import TASKS
    from gkcli.yaml.several import refuse_existing

    if year <= old.year:
        raise GkcliError(f"{year} 年不在 {old.year} 年以后", "--year 写后面的一年")
    refuse_existing(target, (TASKS,), "换一个文件夹")


def _show(found: "Sequence[Proposal]", asked: "Sequence[Proposal]", output: str) -> None:
    from gkcli.terminal.carry import carried_record, proposals_page

    numbers = {one.task.number for one in asked}
    carried = {one.task.number for one in found if one.reason.carried}
    answer(
        lambda: proposals_page(found, numbers),
        lambda: carried_record(found, carried, (), ()),
        output,
    )


def _chosen(found: "Sequence[Proposal]", asked: "Sequence[Proposal]") -> "list[Proposal]":
    """The tasks that go over, after whatever a person answers."""
    if asked and not (sys.stdin.isatty() and sys.stdout.isatty()):
        from gkcli.errors import GkcliError

        raise GkcliError(
            f"有 {len(asked)} 项要人定，这里不能询问",
            "加 --yes：没有定的都带过去、列出来；或用 --pick、--leave 定",
        )
    answers: dict[int, bool] = {}
    if asked:
        say(f"一项一项定：y 带，n 不带，{_REST} 其余的都照所列的办，回车照括号里的。")
    for one in asked:
        said = _ask(one)
        if said is None:
            break
        answers[one.task.number] = said
    return [one for one in found if answers.get(one.task.number, one.reason.carried)]


def _ask(one: "Proposal") -> bool | None:
    """Whether a task goes over; None where the rest is to go by the rules."""
    usual = "带" if one.reason.carried else "不带"
    units = f"：{'、'.join(one.units)}" if one.units else ""
    say(f"{one.task.number}. {one.task.title}（{one.reason.label}{units}）")
    while True:
        typed = (
            click.prompt(f"  带过去吗（{usual}）", default="", show_default=False).strip().lower()
        )
        if typed == _REST:
            return None
        if typed in _ANSWERS:
            said = _ANSWERS[typed]
            return one.reason.carried if said is None else said
        say(f"  请写 y、n 或 {_REST}。")


def _write(
    made: "NextYear",
    found: "Sequence[Proposal]",
    carried: "Sequence[Proposal]",
    target: Path,
    output: str,
) -> None:
    from gkcli.terminal.carry import carried_page, carried_record
    from gkcli.workspace.layout import shown
    from gkcli.yaml.several import create_all

    create_all(target, made.texts)
    written = [shown(target / name) for name in made.texts if not name.endswith(".gitattributes")]
    remember(f"已写入 {'、'.join(written)}")
    findings = _open_questions(target)
    numbers = {one.task.number for one in carried}
    left = len(found) - len(carried)
    answer(
        lambda: carried_page(made.table, len(carried), left, written, findings),
        lambda: carried_record(found, numbers, written, findings),
        output,
    )


def _open_questions(target: Path) -> "tuple[Diagnostic, ...]":
    from gkcli.check.findings import inspect
    from gkcli.errors import Severity
    from gkcli.workspace.layout import Layout

    found = inspect(Layout(target))
    return tuple(finding for finding in found if finding.severity is not Severity.NOTE)
