"""Short ways to write models down in tests."""

from datetime import date

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Part, Section, Table, Task
from gkcli.model.record import Record
from gkcli.model.units import Alias, Group, Registry, Unit
from gkcli.status.standings import Snapshot
from gkcli.status.workdays import Workdays


def unit(name, kind="政府部门", aliases=(), **fields):
    return Unit(
        name=name,
        kind=kind,
        source="试",
        aliases=tuple(a if isinstance(a, Alias) else Alias(a) for a in aliases),
        **fields,
    )


def group(name, kinds=(), members=(), aliases=(), **fields):
    return Group(
        name=name,
        source="试",
        kinds=tuple(kinds),
        members=tuple(members),
        aliases=tuple(map(Alias, aliases)),
        **fields,
    )


def directory(*parties):
    units = tuple(p for p in parties if isinstance(p, Unit))
    return Directory(Registry(units, tuple(p for p in parties if isinstance(p, Group))))


def deadline(id="d", **rule):  # noqa: A002 - the field's name
    return Deadline(id=id, what=rule.pop("what", "报送"), quote=rule.pop("quote", "原文"), **rule)


def task(number=1, title="一项任务", requirement="做好工作。", lead=(), responsible=(), **fields):
    return Task(
        number=number,
        title=title,
        lead=tuple(lead),
        responsible=tuple(responsible),
        requirement=requirement,
        **fields,
    )


def snapshot(whole, known, as_of, ledgers=(), workdays=None):
    return Snapshot(whole, known, dict(ledgers), workdays or Workdays(), as_of)


def record(on, subject="d", status="已完成", **fields):
    return Record(on=on, for_=str(subject), status=status, **fields)


def table(*tasks, year=2018, signed_on=date(2018, 6, 28), addressees=("甲镇",), deadlines=()):
    """A table with one part and one section for each list of tasks, or one for all of them."""
    sections = [list(t) if isinstance(t, (list, tuple)) else [t] for t in tasks]
    notice = Notice(
        title="通知",
        number="试政办〔2018〕1号",
        issuer="试区政府办公室",
        year=year,
        signed_on=signed_on,
        table_title="任务分解表",
        addressees=tuple(addressees),
        body="正文。",
        deadlines=tuple(deadlines),
    )
    numerals = "一二三四五六七八九十"
    parts = tuple(
        Part(numerals[i], f"第{numerals[i]}部分", (Section(numerals[i], f"目{i + 1}", tuple(s)),))
        for i, s in enumerate(sections)
    )
    return Table(notice, parts)
