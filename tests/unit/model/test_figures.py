"""What may be filled in for a figure, and what is said where it may not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.figures import change, count, digits, money
from gkcli.model.scalars import FieldError


@pytest.mark.parametrize("read", [count, change, money])
def test_blank_is_not_zero(read):
    assert read("") is None
    assert read("0") == 0


@given(st.integers(0, 10**12 - 1))
def test_a_count_is_read_as_it_is_printed(number):
    assert count(digits(number)) == number


@given(st.integers(-(10**12) + 1, 10**12 - 1))
def test_a_change_may_be_negative(number):
    assert change(str(number)) == number


@given(st.decimals(0, 10**9, places=6))
def test_money_keeps_its_digits(amount):
    assert digits(money(digits(amount))) == digits(amount)


def test_money_may_be_written_with_any_count_of_decimals_up_to_six():
    assert digits(money("12.50")) == "12.50"
    assert digits(money("0.000001")) == "0.000001"
    assert money("3") == Decimal(3)


@pytest.mark.parametrize(
    ("read", "text", "hint"),
    [
        (count, "1,200", "请写作 1200"),
        (count, "１２件", "请写作 12"),
        (count, "007", "请写作 7"),
        (count, "12.0", "请写作 12"),
        (count, "-3", "核对这个数；还不知道的空着"),
        (count, "1.5", "核对这个数；还不知道的空着"),
        (count, "约100", "核对这个数；还不知道的空着"),
        (count, "1" * 13, "核对这个数；还不知道的空着"),
        (count, "٣", "核对这个数；还不知道的空着"),
        (count, "无", "确实没有的填 0；还不知道的空着，冒号后什么也不写"),
        (count, "——", "确实没有的填 0；还不知道的空着，冒号后什么也不写"),
        (count, " ", "确实没有的填 0；还不知道的空着，冒号后什么也不写"),
        (change, "\uff0d3", "请写作 -3"),
        (change, "+-3", "核对这个数；还不知道的空着"),
        (money, "1.5万元", "请写作 1.5"),
        (money, "1.", "核对这个数；还不知道的空着"),
        (money, "-1.5", "核对这个数；还不知道的空着"),
        (money, "1e3", "核对这个数；还不知道的空着"),
    ],
)
def test_what_is_no_figure_is_refused_with_what_to_write(read, text, hint):
    with pytest.raises(FieldError) as caught:
        read(text)
    assert (caught.value.code, caught.value.hint) == ("bad-figure", hint)


@given(st.sampled_from([count, change, money]), st.text(max_size=8))
def test_any_text_is_read_or_refused_with_what_to_do(read, text):
    hint = "-"
    try:
        read(text)
    except FieldError as refusal:
        hint = refusal.hint
    assert hint
