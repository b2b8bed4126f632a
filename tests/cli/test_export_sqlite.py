"""``gkcli export sqlite``: refuses what is wrong, answers the usual questions."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.support.golden import REPOSITORY

CITY = REPOSITORY / "examples/city"
DAY = ("--as-of", "2024-10-12")


@pytest.fixture
def database(demo, tmp_path):
    target = tmp_path / "数据.db"
    assert demo("export", "sqlite", "-o", str(target), *DAY).code == 0
    with closing(sqlite3.connect(target)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def rows(database, query):
    return [dict(row) for row in database.execute(query)]


def test_the_same_gives_the_same_bytes(demo, tmp_path):
    for name in ("甲", "乙"):
        demo("export", "sqlite", "-o", str(tmp_path / name), *DAY)
    assert (tmp_path / "甲").read_bytes() == (tmp_path / "乙").read_bytes()


def test_it_says_which_schema_it_has_and_what_its_fields_are(database):
    assert database.execute("PRAGMA user_version").fetchone()[0] == 1
    (made,) = rows(database, "SELECT sql FROM sqlite_master WHERE name = 'tasks'")
    assert "number INTEGER NOT NULL, -- 任务号" in made["sql"]
    assert made["sql"].endswith(") STRICT")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO tasks SELECT * FROM tasks",
        "INSERT INTO group_members VALUES ('各镇（街道）', '没有这个单位')",
        "UPDATE occasions SET deadline = '没有'",
        "UPDATE occasions SET occasion = '一'",
        "UPDATE units SET verified = 2",
        "UPDATE occasions SET due = '2024年10月12日'",
        "UPDATE tasks SET title = NULL",
    ],
)
def test_it_takes_nothing_that_contradicts_its_keys_and_types(database, statement):
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)


def test_completion_is_that_of_the_other_commands(database, demo):
    units = json.loads(demo("units", "-f", "json", *DAY).out)
    counts = {one["name"]: one["counts"] for one in units}
    found = rows(database, "SELECT * FROM completion_by_unit")
    owing = {one["name"] for one in units if one["counts"]["total"] and one["kind"] != "group"}
    assert {one["unit"] for one in found} == owing
    for row in found:
        for name, value in row.items():
            if name != "unit":
                assert value == pytest.approx(counts[row["unit"]][name], abs=1e-4), name
    (whole,) = rows(database, "SELECT * FROM completion")
    assert whole["total"] == sum(row["total"] for row in found)
    sections = rows(database, "SELECT * FROM completion_by_section")
    assert sections[0]["title"] is None
    assert sum(one["due_done"] for one in sections) == whole["due_done"]


def test_what_is_overdue_is_what_the_list_of_the_overdue_says(database, demo):
    late = json.loads(demo("deadlines", "--overdue", "-f", "json", *DAY).out)
    found = rows(database, "SELECT * FROM overdue")
    same = ("unit", "due", "task", "what", "period", "status")
    assert sorted([one["deadline"], *map(str, (one[n] for n in same))] for one in found) == sorted(
        [one["id"], *map(str, (one[n] for n in same))] for one in late
    )
    by_unit = {one["unit"]: one for one in rows(database, "SELECT * FROM overdue_by_unit")}
    assert {unit: row["overdue"] for unit, row in by_unit.items()} == {
        unit: sum(one["unit"] == unit for one in late) for unit in {one["unit"] for one in late}
    }
    assert by_unit["丙街道"]["most_days_late"] == -min(one["days_left"] for one in late)


def test_what_is_due_next_and_who_was_silent_are_told(database, demo):
    ahead = json.loads(demo("deadlines", "-f", "json", *DAY).out)
    open_ones = [one for one in ahead if one["state"] in ("due_soon", "pending")]
    found = rows(database, "SELECT * FROM next_due")
    assert sum(one["units"] for one in found) == len(open_ones)
    assert found[0]["due"] == min(one["due"] for one in open_ones)
    silent = rows(database, "SELECT unit FROM silent_units")
    assert [one["unit"] for one in silent] == ["丙街道"]


def test_the_views_of_several_workspaces_keep_them_apart(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = run("-d", str(CITY), "export", "sqlite", "--rollup", "-o", "全市.db", *DAY)
    assert outcome.code == 1
    rolled = json.loads(run("rollup", str(CITY), "-f", "json", *DAY).out)
    with closing(sqlite3.connect("全市.db")) as database:
        database.row_factory = sqlite3.Row
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        whole = {one["workspace"]: one for one in rows(database, "SELECT * FROM completion")}
        silent = rows(database, "SELECT workspace, count(*) AS n FROM silent_units GROUP BY 1")
    for one in rolled:
        counts = whole[one["workspace"]]
        assert (counts["due_done"], counts["due"]) == (
            one["counts"]["due_done"],
            one["counts"]["due"],
        )
        assert {s["workspace"]: s["n"] for s in silent}.get(one["workspace"], 0) == len(
            one["silent"]
        )
