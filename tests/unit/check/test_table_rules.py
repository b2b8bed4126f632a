import pytest

NUMBER = "number: 示政办〔2018〕12号"


@pytest.mark.parametrize(
    "written",
    [
        "示政办[2018]12号",
        "示政办(2018)12号",
        "示政办（2018）12号",
        "示政办﹝2018﹞12号",
        "示政办【2018】12号",
        "示政办〔2018〕第12号",
        "示政办〔2018〕012号",
        "示政办〔2018〕12號",
        "示政办〔\uff12\uff10\uff11\uff18〕12号",
        "示政办〔2018年〕12号",
        "示政办201812号",
        "示政办〔2018〕12",
        "示政办〔2018 〕12 号",
    ],
)
def test_a_malformed_document_number_is_answered_with_the_proper_one(written, found):
    (finding,) = found((NUMBER, f'number: "{written}"'))

    assert finding.code == "document-number"
    assert "是不是“示政办〔2018〕12号”？" in finding.hint


def test_a_document_number_beyond_repair_is_only_told_the_rule(found):
    (finding,) = found((NUMBER, "number: 示政办〔18〕12号"))

    assert "是不是" not in finding.hint


@pytest.mark.parametrize("written", ["国务院令第492号", "中华人民共和国国务院令（第711号）"])
def test_orders_count_through_without_a_year(written, codes):
    assert codes(("number: 国办发〔2018〕23号", f"number: {written}")) == []


def test_a_notice_without_a_year_in_its_title_is_held_to_its_date(codes):
    untitled = (
        "关于印发2018年政务公开工作任务分解表的通知\n  number: 示",
        "关于印发任务分解表的通知\n  number: 示",
    )
    other_year = ("  year: 2018", "  year: 2016")

    assert codes(untitled) == []
    assert "year-differs" in codes(untitled, other_year)


def test_a_title_with_two_years_may_be_of_either(codes):
    assert codes(("关于印发2018年政务公开", "关于2017年情况和2018年政务公开")) == []


def test_faulty_head_fields_are_not_compared(codes):
    assert codes(("signed_on: 2018-06-28", "signed_on: 2018-06-31")) == ["no-such-date"]
    assert codes((NUMBER, "number: []")) == ["wrong-type"]
    assert codes(("  year: 2018", "  year: []")) == ["wrong-type"]


def test_a_missing_notice_hides_no_fault_of_the_tasks(found):
    notice = "notice:\n  title: 示例县人民政府办公室关于印发2018年政务公开工作任务分解表的通知\n"
    findings = found((notice, "notise:\n  title: 通知\n"), ("- number: 3", "- number: 2"))

    assert [f.code for f in findings] == ["unknown-field", "duplicate-task-number"]


def test_a_deadline_with_a_faulty_rule_hides_nothing_else_about_it(codes):
    changes = (("by: 2018-12-31", "by: 2018-12-32"), ("quote: 2018年12月底前完成", "quote: 没有"))

    assert codes(*changes) == ["quote-not-in-text", "no-such-date"]


def test_a_day_that_a_year_always_has_is_right(codes):
    with_day = ("at_least: 1", "at_least: 1\n                day: 31")

    assert codes(with_day) == []


def test_a_deadline_far_off_is_right_where_the_words_say_so(codes):
    assert (
        codes(("2018年12月底前完成", "2020年12月底前完成"), ("by: 2018-12-31", "by: 2020-12-31"))
        == []
    )


def test_units_of_a_deadline_in_another_order_are_redundant_all_the_same(codes):
    units = (
        "                units: [县政府各部门, 县审改办, 各乡镇]\n                by: 2018-12-31"
    )

    assert codes(("                by: 2018-12-31", units)) == ["redundant-units"]


def test_a_section_is_not_called_empty_while_its_tasks_are_faulty(codes):
    section = "      - {number: 四, title: 目, tasks: [%s]}\n"
    last = "                quote: 衔接过度\n"

    assert codes((last, last + section % "")) == ["empty-heading"]
    assert codes((last, last + section % "待补")) == ["wrong-type"]


def test_a_date_is_not_held_against_a_day_of_signing_that_cannot_be_read(codes):
    early = (("2018年12月底前完成", "2018年5月底前完成"), ("by: 2018-12-31", "by: 2018-05-31"))

    assert codes(*early) == ["date-before-signing"]
    assert codes(*early, ("signed_on: 2018-06-28", "signed_on: 6月")) == ["bad-date"]


def test_nothing_more_is_said_about_a_value_that_cannot_be_read(codes):
    assert codes(("report_to: 县公开办", 'report_to: ""')) == ["empty-text"]


def test_edge_blanks_are_reported_at_their_own_places(found):
    findings = found(
        ("全面推进权责清单公开，", "　　全面推进权责清单公开， "),
        ("title: 解读政策", "title: ' 解读政策'"),
    )

    assert [(f.code, f.line, f.column) for f in findings] == [
        ("edge-blank", 37, 15),
        ("edge-blank", 37, 28),
        ("edge-blank", 45, 21),
    ]


def test_blanks_at_the_edge_of_a_faulty_value_are_reported_once(codes):
    assert codes(("signed_on: 2018-06-28", 'signed_on: " 2018-06-28"')) == ["bad-date"]


def test_prose_is_told_where_it_first_leaves_the_rule(found):
    (finding,) = found(
        ("应在完成审批后1个工作日内公开；\n              ", "应在完成审批后1个工作日内公开；")
    )

    assert (finding.code, finding.line, finding.column) == ("prose-lines", 66, 31)
