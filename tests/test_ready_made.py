"""What others can copy or use as it is: hooks for pre-commit, workflows for their servers."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.support.command_lines import understood

REPOSITORY = Path(__file__).parents[1]
HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((REPOSITORY / "docs/ci").glob("*.yml"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
class TestHooks:
    def test_it_runs_a_command_that_there_is(self, hook):
        files = ["data/tasks.yaml"] if hook.get("pass_filenames", True) else []
        assert hook["entry"] == "gkcli"
        assert understood([*hook["args"], *files])

    @pytest.mark.parametrize(
        "name",
        ["tasks.yaml", "data/tasks.yaml", "数据/units.yaml", "data/progress/区教育局.yaml"],
    )
    def test_it_looks_at_every_data_file(self, hook, name):
        assert re.search(hook["files"], name)

    @pytest.mark.parametrize(
        "name", ["mytasks.yaml", "docs/ci/github.yml", "data/progress/a/b.yaml"]
    )
    def test_it_looks_at_nothing_else(self, hook, name):
        assert not re.search(hook["files"], name)


def lines_of(value):
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from lines_of(inner)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_runs_commands_that_there_are(path):
    lines = [line.strip() for line in lines_of(yaml.safe_load(path.read_text(encoding="utf-8")))]
    called = [
        shlex.split(re.sub(r">+.*|\|\|.*", "", line)) for line in lines if line.startswith("gkcli ")
    ]
    assert {"check", "fmt"} <= {words[1] for words in called}
    for words in called:
        assert understood(words[1:])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_the_documents_tell_where_a_workflow_goes(path):
    assert f"ci/{path.name}" in (REPOSITORY / "docs/review.md").read_text(encoding="utf-8")


def test_what_a_request_says_is_no_code():
    for path in WORKFLOWS:
        assert "${{" not in path.read_text(encoding="utf-8")
