"""gkcli import: a document becomes a workspace to review."""

import json

import pytest

from tests.cli.conftest import REPOSITORY

NOTICE = REPOSITORY / "tests/fixtures/notice-2018-118.txt"


@pytest.fixture
def imported(run, tmp_path):
    """Import a document into a new folder."""

    def go(document, *arguments):
        return run("import", str(document), "-o", str(tmp_path / "new"), *arguments)

    return go


def test_the_workspace_is_one_that_check_accepts(run, imported, tmp_path):
    outcome = imported(NOTICE)

    assert (outcome.code, outcome.err) == (0, "")
    assert "4 节、14 目、40 项任务" in outcome.out
    assert run("-d", str(tmp_path / "new"), "check").code == 0


def test_an_existing_workspace_is_left_alone(imported, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new/tasks.yaml").write_text("别动", encoding="utf-8")

    outcome = imported(NOTICE)

    assert (outcome.code, outcome.out) == (2, "")
    assert "已经有 tasks.yaml" in outcome.err
    assert (tmp_path / "new/tasks.yaml").read_text(encoding="utf-8") == "别动"
    assert not (tmp_path / "new/units.yaml").exists()


def test_a_document_without_tasks_leaves_no_workspace(imported, tmp_path):
    letter = tmp_path / "信.txt"
    letter.write_text("同志们：\n\n大家好。\n", encoding="utf-8")

    outcome = imported(letter)

    assert (outcome.code, outcome.out) == (1, "")
    assert "没有找到任务" in outcome.err
    assert "牵头单位" in outcome.err
    assert not (tmp_path / "new").exists()


def test_findings_come_as_json_too(imported):
    finding, unnamed = json.loads(imported(NOTICE, "-f", "json").out)

    assert (finding["code"], finding["line"], finding["severity"]) == ("no-lead", 28, "note")
    assert unnamed["code"] == "unsure-name"


def test_a_registry_that_knows_every_unit_gets_no_drafts(imported, tmp_path):
    units = REPOSITORY / "data/units.yaml"

    assert imported(NOTICE, "--units", str(units)).code == 0
    assert "verified" in (tmp_path / "new/units.yaml").read_text(encoding="utf-8")
    assert "本文件" not in (tmp_path / "new/units.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.4 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0....", ".doc"),
        (b"\x89PNG....", "图片"),
        (b"PK\x03\x04....", "坏"),
        (b"  \n", "空"),
        (b"\xff\xff\x81\xff" * 40, "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_to_convert_it(imported, tmp_path, data, says):
    document = tmp_path / "文件"
    document.write_bytes(data)

    outcome = imported(document)

    assert (outcome.code, outcome.out) == (2, "")
    assert says in outcome.err
    assert "提示：" in outcome.err
