"""Whatever is edited, exactly that is named."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.compare.change import ChangeKind, Edition
from gkcli.compare.differences import compare
from gkcli.compare.words import change_words
from gkcli.model.notice import Erratum, Notice, Part, Section, Table
from gkcli.model.record import Record
from gkcli.model.units import Registry
from tests.support.build import deadline, group, table, task, unit
from tests.support.made_models import registries, tables

UNITS = ("甲镇", "乙镇", "区教育局", "区财政局", "区司法局")


def words(number, length):
    """A text that shares no character with those of other numbers."""
    return "".join(chr(0x4E00 + number * 30 + n) for n in range(length))


@dataclass
class Draft:
    """A workspace on its way to another edition, and the changes that must be named."""

    sections: list[list]
    units: list
    records: list
    notice: Notice
    fresh: count = field(default_factory=lambda: count(300))
    expected: Counter = field(default_factory=Counter)

    def edition(self):
        sections = [
            Section(f"目{n}", words(200 + n, 6), tuple(tasks))
            for n, tasks in enumerate(self.sections)
        ]
        parts = (
            Part("一", "前一半", tuple(sections[:2])),
            Part("二", "后一半", tuple(sections[2:])),
        )
        registry = Registry(tuple(self.units), (group("各镇", kinds=["镇"]),))
        return Edition(Table(self.notice, parts), registry, {"甲镇": tuple(self.records)})

    def change(self, place, **fields):
        section, position = place
        self.sections[section][position] = replace(self.sections[section][position], **fields)
        return self.sections[section][position]

    def expect(self, kind, thing, key, name=""):
        self.expected[kind, thing, str(key), name] += 1


def draft():
    def limited(number):
        limit = deadline(f"{number}-a", what=words(number, 3), by=date(2018, 12, 1))
        return task(
            number,
            words(number, 6),
            f"{words(number, 12)}，{words(number, 20)[12:]}。",
            lead=UNITS[number % 2 :][:2],
            responsible=["各镇"],
            deadlines=(limit,),
        )

    numbers = count(1)
    sections = [[limited(next(numbers)) for _ in range(4)] for _ in range(4)]
    units = [unit(name, "镇" if name.endswith("镇") else "政府部门") for name in UNITS]
    records = [Record(date(2018, 7, n), "plan", "推进中") for n in range(1, 4)]
    return Draft(sections, units, records, table().notice)


def retitle(made, place):
    new = made.change(place, title=words(next(made.fresh), 6))
    made.expect("changed", "task", new.number, "title")


def reword(made, place):
    old = made.sections[place[0]][place[1]]
    new = made.change(place, requirement=f"{words(next(made.fresh), 5)}，{old.requirement}")
    made.expect("changed", "task", new.number, "requirement")


def rewrite(made, place):
    retitle(made, place)
    new = made.change(place, requirement=words(next(made.fresh), 20))
    made.expect("changed", "task", new.number, "requirement")


def renumber(made, place):
    new = made.change(place, number=next(made.fresh))
    made.expect("changed", "task", new.number, "number")


def gain_a_lead(made, place):
    old = made.sections[place[0]][place[1]]
    made.change(place, lead=(*old.lead, "区司法局"))
    made.expect("changed", "task", old.number, "lead")


def lose_all_leads(made, place):
    old = made.change(place, lead=())
    made.expect("changed", "task", old.number, "lead")


def put_off(made, place):
    (limit,) = made.sections[place[0]][place[1]].deadlines
    made.change(place, deadlines=(replace(limit, by=limit.by + timedelta(days=30)),))
    made.expect("changed", "deadline", limit.id, "by")


def drop_the_limit(made, place):
    (limit,) = made.sections[place[0]][place[1]].deadlines
    made.change(place, deadlines=())
    made.expect("removed", "deadline", limit.id)


def add_a_limit(made, place):
    old = made.sections[place[0]][place[1]]
    limit = deadline(f"n{next(made.fresh)}", each="quarter")
    made.change(place, deadlines=(*old.deadlines, limit))
    made.expect("added", "deadline", limit.id)


def move_the_limit(made, place, other):
    """Put the first duty of a task under another one, in front of those it has."""
    if place != other and (limits := made.sections[place[0]][place[1]].deadlines):
        made.change(place, deadlines=limits[1:])
        there = made.sections[other[0]][other[1]]
        made.change(other, deadlines=(limits[0], *there.deadlines))


def annotate(made, place):
    problem = words(next(made.fresh), 6)
    made.change(place, errata=(Erratum(problem, "高"),))
    made.expect("added", "erratum", problem)


def move(made, place):
    moved = made.sections[place[0]][place[1]]
    made.sections[place[0]][place[1]] = None
    made.sections[(place[0] + 1) % 4].append(moved)
    made.expect("moved", "task", moved.number, "section")


def remove(made, place):
    gone = made.sections[place[0]][place[1]]
    made.sections[place[0]][place[1]] = None
    made.expect("removed", "task", gone.number)


def add(made, place):
    number = next(made.fresh)
    made.sections[place[0]].append(task(number, words(number, 6), words(number, 20)))
    made.expect("added", "task", number)


def add_a_unit(made, place):
    name = f"区{words(next(made.fresh), 2)}局"
    made.units.insert(place[1], unit(name))
    made.expect("added", "unit", name)


def rename_a_unit(made, place):
    del place
    old = next((u for u in made.units if u.name in UNITS), None)
    if old:
        name = f"新{old.name}"
        made.units[made.units.index(old)] = replace(old, name=name, full_name=old.name)
        made.expect("changed", "unit", name, "name")
        made.expect("changed", "unit", name, "full_name")


def record(made, place):
    day = date(2018, 8, 1) + timedelta(days=next(made.fresh))
    made.records.insert(place[1] % 3, Record(day, "summary", "已完成"))
    made.expect("added", "record", f"{day} summary")


def readdress(made, place):
    del place
    if made.notice.addressees == ("甲镇",):
        made.notice = replace(made.notice, addressees=("甲镇", "乙镇"))
        made.expect("changed", "notice", "notice", "addressees")


EDITS = [
    *(retitle, reword, rewrite, renumber, gain_a_lead, lose_all_leads, put_off, drop_the_limit),
    *(add_a_limit, annotate, move, remove, add, add_a_unit, rename_a_unit, record, readdress),
]
places = st.tuples(st.integers(0, 3), st.integers(0, 3))
edits = st.lists(
    st.tuples(places, st.sampled_from(EDITS)), max_size=8, unique_by=lambda edit: edit[0]
)


def edited(chosen):
    made = draft()
    before = made.edition()
    for place, edit in chosen:
        edit(made, place)
    made.sections = [[t for t in tasks if t is not None] for tasks in made.sections]
    return before, made.edition(), made.expected


def named(changes):
    return Counter((c.kind, c.target.thing, c.target.key, c.field) for c in changes)


@settings(max_examples=200)
@given(edits)
def test_the_changes_are_exactly_the_edits(chosen):
    before, after, expected = edited(chosen)
    assert named(compare(before, after)) == expected


@given(st.dictionaries(places, places, max_size=6))
def test_a_duty_under_another_task_has_moved(moves):
    made = draft()
    before = made.edition()
    for place, other in moves.items():
        move_the_limit(made, place, other)
    after = made.edition()
    held = [
        {d.id: t.number for _, t in e.table.placed() for d in t.deadlines} for e in (before, after)
    ]
    moved = {id_ for id_ in held[0] if held[0][id_] != held[1][id_]}
    changes = compare(before, after)
    assert {(c.kind, c.target.key, c.field) for c in changes} == {
        ("moved", id_, "task") for id_ in moved
    }
    assert len(changes) == len(moved)


@given(edits)
def test_backwards_they_are_the_same_changes_the_other_way_round(chosen):
    before, after, _ = edited(chosen)
    swapped = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
    forth = [(c.kind, c.field, repr(c.before), repr(c.after)) for c in compare(before, after)]
    back = [
        (swapped.get(c.kind, c.kind), c.field, repr(c.after), repr(c.before))
        for c in compare(after, before)
    ]
    assert sorted(forth) == sorted(back)


@given(edits)
def test_every_change_has_words_and_concerns_units_of_the_new_registry(chosen):
    before, after, _ = edited(chosen)
    names = {unit.name for unit in after.registry.units}
    for change in compare(before, after):
        assert change_words(change)
        assert set(change.affected) <= names
        assert len(set(change.affected)) == len(change.affected)


@settings(max_examples=50)
@given(tables, registries)
def test_an_edition_does_not_differ_from_itself_whatever_it_holds(value, registry):
    edition = Edition(value, registry)
    assert compare(edition, edition) == ()


@settings(max_examples=50)
@given(tables, tables)
def test_two_tables_without_changes_are_equal(one, other):
    assert bool(compare(Edition(one, None), Edition(other, None))) == (one != other)
