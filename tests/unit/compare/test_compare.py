"""What differs between two editions, by identity."""

from dataclasses import replace
from datetime import date

import pytest

from gkcli.compare.change import Edition
from gkcli.compare.differences import compare
from gkcli.compare.words import change_words
from gkcli.model.annual.form_of_year import form_of
from gkcli.model.holidays import HolidayCalendar, YearEntry
from gkcli.model.notice import Basis, Erratum
from gkcli.model.record import Record
from gkcli.model.statistics import Statistics
from gkcli.model.units import Registry
from tests.support.build import deadline, group, table, task, unit

REGISTRY = Registry(
    (unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区教育局"), unit("区财政局"), unit("区司法局")),
    (group("各镇", kinds=["镇"]),),
)


def told(old, new, registry=REGISTRY, new_registry=None):
    """What is said of two tables, without the units that it concerns."""
    return [change_words(change) for change in between(old, new, registry, new_registry)]


def between(old, new, registry=REGISTRY, new_registry=None):
    return compare(Edition(old, registry), Edition(new, new_registry or registry))


def titled(number, title, **fields):
    return task(number, title, requirement=f"{title}的要求，做好{title}。", **fields)


FOUR = [titled(n, title) for n, title in enumerate(["政策解读", "招生", "预决算", "投诉办理"], 1)]


class TestTasks:
    def test_what_is_equal_has_no_changes(self):
        assert told(table(FOUR), table(FOUR)) == []

    def test_a_reworded_requirement_shows_the_words(self):
        old, new = (
            task(38, requirement="12月底前编制完成，并公布。"),
            task(38, requirement="编制完成，并公布。"),
        )
        assert told(table(old), table(new)) == ["第38项“一项任务”：工作要求删“12月底前”"]

    def test_a_lead_that_was_gained_concerns_that_unit_alone(self):
        old, new = task(5, lead=["区教育局"]), task(5, lead=["区教育局", "区司法局"])
        (change,) = between(table(old), table(new))
        assert change_words(change) == "第5项“一项任务”：牵头单位增加区司法局"
        assert (change.field, change.before, change.after) == (
            "lead",
            ["区教育局"],
            ["区教育局", "区司法局"],
        )
        assert change.affected == ("区司法局",)

    def test_a_group_in_place_of_its_members_concerns_those_it_adds(self):
        old, new = task(responsible=["甲镇"]), task(responsible=["各镇"])
        (change,) = between(table(old), table(new))
        assert change.affected == ("乙镇",)

    def test_a_task_in_another_section_moved(self):
        a, b, c, d = FOUR
        assert told(table([a, b], [c, d]), table([a], [b, c, d])) == [
            "第2项“招生”从第一目移到第二目"
        ]

    def test_a_task_behind_another_one_changed_places(self):
        a, b, c, d = FOUR
        assert told(table(FOUR), table([a, c, d, b])) == ["第2项“招生”移到 4 之后"]
        assert told(table(FOUR), table([d, a, b, c])) == ["第4项“投诉办理”移到最前"]

    def test_a_task_that_came_or_went_is_told_with_all_it_holds(self):
        extra = titled(5, "信用", responsible=["各镇"], deadlines=(deadline(ongoing=True),))
        (change,) = between(table(FOUR), table([*FOUR, extra]))
        assert change_words(change) == "新增第5项“信用”"
        assert change.before is None
        assert change.after["deadlines"] == [
            {"id": "d", "what": "报送", "quote": "原文", "ongoing": True}
        ]
        assert change.affected == ("甲镇", "乙镇")
        (back,) = between(table([*FOUR, extra]), table(FOUR))
        assert (back.before, back.after, back.affected) == (change.after, None, change.affected)

    def test_tasks_that_were_renumbered_are_followed(self):
        a, _b, c, d = FOUR
        new = [a, replace(c, number=2), replace(d, number=3)]
        assert told(table(FOUR), table(new)) == [
            "删去第2项“招生”",
            "第2项“预决算”：编号从“3”改为“2”",
            "第3项“投诉办理”：编号从“4”改为“3”",
        ]

    def test_one_that_was_renumbered_and_reworded_is_known_by_being_alike(self):
        a, b, _c, d = FOUR
        reworded = replace(d, number=3, title="投诉的办理", requirement=f"{d.requirement}要快。")
        assert told(table(FOUR), table([a, b, reworded])) == [
            "删去第3项“预决算”",
            "第3项“投诉的办理”：编号从“4”改为“3”",
            "第3项“投诉的办理”：标题从“投诉办理”改为“投诉的办理”",
            "第3项“投诉的办理”：工作要求加“要快。”",
        ]

    def test_of_two_with_one_title_the_text_tells_which_was_renumbered(self):
        old = table([task(1, "其他工作", "做好甲。"), task(2, "其他工作", "做好乙。")])
        assert told(old, table(task(1, "其他工作", "做好乙。"))) == [
            "删去第1项“其他工作”",
            "第1项“其他工作”：编号从“2”改为“1”",
        ]

    def test_one_with_another_number_and_title_is_known_by_its_text(self):
        old, new = task(7, "甲乙丙丁戊己", "公开。"), task(8, "子丑寅卯辰巳", "公开。")
        assert [c.field for c in between(table(old), table(new))] == ["number", "title"]

    def test_one_with_neither_its_title_nor_its_text_is_known_by_its_number(self):
        old, new = task(7, "甲", "乙乙。"), task(7, "丙", "丁丁。")
        assert [c.field for c in between(table(old), table(new))] == ["title", "requirement"]


class TestHeadings:
    def test_a_section_with_another_title_is_the_same_section(self):
        old = table(FOUR[:2], FOUR[2:])
        part = old.parts[1]
        section = replace(part.sections[0], title="新目")
        new = replace(old, parts=(old.parts[0], replace(part, title="新节", sections=(section,))))
        assert told(old, new) == [
            "第二节“新节”：标题从“第二部分”改为“新节”",
            "第二目“新目”：标题从“目2”改为“新目”",
        ]

    def test_a_section_under_another_part_moved_and_its_tasks_did_not(self):
        old = table(FOUR[:2], FOUR[2:])
        first, second = old.parts
        both = replace(first, sections=(*first.sections, *second.sections))
        assert told(old, replace(old, parts=(both, replace(second, sections=())))) == [
            "第二目“目2”从第二节移到第一节"
        ]


class TestDeadlines:
    def limited(self, *deadlines):
        return table(task(38, deadlines=deadlines, responsible=["各镇"]))

    def test_a_date_that_moved_says_how_far_and_whom_it_concerns(self):
        (change,) = between(
            self.limited(deadline("38-list", by=date(2018, 12, 31))),
            self.limited(deadline("38-list", by=date(2018, 11, 30))),
        )
        assert change_words(change) == (
            "时限 38-list“报送”（第38项）：到期日从“2018-12-31”改为“2018-11-30”，提前 31 天"
        )
        assert change.affected == ("甲镇", "乙镇")

    def test_another_rule_is_one_change(self):
        (change,) = between(
            self.limited(deadline(by=date(2018, 12, 31))),
            self.limited(deadline(each="quarter", at_least=2)),
        )
        assert (change.field, change.before, change.after) == (
            "rule",
            {"by": "2018-12-31"},
            {"each": "quarter", "at_least": 2},
        )

    def test_the_owing_units_that_changed_are_concerned_and_no_others(self):
        (change,) = between(
            self.limited(deadline(ongoing=True, units=("甲镇", "区教育局"))),
            self.limited(deadline(ongoing=True, units=("甲镇", "区财政局"))),
        )
        assert (change.field, change.affected) == ("units", ("区教育局", "区财政局"))

    def test_a_new_id_is_a_change_of_the_id(self):
        old, new = deadline("a", ongoing=True), deadline("b", ongoing=True)
        (change,) = between(self.limited(old), self.limited(new))
        assert (change.target.key, change.field, change.before) == ("b", "id", "a")

    def test_one_that_went_from_the_notice_to_a_task_moved(self):
        duty = deadline("plan", ongoing=True)
        old, new = table(task(38), deadlines=[duty]), table(task(38, deadlines=(duty,)))
        assert told(old, new) == ["时限 plan“报送”（第38项）从通知移到第38项"]

    def test_one_with_the_id_of_its_new_task_is_the_same_one(self):
        old, new = (
            table(
                titled(38, "公开清单", deadlines=[deadline("38-list", ongoing=True)][:here]),
                titled(39, "更新清单", deadlines=[deadline("39-list", ongoing=True)][here:]),
            )
            for here in (1, 0)
        )
        assert told(old, new) == [
            "时限 39-list“报送”（第39项）从第38项移到第39项",
            "时限 39-list“报送”（第39项）：时限编号从“38-list”改为“39-list”",
        ]

    def test_one_saved_from_a_task_that_went_moved(self):
        duty = deadline("a", ongoing=True)
        old = table(titled(1, "招生", deadlines=(duty,)), titled(2, "预决算"))
        new = table([], titled(2, "预决算", deadlines=(duty,)))
        assert told(old, new) == ["删去第1项“招生”", "时限 a“报送”（第2项）从第1项移到第2项"]


class TestNotice:
    def test_its_fields_basis_and_errata(self):
        old = table(FOUR)
        notice = replace(
            old.notice,
            number="试政办〔2018〕2号",
            addressees=("甲镇", "乙镇"),
            basis=(Basis("要点", "国办发〔2018〕23号"),),
            errata=(Erratum("漏字", "高"),),
        )
        assert told(old, replace(old, notice=notice)) == [
            "通知：文号从“试政办〔2018〕1号”改为“试政办〔2018〕2号”",
            "通知：主送机关增加乙镇",
            "新增上级文件 国办发〔2018〕23号（通知）",
            "新增勘误“漏字”（通知）",
        ]

    def test_an_erratum_said_otherwise_is_the_same_one(self):
        old = replace(FOUR[0], errata=(Erratum("“党省”之间漏字", "高", "党省"),))
        new = replace(FOUR[0], errata=(Erratum("疑漏“中央”", "中", "党省"),))
        assert told(table(old), table(new)) == [
            "勘误“党省”（第1项）：疑点或问题从““党省”之间漏字”改为“疑漏“中央””",
            "勘误“党省”（第1项）：把握从“高”改为“中”",
        ]


class TestRegistry:
    @pytest.mark.parametrize(
        "renamed",
        [unit("区教体局", aliases=["区教育局"]), unit("区教体局", full_name="示例区教育局")],
    )
    def test_a_unit_that_shares_a_name_with_its_old_self_was_renamed(self, renamed):
        old = Registry((unit("区教育局", full_name="示例区教育局"),))
        changes = between(None, None, old, Registry((renamed,)))
        assert change_words(changes[0]) == "单位“区教体局”：名称从“区教育局”改为“区教体局”"
        assert not [change for change in changes if change.kind in ("added", "removed")]

    def test_a_renamed_unit_is_concerned_by_its_new_name(self):
        new = Registry((*REGISTRY.units[:2], unit("区教体局", aliases=["区教育局"])))
        old, after = task(lead=["区教育局"]), task(lead=["区教育局"], requirement="做好。")
        changes = between(table(old), table(after), new_registry=new)
        assert changes[0].affected == ("区教体局",)

    def test_one_that_shares_no_name_came_and_another_went(self):
        old, new = Registry((unit("区教育局"),)), Registry((unit("区卫健局"),))
        assert told(None, None, old, new) == ["删去单位“区教育局”", "新增单位“区卫健局”"]

    def test_a_group_that_gained_a_member_concerns_the_member(self):
        new = replace(REGISTRY, groups=(group("各镇", kinds=["镇"], members=["区教育局"]),))
        (change,) = between(None, None, REGISTRY, new)
        assert (change.field, change.affected) == ("members", ("区教育局",))

    def test_the_order_of_units_is_no_change(self):
        assert told(None, None, REGISTRY, replace(REGISTRY, units=REGISTRY.units[::-1])) == []


class TestLedgers:
    DONE = Record(date(2018, 7, 18), "plan", "已完成", note="已报送")

    def of(self, *records, unit="甲镇"):
        return Edition(None, REGISTRY, {unit: records})

    def test_a_line_that_was_added(self):
        (change,) = compare(self.of(), self.of(self.DONE))
        assert change_words(change) == "新增台账记录 2018-07-18 plan“已完成”（单位“甲镇”）"
        assert change.affected == ("甲镇",)

    def test_the_same_line_once_more_is_one_more(self):
        (change,) = compare(self.of(self.DONE), self.of(self.DONE, self.DONE))
        assert change.kind == "added"

    def test_a_line_that_was_altered(self):
        (change,) = compare(self.of(self.DONE), self.of(replace(self.DONE, note="没有报送")))
        assert (change.kind, change.field) == ("changed", "note")
        (change,) = compare(self.of(self.DONE), self.of(replace(self.DONE, status="推进中")))
        assert (change.kind, change.field) == ("changed", "status")

    def test_the_order_of_lines_is_no_change(self):
        other = replace(self.DONE, for_="3")
        assert compare(self.of(self.DONE, other), self.of(other, self.DONE)) == ()

    def test_the_ledger_of_a_renamed_unit_is_its_own(self):
        town = unit("甲乡", "镇", aliases=["甲镇"])
        renamed = replace(REGISTRY, units=(town, *REGISTRY.units[1:]))
        changes = compare(self.of(self.DONE), Edition(None, renamed, {"甲乡": (self.DONE,)}))
        assert {change.target.thing for change in changes} == {"unit"}


class TestStatistics:
    FORM = form_of(2024)
    FIRST, SECOND, *_ = FORM.figures

    def of(self, year=2024, **numbers):
        figures = {getattr(self, name): number for name, number in numbers.items()}
        return Edition(None, None, statistics=Statistics(year, form_of(year), figures))

    def told(self, old, new):
        return [change_words(change) for change in compare(old, new)]

    def test_a_figure_that_is_filled_in_put_otherwise_or_emptied(self):
        name = "/".join(self.FIRST)
        for old, new, words in [({}, {"FIRST": 0}, "空改为“0”"), ({"FIRST": 1}, {}, "“1”改为空")]:
            told = self.told(self.of(**old), self.of(**new))
            assert told == [f"“{name}”（2024 年统计数）：{words}"]
        both = self.told(self.of(FIRST=1, SECOND=2), self.of(FIRST=3, SECOND=2))
        assert both == [f"“{name}”（2024 年统计数）：“1”改为“3”"]

    def test_a_file_that_came_or_went_is_one_change(self):
        none, some = Edition(None, None), self.of(FIRST=1, SECOND=2)
        assert self.told(none, some) == ["新增 2024 年统计数"]
        assert self.told(some, none) == ["删去 2024 年统计数"]

    def test_another_year_is_a_change_of_the_year(self):
        assert self.told(self.of(FIRST=1), self.of(2023, FIRST=1)) == [
            "2023 年统计数：年度从“2024”改为“2023”"
        ]


class TestHolidays:
    YEAR = YearEntry(2027, "通知", (date(2027, 1, 1), date(2027, 1, 2)))

    def of(self, *years):
        return Edition(None, None, holidays=HolidayCalendar(years))

    def test_days_that_came_or_went_whatever_their_order(self):
        turned = replace(self.YEAR, off=self.YEAR.off[::-1], worked=(date(2027, 1, 9),))
        (change,) = compare(self.of(self.YEAR), self.of(turned))
        assert change_words(change) == "2027 年放假安排：调休上班日增加2027-01-09"

    def test_a_year_that_came_or_went(self):
        (change,) = compare(Edition(None, None), self.of(self.YEAR))
        assert change_words(change) == "新增 2027 年放假安排"
        (change,) = compare(self.of(self.YEAR), self.of())
        assert (change.kind, change.before["year"]) == ("removed", 2027)


def test_a_file_that_came_brings_all_it_holds_and_one_that_went_takes_it():
    nothing, whole = Edition(None, None), Edition(table(FOUR), REGISTRY)
    come, gone = compare(nothing, whole), compare(whole, nothing)
    assert {change.kind for change in come} == {"added"}
    assert {change.kind for change in gone} == {"removed"}
    assert [change_words(change) for change in come][:3] == [
        "新增通知",
        "新增第一节“第一部分”",
        "新增第一目“目1”",
    ]
    assert [(c.target, c.before, c.affected) for c in gone] == [
        (c.target, c.after, c.affected) for c in come
    ]
    assert len(come) == 3 + len(FOUR) + len(REGISTRY.units) + len(REGISTRY.groups)
