"""gkcli overview."""

import json
import re

import pytest

from gkcli.terminal.text_width import cell_len
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
    assert "时限按 2018-11-25 计：逾期 1  临近 2  未到期 7  长期 12  待条件 12" in out


def test_the_next_dates_come_first_and_past_ones_fill_up(real):
    def dates(day):
        lines = real("overview", "--as-of", day).out.splitlines()
        return [line.split()[0] for line in lines if line.startswith("20") and "周" in line]

    assert dates("2018-07-15") == ["2018-07-20", *["2018-12-01"] * 2, *["2018-12-31"] * 2]
    assert dates("2018-12-31") == [*["2018-12-31"] * 4, "2019-03-31"]
    longest = ["2018-07-20", "2018-12-01"]
    assert dates("2019-03-01") == [*longest, *["2019-03-31"] * 3]
    assert dates("2026-01-01") == [*longest, "2018-12-01", *["2018-12-31"] * 2]


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
        assert "一、扩大主动公开     4     23/27     26/54     4  [###########!........]" in out
        assert "合计                 8     34/39     41/87     5  [##########!.........]" in out
        assert "到期完成率 87.2%（34/39），全年完成率 47.1%（41/87）。" in out
        assert "逾期：丙街道 3  区财政局 1  区卫生健康局 1" in out
        assert "一条也没有报过（10 个单位中）：丙街道" in out

    def test_the_worst_arrears_come_first(self, demo):
        out = demo("overview", "--as-of", "2024-07-05").out
        late = [line for line in out.splitlines() if "逾期 " in line and line.startswith("2024")]
        assert [line.split("逾期 ")[1].split()[0] for line in late] == ["98", "96"]

    @pytest.mark.parametrize("day", ["2024-03-05", "2024-07-05", "2024-12-11", "2025-04-10"])
    def test_every_table_adds_up_to_the_rows_of_the_deadlines(self, demo, day):
        def asked(*words):
            return json.loads(demo(*words, "-f", "json", "--as-of", day).out)

        rows = asked("deadlines", "--all")
        (year,) = asked("overview")
        tasks, units = asked("tasks"), asked("units")
        whole = tally(rows, day)
        assert whole == {key: year["counts"][key] for key in whole}
        for key in whole:
            parts = [year["notice_counts"], *(part["counts"] for part in year["parts"])]
            assert sum(part[key] for part in parts) == whole[key]
            assert sum(u["counts"][key] for u in units if u["kind"] != "group") == whole[key]
            of_tasks = sum(task["counts"][key] for task in tasks)
            assert of_tasks + year["notice_counts"][key] == whole[key]
        rates = (whole["due_done"], whole["due"]), (whole["done"], whole["owed"])
        words = [f"{100 * part / all_:.1f}%" if all_ else "—" for part, all_ in rates]
        printed = [demo("report", name, "--as-of", day).out for name in ("bulletin", "summary")]
        totals = [totals_of(text) for text in printed]
        assert [len(found) for found in totals] == [2, 1]
        for cells in (*totals[0], *totals[1]):
            assert (cells[0], cells[9:11]) == (str(whole["total"]), words)
            assert sum(map(int, cells[1:9])) == whole["total"]

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


def totals_of(report):
    """The numbers in each row of totals of a report in Markdown."""
    rows = [row for row in report.splitlines() if row.startswith("| ***合计***")]
    return [[cell.strip() for cell in row.split("|")[2:]] for row in rows]


def tally(rows, day):
    """What the rows of ``deadlines`` say, counted as docs/ledger.md defines it."""
    done = [row for row in rows if row["state"] in ("done", "done_late")]
    owed = [row for row in rows if row["state"] not in NEVER_OWED]
    due = [r for r in owed if r["state"] == "unreported" or (r["due"] and r["due"] <= day)]
    return {
        "total": len(rows),
        "done": len(done),
        "owed": len(owed),
        "due": len(due),
        "due_done": sum(row in done for row in due),
        "overdue": sum(row["state"] == "overdue" for row in rows),
        "unreported": sum(row["state"] == "unreported" for row in rows),
        "closed": sum(bool(row["closed_on"]) for row in rows),
        "requested": sum(bool(row["request"]) for row in rows),
    }


NEVER_OWED = ("ongoing", "waiting", "not_applicable")
