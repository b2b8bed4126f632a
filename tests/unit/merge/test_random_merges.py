"""Whatever two people do to a table, both have done it after the merge, and nothing is lost."""

import re
from dataclasses import replace
from itertools import count
from operator import attrgetter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gkcli.model.notice import Table
from gkcli.model.prose import unfold
from gkcli.model.units import Registry
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.outline import comments_in, outline
from gkcli.yaml.skim import skim
from tests.support.made_models import registries, tables
from tests.support.merging import clean, loaded, merged, source_of, taken
from tests.support.messy_files import plain_of, plain_writers, writers
from tests.unit.compare import test_random_edits as making

# Only where it is clear which place an edit is in can both be made.
APART = [edit for edit in making.EDITS if edit not in (making.rename_a_unit, making.readdress)]
places = st.tuples(st.integers(0, 3), st.integers(0, 3))
edits = st.lists(
    st.tuples(places, st.sampled_from(APART), st.booleans()),
    max_size=8,
    unique_by=lambda edit: edit[0],
)
# On one task: what moves it leaves its words alone, and each of these is another field.
FIELDS = [
    *(making.retitle, making.reword, making.renumber, making.gain_a_lead),
    *(making.put_off, making.annotate, making.move),
]
of_one_task = st.lists(
    st.tuples(places, st.sampled_from(FIELDS), st.booleans()),
    max_size=10,
    unique_by=lambda edit: (edit[0], edit[1]),
)


def edition(chosen, sides):
    """The edition with those of the chosen edits made that are of one of the sides."""
    made = making.draft()
    moves = []
    for number, (place, edit, side) in enumerate(chosen):
        made.fresh = count(300 + 10 * number)
        if side in sides:
            if edit is making.move:
                moves.append(place)
            else:
                edit(made, place)
    for place in moves:
        making.move(made, place)
    made.sections = [[t for t in tasks if t is not None] for tasks in made.sections]
    return made.edition()


def unordered(value):
    """A table or registry without the order of what two people put in one place."""
    if isinstance(value, Registry):
        return replace(value, units=frozenset(value.units))
    parts = [
        replace(
            part,
            sections=tuple(
                replace(section, tasks=tuple(sorted(section.tasks, key=attrgetter("number"))))
                for section in part.sections
            ),
        )
        for part in value.parts
    ]
    return replace(value, parts=tuple(parts))


def both_ways(chosen):
    base, ours, theirs, wanted = (
        edition(chosen, sides) for sides in ((), (True,), (False,), (True, False))
    )
    for one, other in ((ours, theirs), (theirs, ours)):
        texts = [canonical(each.table) for each in (base, one, other)]
        yield wanted.table, clean(*texts)
        texts = [canonical(each.registry) for each in (base, one, other)]
        units = loaded(clean(*texts, Registry), Registry).units
        assert sorted(map(attrgetter("name"), units)) == sorted(
            map(attrgetter("name"), wanted.registry.units)
        )


@settings(max_examples=80, deadline=None)
@given(edits)
def test_edits_apart_from_each_other_are_all_made_either_way_round(chosen):
    for wanted, text in both_ways(chosen):
        assert unordered(loaded(text)) == unordered(wanted)
        assert text == canonical(loaded(text))


@settings(max_examples=80, deadline=None)
@given(edits, st.tuples(plain_writers, plain_writers, plain_writers))
def test_edits_are_all_made_however_each_file_is_laid_out(chosen, scribes):
    base, ours, theirs, wanted = (
        edition(chosen, sides) for sides in ((), (True,), (False,), (True, False))
    )
    for pick in (attrgetter("table"), attrgetter("registry")):
        values = [pick(each) for each in (base, ours, theirs)]
        texts = [lines(w.text(plain_of(value))) for w, value in zip(scribes, values, strict=True)]
        shape = type(values[0])
        assert unordered(loaded(clean(*texts, shape), shape)) == unordered(pick(wanted))


