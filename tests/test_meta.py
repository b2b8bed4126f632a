"""What holds for the repository as a whole."""

import ast
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from gkcli.cli.app import ROOT
from gkcli.cli.completion import SHELLS
from tests.support.command_lines import understood

REPOSITORY = Path(__file__).parents[1]
SOURCES = sorted((REPOSITORY / "gkcli").rglob("*.py"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Bytes that are meant to be wrong live here.
ODD_ON_PURPOSE = ("tests/corpus/", "tests/fixtures/")


def git(*arguments, cwd=REPOSITORY):
    done = subprocess.run(
        ["git", "-c", "core.quotepath=off", *arguments],
        capture_output=True,
        cwd=cwd,
        check=False,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_OPTIONAL_LOCKS": "0"},
    )
    if done.returncode:
        pytest.skip("not in a clone")
    return done.stdout.decode()


def commands():
    context = click.Context(ROOT)
    for name in ROOT.list_commands(context):
        command = ROOT.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for below in command.list_commands(context):
                yield f"{name} {below}", command.get_command(context, below)


class TestCommands:
    def test_every_command_has_help_and_examples_in_chinese(self):
        for name, command in [("gkcli", ROOT), *commands()]:
            assert CHINESE.search(command.help or ""), name
            assert command.examples, name
            assert all(CHINESE.search(told) for _, told in command.examples), name

    def test_every_option_has_help_in_chinese(self):
        for name, command in [("gkcli", ROOT), *commands()]:
            for option in command.get_params(click.Context(command)):
                if isinstance(option, click.Option):
                    assert CHINESE.search(option.help or ""), f"{name} {option.name}"

    def test_every_example_is_a_line_the_program_understands(self):
        for name, command in [("gkcli", ROOT), *commands()]:
            for line, _ in command.examples:
                for piece in re.split(r"&&|\|", re.sub(r"[<>].*", "", line)):
                    program, *words = shlex.split(piece)
                    if program != "gkcli":
                        continue
                    called = understood(words)
                    assert name == "gkcli" or called.startswith(name), line

    def test_the_readme_mentions_every_command(self):
        readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
        missing = [
            name for name, _ in commands() if not re.search(rf"gkcli[^\n]* {name}\b", readme)
        ]
        assert missing == []


SPOKEN = {
    # What is called, and which of its arguments people read.
    "GkcliError": [0, 1],
    "InvalidDataError": [0, 2],
    "FieldError": [1, 2],
    "UsageError": [0],
    "BadParameter": [0],
    "Line": [0],
    "Column": [0],
}


def spoken(call):
    positions = SPOKEN.get(ast.unparse(call.func).rpartition(".")[2], [])
    yield from (call.args[p] for p in positions if p < len(call.args))
    yield from (k.value for k in call.keywords if k.arg in ("help", "hint", "message"))


def words(node):
    """The constant text in an expression, None where it is all computed."""
    texts = [
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]
    return "".join(texts)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_what_people_read_is_chinese(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for argument in spoken(node) if isinstance(node, ast.Call) else ():
            text = words(argument)
            english = re.search(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}", text)
            assert not english or CHINESE.search(text), text


def tracked():
    for line in git("ls-files", "--eol").splitlines():
        facts, _, name = line.partition("\t")
        yield facts.split()[0], name


class TestFiles:
    def test_text_is_utf8_with_unix_line_ends(self):
        for ends, name in tracked():
            path = REPOSITORY / name
            if name.startswith(ODD_ON_PURPOSE) or ends == "i/-text" or not path.is_file():
                continue
            text = path.read_bytes().decode("utf-8")
            assert "\r" not in text, name
            assert not text.startswith("\ufeff"), name
            assert not text or text.endswith("\n"), name

    def test_names_no_machine(self):
        here = [
            r"/wor" + r"k/",
            r"\bshared" + r"/",
            r"/ro" + r"ot/",
            r"/ho" + r"me/\w",
            r"localhost:\d",
            r"\b10\.\d+\.\d+\.\d+\b",
            r"index-" + r"url",
        ]
        for _, name in tracked():
            path = REPOSITORY / name
            if path.is_file():
                text = path.read_bytes().decode("utf-8", "replace")
                for pattern in here:
                    assert not re.search(pattern, text), f"{name}: {pattern}"

    def test_locks_name_only_the_public_package_hosts(self):
        for _, name in tracked():
            if name.endswith(".lock"):
                text = (REPOSITORY / name).read_text(encoding="utf-8")
                hosts = set(re.findall(r"https?://([^/\"\s]+)", text))
                assert hosts <= {"pypi.org", "files.pythonhosted.org"}, name


READING = [
    ["overview"],
    ["tasks"],
    ["tasks", "--unit", "甲镇", "-f", "csv"],
    ["show", "5"],
    ["units"],
    ["units", "甲镇"],
    ["deadlines", "--as-of", "2024-06-20"],
    ["deadlines", "--overdue", "-f", "json"],
    ["check"],
    ["check", "-f", "github"],
    ["fmt", "--check"],
    ["fmt", "--diff"],
    ["git-setup", "--dry-run"],
    ["set", "plan", "report_to", "甲镇", "--dry-run"],
    ["log", "5"],
    ["blame", "5"],
    ["diff"],
    ["diff", "HEAD", "-f", "json"],
    ["diff", "-f", "html"],
    ["review", "HEAD..HEAD"],
    ["review", "-f", "md"],
    ["schema", "tasks"],
    ["report", "--list"],
    ["report", "breakdown"],
    ["report", "unit-sheet", "--unit", "甲镇", "--format", "html"],
    ["export", "ics", "--unit", "甲镇", "--as-of", "2024-06-20"],
    ["export", "json"],
    ["export", "jsonl", "--public"],
    ["export", "json", "--schema"],
    ["carry", ".", "--dry-run"],
    ["compare", ".", str(REPOSITORY / "examples/annual/2018")],
    ["rollup", "."],
    ["rollup", ".", "--by", "deadline", "-f", "csv"],
    ["cache"],
    ["undo", "--list"],
    *(["completion", shell] for shell in SHELLS),
]


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clone")
    (folder / "data").mkdir()
    # Only these two: what another test's command left beside them must not be committed.
    for name in ("tasks.yaml", "units.yaml"):
        shutil.copy(REPOSITORY / "examples/demo" / name, folder / "data" / name)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    who = ("-c", "user.name=甲", "-c", "user.email=a@example.org")
    git(*who, "commit", "-q", "-m", "开始", cwd=folder)
    return folder


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_never_writes(run, clone, monkeypatch, arguments):
    monkeypatch.chdir(clone)
    index = (clone / ".git/index").read_bytes()
    outcome = run(*arguments)
    assert outcome.code in (0, 1)
    assert "差错" not in outcome.err
    assert git("status", "--porcelain", "--ignored", cwd=clone) == ""
    assert (clone / ".git/index").read_bytes() == index
