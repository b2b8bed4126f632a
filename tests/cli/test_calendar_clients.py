"""khal shows the days that ``gkcli export ics`` wrote, todoman the work."""

import os
import subprocess
import sys

import pytest
from icalendar import Calendar

from tests.support.calendars import read

KHAL = """\
[calendars]
[[gkcli]]
path = {folder}/khal
[locale]
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = gkcli
[sqlite]
path = {folder}/khal.db
"""
TODOMAN = """\
path = "{folder}/todo/*"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
cache_path = "{folder}/todo.sqlite3"
"""


@pytest.fixture
def program(tmp_path):
    """Runs a program with its settings in a folder of its own."""
    for name, settings in (("khal.conf", KHAL), ("todo.py", TODOMAN)):
        (tmp_path / name).write_text(settings.format(folder=tmp_path), encoding="utf-8")
    for name in ("khal", "todo/gkcli"):
        (tmp_path / name).mkdir(parents=True)
    environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    settings = {"khal": "khal.conf", "todoman": "todo.py"}

    def run_program(name, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", name, "-c", str(tmp_path / settings[name]), *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env=environment,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run_program


@pytest.fixture
def export(demo_copy, run, tmp_path):
    """Writes the calendar of a unit over the one before."""
    target = tmp_path / "a.ics"

    def write(unit, day="2024-06-20"):
        asked = ("export", "ics", "--unit", unit, "--as-of", day, "-o", str(target), "--force")
        assert run("-d", str(demo_copy), *asked).code == 0
        return target

    return write


def shown_by_khal(program, file):
    program("khal", "import", "--batch", str(file))
    listed = program(
        "khal", "list", "--format", "{title}", "--day-format", "{date}", "2024-01-01", "366d"
    )
    days = {}
    for line in listed.splitlines():
        if line.startswith("2024-"):
            day = line
        else:
            days.setdefault(line.removesuffix(" ⏰"), []).append(day)
    return days


def test_khal_shows_each_due_date_once_however_often_it_is_imported(program, export):
    first = shown_by_khal(program, export("丙街道"))
    assert first == shown_by_khal(program, export("丙街道"))
    assert first["【逾期】报送工作安排并公开"] == ["2024-03-29"]
    assert first["报送全年落实情况"] == ["2024-12-10"]
    assert len(first) == 7
    assert "通知：示政办〔2024〕1号" in program(
        "khal", "list", "--format", "{description}", "2024-12-10", "1d"
    )


def test_khal_moves_what_is_moved_and_shows_what_is_done(program, export, demo_copy):
    shown_by_khal(program, export("甲镇", "2024-03-10"))
    table = demo_copy / "tasks.yaml"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("by: 2024-12-10", "by: 2024-12-20"), encoding="utf-8")
    after = shown_by_khal(program, export("甲镇"))
    assert after["报送全年落实情况"] == ["2024-12-20"]
    assert after["【完成】报送工作安排并公开"] == ["2024-03-29"]
    assert "报送工作安排并公开" not in after


def test_todoman_lists_what_is_to_be_done_and_what_is_done(program, export, tmp_path):
    # It wants a file for each, as servers of calendars keep them.
    for todo in read(export("甲镇").read_bytes()).walk("VTODO"):
        alone = Calendar()
        alone.add("prodid", "-//a//b")
        alone.add("version", "2.0")
        alone.add_component(todo)
        (tmp_path / f"todo/gkcli/{todo['uid']}.ics").write_bytes(alone.to_ical())
    left = program("todoman", "list")
    assert "2024-12-10 报送全年落实情况" in left
    assert "【完成】" not in left
    every = program("todoman", "list", "--status", "ANY")
    assert every.count("【完成】") == 4
    assert "[X]" in every
