"""Built-in reports of the demonstration, byte for byte.

Of the pages only the content is kept: the frame is that of
every page, which the oldest of them hold whole.
"""

from collections.abc import Callable
from datetime import date

import pytest

from tests.support.golden import GOLDEN, hold

Produce = Callable[..., str]

CASES = {
    "annual": ("annual", "", date(2025, 1, 10)),
    "bulletin": ("bulletin", "", date(2024, 10, 20)),
    "plan": ("plan", "乙镇", date(2024, 3, 20)),
    "reminder": ("reminder", "丙街道", date(2024, 10, 5)),
    "summary": ("summary", "", date(2024, 12, 12)),
    "summary-unit": ("summary", "乙镇", date(2024, 12, 12)),
}


@pytest.mark.golden
@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("case", CASES)
def test_they_stay_as_they_are(case: str, form: str, print_report: Produce) -> None:
    name, unit, day = CASES[case]
    text = print_report(name, form, unit, as_of=day)
    if form == "html":
        _, main, text = text.partition("<main>")
        assert main
    hold(GOLDEN / f"report/{case}.{form}", text)
