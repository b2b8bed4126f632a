"""gkcli verify: a workspace against the document it came from."""

import json

from tests.cli.conftest import REPOSITORY

NOTICE = str(REPOSITORY / "tests/fixtures/notice-2018-118.txt")


def test_the_data_says_what_the_notice_says(real):
    outcome = real("verify", NOTICE)

    assert (outcome.code, outcome.err) == (0, "")
    assert "逐字一致" in outcome.out


def test_the_folder_may_be_named_behind_the_command(run):
    assert run("verify", NOTICE, "-d", str(REPOSITORY / "data")).code == 0


def test_a_changed_character_is_shown_in_place_with_both_versions_and_the_line(run, demo_with):
    folder = demo_with({})
    document = folder / "分解表.txt"
    row = "3. 公开义务教育招生信息\t区教育局\t各镇（街道）\t在公告栏公开招生范围。"
    document.write_text(
        f"工作任务\t牵头单位\t责任单位\t工作要求\n一、甲\t\t\t\n（一）乙\t\t\t\n{row}\n",
        encoding="utf-8",
    )
    new = folder.parent / "new"
    assert run("import", str(document), "-o", str(new)).code == 0
    document.write_text(
        document.read_text(encoding="utf-8").replace("招生范围", "招考范围"), encoding="utf-8"
    )

    outcome = run("-d", str(new), "verify", str(document))

    assert outcome.code == 1
    assert ":4:1: 错误：第3项要求：文件是“在公告栏公开招【考】范围。”" in outcome.out
    assert "数据是“在公告栏公开招【生】范围。”" in outcome.out


def test_differences_come_as_json_too(real):
    found = json.loads(real("verify", NOTICE, "-f", "json").out)

    assert [one["code"] for one in found] == ["layout-differs"]


def test_another_document_differs(real, tmp_path):
    other = tmp_path / "别的.txt"
    other.write_text("今天天气很好。\n", encoding="utf-8")

    assert real("verify", str(other)).code == 1
