import pytest

FIRST_REQUIREMENT = """requirement: |-
              全面推进权责清单公开，
              2018年12月底前完成。"""
LIST_HEAD = (
    "            deadlines:\n              - id: 1-list\n                what: 公开权责清单\n"
)
LIST = "                quote: 2018年12月底前完成\n                by: 2018-12-31\n"


def task_text(text: str) -> tuple[str, str]:
    """Add a clause to the requirement of the first task."""
    return ("全面推进权责清单公开，\n", f"全面推进权责清单公开，\n              {text}\n")


def test_a_quote_with_a_half_width_comma_says_that_only_punctuation_differs(found):
    (finding,) = found(("quote: 新修订的条例出台后", "quote: 新修订的条例出台后,做好"))

    assert finding.code == "quote-not-in-text"
    assert finding.hint == "原文是“新修订的条例出台后，做好”，只差空格、标点或全角半角，请照抄。"


def test_a_quote_from_nowhere_advises_to_copy(found):
    (finding,) = found(("quote: 持续推进标准化", "quote: 天下太平"))

    assert finding.hint == "请从原文里照抄一段；核对是不是写到了别的任务下面。"


def test_a_wrong_quote_is_one_finding_not_a_missing_deadline_too(codes):
    assert codes(("quote: 2018年12月底前完成", "quote: 2018年11月底前完成")) == [
        "quote-not-in-text"
    ]


def test_an_unreadable_requirement_is_not_searched_for_quotes(codes):
    assert codes((FIRST_REQUIREMENT, "requirement: []")) == ["wrong-type"]


def test_the_finding_stands_at_the_words_in_the_block(found):
    (finding,) = found(task_text("公开中2018年10月底前的部分，"))

    assert (finding.code, finding.line, finding.column) == ("unquoted-time", 38, 18)


@pytest.mark.parametrize(
    "text",
    [
        "适时开展督查，",
        "及时公开，",
        "落实《2018年政务公开工作要点》，",
        "按国办发〔2018〕23号执行，",
        "实现一趟不用跑，",
    ],
)
def test_what_sets_no_limit_needs_no_deadline(text, codes):
    assert codes(task_text(text)) == []


@pytest.mark.parametrize(
    "text",
    ["2018年10月底前自查，", "每季度通报一次，", "受理后5个工作日内答复，", "24小时内回应，"],
)
def test_every_kind_of_limit_wants_a_deadline(text, codes):
    assert codes(task_text(text)) == ["unquoted-time"]


def test_each_of_two_limits_in_one_sentence_wants_its_own_deadline(found):
    quote = "2018年9月底前起草、2018年12月底前完成"
    both = (("2018年12月底前完成", quote),)

    (finding,) = found(*both)

    assert "2018年9月底前" in finding.message


def test_a_date_that_cannot_be_read_is_not_compared_and_its_words_are_not_unquoted(codes):
    assert codes(("by: 2018-12-31", "by: 2018-12-32")) == ["no-such-date"]


def test_an_unreadable_list_of_deadlines_leaves_no_limit_unquoted(codes):
    assert codes(
        (
            LIST_HEAD + LIST,
            "            deadlines: 无\n",
        )
    ) == ["wrong-type"]


def test_without_a_readable_year_times_are_left_alone(codes):
    assert codes(("  year: 2018", "  year: 18"), task_text("10月底前自查，")) == ["bad-number"]
    assert codes(("signed_on: 2018-06-28", "signed_on: 6月"), task_text("10月底前自查，")) == [
        "bad-date"
    ]


def test_a_source_explains_a_date_that_the_words_do_not_have(codes):
    with_source = "                quote: 2018年12月底前完成\n                by: 2018-11-30\n"

    assert codes((LIST, with_source)) == ["date-not-in-quote"]
    assert codes((LIST, with_source + "                source: 县政府会议纪要\n")) == []


def test_words_with_two_readings_do_not_count_against_a_date(codes):
    changes = (("2018年12月底前完成", "11月中旬前完成"), ("by: 2018-12-31", "by: 2018-11-10"))

    assert codes(*changes) == []


@pytest.mark.parametrize(
    ("words", "rule", "expected"),
    [
        ("每季度更新一次", "each: quarter", []),
        ("每季度更新一次", "each: month", ["rule-not-in-quote"]),
        ("每年至少2次解读", "each: year\n                at_least: 2", []),
        ("每年至少2次解读", "each: year", ["rule-not-in-quote"]),
        ("每月28日前报送", "each: month\n                day: 25", ["rule-not-in-quote"]),
        ("每月28日前报送", "by: 2018-12-28", ["date-not-in-quote"]),
        ("受理后5个工作日内答复", "within: 5 workdays\n                after: 受理", []),
        (
            "受理后5日内答复",
            "within: 5 workdays\n                after: 受理",
            ["rule-not-in-quote"],
        ),
        ("受理后24小时内答复", "within: 24 hours\n                after: 受理", []),
        ("2018年12月底前完成", "when: 完成审批", ["rule-not-in-quote"]),
        ("长期坚持", "ongoing: true", []),
        ("抓好落实", "ongoing: true", []),
        ("抓好落实", "by: 2018-12-31", ["limit-without-source"]),
    ],
)
def test_a_rule_says_what_its_words_say(words, rule, expected, codes):
    assert codes(("2018年12月底前完成", words), ("by: 2018-12-31", rule)) == expected


def test_an_erratum_that_quotes_the_words_silences_the_warning(codes):
    erratum = (
        "            errata:\n"
        "              - {problem: 往年的事, confidence: 高, quote: 2017年10月底前}\n"
    )

    assert codes(task_text("2017年10月底前的作废，"), (LIST, LIST + erratum)) == []
