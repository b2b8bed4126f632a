"""The list of ``spot-check``, and the same as JSON."""

from typing import Any

from gkcli.status.spot_check import Sample
from gkcli.status.standings import Standing
from gkcli.status.verdict import evidence_of
from gkcli.status.wording import period_words, spot_check_words
from gkcli.terminal.page import NONE, Cell, EmptyLine, Listing, ListingColumn, Page, TextLine, Tone
from gkcli.terminal.standings import standing_record, task_cell, what_words

_COLUMNS = (
    ListingColumn("单位"),
    ListingColumn("任务", right=True, spare=True),
    ListingColumn("编号"),
    ListingColumn("事项", flexible=True, below=True),
    ListingColumn("完成"),
    ListingColumn("销号"),
    ListingColumn("佐证", flexible=True, below=True),
)


def spot_check_list(sample: Sample, again: str) -> Page:
    """What was drawn, from how many, and the command that draws the same again."""
    listing = Listing(_COLUMNS, [_row(standing) for standing in sample.standings])
    whole = f"{period_words(sample.period)}办结的" if sample.period else "办结的"
    words = f"从{whole} {sample.among} 项次里随机抽 {len(sample.standings)} 项次"
    drawn = f"{words}（{spot_check_words(sample.size)}），种子“{sample.seed}”。"
    return Page(
        [
            listing,
            *([EmptyLine()] if sample.standings else []),
            TextLine(drawn, Tone.DIM),
            TextLine(f"再抽出同样的：{again}", Tone.DIM),
        ]
    )


def _row(standing: Standing) -> list[Cell]:
    duty, verdict = standing.duty, standing.verdict
    what = what_words(duty.deadline, standing.instance)
    done_on = str(verdict.done_on) if verdict.done_on else NONE
    closed = str(verdict.closed.on) if verdict.closed else NONE
    addresses = "\n".join(evidence_of(verdict.done)) or NONE
    return [
        *(standing.unit.name, task_cell(duty), duty.deadline.id, what),
        *(done_on, closed, addresses),
    ]


def spot_check_records(sample: Sample) -> list[dict[str, Any]]:
    """One record an occasion that was drawn, each with the seed and from how many."""
    return [
        {
            "id": standing.duty.deadline.id,
            "task": standing.duty.task.number if standing.duty.task else None,
            "what": standing.duty.deadline.what,
            "unit": standing.unit.name,
            **standing_record(standing),
            "seed": sample.seed,
            "among": sample.among,
            "of_period": sample.period or None,
            "as_of": standing.as_of.isoformat(),
        }
        for standing in sample.standings
    ]
