"""A bar is for a terminal, and only there."""

import io
import re
import sys

import pytest

from gkcli.cli.progress_bar import with_progress_bar
from gkcli.terminal.text_width import cell_len


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "term", "shown"),
    [(io.StringIO, "xterm", False), (Terminal, "xterm", True), (Terminal, "dumb", False)],
)
def test_a_terminal_sees_how_far_it_is(
    stream: type[io.StringIO], term: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    err = stream()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("TERM", term)
    assert list(with_progress_bar(["甲", "乙"], "正在出报表")) == ["甲", "乙"]
    assert ("2/2" in err.getvalue()) is shown
    assert bool(err.getvalue()) is shown


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_the_bar_stays_on_its_line(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(width))
    assert len(list(with_progress_bar(iter(range(100)), "正在汇总", 100))) == 100
    drawn = re.split(r"[\r\n]", re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", err.getvalue()))
    assert max(map(cell_len, drawn)) < max(width, cell_len("正在汇总  [█]  100/100") + 1)
    assert any(line.startswith("正在汇总") for line in drawn)
