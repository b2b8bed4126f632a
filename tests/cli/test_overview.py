"""gkcli overview."""

import json
import re

import pytest

from gkcli.render.cells import cell_len
from tests.cli.conftest import REPOSITORY

NEAR_THE_END = ("--as-of", "2018-11-25")


def test_the_year_in_numbers(real):
    record = json.loads(real("overview", "-f", "json", *NEAR_THE_END).out)[0]
    assert [(p["sections"], p["tasks"], p["with_lead"]) for p in record["parts"]] == [
        (4, 17, 8),
        (3, 11, 10),
        (3, 6, 4),
        (4, 6, 0),
    ]
    assert record["number"] == "泉港政办〔2018〕118号"
    assert record["as_of"] == "2018-11-25"
    assert sum(record["leads"].values()) == 26
    assert list(record["leads"].items())[:2] == [("区审改办", 7), ("区行政服务中心管委会", 6)]


def test_states_are_counted(real):
    out = real("overview", *NEAR_THE_END).out
    assert "时限按 2018-11-25 计：逾期 1  临近 2  未到期 7  长期 1  待条件 3" in out


def test_the_next_dates_come_first_and_past_ones_fill_up(real):
    def dates(day):
        lines = real("overview", "--as-of", day).out.splitlines()
        return [line.split()[0] for line in lines if line.startswith("20") and "周" in line]

    assert dates("2018-07-15") == ["2018-07-20", *["2018-12-01"] * 2, *["2018-12-31"] * 2]
    assert dates("2018-12-31") == [*["2018-12-31"] * 4, "2019-03-31"]
    assert dates("2019-03-01") == [*["2018-12-31"] * 2, *["2019-03-31"] * 3]
    assert dates("2026-01-01") == [*["2018-12-31"] * 2, *["2019-03-31"] * 3]


@pytest.mark.parametrize("day", ["2018-07-15", "2018-11-25", "2019-03-31", "2026-11-24"])
def test_the_year_fits_one_screen_of_80_by_24(screen, day):
    real = {"GKCLI_DATA": str(REPOSITORY / "data")}
    lines = screen(80, "overview", "--as-of", day, environment=real).splitlines()
    assert len(lines) < 24
    assert max(map(cell_len, lines)) <= 80


def test_a_table_without_tasks_has_an_overview(run, tmp_path):
    run("init", str(tmp_path / "w"))
    tasks = tmp_path / "w/tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text[: text.index("  deadlines:")] + "parts: []\n", encoding="utf-8")
    outcome = run("-d", str(tmp_path / "w"), "overview", "--as-of", "2026-01-01")
    assert (outcome.code, outcome.err) == (0, "")
    assert "时限按 2026-01-01 计：没有" in outcome.out


def test_a_finished_year_is_told_as_finished(real, demo):
    out = real("overview", "--as-of", "2026-11-24").out
    assert "2018 年度已经结束，台账里没有记录；10 条时限没有报完成（按 2026-11-24 计）。" in out
    assert "逾期 2" not in out
    assert "gkcli record" not in out
    assert "已经结束" not in real("overview", "--as-of", "2019-03-31").out
    told = demo("overview", "--as-of", "2026-11-24").out
    assert "2024 年度已经结束；8 条时限没有报完成" in told
    assert re.search(r"summary .* 8/9 单位已完成\n", told)


class TestLedgers:
    def test_parts_are_told_by_what_is_done_late_and_open(self, demo):
        out = demo("overview", "--as-of", "2024-07-01").out
        assert "一、扩大主动公开     4   26/54     4  [###########!........]" in out
        assert "合计                 8   41/87     5  [##########!.........]" in out
        assert "逾期：丙街道 3  区财政局 1  区卫生健康局 1" in out
        assert "一条也没有报过（10 个单位中）：丙街道" in out

    def test_the_numbers_are_those_of_the_deadlines(self, demo):
        day = ("--as-of", "2024-10-12", "-f", "json")
        (record,) = json.loads(demo("overview", *day).out)
        late = json.loads(demo("deadlines", "--overdue", *day).out)
        counted = [record["notice"], *(part["states"] for part in record["parts"])]
        assert sum(states["overdue"] for states in counted) == len(late) == 6
        assert sum(unit["overdue"] for unit in record["lagging"]) == len(late)
        assert record["silent"] == ["丙街道"]

    def test_before_anybody_has_reported_it_says_how_to_begin(self, demo, unheard):
        day = ("--as-of", "2024-03-05")
        for outcome in (demo("overview", *day), unheard("overview", *day)):
            assert "还没有人报过进展，报一条用 gkcli record。" in outcome.out
            assert "进度" not in outcome.out
        assert "gkcli record" not in demo("overview", "--as-of", "2024-04-01").out
