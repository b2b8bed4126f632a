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
    "icalendar",
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


def test_the_check_of_tidy_files_imports_no_parser_and_no_rules_for_other_kinds():
    loaded = modules_after(["check"])
    assert not loaded & HEAVY
    assert not loaded & {"yaml", "calendar", "difflib", "gkcli.check.statistics"}


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


@pytest.mark.parametrize("command", ["tasks", "overview", "deadlines"])
def test_a_query_does_not_load_what_others_import_for_nothing(command):
    loaded = imported_by("-d", "data", command)
    assert "click" in loaded
    assert "pathlib" in loaded
    of_click = {"inspect", "ast", "dis", "tokenize", "linecache", "uuid", "platform", "gettext"}
    of_pathlib = {"ntpath", "urllib.parse", "ipaddress"}
    of_a_short_option = {"difflib"}
    of_other_formats = {"json", "csv", "rich", "gkcli.terminal.overview_json"}
    assert not loaded & (of_click | of_pathlib | of_a_short_option | of_other_formats)


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_report_does_not_load_what_it_prints_nothing_of(form):
    loaded = imported_by("-d", "data", "report", "breakdown", "-f", form)
    assert {"jinja2", "gkcli.paper.build"} < loaded
    of_other_reports = {"gkcli.model.annual.form2019", "gkcli.paper.annual_sheets"}
    of_public_ones = {"gkcli.paper.public_fields"}
    of_own_templates = {"gkcli.paper.patience", "gkcli.guard.process", "signal"}
    of_files = {"gkcli.office.read.kinds"}
    assert not loaded & (of_other_reports | of_public_ones | of_own_templates | of_files)
    assert ("markdown_it" in loaded) == (form == "html")
    of_jinja2 = {"hashlib", "random", "tempfile", "shutil", *({"inspect"} if form == "md" else ())}
    of_markdown_it = {"traceback", "linecache", "tokenize", "ipaddress"}
    assert not loaded & (of_jinja2 | of_markdown_it)


def printed_by(*lines):
    """What a process prints in words that runs these lines behind the import of DeferredModule."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(("from gkcli.deferred import *", "import sys", *lines))],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        cwd=REPOSITORY,
    )
    return done.stdout.split()


def test_a_stand_in_gives_way_to_the_module_when_something_of_it_is_used():
    assert printed_by(
        "DeferredModule('inspect').put()",
        "import inspect",
        "print('dis' in sys.modules)",
        "print(inspect.cleandoc('  甲'))",
        "print(inspect.signature is sys.modules['inspect'].signature, 'dis' in sys.modules)",
    ) == ["False", "甲", "True", "True"]


def test_a_stand_in_does_not_take_the_place_of_a_module_that_is_there():
    assert printed_by(
        "import fnmatch",
        "DeferredModule('fnmatch').put()",
        "print(sys.modules['fnmatch'] is fnmatch)",
    ) == ["True"]


def test_a_function_of_a_stand_in_and_of_a_package_can_be_imported_by_its_name():
    assert printed_by(
        "DeferredModule('urllib.parse', functions=('quote',)).put()",
        "import urllib.parse",
        "from urllib.parse import quote",
        "print(isinstance(urllib.parse, DeferredModule))",
        "print(quote(string='甲'))",
        "print(isinstance(urllib.parse, DeferredModule), urllib.parse.quote('乙'))",
    ) == ["True", "%E7%94%B2", "False", "%E4%B9%99"]


def test_a_class_of_a_stand_in_is_that_of_the_module_once_it_has_settled():
    assert printed_by(
        "settle = defer_modules()",
        "import click, uuid",
        "settle()",
        "print(click.UUID(str(uuid.UUID(int=1))))",
        "print(click.UUID(uuid.UUID(int=2)))",
        "print(uuid.UUID is sys.modules['uuid'].UUID)",
    ) == [f"00000000-0000-0000-0000-00000000000{n}" for n in (1, 2)] + ["True"]
