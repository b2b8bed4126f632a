"""gkcli import: a document becomes a workspace to review."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.answer import answer
from gkcli.cli.command import Command
from gkcli.cli.output import remember
from gkcli.cli.params import DATE, DIRECTORY, FILE, YEAR, format_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.exchange.intake.reading import Draft, Given


@click.command(
    cls=Command,
    help="""把一份通知变成工作区：任务、单位、时限都读出来，等您核对。

    能读：文本（制表符分栏、Markdown 表格、一行一格）、.html、.docx、.xlsx。
    任务写在表里、或写在条文里（段末括号注明单位）都行。读不准的地方逐条列出，注明在原件第几行；
    文件里没有的一概不编。已有的工作区不覆盖；原件改了，用 --update：
    自己加的时限、勘误、名册都留着，先列出哪几项变了，同意了才写。
    """,
    examples=[
        ("gkcli import 通知.docx -o 2019年", "读出来，写进“2019年”文件夹"),
        ("gkcli import 通知.html -o 2019年 --units data/units.yaml", "单位同已有的名册对一对"),
        ("gkcli import 通知.docx --dry-run", "只看读出什么、有哪些要核对，不写入"),
        ("gkcli import 更正.docx --update -o 2019年", "原件换了一版，更新已有的工作区"),
    ],
)
@click.argument("document", type=FILE, metavar="文件")
@click.option("-o", "--output", "target", type=DIRECTORY, help="写到哪个文件夹")
@click.option("--units", "registry", type=FILE, help="已有的单位名册；不写则按文件里的名称起草")
@click.option("--year", type=YEAR, help="哪一年的任务；不写则看标题和日期")
@click.option("--signed-on", type=DATE, help="成文日期；文件里有的以文件为准")
@click.option("--update", is_flag=True, help="更新已有的工作区；不写 -o 则是当前的工作区")
@click.option("--yes", is_flag=True, help="更新时不再询问，直接写入")
@click.option("--dry-run", is_flag=True, help="只看读出什么、要核对什么，不写入")
@format_option(("text", "json"))
@click.pass_obj
def command(
    settings: Settings,
    document: Path,
    target: Path | None,
    registry: Path | None,
    year: int | None,
    signed_on: "date | None",
    update: bool,  # noqa: FBT001 - a flag on the command line
    yes: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
    output: str,
) -> None:
    """Write the workspace that a document comes to, and say what has to be looked at."""
    from gkcli.cli.progress import counted
    from gkcli.cli.today import today
    from gkcli.exchange.intake.reading import Given
    from gkcli.workspace import open_registry

    known = open_registry(registry) if registry else None
    given = Given(known, year, signed_on, today().year, counted)
    if dry_run:
        _answer(_read(document, given), [], output)
    elif update:
        from gkcli.cli.import_update import update_workspace

        update_workspace(document, target or settings.directory, given, agreed=yes)
    elif target is None:
        raise click.UsageError("没有写 -o：要写到哪个文件夹？")
    else:
        _refuse_existing(target)
        draft = _read(document, given)
        _answer(draft, _write(target, draft), output)


def _read(document: Path, given: "Given") -> "Draft":
    from gkcli.exchange.documents.opening import open_document
    from gkcli.exchange.intake.reading import read
    from gkcli.workspace import shown

    return read(open_document(document, shown(document)), given)


def _refuse_existing(target: Path) -> None:
    from gkcli.files.several import refuse_existing
    from gkcli.layout import TASKS, UNITS

    # Without a table it may be what an import left that was killed; that can be completed.
    if (target / TASKS).exists():
        refuse_existing(target, (TASKS, UNITS), "换一个文件夹；要按新的原件更新它，加 --update")


def _write(target: Path, draft: "Draft") -> list[Path]:
    from gkcli.files.canonical import canonical
    from gkcli.files.several import create_all
    from gkcli.layout import TASKS, UNITS

    texts = {TASKS: canonical(draft.table), UNITS: canonical(draft.registry)}
    create_all(target, texts)
    return [target / name for name in texts]


def _answer(draft: "Draft", written: list[Path], output: str) -> None:
    from gkcli.render.findings import finding_record
    from gkcli.render.intake import draft_page
    from gkcli.workspace import shown

    names = [shown(path) for path in written]
    if names:
        remember(f"已写入 {'、'.join(names)}")
    answer(
        lambda: draft_page(draft.table, draft.registry, draft.findings, names),
        lambda: list(map(finding_record, draft.findings)),
        output,
    )
