"""The journal of the last writes: the user's own, bounded, never in the way."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gkcli.undo import journal as module
from gkcli.undo.journal import MOST_STEPS, UndoJournal, journal_of, move, move_again, note
from gkcli.undo.step import step_of
from gkcli.yaml.exchange import FileChange


@pytest.fixture
def state(tmp_path, monkeypatch):
    """The user's folder."""
    monkeypatch.setenv("GKCLI_UNDO", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state/gkcli/undo"


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "甲").mkdir()
    return tmp_path / "甲"


def change(folder, before=b"1", after=b"2"):
    return FileChange(folder / "tasks.yaml", "tasks.yaml", before, after)


def commands(folder):
    done, undone = journal_of(folder)
    return [step.command for step in done], [step.command for step in undone]


@pytest.mark.usefixtures("state")
def test_what_was_written_last_comes_last_and_workspaces_are_apart(workspace, tmp_path):
    for command in ("fmt", "set", "record"):
        assert note(workspace, command, [change(workspace)])
    assert commands(workspace) == (["fmt", "set", "record"], [])
    assert journal_of(tmp_path) == UndoJournal()


def test_nobody_else_can_read_it(state, workspace):
    note(workspace, "set", [change(workspace)])
    [path] = state.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


@pytest.mark.usefixtures("state")
def test_taken_back_and_put_again(workspace):
    one, two = change(workspace, b"1", b"2"), change(workspace, b"2", b"3")
    steps = step_of("fmt", [one]), step_of("set", [two])
    back = step_of("set", [two._replace(before=two.after, after=two.before)])
    note(workspace, "fmt", [one])
    note(workspace, "set", [two])
    move(workspace, steps[1], back)
    assert journal_of(workspace) == UndoJournal(steps[:1], (back,))
    move_again(workspace, back, steps[1])
    assert journal_of(workspace) == UndoJournal(steps)
    move(workspace, steps[1], back)
    note(workspace, "record", [one])
    assert commands(workspace) == (["fmt", "record"], [])


@pytest.mark.usefixtures("state")
def test_of_two_equal_writes_the_later_is_taken_back(workspace):
    there, back = change(workspace, b"1", b"2"), change(workspace, b"2", b"1")
    for command, one in (("set", there), ("fmt", back), ("set", there)):
        note(workspace, command, [one])
    move(workspace, step_of("set", [there]), step_of("set", [back]))
    assert commands(workspace) == (["set", "fmt"], ["set"])


@pytest.mark.usefixtures("state")
def test_only_the_last_are_kept(workspace, monkeypatch):
    for number in range(MOST_STEPS + 3):
        note(workspace, str(number), [change(workspace)])
    assert commands(workspace)[0] == [str(number) for number in range(3, MOST_STEPS + 3)]
    monkeypatch.setattr(module, "MOST_BYTES", 3000)
    noise = os.urandom(1000)
    note(workspace, "大", [change(workspace, noise, b"")])
    assert commands(workspace)[0][-1] == "大"
    assert len(commands(workspace)[0]) < MOST_STEPS
    monkeypatch.setattr(module, "MOST_BYTES", 500)
    assert not note(workspace, "更大", [change(workspace, noise, b"")])


def test_journals_that_nobody_wrote_for_the_longest_time_go(state, workspace):
    note(workspace, "set", [change(workspace)])
    [mine] = state.iterdir()
    for number in range(300):
        (state / f"{number}.json").write_bytes(b"")
        os.utime(state / f"{number}.json", (number, number))
    note(workspace, "set", [change(workspace)])
    kept = list(state.iterdir())
    assert mine in kept
    assert len(kept) == 200
    assert state / "299.json" in kept


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"done": 1}', b"\xff", b'{"done": [{}]}'])
def test_one_that_cannot_be_read_is_an_empty_one(state, workspace, content):
    note(workspace, "set", [change(workspace)])
    [path] = state.iterdir()
    path.write_bytes(content)
    assert journal_of(workspace) == UndoJournal()
    assert note(workspace, "fmt", [change(workspace)])
    assert commands(workspace) == (["fmt"], [])


def test_where_nothing_can_be_kept_it_says_so(state, workspace, monkeypatch):
    state.parent.mkdir(parents=True)
    state.write_bytes(b"")
    assert not note(workspace, "set", [change(workspace)])
    monkeypatch.setenv("GKCLI_UNDO", "off")
    assert not note(workspace, "set", [change(workspace)])
    assert journal_of(workspace) == UndoJournal()


PROGRAM = """
import sys
from pathlib import Path
from gkcli.undo.journal import note
from gkcli.yaml.exchange import FileChange
folder = Path(sys.argv[1])
for number in range(3):
    note(folder, sys.argv[2], [FileChange(folder / "a", "a", b"1", b"2")])
"""


@pytest.mark.usefixtures("state")
def test_two_at_once_lose_nothing(workspace):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(workspace), name], cwd=Path(__file__).parents[3]
        )
        for name in ("甲", "乙", "丙")
    ]
    assert [each.wait() for each in started] == [0, 0, 0]
    assert sorted(commands(workspace)[0]) == sorted(["甲", "乙", "丙"] * 3)
