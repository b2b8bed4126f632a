"""Built-in reports of the demonstration, byte for byte.

GKCLI_GOLDEN=write rewrites them. Of the pages only the content is kept: the frame is that of
every page, which the oldest of them hold whole.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

Produce = Callable[..., str]

GOLDEN = Path(__file__).parents[2] / "golden/report"

CASES = {
    "annual": ("annual", "", date(2025, 1, 10)),
    "bulletin": ("bulletin", "", date(2024, 10, 20)),
    "plan": ("plan", "乙镇", date(2024, 3, 20)),
    "reminder": ("reminder", "丙街道", date(2024, 10, 5)),
    "summary": ("summary", "", date(2024, 12, 12)),
    "summary-unit": ("summary", "乙镇", date(2024, 12, 12)),
}


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("case", CASES)
def test_they_stay_as_they_are(case: str, form: str, print_report: Produce) -> None:
    name, unit, day = CASES[case]
    text = print_report(name, form, unit, as_of=day)
    if form == "html":
        _, main, text = text.partition("<main>")
        assert main
    golden = GOLDEN / f"{case}.{form}"
    if os.environ.get("GKCLI_GOLDEN") == "write":
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()
