"""gkcli merge-driver: what git runs to merge a table of tasks or a registry of units."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import say
from gkcli.cli.params import FILE, WholeNumber
from gkcli.errors import FINDINGS
from gkcli.text import printable

if TYPE_CHECKING:
    from gkcli.git.merge_sides import MergeSides
    from gkcli.merge.file import MergedFile

_SIZES = WholeNumber("个数", 1, 200)


@click.command(
    cls=Command,
    help="""合并任务表和单位名册，git 在合并时调用，不用自己运行。

    按任务、时限、单位和分句合并，不按行：两人改相邻的分句、单位、时限，或各加一条时限，都能合上。
    两人把同一处改成了不同的样子，就在那里标出两种写法，在屏幕上说明各改了什么，退出码为 1。
    读不懂的文件照 git 自己的办法一行一行合并。用 gkcli git-setup 装上。
    """,
    examples=[
        (
            "git config merge.gkcli.driver 'gkcli merge-driver -- %O %A %B %P'",
            "git-setup 替您做的就是这一步",
        ),
    ],
)
@click.argument("base", type=FILE, metavar="%O")
@click.argument("ours", type=FILE, metavar="%A")
@click.argument("theirs", type=FILE, metavar="%B")
@click.argument("name", metavar="%P")
@option("--marker-size", "size", type=_SIZES, default=7, help="冲突标记几个符号长（%L）")
def command(base: Path, ours: Path, theirs: Path, name: str, size: int) -> int:
    """Merge ``theirs`` into the file ``ours``; the exit code is 1 where there are conflicts."""
    from gkcli.merge.clash import Labels
    from gkcli.yaml.write import replace

    whose = _sides(name)
    labels = Labels(f"我方：{printable(str(whose.ours))}", f"对方：{printable(str(whose.theirs))}")
    merged = _merged(base, ours, theirs, name, labels, size)
    if merged is None:
        return _by_lines((ours, base, theirs), name, labels, size)
    replace(ours, merged.text)
    _tell(merged, name, labels)
    return FINDINGS if merged.conflicts or merged.faults else 0


def _sides(name: str) -> "MergeSides":
    from os import environ

    from gkcli.errors import GkcliError
    from gkcli.git.merge_sides import UNKNOWN, merge_sides
    from gkcli.git.repository import find_repository

    try:
        return merge_sides(find_repository(Path.cwd()), name, environ)
    except GkcliError:
        return UNKNOWN


def _merged(
    base: Path, ours: Path, theirs: Path, name: str, labels: tuple[str, str], size: int
) -> "MergedFile | None":
    from gkcli.errors import Diagnostic
    from gkcli.merge.clash import Labels
    from gkcli.merge.file import Versions, merged_file
    from gkcli.workspace.kinds import MergedBy, kind_of
    from gkcli.yaml.source import read_source

    kind = kind_of(Path(name))
    sources = [read_source(path, name) for path in (base, ours, theirs)]
    sound = [source for source in sources if not isinstance(source, Diagnostic)]
    if kind is None or kind.merged_by is not MergedBy.CONTENT or len(sound) < len(sources):
        return None
    return merged_file(kind.contents(), Versions(*sound), Labels(*labels), size)


def _by_lines(files: tuple[Path, Path, Path], name: str, labels: tuple[str, str], size: int) -> int:
    from gkcli.git.merge_sides import merge_by_lines

    conflicts = merge_by_lines(*files, labels, size)
    outcome = f"有 {conflicts} 处冲突" if conflicts else "合上了"
    _say(f"{name}：三个版本里有读不懂的，照 git 的办法一行一行合并，{outcome}。")
    _say("  → 合并后运行 gkcli check 看看有没有错。")
    return FINDINGS if conflicts else 0


def _tell(merged: "MergedFile", name: str, labels: tuple[str, str]) -> None:
    from gkcli.merge.words import account
    from gkcli.terminal.findings import headline

    if merged.conflicts:
        _say(f"{name}：{len(merged.conflicts)} 处两边改得不一样，要您来定：")
    for conflict in merged.conflicts:
        told = account(conflict)
        _say(f"  {told.about}")
        _say(f"    {labels[0]}：{told.ours}")
        _say(f"    {labels[1]}：{told.theirs}")
    if merged.conflicts:
        _say("  → 打开文件，在 <<<<<<< 和 >>>>>>> 之间留下对的、删去标记，再 git add。")
    if merged.faults:
        _say(f"{name}：两边的改动合在一起，有 {len(merged.faults)} 处不合规，文件已写好，请改正：")
    for fault in merged.faults:
        _say(f"  {headline(fault)}")
        _say(f"    → {fault.hint}")


def _say(line: str) -> None:
    say(line, aside=True)
