"""Texts and days of one year as they read in another."""

from datetime import date

import pytest

from gkcli.years.moving import moved_day, moved_text


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("2018年12月1日前", "2019年12月1日前"),
        ("2017年和2018年", "2018年和2019年"),
        (
            "按《2018年工作要点》（国办发〔2018〕23号）办",
            "按《2018年工作要点》（国办发〔2018〕23号）办",
        ),
        ("每年一次，12018年、2018", "每年一次，12018年、2018"),
    ],
)
def test_years_in_words_move_and_those_of_documents_stay(text, moved):
    assert moved_text(text, 1) == moved


def test_days_move_to_the_same_day():
    assert moved_day(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert moved_day(date(2023, 2, 28), 1) == date(2024, 2, 28)
    assert moved_day(date(2018, 12, 1), 2) == date(2020, 12, 1)
