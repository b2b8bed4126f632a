"""gkcli rollup: many workspaces at once."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.support.golden import REPOSITORY

DAY = ("--as-of", "2024-07-05")
BAD = "examples/city/河西区/progress/西镇.yaml:1:39"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)


@pytest.fixture
def districts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sound districts, 甲 and 乙, in the folder where one stands."""
    for name in ("甲", "乙"):
        shutil.copytree(REPOSITORY / "examples/demo", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(folder: Path, text: str) -> None:
    (folder / "rollup.yaml").write_text(text, encoding="utf-8")


class TestTable:
    def test_there_is_a_row_for_each_in_the_given_order_and_a_total(self, run: Run) -> None:
        out = run("rollup", "examples/city", *DAY).out.splitlines()
        names = [line.split()[0] for line in out[2:6]]
        assert names == ["示例区", "河东区", "河西区", "合计"]
        assert out[5].split()[1:7] == ["10", "15", "40/50", "47/98", "10", "3"]

    def test_a_broken_ledger_is_told_and_counted_and_hides_nothing(self, run: Run) -> None:
        outcome = run("rollup", "examples/city", *DAY)
        assert outcome.code == 1
        assert "缺 西镇的台账，1 处错误" in outcome.out
        assert "3 个工作区，3 个有逾期，共 10 项次，1 个有台账读不出来" in outcome.out
        assert BAD in outcome.err
        assert "1 个工作区有读不出来的：河西区" in outcome.err

    def test_a_broken_table_is_told_and_the_others_are_summed_up(
        self, run: Run, districts: Path
    ) -> None:
        (districts / "乙/tasks.yaml").write_text("notice: [\n", encoding="utf-8")
        outcome = run("rollup", "甲", "乙", *DAY)
        assert outcome.code == 1
        assert "读不出来，" in outcome.out
        assert "2 个工作区，1 个有逾期，共 4 项次，1 个读不出来，没有计入" in outcome.out
        assert "乙/tasks.yaml:" in outcome.err

    def test_sound_workspaces_exit_zero_and_say_nothing_aside(
        self, run: Run, districts: Path
    ) -> None:
        del districts
        outcome = run("rollup", "乙", "甲", *DAY)
        assert (outcome.code, outcome.err) == (0, "")
        assert [line.split()[0] for line in outcome.out.splitlines()[2:4]] == ["乙", "甲"]

    def test_a_folder_named_twice_counts_once(self, run: Run, districts: Path) -> None:
        del districts
        assert "1 个工作区" in run("rollup", "甲", "甲/", "./甲", *DAY).out


class TestOverdue:
    def test_exits_one_where_there_are_any(self, run: Run, districts: Path) -> None:
        del districts
        late = run("rollup", "甲", "乙", "--overdue", *DAY)
        assert (late.code, "甲" in late.out) == (1, True)
        on_time = run("rollup", "甲", "乙", "--overdue", "--as-of", "2024-03-05")
        assert on_time.code == 0
        assert on_time.out == "2 个工作区，没有逾期的；按 2024-03-05 计。\n"

    def test_shows_only_what_is_late(self, run: Run, districts: Path) -> None:
        del districts
        found = run("rollup", "甲", "乙", "--overdue", "--by", "deadline", "-f", "json", *DAY)
        assert all(group["counts"]["overdue"] for group in json.loads(found.out))


class TestGroups:
    def test_groups_that_workspaces_have_in_common_are_one(self, run: Run, districts: Path) -> None:
        del districts
        one = json.loads(run("rollup", "甲", "--by", "unit-kind", "-f", "json", *DAY).out)
        two = json.loads(run("rollup", "甲", "乙", "--by", "unit-kind", "-f", "json", *DAY).out)
        assert [group["kind"] for group in one] == [group["kind"] for group in two]
        for single, double in zip(one, two, strict=True):
            assert double["workspaces"] == ["甲", "乙"]
            assert double["counts"]["total"] == 2 * single["counts"]["total"]
            assert double["units"] == 2 * single["units"]

    def test_deadlines_come_by_date(self, run: Run) -> None:
        out = run("rollup", "examples/city", "--by", "deadline", "-f", "json", *DAY).out
        days = [group["due"] or "9" for group in json.loads(out)]
        assert days == sorted(days)
        (plan,) = [g for g in json.loads(out) if g["deadline"] == "报送工作安排并公开"]
        assert plan["workspaces"] == ["示例区", "河东区", "河西区"]

    def test_sections_are_grouped_by_their_titles(self, run: Run) -> None:
        out = run("rollup", "examples/city", "--by", "section", "-f", "csv", *DAY).out
        rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
        assert {row["目"]: row["工作区"] for row in rows}["政策文件公开"] == "3"


class TestForms:
    def test_json_tells_what_is_broken(self, run: Run) -> None:
        outcome = run("rollup", "examples/city", "-f", "json", *DAY)
        whole, _, broken = json.loads(outcome.out)
        assert (whole["workspace"], whole["broken"], whole["findings"]) == ("示例区", False, [])
        assert whole["silent"] == ["丙街道"]
        assert whole["next_deadline"] == {"due": "2024-07-20", "what": "公开上月财政收支情况"}
        assert (broken["broken"], broken["unread"], broken["finding_count"]) == (True, ["西镇"], 1)
        (finding,) = broken["findings"]
        assert f"{finding['file']}:{finding['line']}:{finding['column']}" == BAD

    @pytest.mark.parametrize("form", ["csv", "md"])
    def test_other_forms_have_the_same_rows(self, run: Run, form: str) -> None:
        out = run("rollup", "examples/city", "-f", form, *DAY).out
        assert all(name in out for name in ("示例区", "河东区", "河西区", "合计"))

    @pytest.mark.parametrize("columns", [40, 80, 120])
    def test_a_row_fits_the_terminal(self, screen, columns: int) -> None:
        from gkcli.terminal.text_width import cell_len

        shown = screen(columns, "rollup", "examples/city", *DAY)
        page = shown.partition("3/3")[2].partition("注意：")[0].partition("\n")[2]
        assert max(map(cell_len, page.splitlines())) <= columns


class TestRefusals:
    def test_a_folder_without_a_workspace_is_named(self, run: Run, districts: Path) -> None:
        (districts / "空").mkdir()
        outcome = run("rollup", "甲", "空", "没有", *DAY)
        assert (outcome.code, outcome.out) == (2, "")
        assert "“空”、“没有”" in outcome.err
        assert "提示：" in outcome.err

    @pytest.mark.parametrize(
        ("text", "place", "words"),
        [
            ("workspaces:\n  - name: 甲\n    folder: 甲\n    floder: 乙\n", "4:5", "floder"),
            ("workspaces:\n  - name: 甲\n", "2:5", "folder"),
            ("workspaces: 甲\n", "1:13", "workspaces"),
            ("workspaces:\n  - {name: 甲, folder: 甲\n", "rollup.yaml:", "错误"),
            (
                "workspaces:\n  - {name: 甲, folder: 甲}\n  - {name: 甲, folder: 乙}\n",
                "3:12",
                "列了两次",
            ),
            (
                "workspaces:\n  - {name: 甲, folder: 甲}\n  - {name: 乙, folder: ./甲}\n",
                "3:23",
                "算两遍",
            ),
            ("workspaces:\n  - {name: 丙, folder: 丙}\n", "2:23", "不是工作区"),
            (
                'workspaces:\n  - {name: 丙, folder: 丙, url: "https://a.example/b.git"}\n',
                "2:23",
                "git clone https://a.example/b.git 丙",
            ),
        ],
    )
    def test_a_wrong_list_is_told_with_its_place(
        self, run: Run, districts: Path, text: str, place: str, words: str
    ) -> None:
        listed(districts, text)
        outcome = run("rollup", *DAY)
        assert (outcome.code, outcome.out) == (2, "")
        assert place in outcome.err
        assert words in outcome.err
        assert "差错" not in outcome.err

    def test_without_folders_and_without_a_list_one_is_told_what_to_write(
        self, run: Run, districts: Path
    ) -> None:
        outcome = run("rollup", *DAY)
        assert outcome.code == 2
        assert "gkcli rollup 甲区 乙区" in outcome.err
        assert "rollup.yaml" in run("-d", str(districts), "rollup").err

    def test_the_list_is_found_upwards(
        self, run: Run, districts: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        listed(districts, "workspaces:\n  - {name: 甲区, folder: 甲}\n")
        monkeypatch.chdir(districts / "乙/progress")
        assert "甲区" in run("rollup", *DAY).out


class TestWholeProcesses:
    def test_the_answer_is_the_same_first_kept_and_without_a_cache(
        self, run: Run, tmp_path: Path
    ) -> None:
        kept = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "GKCLI_CACHE": ""}
        asked = ("rollup", "examples/city", "-f", "json", *DAY)
        first, again = run(*asked, environment=kept), run(*asked, environment=kept)
        assert first == again == run(*asked)
        assert len(list((tmp_path / "cache/gkcli/rollup").iterdir())) == 3

    def test_a_home_that_takes_nothing_is_no_trouble(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "gkcli").write_bytes(b"")
        environment = {"XDG_CACHE_HOME": str(tmp_path), "GKCLI_CACHE": ""}
        outcome = run("rollup", "examples/city", *DAY, environment=environment)
        assert outcome == run("rollup", "examples/city", *DAY)

    def test_interrupted_it_says_so_and_leaves_neither_process_nor_half_a_result(
        self, tmp_path: Path
    ) -> None:
        for number in range(60):
            folder = tmp_path / f"区{number}"
            shutil.copytree(REPOSITORY / "examples/demo", folder)
            tasks = folder / "tasks.yaml"
            text = tasks.read_text(encoding="utf-8").replace("示例区人民", f"第{number}区人民")
            tasks.write_text(text, encoding="utf-8")
        cache = tmp_path / "cache"
        process = subprocess.Popen(
            [sys.executable, "-m", "gkcli", "rollup", *(f"区{n}" for n in range(60)), *DAY],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(cache)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        until = time.monotonic() + 30
        while not any(cache.rglob("*")) and time.monotonic() < until:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
        if process.returncode == 0:
            pytest.skip("it was over before it could be interrupted")
        assert (process.returncode, out, err.decode()) == (130, b"", "已中断\n")
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
        assert not [path for path in cache.rglob("*") if path.suffix == ".part"]


class TestCacheCommand:
    def test_it_tells_where_and_how_large_and_clears(self, run: Run, tmp_path: Path) -> None:
        kept = {"XDG_CACHE_HOME": str(tmp_path), "GKCLI_CACHE": ""}
        run("rollup", "examples/city", *DAY, environment=kept)
        (record,) = json.loads(run("cache", "-f", "json", environment=kept).out)
        assert record["folder"] == str(tmp_path / "gkcli")
        assert record["files"] == 3
        assert 0 < record["bytes"] < record["most_bytes"]
        assert "3 个" in run("cache", environment=kept).out
        assert "清掉了" in run("cache", "--clear", environment=kept).out
        assert json.loads(run("cache", "-f", "json", environment=kept).out)[0]["files"] == 0

    def test_switched_off_it_says_so(self, run: Run) -> None:
        outcome = run("cache", environment={"GKCLI_CACHE": "off"})
        assert outcome.code == 0
        assert "没有" in outcome.out
