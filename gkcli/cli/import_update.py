"""The part of gkcli import that updates a workspace in which people have worked."""

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from gkcli.cli.answer import answer
from gkcli.cli.output import remember, say
from gkcli.errors import GkcliError

if TYPE_CHECKING:
    from gkcli.exchange.intake.reading import Draft, Given
    from gkcli.layout import Layout


class _Rewrite(NamedTuple):
    """A file and what it is to hold instead."""

    path: Path
    before: bytes
    after: str


def update_workspace(document: Path, folder: Path | None, given: "Given", *, agreed: bool) -> None:
    """Show task by task what a new edition of the document changes, and write it once agreed."""
    from gkcli.changes.change import Edition
    from gkcli.changes.compare import compare
    from gkcli.exchange.documents.opening import open_document
    from gkcli.exchange.intake.reading import read
    from gkcli.exchange.intake.updating import updated
    from gkcli.render.intake import update_page
    from gkcli.workspace import open_workspace, shown

    workspace = open_workspace(folder)
    old, known = workspace.table, workspace.directory.registry
    given = replace(
        given,
        registry=given.registry or known,
        signed_on=given.signed_on or old.notice.signed_on,
        this_year=old.notice.year,
    )
    draft = read(open_document(document, shown(document)), given)
    table = updated(old, draft.table)
    changes = compare(Edition(old, known), Edition(table, draft.registry))
    rewrites = _rewrites(workspace.layout, replace(draft, table=table))
    answer(lambda: update_page(changes, draft.findings), list, "text")
    if not changes:
        return
    _agree(agreed=agreed)
    _write(rewrites)


def _rewrites(layout: "Layout", draft: "Draft") -> list[_Rewrite]:
    """The files that come out otherwise, with the comments that people wrote in them."""
    from gkcli.exchange.intake.updating import moved_remarks
    from gkcli.files.canonical import canonical
    from gkcli.files.canonical.remarks import remarks_in
    from gkcli.workspace import open_workspace

    old = open_workspace(layout.folder)
    tasks, units = layout.tasks.read_bytes(), layout.units.read_bytes()
    remarks = moved_remarks(remarks_in(tasks.decode("utf-8-sig")), old.table, draft.table)
    found = [_Rewrite(layout.tasks, tasks, canonical(draft.table, remarks))]
    if draft.registry != old.directory.registry:
        kept = remarks_in(units.decode("utf-8-sig"))
        found.append(_Rewrite(layout.units, units, canonical(draft.registry, kept)))
    return found


def _agree(*, agreed: bool) -> None:
    """Ask in a terminal; GkcliError elsewhere unless it was agreed before, and where it is not."""
    if agreed:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise GkcliError("没有写入：这里不能询问", "看过上面的改动，加 --yes 再运行一次")
    if not click.confirm("写入吗？"):
        raise GkcliError("没有写入", "工作区还是原来的样子")


def _write(rewrites: list[_Rewrite]) -> None:
    from gkcli.files.rewrite import rewrite
    from gkcli.layout import shown, under_git

    for one in rewrites:
        rewrite(one.path, one.before, one.after.encode(), shown(one.path))
    names = "、".join(shown(one.path) for one in rewrites)
    remember(f"已更新 {names}")
    say(f"已更新 {names}。")
    if all(under_git(one.path) for one in rewrites):
        paths = shlex.join(shown(one.path) for one in rewrites)
        say(f"看改了什么：git diff -- {paths}")
        say(f"不要这次更新：git checkout -- {paths}（没提交的其他改动也会退掉）")
    else:
        say("这里没有 git，改之前的样子没有留底。")
