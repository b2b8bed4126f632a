"""What the documents show is what the program prints."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.golden import REPOSITORY, hold_example

EXAMPLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> list[tuple[Path, str, str]]:
    documents = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
    return [
        (document, command, output)
        for document in documents
        for block in EXAMPLE.findall(document.read_text(encoding="utf-8"))
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


@pytest.mark.golden
@pytest.mark.parametrize(
    ("document", "command", "output"),
    [
        pytest.param(*example, id=f"{example[0].name} {number}")
        for number, example in enumerate(examples(), 1)
    ],
)
def test_an_example_prints_what_the_document_shows(document, command, output):
    program, *arguments = shlex.split(command)
    assert program == "gkcli", document
    done = subprocess.run(
        [sys.executable, "-m", "gkcli", *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    hold_example(document, command, output, done.stdout)


def test_there_are_examples_to_hold():
    assert len([e for e in examples() if e[0].name == "README.md"]) >= 4


@pytest.mark.parametrize("marker", ["run", "test"])
def test_the_two_commands_are_single_lines_that_bash_understands(marker):
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    block = re.search(rf"<!-- {marker} -->\n```sh\n(.*)\n```\n", text)
    assert block is not None
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    assert subprocess.run([bash, "-n", "-c", block[1]]).returncode == 0
