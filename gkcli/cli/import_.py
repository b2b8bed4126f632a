"""gkcli import: a document as a new workspace, or as the update of one."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.agree import agree
from gkcli.cli.command import Command, option
from gkcli.cli.output import answer, remember, say
from gkcli.cli.params import DATE, DIRECTORY, FILE, YEAR, format_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.model.notice import Table
    from gkcli.office.intake.reading import Given, ImportDraft
    from gkcli.workspace.layout import Layout
    from gkcli.yaml.exchange import FileChange


def update_workspace(document: Path, folder: Path | None, given: "Given", *, agreed: bool) -> None:
    """Print what a new edition of the document changes, and write it once confirmed."""
    from gkcli.compare.change import Edition
    from gkcli.compare.differences import compare
    from gkcli.model.cycles import as_written
    from gkcli.office.intake.reading import read
    from gkcli.office.intake.updating import updated
    from gkcli.office.read.open import open_document
    from gkcli.terminal.intake import update_page
    from gkcli.workspace.open import open_workspace, shown

    workspace = open_workspace(folder)
    old, known = as_written(workspace.table), workspace.directory.registry
    given = replace(
        given,
        registry=given.registry or known,
        signed_on=given.signed_on or old.notice.signed_on,
        this_year=old.notice.year,
    )
    draft = read(open_document(document, shown(document)), given)
    table = updated(old, draft.table)
    registry = draft.registry if workspace.layout.needs_registry else known
    changes = compare(Edition(old, known), Edition(table, registry))
    rewrites = _rewrites(workspace.layout, replace(draft, table=table))
    answer(lambda: update_page(changes, draft.findings), list, "text")
    if not changes:
        return
    _tell_effects(workspace.layout, old, table)
    agree(agreed=agreed)
    _write_update(workspace.layout.folder, rewrites)


def _tell_effects(layout: "Layout", old: "Table", new: "Table") -> None:
    """Print what the new edition of a document above means for the notice below it."""
    from gkcli.terminal.trace_effects import effects_page
    from gkcli.trace.effects import effects, notice_below

    chain = notice_below(layout)
    if chain is not None:
        found = effects(chain, old, new)
        answer(lambda: effects_page(found, chain.ours.number), list, "text")


def _rewrites(layout: "Layout", draft: "ImportDraft") -> "list[FileChange]":
    """The files that change, with the comments that people wrote in them."""
    from gkcli.model.cycles import as_written
    from gkcli.office.intake.updating import moved_remarks
    from gkcli.workspace.open import open_workspace, shown
    from gkcli.yaml.canonical.emit import canonical, remarks_in
    from gkcli.yaml.exchange import FileChange

    def change(path: Path, before: bytes, after: str) -> FileChange:
        return FileChange(path, shown(path), before, after.encode())

    old = open_workspace(layout.folder)
    written = as_written(old.table)
    tasks = layout.tasks.read_bytes()
    remarks = moved_remarks(remarks_in(tasks.decode("utf-8-sig")), written, draft.table)
    rewrites = [change(layout.tasks, tasks, canonical(draft.table, remarks))]
    if draft.registry != old.directory.registry and layout.needs_registry:
        units = layout.units.read_bytes()
        kept = remarks_in(units.decode("utf-8-sig"))
        rewrites.append(change(layout.units, units, canonical(draft.registry, kept)))
    return rewrites


def _write_update(folder: Path, rewrites: "list[FileChange]") -> None:
    from gkcli.cli.way_back import keep_way_back
    from gkcli.yaml.exchange import exchange

    exchange(rewrites)
    names = "、".join(one.name for one in rewrites)
    remember(f"已更新 {names}")
    say(f"已更新 {names}。")
    keep_way_back(folder, "import --update", rewrites)


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
        ("gkcli import 要点.docx --outline -o upstream/省", "上级的要点，每个最低一级的条文一项"),
        ("gkcli import 通知.docx --dry-run", "只看读出什么、有哪些要核对，不写入"),
        ("gkcli import 更正.docx --update -o 2019年", "原件换了一版，更新已有的工作区"),
    ],
)
@click.argument("document", type=FILE, metavar="文件")
@option("-o", "--output", "target", type=DIRECTORY, help="写到哪个文件夹")
@option("--units", "registry", type=FILE, help="已有的单位名册；不写则按文件里的名称起草")
@option("--year", type=YEAR, help="哪一年的任务；不写则看标题和日期")
@option("--signed-on", type=DATE, help="成文日期；文件里有的以文件为准")
@option("--outline", is_flag=True, help="要点、意见这样不写单位的：每个最低一级带编号的条文是一项")
@option("--update", is_flag=True, help="更新已有的工作区；不写 -o 则是当前的工作区")
@option("--yes", is_flag=True, help="更新时不再询问，直接写入")
@option("--dry-run", is_flag=True, help="只看读出什么、要核对什么，不写入")
@format_option(("text", "json"))
@click.pass_obj
def command(
    settings: Settings,
    document: Path,
    target: Path | None,
    registry: Path | None,
    year: int | None,
    signed_on: "date | None",
    outline: bool,  # noqa: FBT001 - flags on the command line
    update: bool,  # noqa: FBT001
    yes: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
    output: str,
) -> None:
    """Write the workspace read from a document, and print what has to be checked by hand."""
    from gkcli.cli.clock import today
    from gkcli.cli.progress_bar import with_progress_bar
    from gkcli.office.intake.reading import Given
    from gkcli.workspace.open import open_registry

    known = open_registry(registry) if registry else None
    given = Given(known, year, signed_on, today().year, with_progress_bar, outline)
    if dry_run:
        _answer(_read(document, given), [], output)
    elif update:
        update_workspace(document, target or settings.directory, given, agreed=yes)
    elif target is None:
        raise click.UsageError("没有写 -o：要写到哪个文件夹？")
    else:
        _refuse_existing(target)
        draft = _read(document, given)
        _answer(draft, _write(target, draft), output)


def _read(document: Path, given: "Given") -> "ImportDraft":
    from gkcli.office.intake.reading import read
    from gkcli.office.read.open import open_document
    from gkcli.workspace.open import shown

    return read(open_document(document, shown(document)), given)


def _refuse_existing(target: Path) -> None:
    from gkcli.workspace.layout import TASKS, UNITS
    from gkcli.yaml.several import refuse_existing

    # Without a table it may be what an import left that was killed; that can be completed.
    if (target / TASKS).exists():
        refuse_existing(target, (TASKS, UNITS), "换一个文件夹；要按新的原件更新它，加 --update")


def _write(target: Path, draft: "ImportDraft") -> list[Path]:
    from gkcli.workspace.layout import TASKS, UNITS
    from gkcli.yaml.canonical.emit import canonical
    from gkcli.yaml.several import create_all

    texts = {TASKS: canonical(draft.table), UNITS: canonical(draft.registry)}
    create_all(target, texts)
    return [target / name for name in texts]


def _answer(draft: "ImportDraft", written: list[Path], output: str) -> None:
    from gkcli.terminal.findings import finding_record
    from gkcli.terminal.intake import draft_page
    from gkcli.workspace.open import shown

    names = [shown(path) for path in written]
    if names:
        remember(f"已写入 {'、'.join(names)}")
    answer(
        lambda: draft_page(draft.table, draft.registry, draft.findings, names),
        lambda: list(map(finding_record, draft.findings)),
        output,
    )
