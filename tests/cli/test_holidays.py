"""A word where working days rest on holidays that nobody has published yet."""

import pytest

COMMANDS = {
    "deadlines": ["deadlines"],
    "deadlines as json": ["deadlines", "-f", "json"],
    "overview": ["overview"],
    "show": ["show", "8"],
    "units": ["units", "区教育局"],
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_dates_of_an_unpublished_year_come_with_a_word_on_stderr(run, demo_with, arguments):
    folder = str(demo_with({"by: 2024-12-10": "by: 2031-12-10"}))
    outcome = run("-d", folder, *arguments, "--as-of", "2024-06-20")
    assert outcome.err == (
        "注意：2031 年的放假安排这里还没有，末个工作日只按周一至周五推算。"
        "公布后写进 holidays.yaml。\n"
    )
    assert (outcome.code, "注意" in outcome.out) == (0, False)


@pytest.mark.parametrize("arguments", [["tasks"], ["units"], ["show", "3"]])
def test_where_no_such_date_is_shown_there_is_no_word(run, demo_with, arguments):
    folder = str(demo_with({"by: 2024-12-10": "by: 2031-12-10"}))
    assert run("-d", folder, *arguments, "--as-of", "2024-06-20").err == ""


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_published_years_need_no_word(demo, arguments):
    assert demo(*arguments, "--as-of", "2024-06-20").err == ""
