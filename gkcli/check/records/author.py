"""A record is by somebody who may say so."""

from collections.abc import Iterator

from gkcli.check.records.context import RecordFault, Terms, warning
from gkcli.check.similar import similar_unit
from gkcli.model.record import Record
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Unit


def author_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
    """Report an unknown author, and an office's word that no entitled office said."""
    author = terms.directory.get(record.by) if record.by else unit
    if author is None and record.by:
        if record.by not in terms.doubtful:
            yield warning(
                "unknown-recorder",
                ("by",),
                f"名册里没有“{record.by}”。",
                f"{similar_unit(terms.directory, record.by)}"
                "by 写记录的单位；要留经办人的姓名，写进 note。",
            )
    elif record.status in OFFICES and not _is_entitled(record, unit, terms):
        who = author.name if author is not None else unit.name
        names = "、".join(terms.offices.names)
        yield warning(
            "not-by-office",
            ("by",) if record.by else ("status",),
            f"“{record.status}”要由核准、销号的办公室说，这一条却是{who}"
            f"{'自己' if who == unit.name else ''}记的，不算数。",
            f"办公室记的，加上 by: 办公室的名称（{names}）；单位自己办完了，写“已完成”。",
        )


def _is_entitled(record: Record, unit: Unit, terms: Terms) -> bool:
    """Whether the author decides on anything that the record may be about."""
    duties = terms.obligations.of(unit).get(record.for_, ())
    tasks = [duty.task for duty in duties] or [None]
    return any(terms.offices.decides(record, unit, task) for task in tasks)
