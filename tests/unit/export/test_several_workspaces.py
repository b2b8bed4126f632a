"""Several workspaces: in their order, one at a time, whatever is wrong with some of them."""

import os
import shutil
import sys
from datetime import date

import pytest

from gkcli.export.schema import FINDINGS, RECORDS, TABLES, TASKS
from gkcli.export.several import packed_in_order
from gkcli.rollup.members import Member
from tests.support.golden import REPOSITORY

DAY = date(2024, 10, 12)


@pytest.fixture
def members(tmp_path):
    """Four copies of the made-up district."""
    found = []
    for name in "甲乙丙丁":
        shutil.copytree(REPOSITORY / "examples/demo", tmp_path / name)
        found.append(Member(name, tmp_path / name))
    return found


def held(packed):
    """Every row of a workspace."""
    return {table.name: list(packed.parcel.of(table)) for table in TABLES}


@pytest.mark.parametrize("count", [1, 3])
def test_they_come_in_their_order_on_any_number_of_cores(members, monkeypatch, count):
    monkeypatch.setattr("gkcli.export.several.cores", lambda: count)
    found = [held(one) for one in packed_in_order(members, DAY, public=False)]
    assert [one["tasks"][0][0] for one in found] == list("甲乙丙丁")
    assert all(one["findings"][0][0] == one["tasks"][0][0] for one in found)
    assert len({str([row[2:] for row in one["findings"]]) for one in found}) == 1


def test_one_is_not_read_before_its_turn(members):
    found = packed_in_order(members, DAY, public=True)
    next(found)
    shutil.rmtree(members[1].folder / "progress")
    ledgerless = next(found)
    assert list(ledgerless.parcel.of(RECORDS.public)) == []
    assert len(list(ledgerless.parcel.of(TASKS.public))) == 8
    found.close()


def test_what_is_wrong_with_one_is_told_and_the_others_are_whole(members):
    (members[1].folder / "tasks.yaml").write_text("notice: 1\n", encoding="utf-8")
    shutil.rmtree(members[2].folder)
    first, second, third, last = packed_in_order(members, DAY, public=False)
    assert not first.faults
    assert not last.faults
    assert [fault.file for fault in second.faults][:1] == ["tasks.yaml"]
    assert [fault.code for fault in third.faults] == ["unreadable"]


def test_of_one_that_cannot_be_read_there_are_its_findings_and_nothing_else(members):
    (members[1].folder / "tasks.yaml").write_text("notice: 1\n", encoding="utf-8")
    for one in packed_in_order(members[:2], DAY, public=False):
        rows = held(one)
    assert [name for name, found in rows.items() if found] == [FINDINGS.name]
    assert rows[FINDINGS.name][0][:2] == ("乙", None)


@pytest.mark.skipif(sys.platform != "linux", reason="another process has not what is patched here")
def test_a_checking_process_that_dies_is_told_among_the_findings(members, monkeypatch):
    monkeypatch.setattr("gkcli.export.several.cores", lambda: 2)
    monkeypatch.setattr("gkcli.export.several.inspect", die_in_the_second)
    found = [held(one)["findings"] for one in packed_in_order(members, DAY, public=False)]
    assert [row[7] for row in found[1]] == ["unreadable"]
    assert [len(rows) for rows in (found[0], *found[2:])] == [0, 0, 0]


def die_in_the_second(layout, as_of):
    del as_of
    if layout.folder.name == "乙":
        os._exit(9)
    return ()
