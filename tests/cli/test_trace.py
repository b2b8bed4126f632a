"""gkcli trace."""

import json
import re
import sys

import pexpect
import pytest

from tests.cli.conftest import REPOSITORY

DAY = ("--as-of", "2024-07-10")
CITY = "示市政办〔2024〕1号"


def test_every_item_above_is_listed_with_what_carries_it_out(demo):
    outcome = demo("trace", *DAY)
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert next(line for line in lines if " 1 集中公开规范性文件" in line).split()[:2] == [
        "1",
        "规范性文件集中公开",
    ]
    assert any("重大决策公开征求意见" in line and "漏项" in line for line in lines)
    assert "上级 14 项，已承接 11 项，漏项 1 项，比上级少的 6 项。" in lines
    assert "自选动作（没有写依据的任务）1 项：7 管好政府网站和政务新媒体" in lines


def test_as_data_both_directions_are_told(demo):
    found = json.loads(demo("trace", "-f", "json", *DAY).out)
    above = {(one["document"], one["item"]): one for one in found if one["direction"] == "above"}
    own = {one["item"]: one for one in found if one["direction"] == "own"}
    assert [key for key, one in above.items() if one["missed"]] == [(CITY, "3")]
    assert above[CITY, "9"]["not_ours"]
    assert [one["item"] for one in above["示省政办〔2024〕1号", "2"]["carried_by"]] == ["2"]
    assert own["2"]["rests_on"] == [f"{CITY}#2", "示省政办〔2024〕1号#2"]
    for key, one in above.items():
        for carrier in one["carried_by"]:
            assert "#".join(key) in own[carrier["item"]]["rests_on"]


def test_one_document_alone(demo):
    found = json.loads(demo("trace", "--above", "示例省", "-f", "json").out)
    assert {one["document"] for one in found if one["direction"] == "above"} == {
        "示省政办〔2024〕1号"
    }
    assert demo("trace", "--above", "示例省").code == 0


def test_one_item_above_is_compared_word_by_word(demo):
    outcome = demo("trace", f"{CITY}#7")
    assert outcome.code == 0
    assert "〔-7-〕〔+10+〕日内答复办理结果" in outcome.out
    assert "没有写“答复内容全部公开”" in outcome.out


def test_one_of_ours_with_all_it_rests_on(demo):
    outcome = demo("trace", "2")
    assert f"  · {CITY}#2 政策解读\n    · 示省政办〔2024〕1号#2" in outcome.out
    assert "没有写依据" in demo("trace", "7").out


def test_what_is_not_there_is_refused(demo):
    for asked, told in (
        ("99", "没有第 99 项任务"),
        ("nobody", "没有编号是“nobody”的任务或时限"),
        (f"{CITY}#99", f"“{CITY}”里没有第 99 项"),
        ("县〔2024〕1号#1", "没有读进来的上级文件"),
        ("#1", "写全：文号#项"),
        (f"{CITY}#x", "读不懂"),
    ):
        outcome = demo("trace", asked)
        assert (outcome.code, outcome.out) == (2, "")
        assert told in outcome.err


def test_without_documents_it_tells_how_to_begin(real):
    outcome = real("trace")
    assert outcome.code == 0
    assert "gkcli import 上级通知.docx -o upstream/上级" in outcome.out
    assert "国办发〔2018〕23号" in outcome.out


def test_a_document_that_cannot_be_read_is_told(run, demo_copy):
    path = demo_copy / "upstream/示例省/tasks.yaml"
    path.write_text("notice: 1\n", encoding="utf-8")
    outcome = run("-d", str(demo_copy), "trace", *DAY)
    assert "示例省2024年政务公开工作要点" in outcome.out or "读不了" in outcome.out
    assert run("-d", str(demo_copy), "check").code == 1


@pytest.fixture
def unlinked(demo_copy):
    """The made-up district before anybody has written what its tasks rest on."""
    path = demo_copy / "tasks.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^ {12}basis: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    return demo_copy


def test_likely_links_are_proposed_and_nothing_is_written(run, unlinked):
    before = (unlinked / "tasks.yaml").read_bytes()
    outcome = run("-d", str(unlinked), "trace", "--suggest", "-f", "json")
    found = {one["task"]: one for one in json.loads(outcome.out)}
    assert {task: one["basis"].partition("#")[2] for task, one in found.items()} == dict(
        zip("1234568", "1245678", strict=True)
    )
    assert "都是 2024-06-30 前" in found["1"]["reasons"]
    likeness = [one["likeness"] for one in found.values()]
    assert likeness == sorted(likeness, reverse=True)
    assert "都还没有写" in run("-d", str(unlinked), "trace", "--suggest").out
    assert (unlinked / "tasks.yaml").read_bytes() == before


