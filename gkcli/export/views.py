"""The views of the database: the usual questions, counted as everywhere else."""

from collections.abc import Iterator
from typing import NamedTuple


class DataView(NamedTuple):
    """A view: its name, what it answers, and the query."""

    name: str
    about: str
    query: str


_COUNTS = """\
  count(*) AS total,
  sum(o.state IN ('done', 'done_late')) AS done,
  sum(o.state = 'done_late') AS done_late,
  sum(o.state = 'overdue') AS overdue,
  sum(o.state = 'unreported') AS unreported,
  sum(o.state IN ('due_soon', 'pending')) AS open,
  sum(o.state = 'ongoing') AS ongoing,
  sum(o.state = 'waiting') AS waiting,
  sum(o.state = 'not_applicable') AS not_applicable,
  sum(o.was_due) AS due,
  sum(o.was_due AND o.state IN ('done', 'done_late')) AS due_done,
  round(1.0 * sum(o.was_due AND o.state IN ('done', 'done_late'))
    / nullif(sum(o.was_due), 0), 4) AS due_rate,
  sum(o.state NOT IN ('ongoing', 'waiting', 'not_applicable')) AS owed,
  round(1.0 * sum(o.state IN ('done', 'done_late'))
    / nullif(sum(o.state NOT IN ('ongoing', 'waiting', 'not_applicable')), 0), 4) AS year_rate,
  sum(o.state IN ('done', 'done_late') AND o.closed_on IS NOT NULL) AS closed,
  sum(o.request IS NOT NULL) AS requested"""

_VIEWS = (
    DataView(
        "completion",
        "完成率：到期的、全年的",
        "SELECT {o.workspace,}\n{counts}\nFROM occasions AS o{ GROUP BY o.workspace}",
    ),
    DataView(
        "completion_by_unit",
        "各单位的完成率",
        """\
SELECT {o.workspace,} o.unit,
{counts}
FROM occasions AS o
GROUP BY {o.workspace,} o.unit
ORDER BY {o.workspace,} due_rate, o.unit""",
    ),
    DataView(
        "completion_by_section",
        "各目的完成率；没有目的是通知本身的要求",
        """\
SELECT {o.workspace,} s.section, s.number, s.title,
{counts}
FROM occasions AS o
JOIN deadlines AS d ON {d.workspace = o.workspace AND} d.id = o.deadline
LEFT JOIN tasks AS t ON {t.workspace = o.workspace AND} t.number = d.task
LEFT JOIN sections AS s ON {s.workspace = o.workspace AND} s.section = t.section
GROUP BY {o.workspace,} s.section
ORDER BY {o.workspace,} s.section""",
    ),
    DataView(
        "overdue_by_unit",
        "各单位逾期几项，最久的是哪天到期",
        """\
SELECT {o.workspace,} o.unit, count(*) AS overdue, min(o.due) AS earliest_due,
  max(-o.days_left) AS most_days_late,
  sum(json_array_length(o.reminded_on) > 0) AS reminded
FROM occasions AS o
WHERE o.state = 'overdue'
GROUP BY {o.workspace,} o.unit
ORDER BY {o.workspace,} overdue DESC, o.unit""",
    ),
    DataView(
        "overdue",
        "逾期的项次，最久的在前",
        """\
SELECT {o.workspace,} o.unit, o.due, -o.days_left AS days_late, d.task, d.id AS deadline,
  d.what, o.period, o.last_on, o.status, o.reminded_on
FROM occasions AS o
JOIN deadlines AS d ON {d.workspace = o.workspace AND} d.id = o.deadline
WHERE o.state = 'overdue'
ORDER BY {o.workspace,} o.due, o.unit""",
    ),
    DataView(
        "next_due",
        "接下来到期的：哪天、什么事、还有几个单位没有做完",
        """\
SELECT {o.workspace,} o.due, o.last_workday, o.days_left, d.task, d.id AS deadline, d.what,
  o.period, count(*) AS units
FROM occasions AS o
JOIN deadlines AS d ON {d.workspace = o.workspace AND} d.id = o.deadline
WHERE o.state IN ('due_soon', 'pending')
GROUP BY {o.workspace,} o.due, d.id, o.period
ORDER BY {o.workspace,} o.due, d.id""",
    ),
    DataView(
        "silent_units",
        "没有报过的单位：有事项已经到期，台账里却一条也没有",
        """\
SELECT {u.workspace,} u.name AS unit, u.kind, count(*) AS due
FROM units AS u
JOIN occasions AS o ON {o.workspace = u.workspace AND} o.unit = u.name
WHERE u.reported = 0 AND o.was_due = 1
GROUP BY {u.workspace,} u.name
ORDER BY {u.workspace,} due DESC, u.name""",
    ),
)


def views(*, several: bool) -> Iterator[DataView]:
    """The views over one workspace, or over several, each told apart."""
    for view in _VIEWS:
        yield view._replace(query=_query(view.query, several=several))


def _query(pattern: str, *, several: bool) -> str:
    """The query with its counts, and what is in braces only where there are several workspaces."""
    pieces = pattern.replace("{counts}", _COUNTS).split("{")
    told = pieces[0]
    for piece in pieces[1:]:
        inside, _, rest = piece.partition("}")
        told += f"{inside}{rest}" if several else rest.lstrip(" ")
    return told
