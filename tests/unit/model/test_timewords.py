"""What is found in texts, against a table of expressions and the whole first notice.

In the table, [brackets] hold words that stand beside the expression and are not part of it,
and a ``?`` among the meanings says that a person must decide.
"""

import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.timewords.candidates import LAST, SearchedText, day_in, length_of, squeeze
from gkcli.model.timewords.find import FAMILIES, LIMITS, find, find_limits, occurrences
from gkcli.model.timewords.values import Each, TimeExpression
from gkcli.model.timewords.values import LengthUnit as Unit
from gkcli.model.timewords.values import PromiseKind as Kind
from gkcli.status.workdays import Workdays

FIXTURES = Path(__file__).parents[2] / "fixtures"
SIGNED = date(2018, 6, 28)


def rows() -> list[list[str]]:
    text = (FIXTURES / "deadline-vectors.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if not line.startswith("#")]


def meanings(column: str) -> dict[str, str]:
    return dict(word.split("=", 1) for word in column.split() if word != "?")


VECTORS = [row for row in rows() if row[2] != "none"]
LOOK_ALIKES = [row[0] for row in rows() if row[2] == "none"]
CALENDAR = Workdays()


def only(text: str, base: date = SIGNED) -> TimeExpression:
    (found,) = find(text, base.year, base)
    return found


def described(found: TimeExpression, base: date, asked: dict[str, str]) -> dict[str, str]:
    """The fields of an expression, and what follows from them where the row asks for it."""
    facts: dict[str, Any] = {
        name: getattr(found, name)
        for name in ("due", "begin", "each", "at_least", "day", "count", "unit", "event")
    }
    facts["milestone"] = found.milestone
    if found.kind in (Kind.RECURRING, Kind.RECURRING_MIN):
        facts["on"] = ",".join(f"{day:%m-%d}" for day in occurrences(found, base.year))
    if "last" in asked and found.due:
        facts["last"] = CALENDAR.last_on_or_before(found.due)
    if "after" in asked and found.count:
        facts["after"] = CALENDAR.add(base, found.count)
    return {name: str(value) for name, value in facts.items() if value is not None}


@pytest.mark.parametrize(
    ("expression", "base_date", "kind", "meaning"),
    [row[:4] for row in VECTORS],
    ids=[f"{row[0]}@{row[1]}" for row in VECTORS],
)
def test_an_expression_means_what_the_table_says(
    expression: str, base_date: str, kind: str, meaning: str
) -> None:
    base = date.fromisoformat(base_date)
    found = only(re.sub(r"[\[\]]", "", expression), base)
    assert found.text == re.sub(r"\[.*?\]", "", expression)
    assert found.kind == kind
    asked = meanings(meaning)
    assert described(found, base, asked) == asked
    assert bool(found.ambiguous) == ("?" in meaning.split())


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_a_limit_is_left_alone(text: str) -> None:
    assert find(text, 2018, SIGNED) == ()
    assert find(f"贯彻落实{text}，推进公开。", 2018, SIGNED) == ()


def test_the_first_notice_holds_exactly_these_expressions() -> None:
    text = (FIXTURES / "notice-2018-118.txt").read_text(encoding="utf-8")
    found = find(text, 2018, SIGNED)
    lines = [(text.count("\n", 0, e.start) + 1, e.text, str(e.kind)) for e in found]
    listed = (FIXTURES / "notice-2018-118.times.tsv").read_text(encoding="utf-8")
    assert [f"{line}\t{words}\t{kind}" for line, words, kind in lines] == listed.splitlines()[1:]


def test_a_limit_in_the_notice_carries_its_day() -> None:
    text = "2018年12月底前编制完成《泉港区重点领域政务公开清单》，年底前公开，持续推进财政资金公开"
    found = find(text, 2018, SIGNED)
    assert [(e.text, e.due) for e in found] == [
        ("2018年12月底前", date(2018, 12, 31)),
        ("年底前", date(2018, 12, 31)),
        ("持续推进", None),
    ]


def test_a_month_without_a_year_belongs_to_the_document_not_to_today() -> None:
    assert only("9月底前", date(1999, 3, 1)).due == date(1999, 9, 30)
    (unsigned,) = find("1月底前", 2018, None)
    assert (unsigned.due, unsigned.ambiguous) == (date(2018, 1, 31), "")


def test_a_plan_signed_in_december_for_the_next_year_is_clear() -> None:
    (found,) = find("1月底前", 2019, date(2018, 12, 20))
    assert (found.due, found.ambiguous) == (date(2019, 1, 31), "")


def test_another_year_in_the_same_sentence_makes_a_bare_month_doubtful() -> None:
    first, second = find("2019年3月底前完成方案，9月底前建成", 2018, SIGNED)
    assert first.ambiguous == ""
    assert "2019" in second.ambiguous
    _, apart = find("2019年3月底前完成方案。9月底前建成", 2018, SIGNED)
    assert apart.ambiguous == ""


def test_months_in_a_list_share_the_words_of_the_last() -> None:
    found = find("2018年9月、12月底前分别报送", 2018, SIGNED)
    assert [e.due for e in found] == [date(2018, 9, 30), date(2018, 12, 31)]


def test_the_longest_reading_wins() -> None:
    assert only("每年3月31日前").each is Each.YEAR
    assert only("自收到之日起2个工作日内").unit is Unit.WORKDAYS


def test_an_event_in_a_cell_does_not_reach_into_its_neighbour() -> None:
    assert only("区属各国有企业\t条例出台后，调整").text == "条例出台后"


def test_weekly_duties_fall_on_their_weekday() -> None:
    fridays = occurrences(only("每周五前"), 2018)
    assert (fridays[0], fridays[-1], len(fridays)) == (date(2018, 1, 5), date(2018, 12, 28), 52)
    assert all(day.isoweekday() == 7 for day in occurrences(only("每周一次"), 2018))
    assert len(occurrences(only("每周五前"), 9999)) == 53


def test_the_days_of_a_recurring_limit_exist_in_a_leap_year() -> None:
    on = only("每月31日前").on
    assert [date(2020, month, day).month for month, day in on] == list(range(1, 13))


def test_what_does_not_recur_has_no_occurrences() -> None:
    assert occurrences(only("2018年12月底前"), 2018) == ()
    assert occurrences(only("每季度"), 0) == ()
    assert occurrences(only("每季度"), 10000) == ()


EXPRESSIONS = [row[0] for row in rows()]
PIECES = [*EXPRESSIONS, *sorted(set("".join(EXPRESSIONS))), "9999年", "0000年", "99日", "00", "\n"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_every_span_is_valid_ordered_and_quotes_the_text(text: str) -> None:
    end = 0
    for found in find(text, 2018, SIGNED):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        end = found.end
        assert found.due or found.kind is not Kind.ABSOLUTE or found.ambiguous
        occurrences(found, 2018)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_full_date_is_read_back(day: date) -> None:
    text = f"应于{day.year}年{day.month}月{day.day}日前报送"
    assert only(text, date(2018, 6, 28)).due == day


@given(st.integers(-5, 12000), st.none() | st.dates())
def test_no_year_is_too_odd(year: int, signed_on: date | None) -> None:
    for text in ("1月底前", "明年2月底前", "年底前", "三年内", "全年", "本月底前", "11月至次年3月"):
        assert len(find(text, year, signed_on)) == 1


PIECES = st.sampled_from([*(row[0] for row in rows()), "，", "。", "、", "\n", "及时", "《", "》"])


@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_limits_are_those_of_all_expressions_that_set_one(text: str) -> None:
    limits = tuple(found for found in find(text, 2018, SIGNED) if found.kind in LIMITS)
    assert find_limits(text, 2018, SIGNED) == limits


@pytest.mark.parametrize(
    "text",
    [
        *("两个星期内", "三个礼拜内", "两周内", "5小时内", "30分钟内", "10天内"),
        *("“十三五”期间", "一周两次", "按季报送", "逐月报送", "2018-07-20", "2018.7.20"),
        *("全年", "上半年", "第三季度"),
    ],
)
def test_a_limit_is_found_without_anything_else_beside_it(text: str) -> None:
    assert find_limits(text, 2018, SIGNED)
    assert find_limits(text, 2018, SIGNED) == find(text, 2018, SIGNED)


WHOLE_CELLS = ("长期", "全年", "2018-07-20")
"""What sets a limit only where nothing stands beside it."""


@pytest.mark.parametrize("text", [row[0] for row in VECTORS if row[0] not in WHOLE_CELLS])
@pytest.mark.parametrize("mark", "，。；、\n")
def test_an_expression_is_found_between_clauses(text: str, mark: str) -> None:
    alone = find(text, SIGNED.year, SIGNED)
    between = find(f"健全机制{mark}{text}{mark}做好解读", SIGNED.year, SIGNED)
    assert {found.text for found in alone} <= {found.text for found in between}


HOSTILE = (FIXTURES / "hostile-time-pieces.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("piece", [*HOSTILE, " ", "1 ", "\n", "\t"])
def test_a_hostile_text_offers_readings_in_proportion_to_its_length(piece: str) -> None:
    text = piece * (100_000 // len(piece.encode()))
    setting = SearchedText(squeeze(text), 2018, SIGNED)
    readings = [reading for family in FAMILIES for reading in family(setting)]
    assert sum(reading.end - reading.start for reading in readings) <= 70 * len(text)
    assert all(found.text in text for found in find(text, 2018, SIGNED)[:3])


def test_the_length_of_every_month_is_that_of_the_calendar():
    months = [(year, month) for year in (1, 1900, 2000, 2018, 2024, 9999) for month in range(1, 13)]
    assert [length_of(*month) for month in months] == [monthrange(*month)[1] for month in months]


@pytest.mark.parametrize(("year", "month"), [(2018, 0), (2018, 13), (0, 1), (10000, 1), (0, 12)])
def test_a_month_that_no_calendar_has_has_no_last_day(year, month):
    assert day_in(year, month, LAST) is None
