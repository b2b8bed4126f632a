"""One pass finds what pydantic finds, and what shows only once that is mended."""

from pathlib import Path

from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.yaml.faults import faults_of
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse
from gkcli.yaml.validate import validate
from tests.unit.yaml.test_validate import CHANGED, changed

UNIT = {"name": "甲", "kind": "镇", "source": "无"}


@given(CHANGED)
def test_pydantic_refuses_what_has_faults_and_nothing_else(case):
    shape, changes = case
    data = changed(shape, changes)
    faults = {fault.path for fault in faults_of(shape, data)}

    assert refused(shape, data) <= faults
    assert bool(refused(shape, data)) == bool(faults)


def refused(shape, data):
    """The places that pydantic finds fault with."""
    try:
        TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        return {detail["loc"] for detail in error.errors()}
    return set()


def test_a_thousand_faults_are_found_whatever_level_they_are_on():
    units = [{**UNIT, "name": "", "aliases": ["", 3, {"nam": "x"}], "x": "1"}] * 250

    faults = faults_of(Registry, {"units": units})

    assert len(faults) == 250 * 6
    assert {fault.path[2:] for fault in faults} == {
        ("name",),
        ("aliases", 0, "name"),
        ("aliases", 1),
        ("aliases", 2, "name"),
        ("aliases", 2, "nam"),
        ("x",),
    }


def test_an_entry_written_short_is_left_out_with_its_faults():
    text = "units:\n  - {name: 甲, kind: 镇, source: 无, aliases: [乙, '', 丙]}\n"
    source = Source(Path("t.yaml"), "t.yaml", text)

    result = validate(Registry, source, parse(source))

    assert [alias.name for alias in result.value.units[0].aliases] == ["乙", "丙"]
    assert not result.draft.complete(("units", 0, "aliases"))


def test_a_rule_is_judged_although_its_date_cannot_be_read():
    deadline = {"id": "a", "what": "x", "quote": "x", "by": "年底", "ongoing": "true"}
    task = {"number": "1", "title": "x", "requirement": "x", "deadlines": [deadline]}
    section = {"number": "一", "title": "x", "tasks": [task]}
    part = {"number": "一", "title": "x", "sections": [section]}
    at = ("parts", 0, "sections", 0, "tasks", 0, "deadlines", 0)

    faults = {fault.path for fault in faults_of(Table, {"parts": [part]})}

    assert {(*at, "by"), at} <= faults
