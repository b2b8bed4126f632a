"""A workspace's ledgers: one a unit, by the unit's name, or a clear refusal."""

import shutil
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from gkcli.check import ledgers as inspected
from gkcli.check.findings import inspect
from gkcli.errors import GkcliError, InvalidDataError
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_workspace

DEMO = Path(__file__).parents[3] / "examples/demo"
LINE = "- {on: 2024-03-20, for: plan, status: 已完成}\n"


@pytest.fixture
def folder(tmp_path):
    for name in ("tasks.yaml", "units.yaml"):
        shutil.copy(DEMO / name, tmp_path / name)
    return tmp_path


def ledgers_in(folder):
    return take_snapshot(open_workspace(folder), date(2024, 12, 31)).ledgers


def put(folder, name, text=LINE):
    (folder / "progress").mkdir(exist_ok=True)
    (folder / "progress" / name).write_text(text, encoding="utf-8")


def test_where_there_is_no_folder_nothing_was_recorded(folder):
    assert ledgers_in(folder) == {}


def test_each_ledger_belongs_to_the_unit_it_is_named_after(folder):
    put(folder, "乙镇.yaml", LINE * 2)
    put(folder, "甲镇.yaml")
    put(folder, "区教育局.yaml", "")
    found = ledgers_in(folder)
    assert {unit: len(records) for unit, records in found.items()} == {
        "乙镇": 2,
        "区教育局": 0,
        "甲镇": 1,
    }


def test_scraps_and_notes_beside_the_ledgers_do_not_matter(folder):
    for name in (".甲镇.yaml.lock", "README.md", "甲镇.yaml~", ".gitkeep"):
        put(folder, name, "无")
    assert ledgers_in(folder) == {}


def test_every_fault_of_every_ledger_is_told(folder):
    put(folder, "甲镇.yaml", LINE + "- {on: 2024-3-20, for: plan, status: 好}\n")
    put(folder, "乙镇.yaml", "甲：乙")
    put(folder, "区大数据中心.yaml")
    put(folder, "乙镇.yml")
    put(folder, "甲镇 (1).yaml")
    with pytest.raises(InvalidDataError) as caught:
        ledgers_in(folder)
    told = {(Path(d.file).name, d.line): d for d in caught.value.diagnostics}
    assert {("甲镇.yaml", 2), ("乙镇.yaml", 1)} < set(told)
    assert "改名为 区数据局.yaml" in told["区大数据中心.yaml", 1].hint
    assert "改名为 乙镇.yaml" in told["乙镇.yml", 1].hint
    assert told["甲镇 (1).yaml", 1].code == "stray-ledger"


def test_names_are_the_same_however_their_letters_are_composed(folder):
    name = "é镇"
    units = folder / "units.yaml"
    text = units.read_text(encoding="utf-8").replace(
        "name: 甲镇", f"name: {normalize('NFC', name)}"
    )
    units.write_text(text, encoding="utf-8")
    put(folder, f"{normalize('NFD', name)}.yaml")
    found = ledgers_in(folder)
    assert {unit: len(records) for unit, records in found.items()} == {normalize("NFC", name): 1}
    assert Layout(folder).ledger(name).is_file()


@pytest.mark.parametrize("name", ["甲/乙", "甲\\乙", ".甲", "..", "甲:乙", "甲.", "CON", "lpt1"])
def test_a_name_that_is_no_file_name_is_refused(folder, name):
    with pytest.raises(GkcliError, match="不能作文件名"):
        Layout(folder).ledger(name)


def test_a_folder_that_cannot_be_read_is_told(folder):
    (folder / "progress").write_text("", encoding="utf-8")
    with pytest.raises(GkcliError, match="读不了台账文件夹"):
        Layout(folder).ledger_files()


def test_a_ledger_without_a_fault_is_checked_without_a_parser(folder, monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr(inspected, "checked", refuse)
    lines = (LINE.replace("}", f", note: 第{number}次}}") for number in range(9))
    put(folder, "甲镇.yaml", f"# 台账\n{''.join(lines)}")
    assert [one for one in inspect(Layout(folder)) if "progress" in one.file] == []


def test_a_fault_in_such_a_ledger_is_found_at_its_place(folder):
    put(folder, "甲镇.yaml", LINE * 2)
    (found,) = (one for one in inspect(Layout(folder)) if "progress" in one.file)
    assert (found.line, found.code) == (2, "repeated-record")
