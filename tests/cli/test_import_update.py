"""gkcli import --update: the document's new edition, over what people have added."""

import shutil

import pexpect
import pytest

from gkcli.workspace.open import open_workspace
from tests.cli.conftest import REPOSITORY

NOTICE = REPOSITORY / "tests/fixtures/notice-2018-118.txt"


@pytest.fixture
def workspace(tmp_path):
    """A copy of the workspace of 2018."""
    folder = tmp_path / "2018年"
    folder.mkdir()
    for name in ("tasks.yaml", "units.yaml"):
        shutil.copy(REPOSITORY / "data" / name, folder / name)
    return folder


@pytest.fixture
def edition(tmp_path):
    """The notice with other words: ``edition({"甲": "乙"})``."""

    def make(changes):
        text = NOTICE.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "新版.txt"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return make


def tasks(folder):
    return {task.number: task for _, task in open_workspace(folder).table.placed()}


def test_the_same_document_changes_nothing(run, workspace):
    before = (workspace / "tasks.yaml").read_bytes()

    outcome = run("import", str(NOTICE), "--update", "-o", str(workspace), "--yes")

    assert outcome.code == 0
    assert "没有要改的" in outcome.out
    assert (workspace / "tasks.yaml").read_bytes() == before


def test_changes_are_shown_task_by_task_and_not_written_without_a_yes(run, workspace, edition):
    before = (workspace / "tasks.yaml").read_bytes()
    new = edition({"39. 建立健全公共企事业": "39. 健全公共企事业", "区信访局": "区信访中心"})

    outcome = run("import", new, "--update", "-o", str(workspace))

    assert outcome.code == 2
    assert "第39项" in outcome.out
    assert "牵头单位增加区信访中心，减少区信访局" in outcome.out
    assert "--yes" in outcome.err
    assert (workspace / "tasks.yaml").read_bytes() == before


def test_what_people_added_stays_and_the_document_decides_the_rest(run, workspace, edition):
    old = tasks(workspace)
    new = edition({"38. 编制完成《": "38. 全面编制完成《", "IPv6": "IPV6"})

    assert run("import", new, "--update", "-o", str(workspace), "--yes").code == 0

    now = tasks(workspace)
    assert now[38].title == "全面编制完成《泉港区重点领域政务公开清单》"
    assert (now[38].deadlines, now[38].errata) == (old[38].deadlines, old[38].errata)
    assert "IPV6" in now[30].requirement
    assert now[26] == old[26]
    assert open_workspace(workspace).table.notice.deadlines


def test_a_task_that_moved_to_another_number_keeps_its_deadlines(run, workspace, edition):
    old = tasks(workspace)
    new = edition({"\n11. 落实": "\n99. 落实"})

    assert run("import", new, "--update", "-o", str(workspace), "--yes").code == 0

    assert tasks(workspace)[99].deadlines == old[11].deadlines


def test_comments_stay_where_they_were_written(run, workspace, edition):
    path = workspace / "tasks.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "          - number: 38\n", "          # 这项要紧\n          - number: 38\n"
    )
    path.write_text(f"# 二〇一八年\n{text}", encoding="utf-8")

    run(
        "import", edition({"\n5. 推动": "\n5. 大力推动"}), "--update", "-o", str(workspace), "--yes"
    )

    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# 二〇一八年"
    assert lines[lines.index("          # 这项要紧") + 1] == "          - number: 38"


def test_a_unit_that_is_new_is_registered_as_a_draft_beside_the_others(run, workspace, edition):
    before = open_workspace(workspace).directory.registry

    run("import", edition({"区信访局": "区信访中心"}), "--update", "-o", str(workspace), "--yes")

    after = open_workspace(workspace).directory.registry
    assert after.units[: len(before.units)] == before.units
    assert [unit.name for unit in after.units[len(before.units) :]] == ["区信访中心"]
    assert not after.units[-1].verified


@pytest.mark.parametrize(("key", "written"), [("y", True), ("n", False)])
def test_a_terminal_is_asked(workspace, edition, key, written):
    import sys

    before = (workspace / "tasks.yaml").read_bytes()
    child = pexpect.spawn(
        sys.executable,
        ["-m", "gkcli", "import", edition({"IPv6": "IPV6"}), "--update", "-o", str(workspace)],
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "TERM": "dumb", "PYTHONPATH": str(REPOSITORY)},
        cwd=str(REPOSITORY),
        timeout=60,
    )
    child.expect("写入吗")
    child.sendline(key)
    child.expect(pexpect.EOF)

    assert ((workspace / "tasks.yaml").read_bytes() != before) is written


def test_where_to_write_has_to_be_said(run):
    outcome = run("import", str(NOTICE))

    assert outcome.code == 2
    assert "-o" in outcome.err


def test_what_a_new_edition_of_a_document_above_means_for_ours_is_listed(run, demo_copy, tmp_path):
    path = tmp_path / "要点.txt"
    path.write_text(
        "示例省2024年政务公开工作要点\n示省政办〔2024〕1号\n各市人民政府：\n请认真落实。\n"
        "示例省人民政府办公室\n2024年1月15日\n"
        "一、扩大公开\n"
        "1．集中公开规范性文件。对现行有效的规范性文件全部集中公开，标明是否有效，每年清理两次。\n"
        "2．决策和解读一起抓。重大行政决策公开征求意见，政策文件必须同步解读。\n"
        "二、改进服务\n3．推行一网通办。全部事项上网办理。\n"
        "4．管好办事指南。办事指南随调整及时更新，线上线下一致。\n",
        encoding="utf-8",
    )
    folder = demo_copy / "upstream/示例省"
    outcome = run("import", str(path), "--outline", "--update", "-o", str(folder), "--yes")
    assert outcome.code == 0
    effects = outcome.out.partition("对本级（示政办〔2024〕1号）的影响\n")[2].splitlines()
    assert effects[:4] == [
        "第1项“集中公开规范性文件”改了：本级第1项要对照。",
        "  漏了要求：没有写“每年清理两次”",
        "第3项“管好办事指南”改为第4项：示市政办〔2024〕1号#6的 basis 跟着改。",
        "没有了 第4项“抓培训”：示市政办〔2024〕1号#8以它为依据，要改。",
    ]
    assert not (folder / "units.yaml").exists()


def test_a_new_edition_keeps_what_tasks_rest_on(run, demo_copy):
    other = REPOSITORY / "tests/fixtures/demo-other-edition.md"
    run("import", str(other), "--update", "-o", str(demo_copy), "--yes")
    found = tasks(demo_copy)
    assert [str(one) for one in found[1].basis] == ["示市政办〔2024〕1号#1"]
    assert [one.not_ours for one in open_workspace(demo_copy).table.notice.basis] == [("9",)]
