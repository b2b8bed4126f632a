"""Changes as lines: labels, what is gone and new, how much of a text is shown."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.compare.change import Edition
from gkcli.compare.chapters import chapters
from gkcli.compare.differences import compare
from gkcli.compare.lines import change_lines, group_lines
from gkcli.compare.text_diff import PieceMark, TextPiece, excerpt, text_diff
from gkcli.model.units import Registry
from tests.support.build import deadline, table, task, unit

REGISTRY = Registry((unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区教育局")))
SIGNS = {PieceMark.KEPT: "{}", PieceMark.GONE: "[-{}-]", PieceMark.NEW: "[+{}+]"}


def written(pieces):
    return "".join(SIGNS[mark].format(text) for mark, text in pieces)


def lines(old, new):
    changes = compare(Edition(table(old), REGISTRY), Edition(table(new), REGISTRY))
    return [
        f"{item.label}：{written(item.pieces)}{item.remark and f'（{item.remark}）'}"
        for change in changes
        for item in change_lines(change)
    ]


class TestItems:
    def test_a_date_changes_as_a_whole_and_says_how_far(self):
        old, new = (task(deadlines=(deadline(by=date(2018, 12, day)),)) for day in (1, 31))
        assert lines(old, new) == ["时限 d · 到期日：[-2018-12-01-][+2018-12-31+]（推迟 30 天）"]

    def test_words_change_by_their_characters(self):
        old, new = task(requirement="各镇要公开信息。"), task(requirement="各镇要公布信息。")
        assert lines(old, new) == ["工作要求：各镇要公[-开-][+布+]信息。"]

    @pytest.mark.parametrize(
        ("before", "after", "shown"),
        [
            (["甲镇"], ["甲镇", "乙镇"], "甲镇[+、乙镇+]"),
            (["甲镇", "乙镇"], ["乙镇"], "[-甲镇、-]乙镇"),
            (["甲镇", "乙镇"], ["甲镇"], "甲镇[-、乙镇-]"),
            (["甲镇"], ["乙镇"], "[-甲镇-][+乙镇+]"),
            (["甲镇"], [], "[-甲镇-]"),
        ],
    )
    def test_of_a_list_the_members_that_came_and_went(self, before, after, shown):
        assert lines(task(lead=before), task(lead=after)) == [f"牵头单位：{shown}"]

    @given(*[st.lists(st.sampled_from(["甲", "乙", "丙", "丁"]), unique=True)] * 2)
    def test_the_pieces_of_a_list_are_the_old_and_the_new_one(self, before, after):
        changes = compare(
            Edition(table(task(lead=before)), None), Edition(table(task(lead=after)), None)
        )
        for change in changes:
            (item,) = change_lines(change)
            assert "".join(piece.text for piece in item.before) == "、".join(before)
            assert "".join(piece.text for piece in item.after) == "、".join(after)

    def test_what_came_is_told_field_by_field(self):
        old = [task(1, "甲事", "做甲。")]
        new = [*old, task(2, "乙事", "办乙。", ["甲镇"], deadlines=(deadline(each="quarter"),))]
        assert lines(old, new) == [
            "新增：[+这一项+]",
            "牵头单位：[+甲镇+]",
            "工作要求：[+办乙。+]",
            "时限：[+d 报送；所据原文 原文；周期 每季度+]",
        ]


class TestRows:
    def groups(self, old, new):
        changes = compare(Edition(table(old), REGISTRY), Edition(table(new), REGISTRY))
        return [group for chapter in chapters(changes) for group in chapter.groups]

    def test_the_units_of_changes_in_a_row_are_told_once_behind_them(self):
        old = task(lead=["甲镇", "区教育局"], deadlines=(deadline(by=date(2018, 6, 30)),))
        new = replace(
            old,
            title="两项任务",
            deadlines=(replace(old.deadlines[0], by=date(2018, 7, 1), quote="别的话"),),
        )
        (group,) = self.groups(old, new)
        assert [row.affected for row in group_lines(group)] == [(), (), ("甲镇", "区教育局")]

    def test_units_that_the_change_itself_names_are_not_told_again(self):
        (group,) = self.groups(task(lead=["甲镇"]), task(lead=["甲镇", "乙镇"]))
        assert [row.affected for row in group_lines(group)] == [()]

    def test_a_task_and_its_deadlines_are_told_together_under_its_new_title(self):
        old = task(3, "旧名", deadlines=(deadline(ongoing=True),))
        (group,) = self.groups(old, task(3, "新名"))
        assert group.title == "第3项“新名”"
        assert len(group.changes) == 2


class TestChapters:
    def numbered(self, *numbers):
        return [
            task(n, f"事{title}", f"办{title}。")
            for n, title in zip(numbers, "甲乙丙丁戊", strict=False)
        ]

    def renumbered(self, old, new):
        changes = compare(
            Edition(table(self.numbered(*old)), None), Edition(table(self.numbered(*new)), None)
        )
        return [chapter.renumbered for chapter in chapters(changes)]

    def test_neighbours_that_got_other_numbers_are_one(self):
        assert self.renumbered([1, 2, 3, 4], [2, 3, 4, 5]) == [("第1—4项 → 第2—5项",)]

    def test_others_are_told_apart(self):
        assert self.renumbered([1, 2, 3, 4], [2, 1, 3, 9]) == [
            ("第1项 → 第2项", "第2项 → 第1项", "第4项 → 第9项")
        ]

    def test_a_single_one_is_told_with_its_task(self):
        assert self.renumbered([1, 2], [1, 3]) == [()]


class TestExcerpt:
    def test_what_is_far_from_every_change_is_left_out_at_a_pause(self):
        text = (
            "第一句说的是很长很长的一件事情，第二句说要{}公开，第三句也很长很长很长很长。第四句。"
        )
        assert written(excerpt(text_diff(text.format("及时"), text.format("按时")))) == (
            "…第二句说要[-及-][+按+]时公开，…"
        )

    def test_short_texts_stay_whole(self):
        pieces = text_diff("做好甲工作。", "做好乙工作。")
        assert excerpt(pieces) == pieces

    @given(
        st.lists(st.tuples(st.sampled_from(PieceMark), st.text(min_size=1))).map(
            lambda found: [TextPiece(*each) for each in found]
        )
    )
    def test_no_change_is_ever_left_out(self, pieces):
        told = [piece for piece in excerpt(pieces) if piece.mark is not PieceMark.KEPT]
        assert told == [piece for piece in pieces if piece.mark is not PieceMark.KEPT]
