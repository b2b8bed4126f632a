"""A workspace against its document: no change of words goes unseen, and layout is no change."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from gkcli.model.notice import Table
from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import compare, verify
from gkcli.workspace.open import open_workspace
from tests.support.office_documents import OFFICE_DOCUMENTS

REPOSITORY = Path(__file__).parents[4]
FOLDER = REPOSITORY / "tests/fixtures/documents"
DOCUMENTS = {
    **{p.name: p.read_bytes() for p in sorted(FOLDER.iterdir()) if p.suffix != ".expected"},
    **{name: make() for name, make in OFFICE_DOCUMENTS.items()},
}
NOTICE = (REPOSITORY / "tests/fixtures/notice-2018-118.txt").read_bytes()
LETTERS = "的一是不了人我在有他这个们中来上大为和国地到以说时要就出会可也"


def document(data, name="通知.txt"):
    return document_of(data, Path(name).suffix, name)


def errors(findings):
    return [finding for finding in findings if finding.severity == "error"]


@pytest.fixture(scope="module")
def table() -> Table:
    return open_workspace(REPOSITORY / "data").table


def changed(table, change):
    """The table with each task as ``change`` makes it."""
    return replace(
        table,
        parts=tuple(
            replace(
                part,
                sections=tuple(
                    replace(section, tasks=tuple(map(change, section.tasks)))
                    for section in part.sections
                ),
            )
            for part in table.parts
        ),
    )


def test_the_data_of_2018_is_what_the_notice_says(table):
    assert errors(verify(table, NOTICE, document(NOTICE))) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_was_imported_is_what_the_document_says(name):
    read_document = document(DOCUMENTS[name], name)
    imported = read(read_document, Given(this_year=2019)).table

    assert errors(verify(imported, DOCUMENTS[name], read_document)) == []


def test_a_table_without_any_title_is_what_the_document_says():
    text = "工作任务\t牵头单位\t责任单位\n1. 做好工作\t区教育局\t各镇\n".encode()
    imported = read(document(text), Given(this_year=2019)).table

    assert errors(verify(imported, text, document(text))) == []


def mutated(text, chance):
    """A text with one character put in, taken out or changed."""
    at = chance.randrange(len(text))
    letter = chance.choice([c for c in LETTERS if c != text[at]])
    kind = chance.choice("ptc")
    if kind == "t" and len(text) > 1 and not text[at].isspace():
        return text[:at] + text[at + 1 :]
    return text[:at] + letter + text[at + (kind == "c") :]


def mutated_task(task, chance):
    """A task with one character of its title, a unit or its requirement changed."""
    fields = [f for f in ("title", "requirement", "lead", "responsible") if getattr(task, f)]
    name = chance.choice(fields)
    value = getattr(task, name)
    if isinstance(value, str):
        return replace(task, **{name: mutated(value, chance)})
    at = chance.randrange(len(value))
    return replace(task, **{name: (*value[:at], mutated(value[at], chance), *value[at + 1 :])})


def test_every_one_of_a_thousand_changes_of_a_character_is_found(table):
    chance = random.Random(118)
    unseen = []
    for _ in range(25):
        made = changed(table, lambda task: mutated_task(task, chance))
        told = {
            finding.message.split("项")[0] for finding in errors(compare(made, document(NOTICE)))
        }
        unseen += [t for _, t in made.placed() if f"第{t.number}" not in told]

    assert unseen == []


@pytest.mark.parametrize("name", ["01-brackets-with-labels.txt", "03-first-named-leads.txt"])
def test_changes_in_running_text_are_found(name):
    read_document = document(DOCUMENTS[name], name)
    imported = read(read_document, Given(this_year=2019)).table
    chance = random.Random(7)
    for _ in range(60):
        made = changed(imported, lambda task: mutated_task(task, chance))
        told = {f.message.split("项")[0] for f in errors(compare(made, read_document))}
        assert {f"第{t.number}" for _, t in made.placed()} <= told


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "泉港区人民政府办公室关于印发2019年政务公开工作主要任务分解表的通知"),
        ("number", "泉港政办〔2018〕119号"),
        ("table_title", "2018年政务公开工作任务分解表"),
        ("copies_line", "抄送: 区委办, 区人大办、区政协办。"),
        ("printed_by", "泉港区政府办公室"),
        ("addressees", ("石化工业园区", "各镇人民政府")),
    ],
)
def test_a_change_in_head_or_foot_is_found(table, field, value):
    made = replace(table, notice=replace(table.notice, **{field: value}))

    assert errors(compare(made, document(NOTICE)))


def test_a_change_in_the_body_shows_both_versions_and_the_line(table):
    body = table.notice.body.replace("强化组织领导", "强化领导")
    made = replace(table, notice=replace(table.notice, body=body))

    (found,) = errors(compare(made, document(NOTICE)))

    assert (found.line, found.code) == (17, "words-differ")
    assert "【组织】" in found.message
    assert "【】" in found.message


def test_a_paragraph_that_the_data_lacks_is_found(table):
    body = table.notice.body.split("\n", 1)[1]
    made = replace(table, notice=replace(table.notice, body=body))

    assert [f.code for f in errors(compare(made, document(NOTICE)))] == ["not-in-data"]


def test_a_task_that_the_data_lacks_and_one_too_many_are_found(table):
    without = replace(
        table,
        parts=tuple(
            replace(
                part,
                sections=tuple(
                    replace(s, tasks=tuple(t for t in s.tasks if t.number != 20))
                    for s in part.sections
                ),
            )
            for part in table.parts
        ),
    )
    text = NOTICE.decode()
    lines = [line for line in text.split("\n") if not line.startswith("20. ")]
    shorter = document("\n".join(lines).encode())

    assert any(f.line == 57 for f in errors(compare(without, document(NOTICE))))
    assert any("第20项" in f.message for f in errors(compare(table, shorter)))


def test_leading_and_responsible_units_are_not_taken_for_each_other(table):
    made = changed(table, lambda t: replace(t, lead=t.responsible, responsible=t.lead))

    told = {f.message.split("项")[0] for f in errors(compare(made, document(NOTICE)))}

    assert len(told) == 40


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2018 年政务公开", "2018 年 政务 公开"),
        ("工 作 任 务", "工作任务"),
        ("(一) 围绕", "（一）围绕"),
        ("28. 开展", "28．开展"),
        ("29. 提高政府网站", "\n— 4 —\n29. 提高政府网站"),
        ("\n5. 推动", "\n\n\n5. 推动"),
    ],
)
def test_blanks_page_breaks_and_the_width_of_numbers_are_only_layout(table, old, new):
    text = NOTICE.decode()
    assert old in text

    assert errors(compare(table, document(text.replace(old, new, 1).encode()))) == []


def test_a_reader_that_loses_a_cell_is_found_out_by_the_second_way(table):
    whole = document(NOTICE)
    lost = replace(whole, blocks=whole.blocks[:-3])

    assert any(f.code == "reading-differs" for f in verify(table, NOTICE, lost))
