"""gkcli units."""

import json

import pytest

CONTRACT = ["name", "full_name", "kind", "aliases", "groups", "lead", "responsible", "named"]


def records(outcome):
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


def test_the_registry_has_every_unit_with_the_fields_of_the_contract(real):
    found = records(real("units", "-f", "json"))
    assert len(found) == 34
    for record in found:
        assert set(CONTRACT) <= set(record)
    assert sum(len(record["lead"]) for record in found) == 26


def test_a_units_tasks_are_told_by_role(real):
    (record,) = records(real("units", "教育局", "-f", "json"))
    assert {field: record[field] for field in CONTRACT} == {
        "name": "区教育局",
        "full_name": "泉港区教育局",
        "kind": "政府部门",
        "aliases": [],
        "groups": ["区政府各部门"],
        "lead": [],
        "responsible": list(range(1, 41)),
        "named": [39],
    }


def test_a_group_tells_its_members(real):
    (record,) = records(real("units", "各镇(街道)", "-f", "json"))
    towns = ["山腰街道", "南埔镇", "界山镇", "后龙镇", "峰尾镇", "前黄镇", "涂岭镇"]
    assert (record["kind"], record["members"]) == ("group", towns)
    assert "、".join(towns) in real("units", "各镇（街道）").out


def test_a_unit_is_shown_with_its_tasks_and_where_to_read_on(real):
    out = real("units", "审改办").out
    assert out.startswith("区审改办\n")
    assert "7 项：3、5、19、22、25、27、28" in out
    assert "尚待核实" in out
    assert "gkcli tasks --unit 区审改办" in out


def test_a_unit_without_tasks_is_sent_nowhere(real):
    out = real("units", "区委办").out
    assert out.count("无") >= 3
    assert "gkcli tasks" not in out


def test_an_old_name_finds_the_unit_and_tells_until_when_it_was_used(demo):
    assert "区大数据中心（至2024" not in demo("units", "区大数据中心").out
    assert "区大数据中心（至2023-12-31）" in demo("units", "区大数据中心").out


def test_the_registry_counts_what_it_holds(real):
    assert "29 个单位、5 个统称，其中 15 个尚待核实。" in real("units").out


@pytest.mark.parametrize("form", ["csv", "md"])
def test_lists_have_a_row_a_unit(real, form):
    rows = real("units", "-f", form).out.splitlines()
    assert len(rows) == {"csv": 1, "md": 2}[form] + 34


def test_an_unknown_unit_is_refused(real):
    outcome = real("units", "区审该办")
    assert (outcome.code, outcome.out) == (2, "")
    assert "区审改办" in outcome.err


class TestLedgers:
    def test_a_unit_is_shown_with_how_it_stands(self, demo):
        out = demo("units", "区财政局", "--as-of", "2025-01-10").out
        assert "逾期 10 天，推进中" in out
        assert "2024-11-25 推进中：定在12月中旬办，同财务培训一起" in out
        assert "共 22 项次：逾期 2，未报 1，待条件 3，迟完成 3，完成 13；待公开办销号 2；" in out

    def test_a_group_is_shown_by_its_members(self, demo):
        rows = demo("units", "各镇（街道）", "--as-of", "2024-10-01").out.splitlines()
        found = {cells[0]: cells[1:] for cells in map(str.split, rows) if cells}
        assert found["乙镇"][:5] == ["3/4", "4/8", "1", "—", "—"]
        assert found["丙街道"] == ["0/4", "0/7", "4", "—", "—", "—", "一条也没有报过"]

    def test_work_without_a_limit_is_listed_once_reported_on(self, demo):
        day = ("--as-of", "2024-12-10")
        assert "全年推进、还没有报过进展的任务：4" in demo("units", "区教育局", *day).out
        late = "过了报送日、还没有报过的任务：4"
        assert late in demo("units", "区教育局").out
        assert "财政数据开放接口已同财政局接通" in demo("units", "区数据局").out

    def test_the_list_counts_what_is_overdue(self, demo, unheard):
        def row(ask):
            rows = ask("units", "-f", "md", "--as-of", "2024-10-01").out.splitlines()
            return next(row for row in rows if "丙街道" in row)

        assert row(demo) == "| 街道 | 丙街道 | — | — | 6 | 0/4 | 3/3 | 4 | 丙街道办事处 |"
        assert row(unheard) == "| 街道 | 丙街道 | — | — | 6 | 丙街道办事处 |"

    def test_states_are_counted_as_data(self, demo):
        (record,) = records(demo("units", "丙街道", "-f", "json", "--as-of", "2025-01-10"))
        assert record["states"]["overdue"] == 7
        assert sum(record["states"].values()) == len(record["standings"]) == 12
