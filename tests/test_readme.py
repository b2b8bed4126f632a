"""What the documents show is what the program prints.

``GKCLI_GOLDEN=write`` puts what it prints now into the documents; look at the difference.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> list[tuple[str, str, str]]:
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [
        (document.name, command, output)
        for document in documents
        for block in EXAMPLE.findall(document.read_text(encoding="utf-8"))
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


@pytest.mark.parametrize(("document", "command", "output"), examples())
def test_an_example_prints_what_the_document_shows(document, command, output):
    program, *arguments = shlex.split(command)
    assert program == "gkcli", document
    done = subprocess.run(
        [sys.executable, "-m", "gkcli", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    if os.environ.get("GKCLI_GOLDEN") == "write":
        rewrite(document, command, output, done.stdout)
        return
    assert done.stdout == output


def rewrite(name, command, old, new):
    path = next(one for one in (ROOT / name, ROOT / "docs" / name) if one.exists())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"$ {command}\n{old}", f"$ {command}\n{new}"), encoding="utf-8")


def test_there_are_examples_to_hold():
    assert len([e for e in examples() if e[0] == "README.md"]) >= 4


@pytest.mark.parametrize("marker", ["run", "test"])
def test_the_two_commands_are_single_lines_that_bash_understands(marker):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(rf"<!-- {marker} -->\n```sh\n(.*)\n```\n", text)
    assert block is not None
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    assert subprocess.run([bash, "-n", "-c", block[1]]).returncode == 0
