"""What ``overview`` shows, in JSON."""

from datetime import date
from typing import Any

from gkcli.model.notice import Notice
from gkcli.status.completion import progress
from gkcli.status.overview import Overview
from gkcli.terminal.completion_bar import counts_record, states_record
from gkcli.terminal.task_json import progress_record


def overview_record(notice: Notice, overview: Overview, as_of: date) -> dict[str, Any]:
    """The year at a glance as data."""
    return {
        "title": notice.table_title,
        "number": notice.number,
        "issuer": notice.issuer,
        "year": notice.year,
        "as_of": as_of.isoformat(),
        "over": overview.over,
        "parts": [
            {
                "number": count.part.number,
                "title": count.part.title,
                "sections": len(count.part.sections),
                "tasks": len(count.tasks),
                "with_lead": count.led,
                "with_deadline": count.limited,
                "states": states_record(count.states),
                "counts": counts_record(count.counts),
            }
            for count in overview.parts
        ],
        "deadlines": [
            {
                "id": o.duty.deadline.id,
                "task": o.duty.task.number if o.duty.task else None,
                "what": o.duty.deadline.what,
                "due": o.instance.due.isoformat() if o.instance.due else None,
                "state": o.state.value,
                "units": len(o.standings),
                "progress": progress_record(progress(o.standings)),
            }
            for o in overview.occurrences
        ],
        "leads": dict(overview.leads),
        "notice": states_record(overview.notice),
        "notice_counts": counts_record(overview.notice_counts),
        "counts": counts_record(overview.counts),
        "units": overview.units,
        "to_close_out": overview.counts.unclosed,
        "to_approve": overview.counts.requested,
        "lagging": [{"unit": count.name, "overdue": count.overdue} for count in overview.lagging],
        "silent": list(overview.silent),
    }
