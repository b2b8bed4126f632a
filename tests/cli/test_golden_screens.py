"""What people see, byte for byte: terminals of 40, 80 and 120 columns, and a pipe."""

import re

import pytest

from gkcli.terminal.text_width import cell_len
from tests.support.golden import GOLDEN, REPOSITORY, hold

DAY = ("--as-of", "2024-06-20")
EDITIONS = ("examples/review/旧", "examples/review/新")
SCREENS = {
    "overview": ["overview", *DAY],
    "tasks": ["tasks", *DAY],
    "tasks-unit": ["tasks", "--unit", "区教育局", *DAY],
    "tasks-none": ["tasks", "没有这样的词", *DAY],
    "show": ["show", "2", "8", *DAY],
    "units": ["units"],
    "units-unit": ["units", "区数据局", *DAY],
    "units-group": ["units", "各镇（街道）", *DAY],
    "deadlines": ["deadlines", *DAY, "--within", "30"],
    "deadlines-unit": ["deadlines", "--unit", "乙镇", *DAY],
    "check": ["check"],
    "set": ["set", "plan", "report_to", "区政府办公室", "--dry-run"],
    "fmt": ["fmt", "--check"],
    "diff": ["diff", *EDITIONS],
    "review": ["review", *EDITIONS],
    "verify": ["verify", "tests/fixtures/demo-other-edition.md"],
    "help": ["--help"],
    "help-tasks": ["tasks", "--help"],
    "help-record": ["record", "--help"],
    "help-set": ["set", "--help"],
    "help-undo": ["undo", "--help"],
    "help-deadlines": ["deadlines", "--help"],
    "help-fmt": ["fmt", "--help"],
    "help-log": ["log", "--help"],
    "help-blame": ["blame", "--help"],
    "help-git-setup": ["git-setup", "--help"],
    "help-diff": ["diff", "--help"],
    "help-review": ["review", "--help"],
    "help-verify": ["verify", "--help"],
    "help-import": ["import", "--help"],
    "help-export": ["export", "--help"],
    "help-export-csv": ["export", "csv", "--help"],
}
WIDTHS = (40, 80, 120)


def hold_screen(name: str, shown: str) -> None:
    hold(GOLDEN / f"cli/{name}.txt", shown)


@pytest.mark.golden
@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("name", SCREENS)
def test_a_terminal_shows_what_it_always_showed(screen, name, columns):
    shown = screen(columns, *SCREENS[name])
    page = shown.partition("\n例：\n")[0]
    assert max(map(cell_len, page.splitlines())) <= columns
    hold_screen(f"{name}-{columns}", shown)


@pytest.mark.golden
@pytest.mark.parametrize("name", SCREENS)
def test_a_pipe_gets_what_it_always_got(run, monkeypatch, name):
    monkeypatch.chdir(REPOSITORY)
    outcome = run("-d", "examples/demo", *SCREENS[name])
    assert (outcome.code, outcome.err) == (int(name in ("review", "verify")), "")
    hold_screen(f"{name}-pipe", outcome.out)


@pytest.mark.parametrize("name", ["overview", "tasks-unit", "show", "units", "deadlines"])
def test_colour_adds_nothing_but_colour(screen, name):
    coloured = screen(80, *SCREENS[name], environment={"NO_COLOR": ""})
    assert "\x1b[" in coloured
    hold_screen(f"{name}-80", re.sub(r"\x1b\[[\d;]*m", "", coloured))


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "dumb", "NO_COLOR": ""}, {"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "zh_CN.UTF-8"}],
    ids=["dumb", "C", "zh_CN"],
)
def test_a_dumb_terminal_and_any_locale_show_the_same(screen, environment):
    hold_screen("deadlines-80", screen(80, *SCREENS["deadlines"], environment=environment))


@pytest.mark.parametrize("name", SCREENS)
def test_a_gbk_console_can_show_every_character(demo, name):
    utf8 = demo(*SCREENS[name])
    gbk = demo(*SCREENS[name], encoding="gbk")
    assert gbk.out == utf8.out
