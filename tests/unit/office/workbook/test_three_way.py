"""Random edits on both sides: every cell is taken, told as a conflict, or was left alone."""

from hypothesis import given
from hypothesis import strategies as st

from gkcli.frozen import replace
from gkcli.office.workbook.changes import EDITED, table_changes
from gkcli.office.workbook.columns import SEPARATOR, TASKS
from gkcli.office.workbook.copy import BookCopy, CopyRow, CopySheet
from gkcli.office.workbook.edition import BookEdition, BookOrigin
from tests.support.build import table, task

LISTS = ("lead", "responsible")
BASE = tuple(
    task(
        number,
        f"任务{number}",
        f"做好第{number}件。",
        lead=("甲局", "乙局")[: number % 3],
        responsible=("丙镇",),
    )
    for number in (1, 2, 3)
)
TEXTS = st.sampled_from(["任务1", "=1+1", "甲、乙", "两\n行", "+86", "x_x000D_x"])
NAMES = st.sampled_from([(), ("甲局",), ("甲局", "乙局"), ("乙局", "甲局"), ("丁街道",)])
PLACES = st.tuples(st.sampled_from(range(3)), st.sampled_from(EDITED))


@st.composite
def edits(draw):
    """New values by the place of the task and the field."""
    places = draw(st.sets(PLACES, max_size=5))
    return {place: draw(NAMES if place[1] in LISTS else TEXTS) for place in sorted(places)}


def edited(changes):
    return [
        replace(one, **{field: value for (at, field), value in changes.items() if at == place})
        for place, one in enumerate(BASE)
    ]


def cells(one):
    said = {field: getattr(one, field) for field in EDITED}
    texts = {f: SEPARATOR.join(v) if f in LISTS else v for f, v in said.items()}
    return {"number": str(one.number), **texts, "limits": "", "state": "长期"}


def copy_of(tasks, lines, said=lambda text: text):
    """A workbook made of the base in which the rows of these tasks stand, in this order."""
    rows = tuple(
        CopyRow(line, {f: said(text) if f in EDITED else text for f, text in cells(one).items()})
        for line, one in zip(lines, tasks, strict=True)
    )
    places = {column.field: place for place, column in enumerate(TASKS.columns)}
    sheet = CopySheet("任务", 3, (), rows, places, (), {})
    origin = BookOrigin(BookEdition("1号", "", "", ""), {"任务": [cells(one) for one in BASE]})
    return BookCopy(origin, {"任务": sheet}, ())


def values(tasks):
    return {(t.number, f): getattr(t, f) for t in tasks for f in EDITED}


@given(edits(), edits(), st.permutations([0, 1, 2]))
def test_every_cell_is_taken_or_told_and_nothing_else_is(mine, theirs, order):
    now, sheet = edited(mine), edited(theirs)
    changes = table_changes(copy_of([sheet[one] for one in order], [9, 5, 7]), table(*now))
    base, ours, wanted = values(BASE), values(now), values(sheet)
    changed = {place for place in base if wanted[place] not in (base[place], ours[place])}
    conflicts = {place for place in changed if ours[place] != base[place]}
    taken = {(int(one.target), one.field): one.text for one in changes.cells}
    assert taken.keys() == changed - conflicts
    for (number, field), text in taken.items():
        value = wanted[number, field]
        assert text == (SEPARATOR.join(value) if field in LISTS else value)
    assert len(changes.faults) == len(conflicts)
    for number, field in conflicts:
        label = TASKS.head_of(field)
        assert any(f"第 {number} 项的{label}两边都改了" in one.message for one in changes.faults)
    assert (changes.removed, changes.remarks) == ((), ())


@given(edits(), st.sets(st.sampled_from([0, 1, 2])))
def test_rows_that_are_gone_are_told_whatever_the_others_say(theirs, gone):
    sheet = [one for place, one in enumerate(edited(theirs)) if place not in gone]
    changes = table_changes(copy_of(sheet, range(4, 4 + len(sheet))), table(*BASE))
    assert changes.removed == tuple(BASE[place].number for place in sorted(gone))
    assert changes.faults == ()


@given(edits())
def test_how_programs_write_line_ends_and_blanks_is_no_change(mine):
    def said(text):
        return f"{text.replace(chr(10), '  ' + chr(13) + chr(10))}\n"

    changes = table_changes(copy_of(BASE, [4, 5, 6], said), table(*edited(mine)))
    assert (changes.cells, changes.faults) == ((), ())
