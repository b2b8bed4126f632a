"""Tasks, deadlines and the notice as JSON."""

from collections.abc import Sequence
from typing import Any

from gkcli.model.deadline import Deadline
from gkcli.model.notice import Erratum
from gkcli.status.completion import Progress
from gkcli.status.items import ItemEntry, item_records
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.tasks import TaskEntry, UnitRecord, records_about
from gkcli.terminal.completion_bar import counts_record
from gkcli.terminal.standings import ledger_record, standing_record


def task_record(entry: TaskEntry) -> dict[str, Any]:
    """A task as the JSON contract wants it; ``role`` only where a unit was asked for."""
    task, place = entry.task, entry.place
    record: dict[str, Any] = {
        "number": task.number,
        "title": task.title,
        "part": {"number": place.part.number, "title": place.part.title},
        "section": {"number": place.section.number, "title": place.section.title},
        "lead": list(task.lead),
        "responsible": list(task.responsible),
        "named": [unit.name for unit in entry.named],
        "names_more": entry.names_more,
        "requirement": task.requirement,
        "deadlines": [deadline_record(deadline) for deadline in task.deadlines],
        "errata": [erratum_record(erratum) for erratum in task.errata],
        "basis": list(map(str, task.basis)),
        "carried_from": list(task.carried_from),
        "todo": list(task.todo),
        "state": entry.state.value,
        "progress": progress_record(entry.progress),
        "counts": counts_record(entry.counts),
    }
    if entry.involvement:
        record["role"] = entry.involvement.role.value
        record["roles"] = [role.value for role in entry.involvement.roles]
        record["via"] = entry.involvement.via or None
        record["standings"] = standing_records(entry.own)
    return record


def whole_record(entry: TaskEntry, now: Snapshot) -> dict[str, Any]:
    """The same with how every unit stands and what was recorded."""
    return {
        **task_record(entry),
        "standings": standing_records(entry.standings),
        "records": _unit_records(records_about(now, entry)),
    }


def standing_records(standings: Sequence[Standing]) -> list[dict[str, Any]]:
    """How units stand, each with the code of the duty, as data."""
    return [
        {"id": s.duty.deadline.id, "unit": s.unit.name, **standing_record(s)} for s in standings
    ]


def _unit_records(records: Sequence[UnitRecord]) -> list[dict[str, Any]]:
    """Records of ledgers, each with its unit and what it is about, as data."""
    return [{"unit": e.unit.name, "for": e.record.for_, **ledger_record(e.record)} for e in records]


def progress_record(progress: Progress) -> dict[str, int]:
    """How far the units are as data."""
    return {
        "done": progress.done,
        "overdue": progress.overdue,
        "begun": progress.begun,
        "silent": progress.silent,
        "waiting": progress.waiting,
        "excused": progress.excused,
        "total": progress.total,
    }


def deadline_record(deadline: Deadline) -> dict[str, Any]:
    """A deadline as data."""
    return {
        "id": deadline.id,
        "what": deadline.what,
        "rule": deadline.terms,
        "units": list(deadline.units),
        "open_list": deadline.open_list,
        "also": [
            {"units": list(also.units), "source": also.source, "verified": also.verified}
            for also in deadline.also
        ],
        "owed": deadline.owed,
        "quote": deadline.quote,
        "report_to": deadline.report_to,
        "publish_on": deadline.publish_on,
        "source": deadline.source,
        "basis": list(map(str, deadline.basis)),
        "todo": list(deadline.todo),
    }


def erratum_record(erratum: Erratum) -> dict[str, Any]:
    """An erratum as data."""
    return {
        "problem": erratum.problem,
        "confidence": erratum.confidence,
        "quote": erratum.quote,
        "suggestion": erratum.suggestion,
    }


def item_record(entry: ItemEntry, now: Snapshot) -> dict[str, Any]:
    """The same as data: of the notice, its words and all its duties; else the one duty."""
    notice, task = now.table.notice, entry.task
    deadlines = [deadline_record(deadline) for deadline in entry.deadlines]
    about = (
        {"number": notice.number, "title": notice.title, "body": notice.body}
        if entry.whole
        else {**deadlines[0], "task": task.number if task else None}
    )
    return {
        **about,
        **({"deadlines": deadlines} if entry.whole else {}),
        "standings": standing_records(entry.standings),
        "records": _unit_records(item_records(now, entry)),
    }
