"""Cutting some tasks out of a table's bytes."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.frozen import replace
from gkcli.model.notice import Table
from gkcli.workspace.excerpt import pieces, ranges_of
from gkcli.workspace.kinds import TABLE
from gkcli.yaml.source import Source

REPOSITORY = Path(__file__).parents[3]
DEMO = (REPOSITORY / "examples/demo/tasks.yaml").read_bytes()
REAL = (REPOSITORY / "data/tasks.yaml").read_bytes()


def table_of(data: bytes) -> Table:
    file = TABLE.contents().read(Source(Path("tasks.yaml"), "tasks.yaml", data.decode()))
    assert file.value is not None
    assert not file.errors
    return file.value


def cut(data: bytes, ranks: list[int]) -> bytes:
    whole = ranges_of(data, table_of(data))
    assert whole is not None
    edges = whole.parts[0].start, whole.parts[-1].stop
    chosen = [whole.tasks[rank] for rank in ranks]
    parts, sections = dict(enumerate(whole.parts)), dict(enumerate(whole.sections))
    return b"".join(
        data[start:stop] for start, stop in pieces(len(data), edges, parts, sections, chosen)
    )


def only(table: Table, ranks: set[int]) -> Table:
    """The table without the other tasks, and without what then holds none."""
    rank = itertools.count()
    parts = []
    for part in table.parts:
        sections = []
        for section in part.sections:
            tasks = tuple(task for task in section.tasks if next(rank) in ranks)
            if tasks:
                sections.append(replace(section, tasks=tasks))
        if sections:
            parts.append(replace(part, sections=tuple(sections)))
    return replace(table, parts=tuple(parts))


@pytest.mark.parametrize("data", [DEMO, REAL], ids=["demo", "real"])
def test_all_tasks_are_the_whole_file(data):
    count = sum(1 for _ in table_of(data).placed())
    assert cut(data, list(range(count))) == data


@given(data=st.sampled_from([DEMO, REAL]), chance=st.randoms(use_true_random=False))
def test_some_tasks_are_the_table_without_the_others(data, chance):
    table = table_of(data)
    count = sum(1 for _ in table.placed())
    ranks = sorted(chance.sample(range(count), chance.randint(1, count)))
    assert table_of(cut(data, ranks)) == only(table, set(ranks))


def test_what_follows_the_tasks_of_a_section_stays_with_it():
    first = DEMO.index(b"\n      - number: ", DEMO.index(b"          - number: 2\n")) + 1
    lines = ("        errata:", "          - problem: 标题疑有误", "            confidence: 中", "")
    errata = "\n".join(lines).encode()
    data = DEMO[:first] + errata + DEMO[first:]
    table = table_of(data)
    held = [bool(s.errata) for p in table.parts for s in p.sections]
    assert held.count(True) == 1
    section = held.index(True)
    whole = ranges_of(data, table)
    last = [rank for rank, task in enumerate(whole.tasks) if task.parent == section][-1]
    assert table_of(cut(data, [last])) == only(table, {last})
    assert cut(data, [last]).count(errata) == 1


def test_words_that_look_like_a_task_are_none():
    data = DEMO.replace(b"  body: |-\n", b"  body: |2-\n      - number: 77\n", 1)
    assert b"- number: 77" in data
    assert table_of(cut(data, [1])) == only(table_of(data), {1})


def test_another_layout_has_no_spans():
    assert (
        ranges_of(
            DEMO.replace(b"          - number: 2\n", b"          - number: 0x2\n"), table_of(DEMO)
        )
        is None
    )
    assert ranges_of(b"", table_of(DEMO)) is None
    assert ranges_of(b"parts:\n", table_of(DEMO)) is None
