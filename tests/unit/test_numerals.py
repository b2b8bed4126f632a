import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.text import numeral, ordinal


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_numerals_are_written_as_headings_write_them(number, written):
    assert numeral(number) == written


@settings(deadline=None)
@given(st.integers(1, 99))
def test_every_numeral_is_read_back(number):
    assert ordinal(numeral(number)) == number


def test_beyond_ninety_nine_digits_are_used():
    assert numeral(100) == "100"


@pytest.mark.parametrize(
    "written", ["十二", "（十二）", "(十二)", "第十二节", "十二、", "12", "12."]
)
def test_the_usual_dress_of_a_number_is_seen_through(written):
    assert ordinal(written) == 12


@pytest.mark.parametrize("written", ["", "贰", "十十", "一二", "A", "0", "①", "十O"])
def test_what_is_no_number_is_none(written):
    assert ordinal(written) is None