def test_the_sure_ones_are_written_and_taken_back(run, unlinked, tmp_path, monkeypatch):
    monkeypatch.setenv("GKCLI_UNDO", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    before = (unlinked / "tasks.yaml").read_bytes()
    outcome = run("-d", str(unlinked), "trace", "--suggest", "--yes")
    assert outcome.code == 0
    assert f"上级依据：〔+{CITY}#6+〕" in outcome.out
    after = (unlinked / "tasks.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^ {12}basis: \[.*#(\d)\]", after, re.MULTILINE) == ["1", "5", "6", "8"]
    assert run("-d", str(unlinked), "fmt", "--check").code == 0
    assert run("-d", str(unlinked), "undo", "--yes").code == 0
    assert (unlinked / "tasks.yaml").read_bytes() == before


def test_a_link_that_is_there_is_kept_beside_a_new_one(run, unlinked):
    path = unlinked / "tasks.yaml"
    below = "  - number: 二\n    title: 优化"
    linked = path.read_text(encoding="utf-8").replace(
        below, f"            basis: [部〔2024〕1号#3]\n{below}"
    )
    path.write_text(linked, encoding="utf-8")
    run("-d", str(unlinked), "trace", "--suggest", "--yes", "--least", "0.7")
    assert f"basis: [部〔2024〕1号#3, {CITY}#5]" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("least", ["2", "-1", "nan"])
def test_how_alike_is_from_nothing_to_all(demo, least):
    outcome = demo("trace", "--suggest", "--least", least)
    assert (outcome.code, outcome.out) == (2, "")
    assert "0 到 1" in outcome.err


def test_in_a_terminal_each_is_asked_about(unlinked):
    session = pexpect.spawn(
        sys.executable,
        ["-m", "gkcli", "-d", str(unlinked), "trace", "--suggest"],
        encoding="utf-8",
        dimensions=(40, 200),
    )
    for key in ("y", "n", "q"):
        session.expect("写上吗")
        session.sendline(key)
    session.expect("写入吗")
    session.sendline("y")
    session.expect("已写入")
    session.expect(pexpect.EOF)
    session.close()
    assert session.exitstatus == 0
    text = (unlinked / "tasks.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^ {12}basis: \[.*#(\d)\]", text, re.MULTILINE) == ["6"]


def test_a_document_above_is_a_workspace_that_needs_no_registry(run):
    folder = str(REPOSITORY / "examples/demo/upstream/示例省")
    assert run("-d", folder, "check").code == 0
    assert "决策和解读一起抓" in run("-d", folder, "tasks").out
    assert "重大行政决策公开征求意见" in run("-d", folder, "show", "2").out


def test_a_document_above_is_checked_formatted_and_compared_with_the_rest(run, demo_copy):
    path = demo_copy / "upstream/示例市/tasks.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("number: 9\n", "number: 8\n"), encoding="utf-8")
    outcome = run("-d", str(demo_copy), "check")
    assert outcome.code == 1
    assert "示例市/tasks.yaml" in outcome.out
    assert "basis-no-such-item" in outcome.out
    path.write_text(text.replace("    title: 业务培训", "    title:   业务培训"), encoding="utf-8")
    assert "示例市/tasks.yaml" in run("-d", str(demo_copy), "fmt", "--check").out


def test_the_report_sets_all_side_by_side(demo):
    outcome = demo("report", "trace", *DAY)
    assert outcome.code == 0
    assert "| **漏项，没有任务承接** |" in outcome.out
    assert "漏项1项：示市政办〔2024〕1号第3项“重大决策公开征求意见”" in outcome.out
    assert "没有上级依据的任务1项：第7项" in outcome.out
    one = demo("report", "trace", "--unit", "区教育局", *DAY).out
    assert "招生信息" in one
    assert "漏项" not in one
    assert demo("report", "trace", "--public").code == 2


def test_without_documents_the_report_says_why_it_is_empty(real):
    outcome = real("report", "trace")
    assert outcome.out == ""
    assert "还没有读进来" in outcome.err


def test_an_export_has_a_row_for_each_link(demo, tmp_path):
    target = tmp_path / "数据.json"
    assert demo("export", "json", "-o", str(target)).code == 0
    links = json.loads(target.read_text(encoding="utf-8"))["basis_links"]
    assert links[0] == {
        "position": 1,
        "task": 1,
        "deadline": None,
        "document": CITY,
        "item": "1",
    }
    assert [one["task"] for one in links] == [1, 2, 3, 4, 5, 6, 8]


def test_the_site_of_the_office_tells_what_a_task_rests_on_and_the_public_one_does_not(
    demo, tmp_path
):
    for folder, options in (("office", ()), ("public", ("--public",))):
        assert demo("site", "-o", str(tmp_path / folder), *options, *DAY).code == 0
    office, public = (
        (tmp_path / folder / "tasks/2.html").read_text(encoding="utf-8")
        for folder in ("office", "public")
    )
    assert f"{CITY} 第2项</span>“政策解读”" in office
    assert "上级依据" not in public


def test_a_task_is_shown_with_what_it_rests_on(demo):
    assert f"上级依据  {CITY}#2" in demo("show", "2").out
    (found,) = json.loads(demo("show", "2", "-f", "json").out)
    assert found["basis"] == [f"{CITY}#2"]
