"""What people wait for imports nothing that it does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
HEAVY = {
    "pydantic",
    "pydantic_core",
    "jinja2",
    "markdown_it",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "lxml",
    "rich.table",
    "rich.console",
    "rich.text",
    "importlib.metadata",
    "filelock",
    "prompt_toolkit",
    "subprocess",
}
COMMANDS = {
    "help": ["--help"],
    "help of a command": ["tasks", "-h"],
    "tasks": ["tasks"],
    "tasks of a unit": ["tasks", "--unit", "审改办", "--role", "lead"],
    "tasks as json": ["tasks", "-f", "json"],
    "show": ["show", "38"],
    "units": ["units"],
    "deadlines": ["deadlines", "--as-of", "2018-11-25"],
    "overview": ["overview"],
    "record": [
        "record",
        "plan",
        *("--unit", "前黄镇"),
        *("--status", "已完成"),
        *("--on", "2018-07-18"),
        "--dry-run",
    ],
    "fmt": ["fmt", "--check"],
}


EDITIONS = ("examples/review/旧", "examples/review/新")


def modules_after(arguments, environment=None, codes=(0,)):
    probe = (
        "import sys\nfrom gkcli.cli.app import run\ncode = run(sys.argv[1:])\n"
        "print(*sorted(sys.modules), sep='\\n', file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, *arguments],
        capture_output=True,
        check=False,
        cwd=REPOSITORY,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", **(environment or {})},
    )
    assert done.stdout
    assert done.returncode in codes
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_reading_command_on_sound_data_imports_nothing_heavy(arguments):
    loaded = modules_after(arguments)
    assert not loaded & HEAVY
    assert "chinese_calendar" not in loaded or arguments[0] != "tasks"


@pytest.mark.parametrize("command", ["diff", "review"])
def test_what_compares_imports_little_more_than_git_needs(command):
    loaded = modules_after([command, *EDITIONS], codes=(0, 1))
    assert loaded & HEAVY == {"subprocess"}


def test_completion_imports_nothing_heavy_and_no_query():
    variables = {"_GKCLI_COMPLETE": "bash"}
    loaded = modules_after(["tasks", "--unit", "审"], variables)
    assert not loaded & HEAVY
    assert not {name for name in loaded if name.startswith(("gkcli.status", "gkcli.terminal"))}


def test_the_probe_would_see_a_heavy_import():
    assert "pydantic" in modules_after(["schema", "tasks"])


def imported_by(*arguments):
    """The modules that a process of the program imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "gkcli", *arguments],
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    )
    assert done.stdout
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_the_version_is_told_without_click():
    loaded = imported_by("--version")
    assert "gkcli" in loaded
    assert not loaded & {"click", "typing", "re", "gkcli.cli"}


@pytest.mark.parametrize("arguments", [("tasks",), ("overview",)], ids=["tasks", "overview"])
def test_a_query_does_not_load_what_click_and_dataclasses_hardly_use(arguments):
    loaded = imported_by(*arguments)
    assert "click" in loaded
    assert not loaded & {"inspect", "ast", "dis", "tokenize", "linecache"}


def test_a_stand_in_gives_way_to_the_module_when_something_of_it_is_used():
    probe = (
        "import sys\nfrom gkcli.__main__ import DeferredModule\n"
        "sys.modules['inspect'] = DeferredModule('inspect')\nimport inspect\n"
        "print('dis' in sys.modules)\nprint(inspect.cleandoc('  甲'))\n"
        "print(inspect.signature is sys.modules['inspect'].signature, 'dis' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        cwd=REPOSITORY,
    )
    assert done.stdout.split() == ["False", "甲", "True", "True"]
