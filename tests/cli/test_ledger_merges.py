"""Two branches that record in the same ledger merge without a conflict and lose nothing."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from gkcli.model.record import Record
from gkcli.yaml.append import append
from gkcli.yaml.contents import read_ledger
from gkcli.yaml.source import Source

REPOSITORY = Path(__file__).parents[2]
LEDGER = "progress/甲镇.yaml"


def record(number, who):
    return Record(date(2024, 5, 6), "7", "推进中", note=f"{who}：第{number}次“巡查”，#{number}")


BEGUN = [record(number, "先前") for number in range(3)]


class Repository:
    """A clone with a workspace in it, and real git."""

    def __init__(self, folder, workspace):
        self.folder = folder
        self.ledger = folder / workspace / LEDGER
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments, code=0):
        who = ("-c", "user.name=甲", "-c", "user.email=a@example.org")
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *who, *arguments],
            cwd=self.folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, **settings, "GIT_EDITOR": "true"},
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "记台账")

    def branch(self, name, made, start="main"):
        """Record on a branch of its own, a commit a record."""
        self.git("checkout", "-q", "-b", name, start)
        for each in made:
            append({self.ledger: [each]})
            self.commit()

    def records(self):
        data = self.ledger.read_bytes()
        assert not data or data.endswith(b"\n")
        ledger = read_ledger(Source(self.ledger, LEDGER, data.decode()))
        assert ledger.diagnostics == ()
        return ledger.records


@pytest.fixture(params=[".", "data", "examples/demo"])
def repository(tmp_path, request):
    """A repository with this one's attributes, and a workspace somewhere in it."""
    shutil.copy(REPOSITORY / ".gitattributes", tmp_path)
    made = Repository(tmp_path, request.param)
    made.ledger.parent.mkdir(parents=True)
    (made.ledger.parents[1] / "tasks.yaml").touch()
    made.commit()
    return made


@pytest.fixture
def diverged(repository):
    """Two branches, each with records of its own of the same unit and day."""
    append({repository.ledger: BEGUN})
    repository.commit()
    repository.branch("a", [record(number, "张") for number in range(6)])
    repository.branch("b", [record(number, "李") for number in range(9)])
    return repository


def everything():
    made = [record(number, "张") for number in range(6)]
    return {*BEGUN, *made, *(record(number, "李") for number in range(9))}


def complete(repository):
    found = repository.records()
    assert len(found) == len(everything())
    assert found[: len(BEGUN)] == tuple(BEGUN)
    return set(found) == everything()


@pytest.mark.parametrize(("onto", "merged"), [("a", "b"), ("b", "a")])
def test_either_merges_into_the_other(diverged, onto, merged):
    diverged.git("checkout", "-q", onto)
    diverged.git("merge", "-q", "--no-edit", merged)
    assert complete(diverged)


@pytest.mark.parametrize(("moved", "onto"), [("a", "b"), ("b", "a")])
def test_either_rebases_onto_the_other(diverged, moved, onto):
    diverged.git("rebase", "-q", onto, moved)
    assert complete(diverged)


def test_commits_can_be_picked_one_by_one(diverged):
    diverged.git("checkout", "-q", "a")
    diverged.git("cherry-pick", "a..b")
    assert complete(diverged)


def test_a_ledger_that_both_branches_begin_is_merged_too(repository):
    repository.branch("a", [record(1, "张")])
    repository.branch("b", [record(1, "李")])
    repository.git("merge", "-q", "--no-edit", "a")
    assert set(repository.records()) == {record(1, "张"), record(1, "李")}


def test_the_same_record_on_both_branches_is_there_at_least_once(repository):
    append({repository.ledger: BEGUN})
    repository.commit()
    repository.branch("a", [record(1, "张")])
    repository.branch("b", [record(1, "张"), record(2, "李")])
    repository.git("merge", "-q", "--no-edit", "a")
    assert set(repository.records()) == {*BEGUN, record(1, "张"), record(2, "李")}


def test_a_ledger_whose_last_line_had_no_end_is_merged_too(repository):
    append({repository.ledger: BEGUN})
    repository.ledger.write_bytes(repository.ledger.read_bytes().rstrip(b"\n"))
    repository.commit()
    repository.branch("a", [record(1, "张")])
    repository.branch("b", [record(1, "李")])
    repository.git("merge", "-q", "--no-edit", "a")
    assert set(repository.records()) == {*BEGUN, record(1, "张"), record(1, "李")}


def test_a_new_workspace_brings_what_makes_its_ledgers_merge(run, tmp_path):
    assert run("init", str(tmp_path / "2027年")).code == 0
    repository = Repository(tmp_path, "2027年")
    repository.commit()
    shown = repository.git("check-attr", "-z", "merge", f"2027年/{LEDGER}")
    assert shown.split("\0")[2] == "union"


def test_recording_leaves_nothing_but_the_ledger_to_git(repository):
    append({repository.ledger: BEGUN})
    changed = repository.git("-c", "core.quotepath=off", "status", "--porcelain", "-uall", "-z")
    told = {line[3:] for line in changed.split("\0") if line}
    assert {name for name in told if "progress" in name} == {
        str(repository.ledger.relative_to(repository.folder))
    }
