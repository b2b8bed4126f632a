"""gkcli cache: what is kept so that asking again is quick."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command
from gkcli.cli.output import answer
from gkcli.cli.params import format_option

if TYPE_CHECKING:
    from gkcli.terminal.page import Page


@click.command(
    cls=Command,
    help="""看留着哪些算好的结果、有多大，或清掉。

    结果只是为了再问时快些：文件一变就重算，随时可以清掉，不影响任何数据。
    不想留，设环境变量 GKCLI_CACHE=off。
    """,
    examples=[("gkcli cache", "放在哪里、有多大"), ("gkcli cache --clear", "全部清掉")],
)
@click.option("--clear", "clearing", is_flag=True, help="全部清掉")
@format_option(("table", "json"))
def command(
    clearing: bool,  # noqa: FBT001 - a flag on the command line
    output: str,
) -> None:
    """Tell where results are kept and how large they are, or delete them."""
    from gkcli.terminal.page import LabelledPairs, Page
    from gkcli.workspace.cache import MOST_BYTES, cache_folder, clear, usage

    folder = cache_folder()
    cleared = clear() if clearing else None
    kept = usage()

    def page() -> "Page":
        if folder is None:
            return Page([LabelledPairs([("位置", "没有：结果都不留")])])
        pairs = [
            ("位置", str(folder)),
            ("结果", f"{kept.files} 个"),
            ("大小", f"{_mebibytes(kept.size)}，最多 {_mebibytes(MOST_BYTES)}"),
        ]
        if cleared:
            pairs.append(("清掉了", f"{cleared.files} 个，{_mebibytes(cleared.size)}"))
        return Page([LabelledPairs(pairs)])

    record = {
        "folder": folder and str(folder),
        "files": kept.files,
        "bytes": kept.size,
        "most_bytes": MOST_BYTES,
        "cleared": cleared.files if cleared else 0,
    }
    answer(page, lambda: [record], output)


def _mebibytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MiB"
