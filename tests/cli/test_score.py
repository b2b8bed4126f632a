"""``gkcli score`` on the made-up district."""

import csv
import io
import json
from decimal import Decimal

DAY = ("--as-of", "2025-01-20")


def test_the_groups_are_listed_from_the_best_down(demo):
    outcome = demo("score", *DAY)
    assert outcome.code == 0
    first = next(line.split() for line in outcome.out.splitlines() if line.startswith("   1"))
    assert first[:3] == ["1", "甲镇", "90.57"]
    assert "镇（街道）" in outcome.out
    assert "台账算到 2025-01-10" in outcome.out


def test_every_point_of_a_unit_names_the_record_or_the_missing_record(demo):
    out = demo("score", "--unit", "乙镇", *DAY).out
    assert "progress/乙镇.yaml:8" in out
    assert "迟 5 天，2024-04-03 完成" in out
    assert "progress/丙街道.yaml 没有记录" in demo("score", "--unit", "丙街道", *DAY).out


def test_json_adds_up(demo):
    found = json.loads(demo("score", "--what-if", *DAY, "-f", "json").out)
    for one in found:
        items = sum(Decimal(item["earned"]) for item in one["items"])
        more = sum(Decimal(each["points"]) for each in one["adjustments"])
        assert items + more == Decimal(one["total"])
        assert Decimal(one["reach"]["total"]) >= Decimal(one["total"])
    lines = [
        (place["file"], place["line"])
        for one in found
        for item in one["items"]
        for part in item["parts"]
        for place in part["rests_on"]
    ]
    assert ("progress/乙镇.yaml", 8) in lines
    assert ("progress/丙街道.yaml", None) in lines


def test_csv_of_a_unit_is_one_row_a_part(demo):
    text = demo("score", "-u", "甲镇", *DAY, "-f", "csv").out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {"得失", "项目", "事项", "为什么", "依据"} == set(rows[0])
    assert any(row["依据"] == "progress/甲镇.yaml:14" for row in rows)


def test_what_was_said_about_a_score_stands_beside_it(demo):
    out = demo("score", "-u", "甲镇", *DAY).out
    assert "申诉采纳（区政务公开办）：看过通话记录，属实" in out
    assert "assessment/甲镇.yaml:5" in out
    assert "2025-01-20 公布：90.57 分" in out
    earlier = demo("score", "-u", "甲镇", "--as-of", "2025-01-15").out
    assert "有申诉" in demo("score", "--as-of", "2025-01-15").out
    assert "采纳" not in earlier


def test_that_other_points_were_published_is_told(run, demo_copy):
    score = ("-d", str(demo_copy), "score", *DAY)
    assert "公布的是" not in run(*score).out
    ledger = demo_copy / "progress/甲镇.yaml"
    kept = [line for line in ledger.read_text("utf-8").splitlines() if "for: plan" not in line]
    ledger.write_text("\n".join(kept) + "\n", encoding="utf-8")
    told = "2025-01-20 公布的是 90.57 分，现在算出来是 "
    assert f"甲镇：{told}" in run(*score).out
    assert told in run(*score, "-u", "甲镇").out


def test_who_is_not_assessed_is_told_so(demo):
    outcome = demo("score", "--unit", "区政府办公室", *DAY)
    assert outcome.code == 2
    assert "区政府办公室不参加考核" in outcome.err


def test_without_a_scheme_it_says_how_to_write_one(unheard):
    outcome = unheard("score")
    assert outcome.code == 2
    assert "没有考核办法" in outcome.err
    assert "examples/demo/assessment.yaml" in outcome.err


def test_what_a_unit_can_still_reach_stands_under_its_points(demo):
    out = demo("score", "-u", "丙街道", "--what-if", "--as-of", "2025-01-08").out
    assert "最多还能到 36.00 分" in out
    assert "报一次进展" in out
