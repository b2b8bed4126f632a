"""What templates are told of the ledgers, and what a public report is not told."""

from collections import Counter
from datetime import date

import pytest

from gkcli.model.record import Record
from gkcli.model.state import State
from gkcli.paper.accounts import StandingView
from gkcli.status.completion import Counts
from gkcli.status.overview import Overview
from gkcli.workspace.open import Workspace
from tests.support.build import record, snapshot
from tests.support.reports import view_of

LEDGERS = {
    "区教育局": [
        record(date(2024, 3, 25), "plan", note="已报送", evidence=("https://a.example/1",)),
        record(date(2024, 4, 1), "plan", "已销号", by="区政务公开办"),
        record(date(2024, 4, 2), "2-explain", period="2024-Q1", note="迟了一天", by="李某"),
        record(date(2024, 5, 6), "1-publish", "推进中", note="正在核对。"),
        record(date(2024, 7, 3), "1-publish", "已催办", note="电话催办", by="区政务公开办"),
    ],
    "甲镇": [record(date(2024, 4, 9), "3-enrol", "不适用", note="没有学校")],
}
DAY = date(2024, 7, 10)


class TestCounts:
    def test_each_standing_is_in_exactly_one_count(self, demo: Workspace) -> None:
        counts = view_of(demo, as_of=DAY, ledgers=LEDGERS).counts
        to_do = counts.overdue + counts.unreported + counts.open + counts.ongoing
        assert counts.total == counts.done + to_do + counts.waiting + counts.not_applicable

    def test_parts_sections_and_units_add_up_to_the_whole(self, demo: Workspace) -> None:
        view = view_of(demo, as_of=DAY, ledgers=LEDGERS)
        of_parts = sum(part.counts.total for part in view.parts)
        of_sections = sum(s.counts.total for part in view.parts for s in part.sections)
        assert of_parts == of_sections == view.counts.total - view.duty_counts.total
        assert sum(account.counts.total for account in view.accounts) == view.counts.total
        assert sum(account.counts.done for account in view.accounts) == view.counts.done

    @pytest.mark.parametrize("day", [date(2024, 3, 5), DAY, date(2025, 1, 5)])
    def test_they_are_those_of_the_overview(self, day: date, demo: Workspace) -> None:
        view = view_of(demo, as_of=day, ledgers=LEDGERS)
        seen = Overview(snapshot(demo.table, demo.directory, day, LEDGERS))
        for part, counted in zip(view.parts, seen.parts, strict=True):
            assert part.counts == counted.counts
            assert told(part.counts) == sums(counted.states)
        assert (view.counts, view.duty_counts) == (seen.counts, seen.notice_counts)
        assert view.counts.overdue == sum(unit.overdue for unit in seen.lagging)
        assert {a.unit for a in view.accounts if a.silent} == set(seen.silent)

    def test_the_rates_leave_out_what_nobody_can_complete(self) -> None:
        counts = Counts(total=10, on_time=1, done_late=1, open=1, waiting=4, ongoing=3, due=2)
        assert (counts.owed, counts.year_rate, counts.due_rate) == (3, "66.7%", "0.0%")
        assert Counts(total=3, on_time=3, due=3, due_done=3).due_rate == "100.0%"
        assert (Counts(total=3, waiting=3).year_rate, Counts().due_share) == ("", 0)

    def test_only_all_of_it_is_a_hundred_percent(self) -> None:
        assert Counts(total=3000, on_time=2999, overdue=1).year_rate == "99.9%"


def told(counts: Counts) -> list[int]:
    done = [counts.on_time, counts.done_late, counts.overdue, counts.open, counts.ongoing]
    return [*done, counts.waiting]


def sums(states: Counter[State]) -> list[int]:
    still = states[State.DUE_SOON] + states[State.PENDING]
    done = [states[state] for state in (State.DONE, State.DONE_LATE, State.OVERDUE)]
    return [*done, still, states[State.ONGOING], states[State.WAITING]]


class TestLeading:
    def test_enough_was_due_and_done_and_nothing_is_late(self, demo: Workspace) -> None:
        day = date(2024, 7, 1)
        plan = record(date(2024, 3, 20), "plan")
        quarters = [record(date(2024, 3, 20), "2-explain"), record(date(2024, 5, 20), "2-explain")]
        few = [plan, quarters[0], record(date(2024, 6, 1), "2-explain", "不适用", by=OFFICE)]
        ledgers = {
            "甲镇": [plan, *quarters],
            "乙镇": few,
            "丙街道": [plan, quarters[0]],
            "区教育局": [plan, *quarters, record(date(2024, 5, 1), "1-publish", "不适用")],
            "区政府办公室": [plan, *quarters, record(date(2024, 6, 1), "1-publish")],
        }
        view = view_of(demo, as_of=day, ledgers=ledgers)
        assert [account.unit for account in view.leading] == ["甲镇"]
        assert "到期应完成3项次以上，到期完成率90%以上" in view.leading_rule

    def test_who_did_less_of_it_late_comes_first(self, demo: Workspace) -> None:
        early = [date(2024, 3, 20), date(2024, 3, 20), date(2024, 5, 20)]
        late = [date(2024, 4, 20), date(2024, 3, 20), date(2024, 5, 20)]
        ledgers = {
            name: [record(on, what) for on, what in zip(days, WHAT, strict=True)]
            for name, days in {"甲镇": late, "乙镇": early}.items()
        }
        view = view_of(demo, as_of=date(2024, 7, 1), ledgers=ledgers)
        assert [account.unit for account in view.leading] == ["乙镇", "甲镇"]


