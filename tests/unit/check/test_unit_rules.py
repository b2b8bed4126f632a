import pytest


def test_names_are_compared_without_regard_to_width_and_blanks(codes):
    assert codes(("lead: [县公开办, 县审改办]", "lead: [县 公开办, 县审改办]")) == []


def test_a_unit_listed_by_an_alias_is_known(codes):
    assert codes(("lead: [县公开办, 县审改办]", "lead: [县公开办, 县审批办]")) == []


def test_a_shortened_name_is_answered_with_the_whole_one(found):
    (finding,) = found(("lead: [县公开办, 县审改办]", "lead: [县公开办, 审改办]"))

    assert finding.hint.startswith("是不是要写“县审改办”？")


def test_several_names_in_one_item_are_answered_with_a_list(found):
    (finding,) = found(("lead: [县公开办, 县审改办]", "lead: [县公开办 县审改办]"))

    assert finding.hint.startswith("一项只写一个单位，请改为 [县公开办, 县审改办]。")


@pytest.mark.parametrize(
    "change",
    [
        ("  - name: 县公开办\n", "  - nam: 县公开办\n"),
        ("  - name: 县公开办\n    kind: 内设机构\n    source: 本通知正文\n", "  - 县公开办\n"),
    ],
)
def test_a_unit_whose_entry_is_faulty_is_not_called_unknown(change, codes):
    assert codes(change) in (["unknown-field"], ["wrong-type"])


def test_without_a_readable_registry_no_unit_is_called_unknown(codes):
    assert codes(("units:\n  - name: 县公开办", "units: [\n  - name: 县公开办")) == ["yaml-syntax"]


def test_a_unit_in_a_group_and_by_name_is_not_in_two_roles(codes):
    change = (
        "lead: [县公开办, 县审改办]\n            responsible: [县政府各部门]",
        "lead: [县教育局]\n            responsible: [县政府各部门]",
    )

    assert codes(change) == []


def test_a_name_of_two_owners_names_both_and_the_line_of_the_first(found):
    (finding,) = found(("aliases: [教育局]", "aliases: [教育局, 审批改革办]"))

    assert finding.message == "“审批改革办”既指“县审改办”（第 10 行），又指“县教育局”。"


def test_full_names_belong_to_one_owner_too(codes):
    change = ("aliases: [教育局]", "full_name: 示例县行政审批制度改革办公室")

    assert codes(change) == ["ambiguous-name"]


def test_names_that_differ_by_width_only_are_the_same_name(codes):
    assert codes(("name: 各乡镇\n", "name: 各乡镇\n    aliases: [各(乡)镇, 各（乡）镇]\n")) == [
        "redundant-alias"
    ]


def test_a_group_is_not_called_empty_while_an_entry_is_faulty(codes):
    unit = "  - name: 东乡\n    kind: 镇\n    source: 公开资料\n"

    assert codes((unit, "")) == ["empty-group"]
    assert codes((unit, "  - 东乡\n")) == ["wrong-type"]


@pytest.mark.parametrize(
    "change", [("to: 2017-12-31", "to: 2007年"), ("from: 2015-01-01", "from: 2015年")]
)
def test_unreadable_dates_of_an_alias_are_not_put_in_order(change, codes):
    assert codes(change) == ["bad-date"]


def test_one_note_names_the_first_of_the_unverified_and_counts_them(found):
    unit = "  - {{name: 县{}局, kind: 其他, source: 待核, verified: false}}\n"
    many = "".join(unit.format(letter) for letter in "甲乙丙丁戊己")

    (finding,) = found(("groups:\n", many + "groups:\n"))

    assert finding.message == ("资料还没有核实的：县甲局、县乙局、县丙局、县丁局、县戊局等 6 个。")
