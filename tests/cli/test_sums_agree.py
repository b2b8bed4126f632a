"""The sums of every view are those of the rows that ``deadlines --all -f json`` lists."""

import json
from collections import Counter

import pytest

from tests.support.golden import REPOSITORY

WORKSPACES = [
    ("examples/demo", "2024-07-05"),
    ("examples/demo", "2024-12-31"),
    ("tests/fixtures/old-ledgers/made-up", "2024-07-02"),
    ("tests/fixtures/old-ledgers/made-up", "2025-02-01"),
]
STATES = {
    "done": ("done", "done_late"),
    "done_late": ("done_late",),
    "overdue": ("overdue",),
    "unreported": ("unreported",),
    "open": ("due_soon", "pending"),
    "ongoing": ("ongoing",),
    "waiting": ("waiting",),
    "not_applicable": ("not_applicable",),
}


def told(run, folder, *question):
    return json.loads(run("-d", str(REPOSITORY / folder), *question, "-f", "json").out)


@pytest.mark.parametrize(("folder", "day"), WORKSPACES)
def test_the_sums_of_overview_and_units_are_those_of_the_rows(run, folder, day):
    rows = told(run, folder, "deadlines", "--all", "--as-of", day)
    (overview,) = told(run, folder, "overview", "--as-of", day)
    assert_counted(rows, overview["counts"])
    for unit in sorted({row["unit"] for row in rows}):
        (one,) = told(run, folder, "units", unit, "--as-of", day)
        assert_counted([row for row in rows if row["unit"] == unit], one["counts"])


def assert_counted(rows, counts):
    states = Counter(row["state"] for row in rows)
    assert counts["total"] == len(rows)
    for name, of in STATES.items():
        assert counts[name] == sum(states[state] for state in of), name
    assert counts["requested"] == sum(row["request"] is not None for row in rows)
    assert counts["closed"] == sum(
        row["closed_on"] is not None for row in rows if row["state"] in STATES["done"]
    )


@pytest.mark.parametrize(("folder", "day"), WORKSPACES)
def test_the_states_of_tasks_are_the_most_pressing_of_their_rows(run, folder, day):
    rows = told(run, folder, "deadlines", "--all", "--as-of", day)
    order = ["overdue", "unreported", "due_soon", "pending", "ongoing", "waiting"]
    order += ["done_late", "done", "not_applicable"]
    for task in told(run, folder, "tasks", "--as-of", day):
        own = {row["state"] for row in rows if row["task"] == task["number"]}
        assert task["state"] == min(own, key=order.index)


@pytest.mark.parametrize(("folder", "day"), WORKSPACES)
def test_the_bulletin_prints_the_rate_of_the_overview(run, folder, day):
    (overview,) = told(run, folder, "overview", "--as-of", day)
    counts = overview["counts"]
    outcome = run("-d", str(REPOSITORY / folder), "report", "bulletin", "--as-of", day)
    percent = f"{100 * counts['due_done'] / counts['due']:.1f}%"
    assert percent in outcome.out
