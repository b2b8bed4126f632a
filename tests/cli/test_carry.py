"""gkcli carry: a new year made from the old one."""

import json
import os
import shutil
import sys

import pexpect
import pytest

from gkcli.workspace.open import open_workspace
from tests.cli.conftest import REPOSITORY
from tests.conftest import NOTHING_KEPT

DEMO = REPOSITORY / "examples/demo"
DAY = ("--as-of", "2025-01-20")


@pytest.fixture
def carry(run, tmp_path):
    """Carry a year over, by default the made-up district, without asking."""

    def make(*more, folder=DEMO, name="2025"):
        return run("carry", str(folder), "-o", str(tmp_path / name), "--yes", *DAY, *more)

    return make


@pytest.fixture
def later(tmp_path):
    return tmp_path / "2025"


@pytest.fixture
def old(tmp_path):
    """A copy of the made-up district whose files may be changed."""

    def make(changes):
        folder = shutil.copytree(DEMO, tmp_path / "2024")
        for name, pairs in changes.items():
            path = folder / name
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            for before, after in pairs.items():
                assert before in text
                text = text.replace(before, after) if before else text + after
            path.write_text(text, encoding="utf-8")
        return folder

    return make


def tasks(folder):
    return [task for _, task in open_workspace(folder).table.placed()]


def test_the_new_year_is_sound_and_says_what_is_left_to_decide(run, carry, later):
    outcome = carry()
    assert (outcome.code, outcome.err) == (0, "")
    assert "2025 年：带过来 8 项，没有带的 0 项。" in outcome.out
    assert "成文日期还没有，先写作 2025-01-01" in outcome.out
    checked = json.loads(run("-d", str(later), "check", "-f", "json").out)
    assert {one["code"] for one in checked} == {"to-be-decided", "document-number"}
    assert run("-d", str(later), "fmt", "--check").code == 0


def test_nothing_is_invented(carry, later):
    carry()
    notice = open_workspace(later).table.notice
    assert notice.number == "待补"
    assert (notice.basis, notice.printed_on, notice.printed_by) == ((), None, None)
    assert "《示例市人民政府办公室关于做好2024年政务公开工作的通知》" in notice.body
    assert "《2025年政务公开工作任务分解表》" in notice.body
    assert notice.issuer == "示例区人民政府办公室"


def test_a_granted_carrying_over_says_for_whom(carry, later):
    carry()
    first = tasks(later)[0]
    assert first.carried_from == ("2024#1",)
    assert first.todo == ("2024 年准予区卫生健康局结转：是不是只由它接着办",)
    assert str(first.deadlines[0].by) == "2025-06-30"
    assert not first.deadlines[0].todo


def test_what_is_left_out_leaves_no_gap_in_the_numbers(carry, later):
    carry("--leave", "2,4")
    found = tasks(later)
    assert [task.number for task in found] == [1, 2, 3, 4, 5, 6]
    assert [task.carried_from for task in found][1] == ("2024#3",)
    assert found[1].deadlines[0].id == "2-enrol"
    table = open_workspace(later).table
    sections = [section.number for part in table.parts for section in part.sections]
    assert sections == ["一", "二", "三", "四"]


def test_what_is_done_stays_unless_it_is_kept_or_picked(run, old, carry, tmp_path):
    folder = old({"progress/区卫生健康局.yaml": {"": DONE}})
    proposed = json.loads(run("carry", str(folder), "--dry-run", "-f", "json", *DAY).out)
    assert proposed["tasks"][0]["reason"] == "finished"
    carry(folder=folder, name="甲")
    carry("--keep-done", folder=folder, name="乙")
    carry("--pick", "1", folder=folder, name="丙")
    titles = [[task.title for task in tasks(tmp_path / name)] for name in "甲乙丙"]
    assert ["集中公开规范性文件" in one for one in titles] == [False, True, True]


DONE = "- {on: 2024-12-31, for: 1-publish, status: 已完成, note: 公开了}\n"


def test_what_is_not_done_and_not_granted_is_carried_and_listed(old, carry, later):
    folder = old({"progress/区卫生健康局.yaml": {"status: 结转": "status: 受阻"}})
    outcome = carry(folder=folder)
    assert "2024 年没有办完，也没有准予结转：要不要再列" in outcome.out
    assert tasks(later)[0].carried_from == ("2024#1",)


ITEM = (
    "- {on: 2024-07-10, for: 8-train, status: 整改, item: zg-0710, problem: 没有签到表,"
    " due: 2024-07-31, found: 抽查, by: 区政务公开办}\n"
    "- {on: 2024-08-05, for: zg-0710, status: 推进中, note: 正在补}\n"
)
CLOSED = "- {on: 2024-08-20, for: zg-0710, status: 已销号, by: 区政务公开办}\n"


def test_open_items_arrive_with_their_history(run, old, carry, later):
    folder = old({"progress/甲镇.yaml": {"": ITEM}})
    assert carry("--leave", "2,8", folder=folder).code == 0
    assert [task.carried_from for task in tasks(later)][-1] == ("2024#8",)
    ledger = (later / "progress/甲镇.yaml").read_text(encoding="utf-8")
    assert ledger.splitlines()[0].startswith("- {on: 2024-07-10, for: 7-train, status: 整改")
    assert "- {on: 2024-08-05, for: zg-0710, status: 推进中, note: 正在补}" in ledger
    checked = json.loads(run("-d", str(later), "check", "-f", "json").out)
    assert {one["severity"] for one in checked} == {"warning"}
    late = run("-d", str(later), "deadlines", "--unit", "甲镇", "--as-of", "2025-01-10").out
    assert "整改：没有签到表" in late


