"""gkcli trace: documents above and what carries them out."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import TRACED, as_of_option, format_option
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from gkcli.status.standings import Snapshot
    from gkcli.terminal.page import Page
    from gkcli.trace.chain import Chain


@click.command(
    cls=Command,
    help="""对照上级文件：每项由谁落实、漏了什么、少了什么。

    上级没有任务承接的是漏项，本级没有依据的是自选动作；有漏项时退出码为 1。
    写任务号看它的依据，一级一级往上；写 文号#项 看上级的一项，逐字对照。
    """,
    examples=[
        ("gkcli trace", "上级文件逐项对照"),
        ("gkcli trace 3", "第 3 项落实上级的哪一项"),
        ("gkcli trace 国办发〔2018〕23号#3", "上级的第 3 项由谁落实、少了什么"),
        ("gkcli trace --suggest", "找出像的，一条一条问，同意的才写进 basis"),
        ("gkcli trace --above 市政办 -f csv > 对照.csv", "一份文件的对照表"),
    ],
)
@click.argument("code", type=TRACED, required=False, metavar="[任务号或 文号#项]")
@option("--above", metavar="文件", help="只看一份上级文件：文号、文件夹名，或标题里的字")
@option("--suggest", is_flag=True, help="找出哪项任务像是落实上级哪一项的，问过才写")
@option("--least", type=float, help="同 --suggest：至少多像，0 到 1；--yes 时不写则 0.8")
@option("--yes", is_flag=True, help="同 --suggest：够像的不问，列出来就写")
@as_of_option()
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    code: str | None,
    above: str | None,
    suggest: bool,  # noqa: FBT001 - flags on the command line
    least: float | None,
    yes: bool,  # noqa: FBT001
    as_of: "date",
    output: str,
) -> int:
    """Trace all documents above, one of them, or one item in either direction."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.terminal import trace as pages
    from gkcli.terminal.trace_json import trace_records
    from gkcli.trace.chain import chain_of
    from gkcli.trace.tracing import trace
    from gkcli.workspace.open import open_workspace

    if code and above:
        raise click.UsageError("写了任务号或 文号#项，就不用 --above。")
    if not suggest and (yes or least is not None):
        raise click.UsageError("--yes、--least 只同 --suggest 一起用。")
    if least is not None and not 0 <= least <= 1:
        raise click.UsageError("--least 写 0 到 1 的数，如 0.8。")
    if suggest and (code or above):
        raise click.UsageError("--suggest 找的是全部任务，不写任务号和 --above。")
    workspace = open_workspace(settings.directory)
    chain = chain_of(workspace.layout, workspace.table)
    if suggest and chain.above:
        from gkcli.cli.trace_suggest import suggest as propose

        return propose(workspace.layout, chain, least, output, agreed=yes)
    seen = readable_snapshot(workspace, as_of)
    if code:
        if output not in ("table", "json"):
            raise click.UsageError("看一项时只有 table 和 json 两种格式。")
        page, records = _one(chain, code, seen.now)
        answer(lambda: page, lambda: records, output)
        return tell_unread(seen)
    tracing = trace(chain, above)
    if not chain.above and output == "table":
        answer(lambda: pages.beginning(chain), list, output)
        return 0
    answer(
        lambda: pages.trace_list(tracing, seen.now),
        lambda: trace_records(tracing, seen.now),
        output,
    )
    return tell_unread(seen) or (FINDINGS if tracing.missed else 0)


def _one(chain: "Chain", code: str, now: "Snapshot") -> "tuple[Page, Iterable[dict[str, Any]]]":
    """One item above, or one of our own tasks and duties."""
    from gkcli.errors import GkcliError
    from gkcli.status.find_task import find_task
    from gkcli.terminal import trace as pages
    from gkcli.terminal.trace_json import above_record, own_record
    from gkcli.trace.tracing import find_item, traced

    if "#" in code[1:] or (code.startswith("#") and chain.above):
        document, item = find_item(chain, code)
        one = traced(chain, document, item)
        return pages.item_page(one, chain, now), [above_record(one, chain, now)]
    if code.isdigit():
        find_task(now.table, int(code))
    own = next((item for item in chain.own if item.code == code), None)
    if own is None:
        raise GkcliError(f"没有编号是“{code}”的任务或时限", "写任务号、通知的时限编号，或 文号#项")
    return pages.own_page(own, chain), [own_record(own, chain)]
