"""Recording the same about many occasions in one step: ``record --each``."""

from collections.abc import Collection, Iterator
from typing import Any

import click

from gkcli.cli.output import say
from gkcli.cli.record_close_out import request_about, write_confirmed
from gkcli.cli.record_submission import Submission
from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import MEANINGS, Act, Meaning
from gkcli.record.effects import occasion_title, standing_words
from gkcli.status.find_task import in_section
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import take_snapshot
from gkcli.status.standings import Snapshot, Standing


def record_each(
    submission: Submission, given: dict[str, Any], section: str, *, yes: bool, dry_run: bool
) -> int:
    """List every occasion of the units, tasks and section that were given, ask, and record it."""
    if not given["status"]:
        raise click.UsageError("--each 要写明记什么：--status 状态。")
    if not (given["unit"] or given["subjects"] or section):
        raise click.UsageError("--each 要写明记哪些：--unit、--section 或任务号。")
    day = given["on"] or submission.acceptance.bounds.today
    meaning = MEANINGS[given["status"]]
    now = take_snapshot(submission.workspace, day)
    found = [
        standing
        for standing in _of_section(now, section)
        if _is_meant(standing, meaning) and _is_about(standing, given["subjects"])
    ]
    if given["unit"]:
        party = find_party(now.directory, given["unit"])
        names = {unit.name for unit in now.directory.members(party)}
        found = [standing for standing in found if standing.unit.name in names]
    if not found:
        say(f"没有要记“{given['status']}”的，按 {day} 计。")
        return 0
    submission.take(request_about(standing, day, given, given["status"]) for standing in found)
    say(f"“{given['status']}”要记 {len(found)} 条，按 {day} 计：")
    for standing in found:
        words = f"{occasion_title(standing)}：{standing_words(standing)}"
        say(f"  {standing.unit.name} · {words}")
    if dry_run:
        say("没有写入（--dry-run）。")
        return 0
    return write_confirmed(submission, "加上 --yes 记入", yes=yes)


def _of_section(now: Snapshot, section: str) -> Iterator[Standing]:
    if not section:
        yield from now.limited
        return
    numbers = {task.number for place, task in now.table.placed() if in_section(place, section)}
    yield from (s for s in now.limited if s.duty.task and s.duty.task.number in numbers)


def _is_about(standing: Standing, subjects: Collection[str]) -> bool:
    return not subjects or bool(set(subjects) & set(standing.duty.subjects))


def _is_meant(standing: Standing, meaning: Meaning) -> bool:
    """Whether there is anything for such a record to be about."""
    done = standing.state in DONE_STATES and not standing.by_another
    match meaning.act:
        case Act.CLOSING:
            return done and standing.verdict.closed is None
        case Act.RETURN:
            return done
        case Act.GRANT | Act.REFUSAL:
            return standing.verdict.requested == meaning.matter
        case Act.REMINDER:
            return standing.state is State.OVERDUE
        case Act.DONE:
            # What waits has not begun: nobody can say of which event it was done.
            return standing.state not in (*DONE_STATES, State.NOT_APPLICABLE, State.WAITING)
        case _:
            return standing.state not in (*DONE_STATES, State.NOT_APPLICABLE)
