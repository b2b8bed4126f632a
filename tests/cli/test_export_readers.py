"""Whatever the form, its own reader finds what the lists of the other commands say."""

import json
import re

import pytest

from tests.support.exported import READERS
from tests.support.golden import REPOSITORY

DAY = ("--as-of", "2024-10-12")


@pytest.fixture(params=READERS)
def exported(request, tmp_path):
    """What a command's export to a form holds: ``exported(demo, "--public")``."""

    def export(ask, *arguments):
        target = tmp_path / "数据"
        form, read = READERS[request.param]
        outcome = ask("export", form, "-o", str(target), *DAY, *arguments)
        assert outcome.code == 0, outcome.err
        return read(target)

    return export


def listed(ask, *arguments):
    return json.loads(ask(*arguments, "-f", "json", *DAY).out)


def pick(row, names):
    return tuple(tuple(row[n]) if isinstance(row[n], list) else row[n] for n in names.split())


def test_occasions_are_the_deadlines_of_all_units(exported, demo):
    held = exported(demo)
    implied = {one["id"] for one in held["deadlines"] if one["implied"]}
    told = [one for one in held["occasions"] if one["deadline"] not in implied]
    expected = listed(demo, "deadlines")
    assert len(told) == len(expected) > 80
    same = (
        "unit period since due last_workday state status days_left done_on closed_on delivered_by "
        "request reminded_on evidence assumed"
    )
    assert {(one["deadline"], *pick(one, same)) for one in told} == {
        (one["id"], *pick(one, same)) for one in expected
    }
    assert sorted((one["deadline"], one["unit"], one["missing"]) for one in told) == sorted(
        (one["id"], one["unit"], [lack["code"] for lack in one["missing"]]) for one in expected
    )
    last = {(one["last_on"], one["last_note"]) for one in told}
    assert last == {
        (one["last"]["on"], one["last"]["note"]) if one["last"] else (None, None)
        for one in expected
    }


def test_tasks_have_their_states_and_words(exported, demo):
    same = "number title lead responsible requirement state"
    told = [pick(one, same) for one in exported(demo)["tasks"]]
    assert told == [pick(one, same) for one in listed(demo, "tasks")]


def test_units_have_their_names_tasks_and_counts(exported, demo):
    held = exported(demo)
    units = [one for one in listed(demo, "units") if one["kind"] != "group"]
    same = "name full_name kind successor verified source"
    assert [pick(one, same) for one in held["units"]] == [pick(one, same) for one in units]
    for unit in units:
        own = [one for one in held["involvements"] if one["unit"] == unit["name"]]
        for role in ("lead", "responsible", "named"):
            assert [one["task"] for one in own if one["role"] == role] == unit[role]
        names = [one["alias"] for one in held["aliases"] if one["party"] == unit["name"]]
        assert names == unit["aliases"]
        occasions = [one for one in held["occasions"] if one["unit"] == unit["name"]]
        assert counted(occasions) == {name: unit["counts"][name] for name in counted([])}


def counted(occasions):
    """Occasions counted as the units' counts are."""
    states = [one["state"] for one in occasions]
    due = [one["state"] for one in occasions if one["was_due"]]
    done = {"done", "done_late"}
    named = ("done_late", "overdue", "unreported", "ongoing", "waiting", "not_applicable")
    return {
        **{state: states.count(state) for state in named},
        "total": len(occasions),
        "done": sum(state in done for state in states),
        "due": len(due),
        "due_done": sum(state in done for state in due),
        "requested": sum(one["request"] is not None for one in occasions),
    }


def test_groups_have_their_members(exported, demo):
    held = exported(demo)
    groups = [one for one in listed(demo, "units") if one["kind"] == "group"]
    assert [(one["name"], one["complete"]) for one in held["groups"]] == [
        (one["name"], one["complete"]) for one in groups
    ]
    for group in groups:
        own = [one["unit"] for one in held["group_members"] if one["group_name"] == group["name"]]
        assert own == group["members"]


def test_records_are_those_of_the_ledgers_up_to_the_day(exported, demo):
    held = exported(demo)
    own = [one for one in held["records"] if one["unit"] == "甲镇"]
    ledger = (REPOSITORY / "examples/demo/progress/甲镇.yaml").read_text(encoding="utf-8")
    days = re.findall(r"(?m)^- \{on: ([\d-]+)", ledger)
    assert [one["happened_on"] for one in own] == [day for day in days if day <= DAY[1]]
    assert len(own) > 10
    assert max(one["happened_on"] for one in held["records"]) <= "2024-10-12"
    known = {one["id"] for one in held["deadlines"]}
    assert {one["deadline"] for one in held["records"]} <= {*known, None}
    assert own[1]["subject"] == own[1]["deadline"] == "2-explain"
    assert own[1]["task"] == 2


def test_findings_are_those_of_check(exported, demo):
    found = json.loads(demo("check", "-f", "json", *DAY).out)
    same = "line column severity code message hint"
    told = [
        pick({**one, "column": one["column_number"]}, same) for one in exported(demo)["findings"]
    ]
    assert told == [pick(one, same) for one in found]
    assert len(told) > 10


def test_one_unit_gets_what_concerns_it_and_no_more(exported, demo):
    held = exported(demo, "--unit", "甲镇")
    assert [one["name"] for one in held["units"]] == ["甲镇"]
    assert {one["unit"] for one in held["occasions"]} == {"甲镇"}
    assert {one["unit"] for one in held["records"]} == {"甲镇"}
    assert [one["number"] for one in held["tasks"]] == [
        one["number"] for one in listed(demo, "tasks", "--unit", "甲镇")
    ]
    assert held["findings"] == []
    assert {one["deadline"] for one in held["occasions"]} <= {
        one["id"] for one in held["deadlines"]
    }


def test_a_group_gets_what_concerns_its_members(exported, demo):
    held = exported(demo, "--unit", "各镇（街道）")
    towns = {"甲镇", "乙镇", "丙街道"}
    assert {one["name"] for one in held["units"]} == towns
    assert {one["unit"] for one in held["occasions"]} == towns
    assert {one["unit"] for one in held["involvements"]} == towns
    assert "各镇（街道）" in {one["name"] for one in held["groups"]}


def test_the_public_face_has_no_field_that_is_not_public(exported, demo):
    held = exported(demo, "--public")
    assert held["occasions"]
    assert set(held) & {"records", "findings", "errata", "aliases"} <= {
        name for name, rows in held.items() if not rows
    }
    fields = {f"{name}.{field}" for name, rows in held.items() for row in rows for field in row}
    assert "occasions.due" in fields
    inside = {"occasions.state", "occasions.status", "occasions.since", "tasks.state"}
    assert not fields & {*inside, "units.reported", "units.note", "deadlines.source"}
    assert not any("示例区" in str(one["due"]) for one in held["occasions"])


def test_several_workspaces_are_told_apart(exported, run, monkeypatch):
    monkeypatch.chdir(REPOSITORY)
    held = exported(run, "examples/city/河东区", "examples/demo")
    assert {(one["workspace"], one["year"]) for one in held["tasks"]} == {
        ("examples/city/河东区", 2024),
        ("examples/demo", 2024),
    }
    alone = exported(run, "--force", "examples/demo")
    for name, rows in alone.items():
        assert [one for one in held[name] if one["workspace"] == "examples/demo"] == rows
