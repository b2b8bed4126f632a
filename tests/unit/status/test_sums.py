"""The totals of every view are sums of the same occasions, and say where they lack units."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.frozen import fields_of
from gkcli.model.record import Record
from gkcli.model.statuses import Status
from gkcli.model.units import Unit
from gkcli.paper.build import ViewBuilder
from gkcli.rollup.one_workspace import summarise
from gkcli.status.completion import Counts, count
from gkcli.status.overview import Overview
from gkcli.status.standings import Snapshot
from gkcli.status.tasks import TaskFilter, select_tasks
from gkcli.status.units import unit_entries
from gkcli.status.unlisted import incomplete_groups
from gkcli.status.workdays import Workdays
from gkcli.workspace.open import Workspace, open_workspace
from tests.support.build import deadline, directory, group, record, snapshot, table, task, unit
from tests.support.golden import REPOSITORY

DEMO = open_workspace(REPOSITORY / "examples/demo")
NUMBERS = [field.name for field in fields_of(Counts) if field.name != "least"]
UNITS = [one.name for one in DEMO.directory.registry.units]
SUBJECTS = [
    *(one.id for one in DEMO.table.notice.deadlines),
    *(str(placed.number) for _, placed in DEMO.table.placed()),
    *(one.id for _, placed in DEMO.table.placed() for one in placed.deadlines),
]
STATUSES: list[Status] = ["推进中", "受阻", "已完成", "已销号", "申请不适用", "不适用", "已催办"]
DAYS = st.integers(0, 364).map(lambda n: date(2024, 1, 1) + timedelta(n))
RECORDS = st.builds(record, DAYS, st.sampled_from(SUBJECTS), st.sampled_from(STATUSES))
LEDGERS = st.dictionaries(st.sampled_from(UNITS), st.lists(RECORDS, max_size=6), max_size=5)


def numbers(*counted: Counts) -> list[int]:
    return [sum(getattr(one, name) for one in counted) for name in NUMBERS]


@settings(max_examples=25, deadline=None)
@given(ledgers=LEDGERS, day=DAYS)
def test_sums_agree(ledgers: dict[str, list[Record]], day: date):
    now = Snapshot(
        DEMO.table,
        DEMO.directory,
        {name: sorted(records, key=lambda r: r.on) for name, records in ledgers.items()},
        Workdays(),
        day,
    )
    whole = count(now)
    overview = Overview(now)
    assert numbers(overview.counts) == numbers(whole)
    assert numbers(overview.notice_counts, *(p.counts for p in overview.parts)) == numbers(whole)
    tasks = (entry.counts for entry in select_tasks(now, TaskFilter()))
    assert numbers(overview.notice_counts, *tasks) == numbers(whole)
    units = (e.counts for e in unit_entries(now) if isinstance(e.party, Unit))
    assert numbers(*units) == numbers(whole)
    view = ViewBuilder(now).build()
    assert numbers(view.counts) == numbers(whole)
    assert numbers(*(account.counts for account in view.accounts)) == numbers(whole)
    summary = summarise(now)
    assert summary.whole
    assert numbers(summary.whole.counts) == numbers(whole)
    for groups in (summary.groups["kind"], summary.groups["section"]):
        assert numbers(*(one.tally.counts for one in groups)) == numbers(whole)
    assert whole.due_done <= whole.due <= whole.owed


def lacking() -> Snapshot:
    """A district of which not all companies are registered; the first task is not for them."""
    known = directory(
        unit("甲镇", kind="镇"),
        unit("水务公司", kind="国有企业"),
        group("各镇", kinds=["镇"]),
        group("各国有企业", kinds=["国有企业"], complete=False),
    )
    whole = table(
        [
            task(1, "镇里的", responsible=("各镇",), deadlines=(deadline("1-a", by=DAY),)),
            task(2, "都有的", responsible=("各镇", "各国有企业")),
        ],
        [task(3, "再一节", responsible=("各镇",))],
        deadlines=(deadline("plan", by=DAY, units=("各国有企业",)),),
    )
    return snapshot(whole, known, DAY, {"甲镇": [record(DAY, "1-a")]})


DAY = date(2018, 8, 1)


def test_every_total_says_where_units_are_lacking():
    now = lacking()
    overview = Overview(now)
    assert overview.counts.least
    assert overview.notice_counts.least
    assert [part.counts.least for part in overview.parts] == [True, False]
    assert overview.incomplete == ("各国有企业",)
    assert [e.counts.least for e in select_tasks(now, TaskFilter())] == [False, True, False]
    own = select_tasks(now, TaskFilter(party=now.directory.get("甲镇")))
    assert not any(entry.counts.least for entry in own)
    least = {entry.party.name: entry.counts.least for entry in unit_entries(now)}
    assert least == {"甲镇": False, "水务公司": False, "各镇": False, "各国有企业": True}
    summary = summarise(now)
    assert summary.whole
    assert summary.whole.counts.least
    kinds = {one.label: one.tally.counts.least for one in summary.groups["kind"]}
    assert kinds == {"镇": False, "国有企业": True}
    sections = {one.label: one.tally.counts.least for one in summary.groups["section"]}
    assert sections == {"通知本身的要求": True, "目1": True, "目2": False}


@pytest.mark.parametrize("name", ["data", "examples/demo"])
def test_the_views_agree_on_whether_units_are_lacking(name: str):
    workspace: Workspace = open_workspace(REPOSITORY / name)
    now = snapshot(workspace.table, workspace.directory, date(2018, 8, 1), {})
    view = ViewBuilder(now).build()
    assert view.counts.least == Overview(now).counts.least == (name == "data")
    assert view.units.incomplete == incomplete_groups(workspace.table, workspace.directory)
    told = [(p.number, p.counts.least) for p in view.parts]
    assert told == [(p.part.number, p.counts.least) for p in Overview(now).parts]
