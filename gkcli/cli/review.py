"""gkcli review: what a reviewer must know before a change is merged."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.changes_output import at_most_two, edition_options, output_form, put_changes
from gkcli.cli.command import Command
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=Command,
    help="""审一次改动：必须看的、检查出的错误、全部改动，都在一页上。

    必须看的：谁的逾期因此不算了，时限放宽，少了牵头、责任单位，原文改字，台账的旧记录改了或补记，
    自己给自己销号，没写依据就标已核实，删了任务、时限、勘误，等等。
    有必须看的，检查有错误，或有文件没有整理，退出码为 1。版本的写法同 gkcli diff。
    """,
    examples=[
        ("gkcli review main...改牵头单位", "这个分支能不能并进 main"),
        ("gkcli review", "自己先看一遍：上次提交以后改的"),
        ("gkcli review main... -o 审签.html", "打印出来签字"),
        ("gkcli review main... -f md", "贴到合并请求里"),
    ],
)
@edition_options
@click.pass_obj
def command(
    settings: Settings,
    words: tuple[str, ...],
    as_of: "date | None",
    output: str | None,
    target: Path | None,
    force: bool,  # noqa: FBT001 - a flag on the command line
) -> int:
    """Print concerns, findings and changes; the exit code is 1 where the review fails."""
    from gkcli.cli.notes import tell_faults
    from gkcli.compare.page import ChangePage
    from gkcli.compare.review import review_sides
    from gkcli.compare.sides import named_sides

    wanted = output_form(output, target, force=force)
    review = review_sides(named_sides(at_most_two(words), settings.directory), as_of)
    put_changes(ChangePage(review.comparison, review), wanted)
    tell_faults(review.comparison, review.findings)
    return 0 if review.passed else FINDINGS
