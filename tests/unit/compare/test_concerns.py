"""What a reviewer must look at: each rule, and what it lets pass."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gkcli.compare.change import Edition
from gkcli.compare.concerns import TITLES, concerns
from gkcli.compare.differences import compare
from gkcli.model.deadline import Also, Span
from gkcli.model.notice import Erratum
from gkcli.model.seal import Seal, SealedFile
from gkcli.model.units import Registry
from tests.support.build import deadline, group, record, table, task, unit

UNITS = (
    unit("甲镇", "镇"),
    unit("乙镇", "镇"),
    unit("区教育局"),
    unit("区公开办", aliases=["公开办"]),
)
REGISTRY = Registry(UNITS, (group("各镇", kinds=["镇"]),))
LIMIT = deadline("plan", by=date(2018, 7, 20), report_to="公开办")
TABLE = table(task(5, lead=["区教育局", "甲镇"]), deadlines=[LIMIT])


def edition(whole=TABLE, registry=REGISTRY, **ledgers):
    return Edition(whole, registry, ledgers)


def looked_at(old, new):
    return [concern.code for concern in concerns(old, new, compare(old, new))]


def codes(old_deadline, new_deadline):
    old, new = (table(task(deadlines=(limit,))) for limit in (old_deadline, new_deadline))
    return looked_at(edition(old), edition(new))


def test_what_did_not_change_needs_no_look():
    assert looked_at(edition(), edition()) == []


class TestDeadlines:
    @pytest.mark.parametrize(
        ("tight", "loose"),
        [
            ({"by": date(2018, 6, 30)}, {"by": date(2018, 9, 30)}),
            ({"each": "month"}, {"each": "quarter"}),
            ({"each": "quarter"}, {"each": "year"}),
            ({"each": "year", "at_least": 2}, {"each": "year"}),
            ({"each": "month", "day": 20}, {"each": "month", "day": 25}),
            ({"each": "month", "day": 20}, {"each": "month"}),
            *(
                ({"within": Span(*a), "after": "申请"}, {"within": Span(*b), "after": "申请"})
                for a, b in [
                    ((5, "workdays"), (10, "workdays")),
                    ((24, "hours"), (2, "days")),
                    ((20, "days"), (20, "workdays")),
                ]
            ),
        ],
    )
    def test_more_time_or_fewer_times_is_loosened_and_the_other_way_round_is_not(
        self, tight, loose
    ):
        assert codes(deadline(**tight), deadline(**loose)) == ["deadline-loosened"]
        assert codes(deadline(**loose), deadline(**tight)) == []

    @pytest.mark.parametrize(
        "new", [{"ongoing": True}, {"when": "批准"}, {"within": Span(5, "days"), "after": "批准"}]
    )
    def test_another_rule_has_to_be_looked_at(self, new):
        assert codes(deadline(by=date(2018, 6, 30)), deadline(**new)) == ["deadline-loosened"]

    def test_another_event_has_to_be_looked_at(self):
        old, new = (deadline(within=Span(5, "days"), after=event) for event in ("受理", "办结"))
        assert codes(old, new) == ["deadline-loosened"]

    def test_other_fields_are_not_about_time(self):
        old = deadline(by=date(2018, 6, 30))
        assert codes(old, replace(old, publish_on="网站", quote="别的")) == []

    def test_one_that_was_removed(self):
        old, new = table(task(deadlines=(deadline(ongoing=True),))), table(task())
        assert looked_at(edition(old), edition(new)) == ["duty-removed"]
        assert looked_at(edition(new), edition(old)) == []

    def test_units_that_no_longer_owe_it(self):
        def limited(*units):
            return table(
                task(lead=["甲镇", "乙镇"], deadlines=(deadline(ongoing=True, units=units),))
            )

        assert looked_at(edition(limited("甲镇", "区教育局")), edition(limited("甲镇"))) == [
            "unit-released"
        ]
        assert looked_at(edition(limited()), edition(limited("甲镇"))) == ["unit-released"]
        assert looked_at(edition(limited("甲镇")), edition(limited())) == []
        assert looked_at(edition(limited("甲镇")), edition(limited("各镇"))) == []
        assert looked_at(edition(limited("区教育局")), edition(limited())) == ["unit-released"]

    def test_what_becomes_one_thing_for_all_is_loosened(self):
        alone, together = (deadline(by=date(2018, 6, 30), owed=o) for o in ("each", "jointly"))
        assert codes(alone, together) == ["deadline-loosened"]
        assert codes(together, alone) == []

    def test_a_unit_that_is_no_longer_added_is_released(self):
        more, fewer = (
            deadline(by=date(2018, 6, 30), also=(Also(tuple(names), "试"),))
            for names in (["甲镇", "区教育局"], ["区教育局"])
        )
        assert codes(more, fewer) == ["unit-released"]
        assert codes(fewer, more) == []


class TestTasks:
    def test_a_lead_that_was_removed_is_named(self):
        old, new = edition(), edition(table(task(5, lead=["区教育局"]), deadlines=[LIMIT]))
        (concern,) = concerns(old, new, compare(old, new))
        assert concern.code == "unit-released"
        assert concern.question.startswith("甲镇不用再做了")
        assert looked_at(new, old) == []

    def test_a_group_in_place_of_its_members_releases_nobody(self):
        members, whole = (
            edition(table(task(responsible=names))) for names in (["甲镇", "乙镇"], ["各镇"])
        )
        assert looked_at(members, whole) == looked_at(whole, members) == []

    def test_a_unit_that_was_renamed_is_not_released(self):
        renamed = Registry(
            (replace(UNITS[0], name="新甲镇", full_name="甲镇"), *UNITS[1:]), REGISTRY.groups
        )
        new = table(task(5, lead=["区教育局", "新甲镇"]), deadlines=[LIMIT])
        assert looked_at(edition(), edition(new, renamed)) == []

    def test_addressees_and_members_of_groups(self):
        assert looked_at(
            edition(table(task(), addressees=["甲镇", "乙镇"])),
            edition(table(task(), addressees=["甲镇"])),
        ) == ["unit-released"]
        smaller = Registry(UNITS, (group("各镇", members=["甲镇"]),))
        assert "unit-released" in looked_at(edition(), edition(registry=smaller))

    @pytest.mark.parametrize("fields", [{"title": "别的"}, {"requirement": "别的。"}])
    def test_the_words_of_the_notice(self, fields):
        old = task(requirement="做好工作，做好工作。")
        assert looked_at(edition(table(old)), edition(table(replace(old, **fields)))) == [
            "wording-changed"
        ]

    def test_the_words_of_the_notice_itself(self):
        new = replace(TABLE, notice=replace(TABLE.notice, body="改过的正文。"))
        assert looked_at(edition(), edition(new)) == ["wording-changed"]

    def test_a_task_that_was_removed_or_came(self):
        more = table([task(1, "甲事", "做甲。"), task(2, "乙事", "办乙。")])
        less = table(task(1, "甲事", "做甲。"))
        assert looked_at(edition(more), edition(less)) == ["duty-removed"]
        assert looked_at(edition(less), edition(more)) == []

    def test_a_number_that_ledgers_use(self):
        old, new = edition(), edition(table(task(6, lead=["区教育局", "甲镇"]), deadlines=[LIMIT]))
        assert looked_at(old, new) == []
        said = {"甲镇": (record(date(2018, 8, 1), 5, "推进中"),)}
        assert looked_at(old._replace(ledgers=said), new._replace(ledgers=said)) == [
            "renumbered-records"
        ]

    def test_an_erratum_that_was_removed(self):
        noted = table(task(errata=(Erratum("疑有错字", "高"),)))
        assert looked_at(edition(noted), edition(table(task()))) == ["erratum-removed"]
        assert looked_at(edition(table(task())), edition(noted)) == []


class TestLedgers:
    FIRST = record(date(2018, 7, 18), "plan", note="已报")

    def step(self, old, new, unit="甲镇"):
        return looked_at(edition(**{unit: tuple(old)}), edition(**{unit: tuple(new)}))

    def test_a_line_that_follows_needs_no_look(self):
        assert self.step([self.FIRST], [self.FIRST, record(date(2018, 8, 1), "5", "推进中")]) == []
        assert self.step([], [self.FIRST]) == []

    def test_one_that_was_altered_or_deleted(self):
        altered = replace(self.FIRST, note="没有报")
        assert self.step([self.FIRST], [altered]) == ["record-altered"]
        assert self.step([self.FIRST], []) == ["record-altered"]

    def test_one_whose_day_was_set_back(self):
        earlier = replace(self.FIRST, on=date(2018, 7, 2))
        old, new = edition(甲镇=(self.FIRST,)), edition(甲镇=(earlier,))
        (concern,) = concerns(old, new, compare(old, new))
        assert (concern.code, concern.question) == (
            "record-altered",
            "日期改早了：有没有凭据？台账只加不改",
        )

    def test_one_that_tells_of_a_day_before_the_last_one_told(self):
        late = record(date(2018, 7, 2), "5", "推进中")
        assert self.step([self.FIRST], [self.FIRST, late]) == ["backdated"]

    def test_a_day_before_the_last_word_of_the_office_is_not_back(self):
        closed = record(date(2018, 8, 1), "plan", "已销号", by="区公开办")
        said = [self.FIRST, closed]
        assert self.step(said, [*said, record(date(2018, 7, 25), "5", "推进中")]) == []

    @pytest.mark.parametrize(
        ("by", "found"),
        [(None, ["closed-by-itself"]), ("甲镇", ["closed-by-itself"]), ("区公开办", [])],
    )
    @pytest.mark.parametrize("status", ["已销号", "已催办"])
    def test_what_is_the_offices_to_say(self, by, found, status):
        closed = record(date(2018, 8, 1), "plan", status, by=by)
        assert self.step([self.FIRST], [self.FIRST, closed]) == found

    def test_the_office_closes_its_own(self):
        closed = record(date(2018, 8, 1), "plan", "已销号")
        assert self.step([self.FIRST], [self.FIRST, closed], "区公开办") == []


class TestRegistry:
    def step(self, old, new):
        return looked_at(edition(registry=Registry((old,))), edition(registry=Registry((new,))))

    def test_verified_without_a_new_source(self):
        doubtful = unit("甲镇", "镇", verified=False)
        sure = replace(doubtful, verified=True)
        assert self.step(doubtful, sure) == ["unfounded-verification"]
        assert self.step(doubtful, replace(sure, source="泉编〔2018〕1号")) == []
        assert self.step(sure, doubtful) == []

    def test_a_unit_that_was_removed(self):
        smaller = Registry(UNITS[1:], REGISTRY.groups)
        assert "unit-removed" in looked_at(edition(), edition(registry=smaller))
        assert looked_at(edition(registry=smaller), edition()) == []


class TestSealed:
    SEAL = Seal(date(2019, 3, 31), (SealedFile("tasks.yaml", "0" * 64),))

    def sealed(self, whole=TABLE, seal=SEAL):
        return edition(whole)._replace(others={("封存单", "sealed.yaml"): seal} if seal else {})

    def test_every_change_to_a_closed_year_is_looked_at(self):
        renamed = table(task(5, "改了", lead=["区教育局", "甲镇"]), deadlines=[LIMIT])
        assert "sealed-year" not in looked_at(edition(), edition(renamed))
        assert "sealed-year" in looked_at(self.sealed(), self.sealed(renamed))

    def test_so_is_lifting_the_seal_or_sealing_again_but_not_sealing(self):
        again = replace(self.SEAL, files=(SealedFile("tasks.yaml", "1" * 64),))
        assert looked_at(self.sealed(), self.sealed(seal=None)) == ["sealed-year"]
        assert looked_at(self.sealed(), self.sealed(seal=again)) == ["sealed-year"]
        assert looked_at(edition(), self.sealed()) == []


def test_every_rule_is_explained_to_reviewers():
    told = (Path(__file__).parents[3] / "docs/diff.md").read_text(encoding="utf-8")
    assert [code for code, title in TITLES.items() if f"`{code}` {title}" not in told] == []
