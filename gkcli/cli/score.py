"""gkcli score: what every unit scores under the year's scheme."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import as_of_option, format_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.model.directory import Party
    from gkcli.score.assess import Assessment
    from gkcli.score.unit_score import UnitScore
    from gkcli.terminal.page import Page


@click.command(
    cls=Command,
    help="""照考核办法算分：得分、名次，每一分依据哪条记录。

    办法写在 assessment.yaml 里。写了单位就逐分列出：为什么得、为什么失，依据哪个文件哪一行，
    或缺哪一条记录。

    分数从台账和 assessment/ 里的评分现算，不存；记评分、申诉、公布用 gkcli mark。
    """,
    examples=[
        ("gkcli score", "各组的名次"),
        ("gkcli score --unit 甲镇", "甲镇的每一分"),
        ("gkcli score --unit 甲镇 --what-if", "甲镇最多还能到多少分，做什么能补回几分"),
        ("gkcli score --as-of 2024-06-30 -f csv", "站在那一天看，给 Excel"),
    ],
)
@unit_option()
@as_of_option()
@option("--what-if", "what_if", is_flag=True, help="还能到多少分：没办结的办结、缺的补上")
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    unit: str | None,
    as_of: "date",
    what_if: bool,  # noqa: FBT001 - a flag on the command line
    output: str,
) -> int:
    """Print scores group by group, or one unit's point by point."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.score.assess import Assessment
    from gkcli.score.what_if import reach
    from gkcli.status.find_unit import find_party
    from gkcli.terminal.score import parts_page, score_list, unit_page
    from gkcli.terminal.score_json import score_records
    from gkcli.workspace.assessment import RecordLines, read_assessment
    from gkcli.workspace.open import open_workspace

    workspace = open_workspace(settings.directory)
    party = find_party(workspace.directory, unit) if unit else None
    files = read_assessment(workspace)
    # Who is ranked among others needs all of their ledgers.
    seen = readable_snapshot(workspace, as_of)
    assessment = Assessment(files.scheme, seen.now, files.entries)
    scores = _scores(assessment, party)
    lines = RecordLines(workspace)
    reaches = {one.unit.name: reach(assessment, one) for one in scores} if what_if else {}
    single = scores[0] if party is not None and len(scores) == 1 else None

    def page() -> "Page":
        if single is None:
            return score_list(scores, assessment, reaches)
        if output != "table":
            return parts_page(single, assessment, lines)
        return unit_page(single, assessment, lines, reaches.get(single.unit.name))

    answer(page, lambda: score_records(scores, assessment, lines, reaches), output)
    return tell_unread(seen)


def _scores(assessment: "Assessment", party: "Party | None") -> "tuple[UnitScore, ...]":
    """The scores of a party's units, of all without one; GkcliError where there are none."""
    from gkcli.errors import GkcliError

    if party is None:
        return assessment.scores
    members = {unit.name for unit in assessment.snapshot.directory.members(party)}
    found = tuple(score for score in assessment.scores if score.unit.name in members)
    if not found:
        groups = "、".join(group.name for group in assessment.scheme.groups)
        raise GkcliError(
            f"{party.name}不参加考核", f"参加的是 {groups}；要改，改 assessment.yaml 的 groups"
        )
    return found
