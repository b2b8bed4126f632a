"""The notice of 2018, imported from its text, is the data that people checked word by word."""

from dataclasses import replace
from pathlib import Path

import pytest

from gkcli.model.notice import Table
from gkcli.office.intake.reading import Given, ImportDraft, read
from gkcli.office.read.open import open_document
from gkcli.workspace.open import open_workspace

REPOSITORY = Path(__file__).parents[4]
NOTICE = REPOSITORY / "tests/fixtures/notice-2018-118.txt"


@pytest.fixture(scope="module")
def draft() -> ImportDraft:
    return read(open_document(NOTICE, NOTICE.name), Given())


def without_notes(table: Table) -> Table:
    """A table without what people add to it: deadlines and errata."""
    parts = tuple(
        replace(
            part,
            sections=tuple(
                replace(
                    section,
                    errata=(),
                    tasks=tuple(replace(task, deadlines=(), errata=()) for task in section.tasks),
                )
                for section in part.sections
            ),
        )
        for part in table.parts
    )
    return Table(replace(table.notice, deadlines=(), errata=()), parts)


def test_parts_sections_tasks_units_requirements_and_notice_are_exact(draft):
    checked = open_workspace(REPOSITORY / "data").table

    assert without_notes(draft.table) == without_notes(checked)


def test_nothing_is_left_out(draft):
    assert [finding.code for finding in draft.findings] == ["no-lead", "unsure-name"]


def test_the_dates_that_people_found_are_drafted(draft):
    checked = open_workspace(REPOSITORY / "data").table
    found = {deadline.by for _, task in draft.table.placed() for deadline in task.deadlines}
    wanted = {
        deadline.by
        for _, task in checked.placed()
        for deadline in task.deadlines
        if not deadline.source
    }

    assert wanted <= found
    assert [deadline.by for deadline in draft.table.notice.deadlines] == [
        deadline.by for deadline in checked.notice.deadlines if deadline.by and not deadline.source
    ]


def test_every_unit_that_people_registered_and_the_text_names_is_drafted(draft):
    drafted = {party.name for party in (*draft.registry.units, *draft.registry.groups)}

    assert {"区审改办", "区政协办", "区环保局", "区文旅公司", "各镇（街道）"} <= drafted
    assert not any(unit.verified for unit in draft.registry.units)
