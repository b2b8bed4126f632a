"""Killed at every write there is, a command leaves nothing that the next call does not mend."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gkcli.yaml import write
from gkcli.yaml.unfinished import unfinished

REPOSITORY = Path(__file__).parents[2]
DEMO = REPOSITORY / "examples/demo"
NOTICE = REPOSITORY / "tests/fixtures/notice-2018-118.txt"

PROGRAM = """
import os, shutil, signal, sys
from pathlib import Path
from gkcli.cli import app

CHANGES = {"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "open"}
start, folders, arguments = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]


def dying(folder, left):
    def hook(event, details):
        nonlocal left
        if event not in CHANGES or not str(details[0]).startswith(str(folder)):
            return
        if event == "open" and not details[2] & (os.O_WRONLY | os.O_RDWR):
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


for point in range(1, 200):
    folder = folders / str(point)
    shutil.copytree(start, folder)
    os.chdir(folder)
    child = os.fork()
    if child == 0:
        sys.addaudithook(dying(folder, point))
        code = app.run([one.replace("HERE", str(folder)) for one in arguments])
        sys.stdout.flush()
        os._exit(code)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        assert os.waitstatus_to_exitcode(status) == 0, status
        break
"""


@pytest.fixture
def killed(tmp_path):
    """Folders in which a command was killed, each before another of its changes to the disk."""

    def at_every_change(start, *arguments):
        folders = tmp_path / "killed"
        folders.mkdir()
        command = [sys.executable, "-c", PROGRAM, str(start), str(folders), *arguments]
        done = subprocess.run(command, capture_output=True, check=False, cwd=REPOSITORY)
        assert done.returncode == 0, done.stderr.decode()
        found = sorted(folders.iterdir(), key=lambda folder: int(folder.name))
        assert len(found) > 3
        return found

    return at_every_change


@pytest.fixture
def empty(tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.fixture
def demo(tmp_path):
    return Path(shutil.copytree(DEMO, tmp_path / "demo"))


def files(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def scraps(folder):
    return [name for name in files(folder) if name.endswith(".new")]


@pytest.mark.parametrize(
    ("arguments", "whole"),
    [
        (
            ("init", "HERE/w", "--year", "2027"),
            ["w/progress/.gitattributes", "w/tasks.yaml", "w/units.yaml"],
        ),
        (("import", str(NOTICE), "-o", "HERE/w"), ["w/tasks.yaml", "w/units.yaml"]),
    ],
)
def test_a_workspace_that_was_begun_is_completed(run, killed, empty, arguments, whole):
    for folder in killed(empty, *arguments):
        complete = (folder / "w/tasks.yaml").exists()
        again = run(*(one.replace("HERE", str(folder)) for one in arguments))
        assert (again.code, "已经有" in again.err) == ((2, True) if complete else (0, False))
        assert files(folder) == whole


@pytest.mark.parametrize(
    "arguments",
    [
        ("-d", "HERE", "report", "breakdown", "-o", "HERE/a.md"),
        ("-d", "HERE", "record", "--template", "HERE/a.csv", "-u", "丙街道"),
        ("-d", "HERE", "fmt"),
    ],
)
def test_scraps_are_swept_when_the_file_is_written_again(run, killed, demo, arguments):
    (demo / "tasks.yaml").write_bytes((demo / "tasks.yaml").read_bytes() + b"\n\n")
    before = len(files(demo))
    for folder in killed(demo, *arguments):
        run(*(one.replace("HERE", str(folder)) for one in arguments))
        assert scraps(folder) == []
        assert before <= len(files(folder)) <= before + 2


UNRELATED = ("record", "plan", "-u", "区财政局", "-s", "推进中", "--on", "2024-07-02")


def sheet(folder):
    path = folder / "表.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["单位", "事项", "状态", "日期", "说明"])
        for unit in ("甲镇", "乙镇", "丙街道"):
            rows.writerow([unit, "plan", "推进中", "2024-07-01", "一起记的"])
    return path


def test_a_sheet_goes_into_all_ledgers_or_none(run, killed, demo):
    sheet(demo)
    told = 0
    for folder in killed(demo, "-d", "HERE", "record", "--from", "HERE/表.csv"):
        outcome = run("-d", str(folder), *UNRELATED)
        assert outcome.code == 0, outcome.err
        told += "上次记到一半停了" in outcome.err
        ledgers = [(folder / f"progress/{u}.yaml") for u in ("甲镇", "乙镇", "丙街道")]
        written = ["一起记的" in one.read_text("utf-8") for one in ledgers if one.exists()]
        assert len(set(written)) == 1, folder.name
        assert not unfinished(folder / "progress"), files(folder)
        assert run("-d", str(folder), "record", "--from", str(folder / "表.csv")).code == 0
        assert [one.read_text("utf-8").count("一起记的") for one in ledgers] == [1, 1, 1]
        assert scraps(folder) == []
    assert told


def test_queries_and_check_say_that_records_wait(run, demo):
    journal = demo / "progress/.unfinished.json"
    journal.write_text('{"甲镇.yaml": []}', encoding="utf-8")
    for query in (["tasks"], ["deadlines"], ["overview"], ["show", "1"], ["report", "bulletin"]):
        outcome = run("-d", str(demo), *query, "--as-of", "2024-07-01")
        (line,) = [one for one in outcome.err.splitlines() if ".unfinished.json" in one]
        assert "没有记全" in line
        assert outcome.code == 0
    assert "[unfinished-record]" in run("-d", str(demo), "check").out
    assert run("-d", str(demo), *UNRELATED).code == 0
    assert "没有记全" not in run("-d", str(demo), "tasks").err
    assert "[unfinished-record]" not in run("-d", str(demo), "check").out


def test_what_is_no_journal_of_ours_is_told(run, demo):
    (demo / "progress/.unfinished.json").write_text('{"../x.yaml": []}', encoding="utf-8")
    outcome = run("-d", str(demo), *UNRELATED)
    assert outcome.code == 2
    assert "读不懂" in outcome.err
    assert not (demo / "x.yaml").exists()


@pytest.mark.parametrize("command", ["init", "import"])
def test_a_full_disk_leaves_no_folders(run, tmp_path, monkeypatch, command):
    def full(path, *_):
        if path.name == "tasks.yaml":
            raise OSError(28, os.strerror(28))
        return real(path, *_)

    real = write.written_beside
    monkeypatch.setattr(write, "written_beside", full)
    target = tmp_path / "一/二"
    if command == "init":
        outcome = run("init", str(target))
    else:
        outcome = run("import", str(NOTICE), "-o", str(target))
    assert outcome.code == 2
    assert list(tmp_path.iterdir()) == []