def test_an_open_item_about_the_notice_itself_arrives_too(old, carry, later):
    item = ITEM.replace("for: 8-train", "for: plan")
    carry(folder=old({"progress/甲镇.yaml": {"": item}}))
    ledger = (later / "progress/甲镇.yaml").read_text(encoding="utf-8")
    assert ledger.startswith("- {on: 2024-07-10, for: plan, status: 整改, item: zg-0710")


def test_items_that_the_office_closed_out_stay(old, carry, later):
    folder = old({"progress/甲镇.yaml": {"": ITEM + CLOSED}})
    carry("--leave", "8", folder=folder)
    assert not (later / "progress/甲镇.yaml").exists()
    assert all(task.carried_from != ("2024#8",) for task in tasks(later))


def test_successors_take_over(run, old, carry, later):
    folder = old(
        {
            "units.yaml": {
                "full_name: 示例区教育局": "full_name: 示例区教育局\n    successor: 区教体局",
                "full_name: 示例区行政审批服务局": (
                    "full_name: 示例区行政审批服务局\n    successor: 区数据局"
                ),
            }
        }
    )
    outcome = carry(folder=folder)
    assert "要求里还写着“区教育局”，名册里已改" in outcome.out
    directory = open_workspace(later).directory
    assert directory.get("区教育局").name == "区教体局"
    assert not directory.get("区教育局").verified
    assert directory.get("区行政审批局").name == "区数据局"
    former = [a for a in directory.get("区教体局").aliases if a.name == "区教育局"]
    assert str(former[0].to) == "2024-12-31"
    found = tasks(later)
    assert (found[2].lead, found[4].lead) == (("区教体局",), ("区数据局",))
    (step,) = json.loads(run("compare", str(folder), str(later), "-f", "json").out)["steps"]
    assert {fate["fate"] for fate in step["tasks"]} == {"continued"}
    assert not any(fate["parties"] for fate in step["tasks"])


def test_cycles_go_over_as_they_are_and_not_into_the_table(old, carry, later):
    cycle = "cycles:\n  - {id: quarterly, what: 报送季度进展, each: quarter, day: 5}\n"
    carry(folder=old({"cycles.yaml": {"": cycle}}))
    assert (later / "cycles.yaml").read_text(encoding="utf-8") == cycle
    assert "quarterly" not in (later / "tasks.yaml").read_text(encoding="utf-8")


def test_a_registry_above_both_years_is_shared(run, tmp_path):
    shutil.copytree(REPOSITORY / "examples/annual", tmp_path / "annual")
    folder = tmp_path / "annual"
    run("carry", str(folder / "2019"), "-o", str(folder / "2020"), "--yes", *DAY)
    assert not (folder / "2020/units.yaml").exists()
    run("carry", str(folder / "2019"), "-o", str(tmp_path / "2020"), "--yes", *DAY)
    assert (tmp_path / "2020/units.yaml").exists()


def test_the_same_again_gives_the_same_bytes(carry, tmp_path):
    carry(name="甲")
    carry(name="乙")
    for path in (tmp_path / "甲").iterdir():
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "乙" / path.name).read_bytes()


def test_a_folder_that_is_there_stays_as_it_is(carry, later):
    carry()
    before = (later / "tasks.yaml").read_bytes()
    again = carry("--leave", "1")
    assert again.code == 2
    assert "没有写入任何文件" in again.err
    assert (later / "tasks.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "新"], "有 7 项要人定，这里不能询问"),
        (["--yes"], "没有写 -o"),
        (["--yes", "-o", "新", "--pick", "99"], "2024 年没有第 99 项"),
        (["--yes", "-o", "新", "--pick", "甲"], "“甲”不是正整数"),
        (["--yes", "-o", "新", "--year", "2024"], "2024 年不在 2024 年以后"),
    ],
)
def test_what_cannot_be_carried(run, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    outcome = run("carry", str(DEMO), *DAY, *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert not (tmp_path / "新").exists()


def test_a_person_is_asked_about_one_after_the_other(tmp_path):
    new = tmp_path / "新"
    line = ["-m", "gkcli", "carry", str(DEMO), "-o", str(new), *DAY]
    child = pexpect.spawn(
        sys.executable,
        line,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "NO_COLOR": "1", **NOTHING_KEPT},
        cwd=str(REPOSITORY),
        dimensions=(60, 120),
        encoding="utf-8",
        timeout=60,
    )
    for question, said in (("2. 做好政策解读", "n"), ("3. 公开", "什么"), ("请写 y", "")):
        child.expect_exact(question)
        child.expect_exact("带过去吗（带）")
        child.sendline(said)
    child.expect_exact("4. 按月")
    child.sendline("a")
    child.expect_exact("带过来 7 项，没有带的 1 项")
    child.expect(pexpect.EOF)
    assert [task.carried_from[0] for task in tasks(new)][:2] == ["2024#1", "2024#3"]


def test_the_old_year_can_be_sealed_at_once(run, old, carry):
    folder = old({})
    assert "已封存 25 个文件" in carry("--seal", folder=folder).out
    assert run("-d", str(folder), "check").code == 0
    with (folder / "progress/甲镇.yaml").open("a", encoding="utf-8") as file:
        file.write("- {on: 2024-12-30, for: 7-patrol, status: 推进中}\n")
    checked = run("-d", str(folder), "check")
    assert checked.code == 1
    assert "progress/甲镇.yaml 在 2025-01-20 封存以后改过。" in checked.out
