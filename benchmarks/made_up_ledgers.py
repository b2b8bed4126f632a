"""A made-up year of work: ledgers for a made-up workspace, without a fault in them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from gkcli.model.record import Record
from gkcli.status.duties import Obligations
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_workspace
from gkcli.yaml.ledger import record_line

_OFFICE = "区审改办"
_FIRST = date(2018, 3, 5)
_MONTHS = range(3, 13)
_TASKS_WITH_A_LIMIT = 4


def make_ledgers(folder: Path, records: int) -> Path:
    """Give every unit of a made-up workspace a ledger of so many records; return the folder."""
    workspace = open_workspace(folder)
    layout = Layout(folder)
    layout.ledgers.mkdir()
    obligations = Obligations(workspace.table, workspace.directory)
    for unit in workspace.directory.registry.units:
        numbers = [one for one in obligations.of(unit) if one.isdigit()]
        lines = (record_line(record) for record in islice(_year(unit.name, numbers), records))
        text = "".join(f"{line}\n" for line in lines)
        layout.ledger(unit.name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def _year(unit: str, numbers: list[str]) -> Iterator[Record]:
    """What a unit recorded: reports, what it published, what it finished, and ever more work."""
    yield from _settled(Record(date(2018, 4, 12), "plan", "已完成", note="已书面报送"))
    for month in (3, 6, 9, 12):
        page = f"https://www.example.gov.cn/{unit}/{month}.html"
        yield Record(date(2018, month, 25), "progress", "已完成", evidence=(page,))
    for month in _MONTHS:
        formed = date(2018, month, 6)
        yield Record(date(2018, month, 16), "publish", "已完成", since=formed)
    for number in numbers[_TASKS_WITH_A_LIMIT - 1 :: _TASKS_WITH_A_LIMIT]:
        yield from _settled(Record(date(2018, 6, 20), f"{number}-list", "已完成"))
    for turn in range(10_000 if numbers else 0):
        number = numbers[turn * 7 % len(numbers)]
        if int(number) % _TASKS_WITH_A_LIMIT:
            told = f"第 {turn + 1} 次调度：已梳理公布事项 {turn * 3} 条，正在核对"
            yield Record(_FIRST + timedelta(turn % 280), number, "推进中", note=told)


def _settled(record: Record) -> Iterator[Record]:
    yield record
    yield Record(record.on + timedelta(5), record.for_, "已销号", by=_OFFICE)
