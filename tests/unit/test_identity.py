"""Diff, merge, log and import --update agree which entry of one edition is which of another."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.compare.change import ChangeKind, Edition, Thing
from gkcli.compare.deadlines import paired_deadlines
from gkcli.compare.differences import compare
from gkcli.compare.table import paired_levels
from gkcli.compare.units import paired_units
from gkcli.history.subject import LimitSubject, TaskSubject, UnitSubject
from gkcli.merge.rows import rows_of
from gkcli.merge.seats import LEVELS, Seats
from gkcli.model.identity import ALIKE
from gkcli.model.matching import likeness
from gkcli.model.notice import Part, Section, Table
from gkcli.model.units import Alias, Registry
from gkcli.office.intake.updating import updated
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.outline import outline
from gkcli.yaml.source import Source
from tests.support.build import deadline, table, task, unit

TEXTS = [f"{chr(0x4E00 + 40 * n)}{chr(0x4E01 + 40 * n)}{chr(0x4E02 + 40 * n)}" for n in range(20)]
pieces = st.lists(st.sampled_from(TEXTS[:8]), min_size=1, max_size=5).map("".join)


@st.composite
def editions(draw):
    """A table whose numbers and ids are its own, but whose titles and words often recur."""
    numbers = iter(draw(st.permutations(range(1, 9))))
    ids = iter(draw(st.permutations([f"d{n}" for n in range(12)])))

    def some_limits():
        return tuple(
            deadline(next(ids), what=draw(pieces), quote=draw(pieces), ongoing=True)
            for _ in range(draw(st.integers(0, 1)))
        )

    def some_tasks():
        return tuple(
            replace(task(next(numbers), draw(pieces), draw(pieces)), deadlines=some_limits())
            for _ in range(draw(st.integers(1, 2)))
        )

    def some_sections():
        names = draw(st.permutations(["目一", "目二", "目三"]))[: draw(st.integers(1, 2))]
        return tuple(Section(name, draw(pieces), some_tasks()) for name in names)

    parts = draw(st.permutations(["一", "二", "三"]))[: draw(st.integers(1, 2))]
    made = tuple(Part(name, draw(pieces), some_sections()) for name in parts)
    return Table(replace(table().notice, deadlines=some_limits()), made)


@st.composite
def registries(draw):
    names = draw(st.permutations(TEXTS[8:]))
    units = []
    for n in range(draw(st.integers(1, 4))):
        aliases = tuple(map(Alias, draw(st.lists(st.sampled_from(names[4:]), max_size=2))))
        full_name = draw(st.sampled_from([None, *names[4:]]))
        units.append(replace(unit(names[n]), aliases=aliases, full_name=full_name))
    return Registry(tuple(units))


def block_of(value):
    return outline(Source(Path("tasks.yaml"), "tasks.yaml", canonical(value))).block


def called(kind, data):
    return data["id"] if kind == "deadlines" else data["number"]


def merged_pairs(old, new):
    """What merge takes for the same, by the names on either side; a holder's name goes before."""
    base = block_of(old)
    seats = Seats(base, block_of(new), base)
    found = {kind: set() for kind in LEVELS}

    def walk(level, holder):
        for kind in LEVELS[level:]:
            for row in seats.below(kind, holder).rows.values():
                if row.base and row.ours:
                    names = (called(kind, row.base.data), called(kind, row.ours.data))
                    found[kind].add(names)
                walk(LEVELS.index(kind) + 1, row)

    walk(0, None)
    return found


def compared_pairs(old, new):
    """What diff takes for the same."""
    found = paired_levels(old, new)
    deadlines = paired_deadlines(old, new, found.tasks)
    return {
        **{
            kind: {(str(a.item.number), str(b.item.number)) for a, b in pairs.same}
            for kind, pairs in zip(LEVELS, found, strict=False)
        },
        "deadlines": {(a.deadline.id, b.deadline.id) for a, b in deadlines.same},
    }


@settings(max_examples=150, deadline=None)
@given(editions(), editions())
def test_merge_and_diff_agree_on_everything_in_a_table(old, new):
    assert merged_pairs(old, new) == compared_pairs(old, new)


@settings(max_examples=100, deadline=None)
@given(registries(), registries())
def test_merge_diff_and_log_agree_on_units(old, new):
    units = [block_of(each).entries[0].inner.entries for each in (old, new)]
    rows = rows_of("units", units[0], units[1], units[0])
    merged = {(r.base.data["name"], r.ours.data["name"]) for r in rows if r.base and r.ours}
    compared = {(a.name, b.name) for a, b in paired_units(old, new).same}
    assert merged == compared
    changes = compare(Edition(None, old), Edition(None, new))
    for before, after in compared:
        assert UnitSubject(after).before(changes, None) == UnitSubject(before)


@settings(max_examples=100, deadline=None)
@given(editions(), editions())
def test_log_follows_what_diff_takes_for_the_same(old, new):
    changes = compare(Edition(old, None), Edition(new, None))
    pairs = compared_pairs(old, new)
    tasks = {after: before for before, after in pairs["tasks"]}
    limits = {after: before for before, after in pairs["deadlines"]}
    for _, now in new.placed():
        was = TaskSubject(now.number).before(changes, old)
        assert (str(was.number) if was else None) == tasks.get(str(now.number))
        for limit in now.deadlines:
            followed = LimitSubject(limit.id).before(changes, old)
            assert (followed.id if followed else None) == limits.get(limit.id)


@settings(max_examples=100, deadline=None)
@given(editions(), editions())
def test_import_keeps_the_deadlines_of_what_diff_takes_for_the_same(old, new):
    before = {str(known.number): known for _, known in old.placed()}
    kept = {after: before[name].deadlines for name, after in compared_pairs(old, new)["tasks"]}
    for _, now in updated(old, new).placed():
        if str(now.number) in kept:
            assert now.deadlines == kept[str(now.number)]


def test_a_task_renumbered_and_half_reworded_is_two_tasks_to_all():
    was = task(1, "甲乙丙己", "子丑寅卯辰巳午")
    now = task(2, "甲乙丙庚", "子丑寅未申酉戌")
    assert 0.5 < likeness(was.title + was.requirement, now.title + now.requirement) < ALIKE
    old, new = table(was), table(now)
    assert merged_pairs(old, new)["tasks"] == compared_pairs(old, new)["tasks"] == set()
    changes = compare(Edition(old, None), Edition(new, None))
    of_tasks = {change.kind for change in changes if change.target.thing is Thing.TASK}
    assert of_tasks == {ChangeKind.ADDED, ChangeKind.REMOVED}
    assert TaskSubject(2).before(changes, old) is None
