"""A leading unit sees what the others reported in the period, and who did not."""

import pytest

from tests.cli.test_cycles import CYCLES

DAY = ("--as-of", "2024-10-20")


@pytest.fixture
def ask(run, demo_copy):
    (demo_copy / "cycles.yaml").write_text(CYCLES + "    gathered_by: lead\n", encoding="utf-8")
    with (demo_copy / "progress/甲镇.yaml").open("a", encoding="utf-8") as file:
        file.write("- {on: 2024-10-09, for: quarterly, status: 已完成, note: 报了第三季度}\n")
    return lambda unit, *more: run("-d", str(demo_copy), "report", "gather", "--unit", unit, *more)


def test_it_tells_who_reported_what_of_the_tasks_it_leads(ask):
    text = ask("区政府办公室", *DAY).out
    assert "汇总表（第三季度）" in text
    assert "应报8个单位，已报1个" in text
    assert "| 示例区甲镇人民政府 | 已报 | 2024年10月9日 | 报了第三季度 |" in text
    assert "7月4日 已完成：集中公开规范性文件12件" in text
    assert "丙街道" in text.partition("没有报送")[2].partition("。")[0]
    assert "| 4 |" not in text


def test_what_is_settled_is_not_missing(ask):
    line = next(one for one in ask("区政府办公室", *DAY).out.splitlines() if "| 区教育局 |" in one)
    assert line.endswith("| 区教育局 | 已办结 |")


@pytest.mark.parametrize(
    ("unit", "day"), [("甲镇", DAY), ("区政府办公室", ("--as-of", "2024-03-20"))]
)
def test_who_gathers_nothing_gets_no_sheet(ask, unit, day):
    outcome = ask(unit, *day)
    assert outcome.out == ""
    assert "没有要汇总的" in outcome.err


def test_some_units_may_gather_for_all(run, demo_copy):
    cycles = CYCLES + "    gathered_by: {units: [区政务公开办]}\n"
    (demo_copy / "cycles.yaml").write_text(cycles, encoding="utf-8")
    text = run("-d", str(demo_copy), "report", "gather", "--unit", "区政务公开办", *DAY).out
    assert "应报9个单位" in text
    assert all(f"| {number} |" in text for number in (1, 2, 3, 7, 8))
