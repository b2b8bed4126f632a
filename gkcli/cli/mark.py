"""gkcli mark: what is said about a unit's score, appended to its file."""

from typing import TYPE_CHECKING, Any

import click

from gkcli.cli.command import Command, option
from gkcli.cli.params import DATE, SCORE_ITEM, UNIT, Choice
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

_KINDS = ("评分", "征求意见", "确认", "申诉", "处理", "公布")
_OUTCOMES = ("采纳", "部分采纳", "不采纳")


@click.command(
    cls=Command,
    help="""记考核的评分、申诉、处理、公布：只加不改。

    记在 assessment/单位.yaml 里，一条一行。评分、处理、公布要写明是谁（--by），理由写 --note。

    征求意见、公布不写单位就是全部参加考核的单位，各记下按 --on 那天算出的总分。
    check 会查出错误的不写；写了还能用 gkcli undo 撤回。
    """,
    examples=[
        ("gkcli mark 甲镇 quality 13.5 --by 公开办 --note 抽查10条，1条不完整", "人工评分"),
        ("gkcli mark --kind 征求意见 --by 公开办", "各单位的分数发出去征求意见"),
        ("gkcli mark 甲镇 evidence --kind 申诉 --note 已补佐证", "甲镇对一个项目有意见"),
        (
            "gkcli mark 甲镇 evidence 1.11 --kind 处理 --outcome 采纳 --by 公开办 --note 属实",
            "采纳，补回 1.11 分",
        ),
        ("gkcli mark --kind 公布 --by 公开办", "公布全部单位的分数"),
    ],
)
@click.argument("unit", type=UNIT, required=False, metavar="[单位]")
@click.argument("item", type=SCORE_ITEM, required=False, metavar="[项目]")
@click.argument("points", required=False, metavar="[分数]")
@option("-k", "--kind", type=Choice(_KINDS), default="评分", show_default=True, help="记什么")
@option("--outcome", type=Choice(_OUTCOMES), help="同“处理”一起用：结果")
@option("--on", type=DATE, help="哪一天的事；不写则为今天")
@option("--note", metavar="文字", help="理由、内容")
@option("--evidence", multiple=True, metavar="网址", help="依据的网页地址，可以写几次")
@option("--by", type=UNIT, help="谁评的、谁处理的")
@option("--dry-run", is_flag=True, help="只看会写什么，不写")
@click.pass_obj
def command(
    settings: Settings,
    /,
    unit: str | None,
    item: str | None,
    points: str | None,
    on: "date | None",
    dry_run: bool,  # noqa: FBT001 - a flag on the command line
    **given: Any,  # noqa: ANN401 - from the command line
) -> int:
    """Append one entry about a unit, or announce the points of all."""
    from gkcli.cli.clock import today
    from gkcli.cli.mark_submission import MarkSubmission

    kind = given["kind"]
    if unit is None and kind not in ("征求意见", "公布"):
        raise click.UsageError(f"“{kind}”要写是哪个单位的。")
    if kind in ("征求意见", "公布") and (item is not None or points is not None):
        raise click.UsageError(f"“{kind}”的分数是算出来的，不写项目和分数。")
    submission = MarkSubmission(settings.directory, on or today())
    submission.take(unit, item, points, given)
    submission.write(dry_run=dry_run)
    return 0
