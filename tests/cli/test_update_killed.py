"""``gkcli update`` that is killed while it writes: the same command again completes it."""

import shutil
import signal
import subprocess
import sys

import pytest

from tests.support.workbooks import Desk

KILLED = """
import os, pathlib, signal, sys
from gkcli.__main__ import main

left = int(sys.argv.pop(1))
put = pathlib.Path.replace

def replace(path, target):
    global left
    if str(target).endswith(".yaml"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return put(path, target)

pathlib.Path.replace = replace
sys.exit(main())
"""


def contents(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and not p.name.startswith(".")
    }


@pytest.fixture
def filled(run, demo_copy, tmp_path):
    """A workbook that changes the table and three ledgers."""
    path = tmp_path / "台账.xlsx"
    day = ("--as-of", "2024-10-12")
    assert run("-d", str(demo_copy), "export", "xlsx", "-o", str(path), *day).code == 0
    desk = Desk(path)
    desk.put("任务", 2, "任务", "讲政策")
    for unit in ("甲镇", "乙镇", "丙街道"):
        desk.report(**{"任务/事项": "7", "报送单位": unit, "日期": "2024-10-09", "状态": "推进中"})
    return desk.save()


@pytest.mark.parametrize("written", range(4))
def test_the_same_again_completes_what_was_cut_short(run, demo_copy, tmp_path, filled, written):
    whole = shutil.copytree(demo_copy, tmp_path / "whole")
    before = contents(demo_copy)
    assert run("-d", str(whole), "update", str(filled), "--yes").code == 0
    command = [sys.executable, "-c", KILLED, str(written), "-d", str(demo_copy)]
    killed = subprocess.run(
        [*command, "update", str(filled), "--yes"], capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    half = contents(demo_copy)
    assert sum(half[name] != before[name] for name in before) == written
    again = run("-d", str(demo_copy), "update", str(filled), "--yes")
    assert (again.code, again.err) == (0, "")
    assert contents(demo_copy) == contents(whole)
