"""Whatever is edited in whatever table: only that changes, the way back is exact, comments stay."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkcli.edit.table_edits import set_field
from gkcli.edit.targets import EditTarget
from gkcli.model.deadline import COMPANIONS, RULES, Deadline
from gkcli.model.notice import Notice, Part, Section, Table, Task
from gkcli.model.prose import fold
from gkcli.yaml.canonical.emit import canonical, remarks_in
from gkcli.yaml.canonical.lines import written
from gkcli.yaml.canonical.read import read
from gkcli.yaml.canonical.schema import schema_of
from gkcli.yaml.contents import Contents
from gkcli.yaml.source import Source
from tests.support import made_models

REMARK = st.sampled_from(["待核", "# 两个井号", "甲: 乙", "见附件"])
SCHEMA = schema_of(Table)
NOTICE = Notice("通知", "1号", "办公室", 2024, date(2024, 3, 1), "表", (), "正文")
FIELDS = {
    "title": made_models.text,
    "requirement": made_models.prose,
    "lead": made_models.texts,
    "responsible": made_models.texts,
}
OF_RULES = {
    "by": made_models.day,
    "each": st.sampled_from(["year", "quarter", "month"]),
    "ongoing": st.just(True),
    "when": made_models.text,
}


@st.composite
def editions(draw):
    """A table with at least one task that has a deadline, comments here and there, and its text."""
    task = replace(draw(made_models.tasks), deadlines=(draw(made_models.deadlines),))
    other = draw(made_models.tasks)
    section = Section("一", "目", (task, other))
    table = Table(NOTICE, (Part("一", "节", (section,)),))
    place = ("parts", 0, "sections", 0, "tasks", 0)
    places = [place, (*place, "title"), (*place, "lead"), (*place, "requirement")]
    below = (*place, "deadlines", 0)
    places += [below, *((*below, key) for key in ("what", "quote", *RULES, *COMPANIONS))]
    remarks = {at: draw(st.lists(REMARK, max_size=2)) for at in places}
    return table, canonical(table, remarks)


def task_of(table):
    return table.parts[0].sections[0].tasks[0]


def with_task(table, **changes):
    [part] = table.parts
    [section] = part.sections
    first, other = section.tasks
    section = replace(section, tasks=(replace(first, **changes), other))
    return replace(table, parts=(replace(part, sections=(section,)),))


def target_in(document, *, of_deadline):
    node = document.root
    for step in ("parts", 0, "sections", 0, "tasks", 0, *(("deadlines", 0) if of_deadline else ())):
        entries = node.entries
        node = (
            next(e for e in entries if e.key == step).node
            if isinstance(step, str)
            else (entries[step].node)
        )
    return EditTarget(node, Deadline if of_deadline else Task, "")


def edited(text, key, data, *, of_deadline=False):
    document = read(text)
    set_field(target_in(document, of_deadline=of_deadline), key, data)
    return written(document, SCHEMA)


def plain(value):
    if isinstance(value, tuple):
        return list(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def value_of(text):
    file = Contents(Table).read(Source(Path(), "", text))
    assert file.errors == ()
    return file.value


def comments_in(text):
    return Counter(line for lines in remarks_in(text).values() for line in lines)


some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@some
@given(editions(), st.sampled_from(sorted(FIELDS)), st.data())
def test_a_field_changes_alone_and_the_way_back_gives_the_same_bytes(edition, key, data):
    table, text = edition
    wanted = data.draw(FIELDS[key])
    given_data = fold(wanted) if key == "requirement" else plain(wanted)

    after = edited(text, key, given_data)

    assert value_of(after) == with_task(table, **{key: wanted})
    assert comments_in(after) == comments_in(text)
    before = getattr(task_of(table), key)
    assert edited(after, key, fold(before) if key == "requirement" else plain(before)) == text


@some
@given(editions(), st.sampled_from(sorted(OF_RULES)), st.data())
def test_another_rule_takes_the_place_of_the_old_one_and_no_comment_is_lost(edition, rule, data):
    table, text = edition
    wanted = data.draw(OF_RULES[rule])
    old = task_of(table).deadlines[0]
    kept = {key: None for key in RULES if key != rule} | {"ongoing": rule == "ongoing"}
    gone = {key: None for key, owner in COMPANIONS.items() if owner != rule}

    after = edited(text, rule, plain(wanted), of_deadline=True)

    gone["next_month"] = rule == "each" and old.next_month
    expected = replace(old, **{**kept, **gone, rule: wanted})
    assert value_of(after) == with_task(table, deadlines=(expected,))
    assert comments_in(after) == comments_in(text)