@settings(max_examples=80, deadline=None)
@given(of_one_task)
def test_edits_of_different_fields_of_one_task_are_all_made_even_when_it_moves(chosen):
    moved = {place for place, edit, _ in chosen if edit is making.move}
    retitled = {place for place, edit, _ in chosen if edit is making.retitle}
    reworded = {place for place, edit, _ in chosen if edit is making.reword}
    renumbered = {place for place, edit, _ in chosen if edit is making.renumber}
    # Of a task whose number, title and words all change nobody knows that it is the same.
    assume(not retitled & reworded & (renumbered | moved))
    assume(not retitled & renumbered)
    for wanted, text in both_ways(chosen):
        assert unordered(loaded(text)) == unordered(wanted)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(places, places, max_size=6),
    st.lists(st.tuples(places, st.sampled_from([making.put_off, making.reword])), max_size=8),
)
def test_duties_that_one_puts_under_other_tasks_keep_what_the_other_changes(moves, others):
    def table_of(moving, editing):
        made = making.draft()
        for place, edit in others if editing else ():
            edit(made, place)
        for origin, place in moves.items() if moving else ():
            making.move_the_limit(made, origin, place)
        return made.edition().table

    base, ours, theirs = (
        table_of(*each) for each in ((False, False), (True, False), (False, True))
    )
    wanted = canonical(table_of(moving=True, editing=True))
    for one, other in ((ours, theirs), (theirs, ours)):
        assert canonical(loaded(clean(canonical(base), canonical(one), canonical(other)))) == wanted


@settings(max_examples=100, deadline=None)
@given(edits)
def test_the_same_edits_on_both_sides_are_made_once(chosen):
    base, edited = (edition(chosen, sides).table for sides in ((), (True, False)))
    assert clean(canonical(base), canonical(edited), canonical(edited)) == canonical(edited)


@settings(max_examples=100, deadline=None)
@given(tables, writers, tables, writers)
def test_a_file_that_one_side_changed_is_taken_as_it_is(value, writer, other, scribe):
    base, edited = (lines(w.text(plain_of(v))) for v, w in ((value, writer), (other, scribe)))
    assert clean(base, edited, base) == edited
    assert clean(base, base, edited) == edited


def lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def words(text):
    """The words of all values and comments of a file."""
    found = outline(source_of(text))
    assert found is not None
    said = [*found.head, *found.block.tail]
    for entry in found.block.entries:
        said += comments_in(entry)
    return set(re.findall(r"\w+", "\n".join([*said, *scalars(skim(source_of(text)).data)])))


def scalars(data):
    if isinstance(data, str):
        yield unfold(data)
        return
    for each in data.values() if isinstance(data, dict) else data:
        yield from scalars(each)


def nothing_is_lost(values, writer):
    shape = type(values[0])
    base, ours, theirs = (writer.text(plain_of(value)) for value in values)
    made = merged(base, ours, theirs, shape)
    assert made is not None
    kept = words(taken(made.text, "我方")) | words(taken(made.text, "对方"))
    assert (words(ours) | words(theirs)) - words(base) <= kept
    assert ("\n<<<<<<< 我方\n" in f"\n{made.text}") <= bool(made.conflicts)
    if not made.conflicts and not made.faults:
        loaded(made.text, shape)


@settings(max_examples=50, deadline=None)
@given(st.tuples(tables, tables, tables), writers)
def test_no_word_that_somebody_added_to_a_table_is_ever_lost(values, writer):
    nothing_is_lost(values, writer)


@settings(max_examples=100, deadline=None)
@given(st.tuples(registries, registries, registries), writers)
def test_no_word_that_somebody_added_to_a_registry_is_ever_lost(values, writer):
    nothing_is_lost(values, writer)


alternatives = [
    *(making.retitle, making.reword, making.gain_a_lead, making.lose_all_leads, making.put_off),
    *(making.drop_the_limit, making.annotate, making.remove, making.renumber, making.move),
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(places, st.sampled_from(alternatives), st.booleans()), max_size=12))
def test_where_both_changed_the_same_it_is_a_conflict_or_both_are_there(chosen):
    seen = set()
    kept = []
    for place, edit, side in chosen:
        gone = edit in (making.remove, making.move, making.drop_the_limit)
        if (place, side, "gone") not in seen and (place, edit, side) not in seen:
            seen |= {(place, edit, side)} | ({(place, side, "gone")} if gone else set())
            kept.append((place, edit, side))
    try:
        base, ours, theirs = (
            canonical(edition(kept, sides).table) for sides in ((), (True,), (False,))
        )
    except (ValueError, AttributeError, TypeError):
        assume(False)
    made = merged(base, ours, theirs)
    kept = words(taken(made.text, "我方")) | words(taken(made.text, "对方"))
    assert (words(ours) | words(theirs)) - words(base) <= kept
    if made.conflicts:
        assert "<<<<<<< 我方\n" in made.text
        assert "\n>>>>>>> 对方\n" in made.text
    else:
        assert isinstance(loaded(made.text), Table)
