"""The dated rows of the time expressions, read as duties and followed over their last days."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from gkcli.model.deadline import Span
from gkcli.model.state import State
from gkcli.status.standings import Standing
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

VECTORS = Path(__file__).parents[2] / "fixtures/deadline-vectors.tsv"
ALL = directory(unit("区环保局"))
DAY = timedelta(1)


def rows(fact):
    """The day and the facts of every row that tells this fact."""
    for line in VECTORS.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            continue
        _, base, _, meaning, *_ = line.split("\t")
        facts = dict(word.split("=", 1) for word in meaning.split() if "=" in word)
        if fact in facts and base:
            yield date.fromisoformat(base), facts


def covers_the_year(facts):
    """Whether the row means every quarter or month, each by a day of its last month."""
    days = facts["on"].split(",")
    periods = {"quarter": 4, "month": 12}.get(facts.get("each", ""))
    return len(days) == periods and days[-1].startswith("12-")


def standing(as_of, said=(), year=2018, **rule) -> list[Standing]:
    whole = table(
        task(lead=["区环保局"], deadlines=(deadline(**rule),)),
        year=year,
        signed_on=date(year, 1, 1),
    )
    return list(snapshot(whole, ALL, as_of, {"区环保局": said}))


@pytest.mark.parametrize("facts", [facts for _, facts in rows("due")])
def test_a_date_is_met_up_to_its_own_day(facts):
    due = date.fromisoformat(facts["due"])

    def state(as_of, *said):
        (only,) = standing(as_of, said, by=due)
        return only.state

    assert state(due) is State.DUE_SOON
    assert state(due + DAY) is State.OVERDUE
    assert state(due + DAY, record(due)) is State.DONE
    assert state(due + DAY, record(due + DAY)) is State.DONE_LATE


@pytest.mark.parametrize(("base", "facts"), list(rows("after")))
def test_a_span_of_working_days_is_met_up_to_its_last_day(base, facts):
    due = date.fromisoformat(facts["after"])
    rule = {"within": Span(int(facts["count"]), "workdays"), "after": "收到"}

    def only(as_of, *said):
        (found,) = standing(as_of, (record(base, status="推进中", since=base), *said), **rule)
        return found

    assert only(due).instance.due == due
    assert only(due).state is State.DUE_SOON
    assert only(due + DAY).state is State.OVERDUE
    assert only(due + DAY, record(due, since=base)).state is State.DONE
    assert only(due + DAY, record(due + DAY, since=base)).state is State.DONE_LATE


@pytest.mark.parametrize(("base", "facts"), [row for row in rows("on") if covers_the_year(row[1])])
def test_a_recurring_limit_is_due_on_each_of_its_days(base, facts):
    year = base.year
    days = [date(year, *map(int, day.split("-"))) for day in facts["on"].split(",")]
    rule = {"each": facts["each"], "day": int(facts["day"]) if "day" in facts else None}
    if not rule["day"]:
        rule = {"each": facts["each"], "at_least": 1}
    assert [s.instance.due for s in standing(days[0], year=year, **rule)] == days
    after_all = standing(days[-1] + DAY, [record(days[1])], year, **rule)
    assert [s.state for s in after_all].count(State.DONE) == 1
    assert [s.state for s in after_all].count(State.OVERDUE) == len(days) - 1
