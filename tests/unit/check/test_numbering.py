from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.check.facts import TableFacts
from gkcli.check.numbering import check
from gkcli.model.notice import Table
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse
from gkcli.yaml.validate import validate

NOTICE = """notice:
  {title: 通知, number: 甲〔2018〕1号, issuer: 甲, year: 2018, signed_on: 2018-01-01, \
table_title: 表, addressees: [], body: 文。}
"""


def table(*parts: tuple[str, list[tuple[str, list[object]]]]) -> TableFacts:
    """A table of parts, each a number and its sections, each a number and its tasks' numbers."""
    text = NOTICE + "parts:\n"
    for number, sections in parts:
        text += f"  - number: {number}\n    title: 节\n    sections:\n"
        for section, tasks in sections:
            text += f"      - number: {section}\n        title: 目\n        tasks:\n"
            for task in tasks:
                text += (
                    f"          - {{number: {task}, title: 任务, lead: [], responsible: [],"
                    " requirement: 文}\n"
                )
    source = Source(Path("t"), "t", text)
    parsed = parse(source)
    result = validate(Table, source, parsed)
    assert result.value is not None
    return TableFacts(result.value, source, parsed, result.draft)


def of_tasks(*numbers: object) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in check(table(("一", [("一", list(numbers))])))]


def of_sections(*parts: list[str]) -> list[str]:
    number = iter(range(1, 100))
    built = [
        (part, [(section, [next(number)]) for section in sections])
        for part, sections in zip("一二三四五", parts, strict=False)
    ]
    return [finding.code for finding in check(table(*built))]


def test_numbers_from_one_without_a_gap_are_right():
    assert of_tasks(1, 2, 3, 4) == []


def test_a_gap_names_what_is_missing():
    ((code, message),) = of_tasks(1, 2, 5)

    assert code == "number-gap"
    assert message.startswith("缺第 3 项任务、第 4 项任务：前面到第 2 项任务")


def test_a_table_that_starts_late_lacks_its_beginning():
    ((code, message),) = of_tasks(3, 4)

    assert code == "number-gap"
    assert message == "缺第 1 项任务、第 2 项任务：开头就是第 3 项任务。"


def test_a_long_gap_names_the_first_few_and_the_count():
    ((_, message),) = of_tasks(1, 100)

    assert "第 6 项任务等 98 个编号" in message


@pytest.mark.parametrize(
    ("numbers", "code", "at"),
    [
        ([1, 3, 2, 4], "number-order", 3),
        ([1, 2, 300, 4, 5], "number-order", 300),
        ([2, 3, 1, 4], "number-order", 1),
        ([1, 2, 2, 4], "duplicate-task-number", 2),
        ([1, 3, 3, 4], "duplicate-task-number", 3),
        ([1, 2, 3, 1], "duplicate-task-number", 1),
    ],
)
def test_one_wrong_number_is_one_finding(numbers, code, at):
    ((found, message),) = of_tasks(*numbers)

    assert found == code
    assert f"第 {at} 项任务" in message


def test_a_repeated_number_names_the_line_of_the_first():
    (finding,) = check(table(("一", [("一", [1, 2, 2])])))

    first = next(n for n, line in enumerate(NOTICE.splitlines() + [""] * 20, 1) if not line) + 8
    assert f"第 {first} 行已经有了" in finding.message
    assert finding.line == first + 1
    assert finding.hint == "改成没有用过的编号，如 3。"


def test_a_number_that_cannot_be_read_leaves_no_gap_and_no_repetition():
    assert of_tasks("x", 2, 3) == []
    assert of_tasks(1, "x", 3) == []


def test_a_task_that_cannot_be_read_at_all_leaves_no_gap():
    text = "parts: [{number: 一, title: 节, sections: [{number: 一, title: 目, tasks: [乱写,"
    text += " {number: 2, title: 任务, lead: [], responsible: [], requirement: 文}]}]}]\n"
    source = Source(Path("t"), "t", NOTICE + text)
    parsed = parse(source)
    result = validate(Table, source, parsed)

    assert [finding.code for finding in result.diagnostics] == ["wrong-type"]
    assert result.value is not None
    assert list(check(TableFacts(result.value, source, parsed, result.draft))) == []


def test_sections_may_run_through_the_table_or_start_anew_in_every_part():
    assert of_sections(["一", "二"], ["三"], ["四", "五"]) == []
    assert of_sections(["一", "二"], ["一"], ["一", "二"]) == []


def test_a_gap_between_sections_is_found_in_both_ways_of_numbering():
    assert of_sections(["一", "二"], ["四"], ["五", "六"]) == ["number-gap"]
    assert of_sections(["一", "三"], ["一"], ["一", "二"]) == ["number-gap"]


def test_sections_with_brackets_and_digits_are_numbers_too():
    assert of_sections(["（一）", "（二）"], ["第三目"]) == []
    assert of_sections(["1", "2"], ["3"]) == []


@settings(deadline=None)
@given(st.integers(2, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n - 1))))
def test_leaving_one_number_out_is_one_gap_that_names_it(case):
    last, missing = case
    ((code, message),) = of_tasks(*(n for n in range(1, last + 1) if n != missing))

    assert code == "number-gap"
    assert message.startswith(f"缺第 {missing} 项任务：")


@settings(deadline=None)
@given(st.integers(3, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 2))))
def test_swapping_two_neighbours_is_one_finding(case):
    last, at = case
    numbers = list(range(1, last + 1))
    numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]

    assert [code for code, _ in of_tasks(*numbers)] == ["number-order"]


@settings(deadline=None)
@given(st.lists(st.integers(1, 40), max_size=30))
def test_any_numbers_are_judged_and_only_the_right_ones_pass(numbers):
    found = of_tasks(*numbers)

    assert (found == []) == (numbers == list(range(1, len(numbers) + 1)))
    assert sum(code == "duplicate-task-number" for code, _ in found) == len(numbers) - len(
        set(numbers)
    )
