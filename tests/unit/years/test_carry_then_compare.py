"""Whatever is carried over, comparing says that it goes on, and names nothing else."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.status.standings import Snapshot
from gkcli.status.workdays import Workdays
from gkcli.workspace.kinds import TABLE
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import Workspace
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.source import Source
from gkcli.years.deadline_changes import LimitFate
from gkcli.years.fates import TaskFate, steps
from gkcli.years.new_registry import next_registry
from gkcli.years.new_table import next_table
from gkcli.years.open_years import OpenYear
from gkcli.years.proposals import CarryReason, Proposal
from tests.support.build import deadline, group, table, task, unit

UNITS = ("甲镇", "乙镇", "区教育局", "区财政局", "区司法局")
PIECES = ["2018年", "2017年底", "公开", "《2018年要点》", "〔2018〕3号", "区教育局", "。", "1"]
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
rules = st.sampled_from(
    (
        {"by": date(2018, 6, 30)},
        {"by": date(2020, 2, 29)},
        {"each": "quarter", "at_least": 2},
        {"ongoing": True},
        {"when": "2018年的条例出台"},
    )
)
parties = st.lists(st.sampled_from((*UNITS, "各镇", "没有登记的")), unique=True, max_size=3)


@st.composite
def years(draw):
    """A table, its registry and the numbers of the tasks that are carried."""
    count = draw(st.integers(1, 6))
    tasks = []
    for number in range(1, count + 1):
        names = draw(st.lists(st.sampled_from(("list", "plan", "9-x")), unique=True, max_size=2))
        limits = tuple(
            deadline(f"{number}-{name}", what=draw(words), quote="原文", **draw(rules))
            for name in names
        )
        lead, also = draw(parties), draw(parties)
        tasks.append(task(number, draw(words), draw(words), lead, also, deadlines=limits))
    cut = draw(st.integers(0, count))
    heirs = st.none() | st.sampled_from((*UNITS, "区教体局", "区财税局"))
    drawn = [(name, draw(heirs)) for name in UNITS]
    units = tuple(unit(name, successor=None if heir == name else heir) for name, heir in drawn)
    carried = draw(st.sets(st.integers(1, count)))
    limits = [deadline("plan", what="报送方案", by=date(2018, 3, 1))]
    whole = table(*(part for part in (tasks[:cut], tasks[cut:]) if part), deadlines=limits)
    return whole, Registry(units, (group("各镇", members=("甲镇", "乙镇")),)), carried


def opened(whole: Table, registry: Registry) -> OpenYear:
    directory, year = Directory(registry), whole.notice.year
    workspace = Workspace(Layout(Path()), whole, directory, 0)
    return OpenYear(year, workspace, Snapshot(whole, directory, {}, Workdays(), date(year, 12, 31)))


def reread(whole: Table) -> Table:
    source = Source(Path("tasks.yaml"), "tasks.yaml", canonical(whole))
    read = TABLE.contents().read(source)
    assert not read.errors
    return read.value


@given(years())
def test_what_is_carried_goes_on_and_nothing_else_is_named(made):
    old, registry, numbers = made
    carried = [
        Proposal(task, CarryReason.PICKED) for _, task in old.placed() if task.number in numbers
    ]
    later = next_registry(registry, 2019)
    new, subjects = next_table(old, carried, Directory(registry), Directory(later), 2019)
    assert reread(new) == new
    found = [task for _, task in new.placed()]
    assert [task.number for task in found] == list(range(1, len(numbers) + 1))
    ids = [one.id for task in found for one in task.deadlines]
    assert len(ids) == len(set(ids))
    assert {subjects[str(number)] for number in numbers} == {str(task.number) for task in found}

    (step,) = steps([opened(old, registry), opened(new, later)])
    for fate in step.fates:
        if fate.after:
            assert (fate.kind, fate.said) == (TaskFate.CONTINUED, True)
            assert [t.number for t in fate.before] == [
                int(fate.after[0].carried_from[0].partition("#")[2])
            ]
            assert fate.wordings == fate.parties == ()
            assert {limit.fate for limit in fate.limits} <= {LimitFate.KEPT}
        else:
            assert fate.kind is TaskFate.DROPPED
    assert sum(bool(fate.after) for fate in step.fates) == len(numbers)
    assert {limit.fate for limit in step.limits} == {LimitFate.KEPT}
