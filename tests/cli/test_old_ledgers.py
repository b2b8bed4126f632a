"""Ledgers written before requests had words of their own keep the answers that they had.

The workspaces in ``tests/fixtures/old-ledgers`` and the answers beside them are from then.
"""

import json

import pytest

from tests.support.golden import GOLDEN, REPOSITORY

OLD = REPOSITORY / "tests/fixtures/old-ledgers"

SAID = ("period", "since", "due", "state", "status", "request", "done_on", "closed_on", "missing")

CHANGED: dict[tuple[str, str, str, str], tuple[dict[str, object], str]] = {}
"""Answers that changed on purpose: workspace, day, duty, unit; what is said now, and why."""

WORKSPACES = {
    "demo": ("2024-04-12", "2024-07-01", "2024-12-31"),
    "city/河东区": ("2024-06-20", "2025-01-10"),
    "made-up": ("2024-03-21", "2024-06-24", "2024-07-02", "2024-12-31", "2025-02-01"),
}


@pytest.mark.parametrize("name", WORKSPACES)
def test_an_old_ledger_keeps_its_answers(run, name):
    """The answers were written down before; nothing writes them anew."""
    kept = json.loads((GOLDEN / f"old-ledgers/{name.replace('/', '-')}.json").read_bytes())
    assert list(kept) == list(WORKSPACES[name])
    for day, old in kept.items():
        wanted = [_changed(name, day, entry) for entry in old["deadlines"]]
        deadlines, counts = answers(run, name, day)
        assert deadlines == wanted
        assert {key: counts[key] for key in old["counts"]} == old["counts"]


def _changed(name, day, entry):
    """The answer of then, or the one of now where that differs on purpose."""
    now, _why = CHANGED.get((name, day, entry["id"], entry["unit"]), ({}, ""))
    return entry | now


def answers(run, name, day):
    """What is told of a workspace on a day."""
    found = run("-d", str(OLD / name), "deadlines", "-f", "json", "--as-of", day)
    told = run("-d", str(OLD / name), "overview", "-f", "json", "--as-of", day)
    assert (found.err, told.err) == ("", "")
    (overview,) = json.loads(told.out)
    shown = [{key: entry[key] for key in ("id", "unit", *SAID)} for entry in json.loads(found.out)]
    return shown, overview["counts"]


def test_a_year_without_ledgers_keeps_its_answers(run):
    found = run("-d", str(REPOSITORY / "data"), "overview", "-f", "json", "--as-of", "2018-12-31")
    (overview,) = json.loads(found.out)
    kept = json.loads((GOLDEN / "old-ledgers/data.json").read_bytes())
    assert {key: overview["counts"][key] for key in kept} == kept
