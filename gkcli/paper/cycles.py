"""Spot checks and what is gathered for a cycle, as a template can name them."""

from gkcli.frozen import frozen
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES
from gkcli.model.units import Unit
from gkcli.paper.accounts import RecordView, StandingView
from gkcli.paper.slips import Accounts
from gkcli.paper.wording import closed_up
from gkcli.status.gathering import gathered
from gkcli.status.spot_check import SpotCheckWish, can_draw, draw
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.wording import period_words, spot_check_words


@frozen
class SpotCheckView:
    """What was drawn at random to be looked into, of ``among`` occasions that units had done.

    ``period`` says when, "" where it was at any time; ``size`` how much of it, ``seed`` by what
    the same is drawn again.
    """

    standings: tuple[StandingView, ...]
    among: int
    period: str
    size: str
    seed: str


@frozen
class ReportedView:
    """Whether a unit handed its report of the period in; the record of that, else its last word."""

    unit: str
    full_name: str
    done: bool
    record: RecordView | None


@frozen
class WorkView:
    """What a unit recorded about a task in the period; ``settled`` where nothing is left to do."""

    unit: str
    records: tuple[RecordView, ...]
    settled: bool


@frozen
class GatheredTaskView:
    """A task, and what each unit recorded about it in the period."""

    number: int
    title: str
    work: tuple[WorkView, ...]


@frozen
class GatheringView:
    """What a unit gathers from others for the period of a cycle that is just over.

    ``silent`` names those that neither handed a report in nor recorded anything.
    """

    what: str
    period: str
    reports: tuple[ReportedView, ...]
    tasks: tuple[GatheredTaskView, ...]
    silent: tuple[str, ...]


def spot_check_view(now: Snapshot, accounts: Accounts, wish: SpotCheckWish) -> SpotCheckView | None:
    """What is drawn; None where nobody says how many."""
    if not can_draw(now, wish):
        return None
    sample = draw(now, wish)
    return SpotCheckView(
        accounts.standings(sample.standings),
        sample.among,
        closed_up(period_words(sample.period)) if sample.period else "",
        closed_up(spot_check_words(sample.size)),
        sample.seed,
    )


def _said(standing: Standing) -> Record | None:
    verdict = standing.verdict
    return verdict.done[-1] if verdict.done else verdict.last


def gathering_view(now: Snapshot, accounts: Accounts, unit: Unit) -> GatheringView | None:
    """What a unit gathers; None where it gathers nothing."""
    found = gathered(now, unit)
    if found is None:
        return None
    reports = tuple(
        ReportedView(
            s.unit.name,
            s.unit.full_name or s.unit.name,
            s.state in DONE_STATES,
            accounts.record(said) if (said := _said(s)) else None,
        )
        for s in found.reports
    )
    tasks = tuple(
        GatheredTaskView(
            entry.task.number,
            entry.task.title,
            tuple(
                WorkView(work.unit.name, tuple(map(accounts.record, work.records)), work.settled)
                for work in entry.work
            ),
        )
        for entry in found.tasks
    )
    heard = {work.unit for task in tasks for work in task.work if work.records}
    silent = tuple(one.unit for one in reports if not one.done and one.unit not in heard)
    what, period = found.deadline.what, closed_up(period_words(found.period))
    return GatheringView(what, period, reports, tasks, silent)
