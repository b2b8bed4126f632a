"""``gkcli export csv``: all tables as files, whole or not at all."""

import csv
import json

import pytest

from gkcli.export.schema import TABLES

DAY = ("--as-of", "2024-10-12")


def table(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_writes_a_file_for_each_table(demo, tmp_path):
    outcome = demo("export", "csv", "-o", str(tmp_path / "数据"), *DAY)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"已写入 {tmp_path / '数据'}，状态按 2024-10-12 计\n"
    assert {path.name for path in (tmp_path / "数据").iterdir()} == {
        f"{t.name}.csv" for t in TABLES
    }
    assert [path.name for path in tmp_path.iterdir()] == ["数据"]


def test_its_states_are_those_of_the_lists(demo, tmp_path):
    folder = tmp_path / "数据"
    demo("export", "csv", "-o", str(folder), *DAY)
    deadlines = json.loads(demo("deadlines", "-f", "json", *DAY).out)
    implied = {one["id"] for one in table(folder, "deadlines") if one["implied"] == "true"}
    told = [
        (one["deadline"], one["unit"], one["period"], one["due"], one["state"], one["status"])
        for one in table(folder, "occasions")
        if one["deadline"] not in implied
    ]
    expected = [
        (s["id"], s["unit"], s["period"] or "", s["due"] or "", s["state"], s["status"])
        for s in deadlines
    ]
    assert sorted(told) == sorted(expected)
    tasks = json.loads(demo("tasks", "-f", "json", *DAY).out)
    assert [(one["number"], one["state"]) for one in table(folder, "tasks")] == [
        (str(task["number"]), task["state"]) for task in tasks
    ]


def test_the_same_gives_the_same_bytes(demo, tmp_path):
    for name in ("甲", "乙"):
        demo("export", "csv", "-o", str(tmp_path / name), *DAY)
    for path in (tmp_path / "甲").iterdir():
        assert path.read_bytes() == (tmp_path / "乙" / path.name).read_bytes()


def test_what_is_there_is_not_written_over_unless_asked(demo, tmp_path):
    folder = tmp_path / "数据"
    demo("export", "csv", "-o", str(folder), "--as-of", "2024-01-01")
    before = (folder / "occasions.csv").read_bytes()
    refused = demo("export", "csv", "-o", str(folder), *DAY)
    assert refused.code == 2
    assert refused.err == (
        f"错误：“{folder}”已经有了，没有动它\n提示：加 --force 换成新的，或换个文件夹\n"
    )
    assert (folder / "occasions.csv").read_bytes() == before
    assert demo("export", "csv", "-o", str(folder), *DAY, "--force").code == 0
    assert (folder / "occasions.csv").read_bytes() != before
    assert [path.name for path in tmp_path.iterdir()] == ["数据"]


def test_a_folder_with_anything_else_is_never_replaced(demo, tmp_path):
    (tmp_path / "论文.docx").write_text("甲", encoding="utf-8")
    outcome = demo("export", "csv", "-o", str(tmp_path), *DAY, "--force")
    assert outcome.code == 2
    assert "里有别的东西（论文.docx），没有动它" in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["论文.docx"]


@pytest.mark.parametrize("form", ["docx", "excel"])
def test_an_unknown_form_is_told(demo, form):
    outcome = demo("export", form, "-o", "x")
    assert outcome.code == 2
    assert outcome.err.startswith(f"错误：没有格式“{form}”。")
