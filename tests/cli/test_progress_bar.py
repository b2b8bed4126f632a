"""A bar is for a terminal, and only there."""

import io
import sys

import pytest

from gkcli.cli.progress_bar import with_progress_bar


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