WHAT = ("plan", "2-explain", "2-explain")
OFFICE = "区政务公开办"


class TestRequests:
    def test_what_a_unit_asks_for_is_told_as_such(self, demo: Workspace) -> None:
        asked = record(date(2024, 5, 6), "1-publish", "不适用", note="没有文件")
        granted = record(date(2024, 5, 8), "1-publish", "不适用", note="准予", by=OFFICE)

        def publish(*said: Record) -> StandingView:
            account = view_of(demo, "区教育局", DAY, ledgers={"区教育局": said}).accounts[0]
            return next(s for s in account.standings if s.id == "1-publish")

        before, after = publish(asked), publish(asked, granted)
        assert (before.state, before.request, before.aside) == ("逾期", "不适用", "")
        assert (after.state, after.request, after.aside) == ("不适用", "", "不适用")
        assert (before.excused, after.excused, publish().excused) == (True, True, False)
        assert [r.of_office for r in after.records] == [False, True]
        assert (after.note, len(after.reports)) == ("没有文件", 1)


class TestStandings:
    def test_what_is_done_says_when_and_by_what_it_is_proven(self, demo: Workspace) -> None:
        (plan, _) = view_of(demo, "区教育局", DAY, ledgers=LEDGERS).accounts[0].standings[:2]
        assert (plan.what, plan.done, plan.late) == ("报送工作安排并公开", True, False)
        assert (plan.done_on, plan.closed_on) == (date(2024, 3, 25), date(2024, 4, 1))
        assert plan.evidence == ("https://a.example/1",)

    def test_days_are_those_it_is_or_was_late_by(self, demo: Workspace) -> None:
        account = view_of(demo, "区教育局", DAY, ledgers=LEDGERS).accounts[0]
        late = {(s.id, s.occasion): s.days for s in account.standings if s.late}
        assert late == {
            ("1-publish", ""): 10,
            ("2-explain", "第一季度"): 2,
            ("2-explain", "第二季度"): 10,
        }
        assert [s.days for s in account.overdue] == [10, 10]

    def test_a_reminder_is_not_what_the_unit_says(self, demo: Workspace) -> None:
        account = view_of(demo, "区教育局", DAY, ledgers=LEDGERS).accounts[0]
        (publish,) = [s for s in account.standings if s.id == "1-publish"]
        assert (publish.status, publish.note) == ("推进中", "正在核对。")
        assert [r.status for r in publish.records] == ["推进中", "已催办"]
        assert [r.status for r in publish.reports] == ["推进中"]
        assert publish.reminders == (date(2024, 7, 3),)

    def test_evidence_is_missed_until_the_office_is_content(self, demo: Workspace) -> None:
        account = view_of(demo, "区教育局", DAY, ledgers=LEDGERS).accounts[0]
        assert [s.occasion for s in account.unproven] == ["第一季度"]
        closed = [*LEDGERS["区教育局"], closing(date(2024, 4, 10))]
        content = view_of(demo, "区教育局", DAY, ledgers={"区教育局": closed}).accounts[0]
        assert content.unproven == ()


def closing(on: date) -> Record:
    return record(on, "2-explain", "已销号", period="2024-Q1", by="区政务公开办")


class TestLagging:
    def test_units_late_with_the_same_things_are_told_together(self, demo: Workspace) -> None:
        ledgers = {"甲镇": [record(date(2024, 3, 25), "plan")]}
        first, *_ = view_of(demo, "各镇（街道）", date(2024, 4, 8), ledgers=ledgers).lagging
        assert first.units == ("乙镇", "丙街道")
        assert [s.what for s in first.overdue] == ["报送工作安排并公开", "解读本单位的政策"]

    def test_not_where_only_one_of_them_was_reminded(self, demo: Workspace) -> None:
        ledgers = {"乙镇": [record(date(2024, 4, 2), "plan", "已催办", by="区政务公开办")]}
        found = view_of(demo, "各镇（街道）", date(2024, 4, 8), ledgers=ledgers).lagging
        assert [group.units for group in found] == [("甲镇", "丙街道"), ("乙镇",)]


class TestPublic:
    def test_a_unit_s_own_says_what_is_done_and_nothing_of_its_ledger(
        self, demo: Workspace
    ) -> None:
        view = view_of(demo, "区教育局", DAY, ledgers=LEDGERS, public=True)
        standings = view.accounts[0].standings
        assert {s.id for s in standings if s.done} == {"plan", "2-explain"}
        assert not any(s.records or s.evidence or s.days or s.late for s in standings)
