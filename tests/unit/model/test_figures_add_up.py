"""Which relations of a form its figures break, and which cannot be told yet."""

from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.annual.form2014 import FORM_2014
from gkcli.model.annual.form2019 import FORM_2019, FORM_2021
from gkcli.model.annual.sums import sides, told
from tests.support.annual import filled_forms

REQUESTS = "申请办理"
LITIGATION = "复议诉讼"


def broken(form, figures):
    return [one.relation for one in sides(form, figures) if one.broken]


def sentences(form, figures):
    return [told(one) for one in sides(form, figures) if one.broken]


def column(name, received, carried_in, handled, carried_over):
    return {
        (REQUESTS, "本年新收", name): received,
        (REQUESTS, "上年结转", name): carried_in,
        (REQUESTS, "办理总计", name): handled,
        (REQUESTS, "结转下年", name): carried_over,
    }


# Shanghai's report on 2019: 859 + 18 = 805 + 72, of natural persons 821 + 18 = 767 + 72.
SHANGHAI = column("总计", 859, 18, 805, 72) | column("自然人", 821, 18, 767, 72)


class TestAPublishedReport:
    def test_its_columns_add_up(self):
        assert broken(FORM_2019, SHANGHAI) == []

    def test_the_totals_it_leaves_blank_are_not_taken_for_zero(self):
        detail = {(REQUESTS, "予以公开", "自然人"): 700, (REQUESTS, "不掌握", "自然人"): 67}
        figures = SHANGHAI | detail
        assert broken(FORM_2019, figures) == []
        rows = [one for one in sides(FORM_2019, figures) if "予以公开" in one.relation.where]
        assert [one.open for one in rows] == [True]
        assert (REQUESTS, "予以公开", "总计") in rows[0].blank

    def test_a_slip_of_one_is_told_with_both_sums(self):
        figures = SHANGHAI | {(REQUESTS, "结转下年", "自然人"): 71}
        assert sentences(FORM_2019, figures) == [
            "申请办理表“自然人”一列：一、二两项之和是 839，三（七）与四之和是 838，应当相等，相差 1"
        ]


class TestBlanks:
    def test_nothing_filled_in_is_neither_broken_nor_open(self):
        assert not any(one.broken or one.open for one in sides(FORM_2021, {}))

    def test_parts_that_exceed_a_total_are_wrong_whatever_comes_yet(self):
        figures = {
            (LITIGATION, "行政复议", "总计"): 2,
            (LITIGATION, "行政复议", "结果维持"): 2,
            (LITIGATION, "行政复议", "结果纠正"): 1,
        }
        assert sentences(FORM_2021, figures) == [
            "复议诉讼表“行政复议”一组：总计是 2，前四项之和已有 3（还空着 2 处），已经多出 1"
        ]

    def test_parts_below_a_total_may_still_reach_it(self):
        figures = {(LITIGATION, "行政复议", "总计"): 2, (LITIGATION, "行政复议", "结果维持"): 1}
        (one,) = (one for one in sides(FORM_2021, figures) if one.open)
        assert len(one.blank) == 3
        assert not one.broken

    def test_all_parts_without_their_total_are_open(self):
        outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结")
        figures = {(LITIGATION, "行政复议", outcome): 1 for outcome in outcomes}
        (one,) = (one for one in sides(FORM_2021, figures) if one.open)
        assert one.blank == ((LITIGATION, "行政复议", "总计"),)

    def test_a_figure_that_cannot_be_read_is_left_alone_with_its_relations(self):
        total = (LITIGATION, "行政复议", "总计")
        figures = {(LITIGATION, "行政复议", "结果维持"): 3, total: 0}
        assert broken(FORM_2021, figures)
        assert not any(one.broken for one in sides(FORM_2021, figures, {total}))


def test_a_part_of_the_statistic_table_may_not_exceed_its_whole():
    figures = {("主动公开", "信息总数"): 2, ("主动公开", "规范性文件"): 2}
    assert broken(FORM_2014, figures) == []
    figures["主动公开", "规范性文件"] = 3
    assert sentences(FORM_2014, figures) == [
        "统计表“其中：主动公开规范性文件数”：本行是 3，上面的总数是 2，前者不应大于后者，相差 1"
    ]


@given(filled_forms)
def test_a_table_that_was_added_up_has_nothing_broken_and_nothing_open(case):
    form, figures = case
    assert not any(one.broken or one.open for one in sides(form, figures))


@given(filled_forms, st.data())
def test_one_wrong_figure_breaks_exactly_the_sums_it_is_in(case, data):
    form, figures = case
    address = data.draw(st.sampled_from(list(figures)))
    figures[address] += 1
    sums = [relation for relation in form.relations if relation.sign == "="]
    wanted = [relation for relation in sums if address in relation.addresses]
    assert [relation for relation in broken(form, figures) if relation.sign == "="] == wanted


@given(filled_forms, st.data())
def test_leaving_figures_out_of_a_right_table_breaks_nothing(case, data):
    form, figures = case
    gone = data.draw(st.sets(st.sampled_from(list(figures)), max_size=30))
    kept = {address: number for address, number in figures.items() if address not in gone}
    assert broken(form, kept) == []
    open_ones = [one for one in sides(form, kept) if one.open]
    assert all(set(one.blank) <= gone for one in open_ones)
