"""What a workbook keeps of the edition that it was made from, written and read again."""

from hypothesis import given
from hypothesis import strategies as st

from gkcli.office.workbook.columns import RECORDS, TASKS
from gkcli.office.workbook.edition import BookEdition, origin_lines, read_origin

EDITION = BookEdition("示政办〔2024〕1号", "2024-10-12", "甲镇", "0" * 64)
TEXTS = st.text(max_size=8)


@st.composite
def rows(draw, sheet):
    """Rows of a sheet with any texts."""
    fields = [column.field for column in sheet.columns]
    return draw(st.lists(st.fixed_dictionaries(dict.fromkeys(fields, TEXTS)), max_size=3))


def as_spreadsheets_give_it(line):
    """A row without the empty cells at its end."""
    while line and not line[-1]:
        line = line[:-1]
    return line


@given(rows(TASKS), rows(RECORDS))
def test_all_rows_are_read_as_they_were_written(tasks, records):
    lines = [*origin_lines(EDITION, [(TASKS, tasks), (RECORDS, records)])]
    origin = read_origin(map(as_spreadsheets_give_it, lines))
    assert origin is not None
    assert origin.edition == EDITION
    assert origin.rows == {"任务": tasks, "进展": records}


def test_values_are_kept_as_cells_with_them_are_read():
    row = dict.fromkeys((column.field for column in TASKS.columns), None) | {"number": 7}
    origin = read_origin(origin_lines(EDITION, [(TASKS, [row])]))
    assert origin is not None
    assert origin.rows["任务"][0]["number"] == "7"
    assert origin.rows["任务"][0]["title"] == ""


def test_other_lines_and_other_versions_are_none():
    assert read_origin([]) is None
    assert read_origin([["任务号", "任务"], ["1", "甲"]]) is None
    assert read_origin([["gkcli 台账", "2"], ["notice", "1号"]]) is None
