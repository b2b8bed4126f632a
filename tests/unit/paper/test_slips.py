"""Reminders: which are due, in which colour, under which number."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from gkcli.model.record import Record
from gkcli.paper.accounts import SlipView
from gkcli.workspace.open import Workspace
from tests.support.build import record
from tests.support.reports import view_of

BEFORE, ON, AFTER = date(2024, 3, 26), date(2024, 3, 29), date(2024, 4, 8)
EARLY = date(2024, 3, 18)


def slips(
    demo: Workspace,
    day: date,
    ledgers: Mapping[str, Sequence[Record]],
    unit: str = "",
) -> list[SlipView]:
    return list(view_of(demo, unit, day, ledgers=ledgers).slips)


def plan_of(demo: Workspace, day: date, *records: Record) -> SlipView | None:
    found = [s for s in slips(demo, day, {"甲镇": records}, "甲镇") if s.standing.id == "plan"]
    return found[0] if found else None


def reminder(on: date) -> Record:
    return record(on, "plan", "已催办", by="区政务公开办")


@pytest.mark.parametrize(
    ("day", "records", "level"),
    [
        (EARLY, [], None),
        (BEFORE, [], "蓝"),
        (ON, [], "蓝"),
        (AFTER, [], "橙"),
        (AFTER, [reminder(BEFORE)], "橙"),
        (AFTER, [reminder(ON)], "橙"),
        (AFTER, [reminder(date(2024, 4, 1))], "红"),
        (AFTER, [reminder(AFTER)], "橙"),
        (AFTER, [record(AFTER, "plan")], None),
    ],
    ids=[
        "far off",
        "due soon",
        "due today",
        "overdue",
        "reminded while it was not due",
        "reminded on the last day",
        "reminded when it was overdue",
        "reminded today",
        "done",
    ],
)
def test_the_colour(day: date, records: list[Record], level: str | None, demo: Workspace) -> None:
    slip = plan_of(demo, day, *records)
    assert (slip.level if slip else None) == level


def test_the_gravest_come_first_then_the_longest_overdue(demo: Workspace) -> None:
    found = slips(demo, date(2024, 6, 25), {"乙镇": [reminder(date(2024, 5, 6))]})
    assert (found[0].level, found[0].standing.unit) == ("红", "乙镇")
    assert {slip.level for slip in found[1:]} == {"橙", "蓝"}
    days = [slip.standing.days for slip in found if slip.level == "橙"]
    assert days == sorted(days, reverse=True)
    assert [slip.number for slip in found][:2] == ["0625-01", "0625-02"]


def test_a_units_slips_have_the_numbers_that_they_have_among_all(demo: Workspace) -> None:
    everyone = {s.number: s for s in slips(demo, AFTER, {})}
    for unit in ("甲镇", "区财政局"):
        own = slips(demo, AFTER, {}, unit)
        assert own
        assert all(everyone[slip.number] == slip for slip in own)


def test_what_is_recorded_on_the_day_leaves_the_numbers_of_that_day(demo: Workspace) -> None:
    first = {s.standing.unit: s.number for s in slips(demo, AFTER, {}) if s.standing.id == "plan"}
    said = {"甲镇": [record(AFTER, "plan")], "乙镇": [reminder(AFTER)]}
    again = {s.standing.unit: s.number for s in slips(demo, AFTER, said) if s.standing.id == "plan"}
    assert again == {unit: number for unit, number in first.items() if unit != "甲镇"}


def test_it_tells_of_the_reminders_before_this_one(demo: Workspace) -> None:
    slip = plan_of(demo, AFTER, reminder(BEFORE), reminder(AFTER))
    assert slip
    assert slip.reminders == (BEFORE,)


def test_it_carries_the_words_of_the_requirement(demo: Workspace) -> None:
    by_id = {slip.standing.id: slip for slip in slips(demo, date(2024, 4, 8), {})}
    assert by_id["plan"].title == ""
    assert by_id["plan"].requirement == by_id["plan"].standing.quote
    assert by_id["2-explain"].title == "做好政策解读"
    assert by_id["2-explain"].requirement.startswith("政策文件同解读材料同步起草")
