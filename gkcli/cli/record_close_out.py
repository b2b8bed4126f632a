"""Closing out (销号) in one step all that units reported as done."""

import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

import click

from gkcli.cli.output import say
from gkcli.cli.record_submission import Submission
from gkcli.record.effects import occasion_title
from gkcli.record.request import RequestedRecord, find_unit
from gkcli.status.due import Instance, period_of
from gkcli.status.missing import Lack, missing
from gkcli.status.snapshot import take_snapshot
from gkcli.status.standings import Standing


def close_out(submission: Submission, given: dict[str, Any], *, yes: bool, dry_run: bool) -> int:
    """List what waits to be closed out with its evidence, and close it out once confirmed.

    What lacks evidence is listed apart and left out: the office looks at each by itself.
    """
    if not given["by"]:
        raise click.UsageError("销号要写明是谁核定的：--by 公开办。")
    day = given["on"] or submission.acceptance.bounds.today
    waiting = list(_waiting(submission, day, given["unit"], given["subjects"]))
    bare = [s for s in waiting if any(lack.lack is Lack.EVIDENCE for lack in missing(s))]
    proven = [s for s in waiting if s not in bare]
    if bare:
        say(f"缺佐证，没有列入的 {len(bare)} 条，看过再用 record 逐条记：", aside=True)
        _list(bare, aside=True)
    if not proven:
        say(f"没有可以销号的，按 {day} 计。")
        return 0
    submission.take(request_about(standing, day, given, "已销号") for standing in proven)
    say(f"待销号 {len(proven)} 条，按 {day} 计：")
    _list(proven)
    if dry_run:
        say("没有写入（--dry-run）。")
        return 0
    return write_confirmed(submission, "加 --yes 销号", yes=yes)


def write_confirmed(submission: Submission, how: str, *, yes: bool) -> int:
    """Write what was listed once somebody agrees; UsageError, with ``how``, where nobody can."""
    if not yes and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(f"没有写入。看过无误，{how}。")
    return submission.write_if(lambda: yes or _agree())


def _agree() -> bool:
    from gkcli.cli.record_prompt import confirm

    return confirm()


def _waiting(
    submission: Submission, day: date, unit: str | None, subjects: Collection[str]
) -> Iterator[Standing]:
    wanted = find_unit(submission.acceptance.context.directory, unit).name if unit else None
    # What was closed out on a later day already is not closed out again.
    today = take_snapshot(submission.workspace, max(day, submission.acceptance.bounds.today))
    left = {_key(standing) for standing in filter(_waits, today)}
    for standing in filter(_waits, take_snapshot(submission.workspace, day)):
        meant = not subjects or set(subjects) & set(standing.duty.subjects)
        if meant and wanted in (None, standing.unit.name) and _key(standing) in left:
            yield standing


def _waits(standing: Standing) -> bool:
    return any(lack.lack is Lack.CLOSING for lack in missing(standing))


def _key(standing: Standing) -> tuple[str, str, Instance]:
    return standing.unit.name, standing.duty.deadline.id, standing.instance


def request_about(
    standing: Standing, day: date, given: dict[str, Any], status: str
) -> RequestedRecord:
    """A record with a status about one occasion, with what else was given."""
    deadline, instance = standing.duty.deadline, standing.instance
    other = instance.period != period_of(deadline, day)
    return RequestedRecord(
        deadline.id,
        standing.unit.name,
        status,
        on=str(given["on"] or ""),
        since=str(instance.since or ""),
        period=instance.period if other else "",
        until=str(given["until"] or ""),
        note=given["note"] or "",
        by=given["by"] or "",
    )


def _list(standings: Sequence[Standing], *, aside: bool = False) -> None:
    for standing in standings:
        verdict = standing.verdict
        proof = [url for record in verdict.done for url in record.evidence]
        text = f"{standing.unit.name} · {occasion_title(standing)}：{verdict.done_on} 报完成"
        say("  " + " ".join([text, *dict.fromkeys(proof)]), aside=aside)
