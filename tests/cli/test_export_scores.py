"""The tables of scores say what ``gkcli score`` says, and are the office's own."""

import json

import pytest

DAY = ("--as-of", "2025-01-20")


@pytest.fixture
def exported(demo):
    """The tables that are exported with these options."""

    def read(*options):
        return json.loads(demo("export", "json", *DAY, *options).out)

    return read


def test_a_row_a_unit_says_what_score_says(demo, exported):
    told = json.loads(demo("score", *DAY, "-f", "json").out)
    rows = exported()["scores"]
    assert [(row["unit"], row["rank"], row["total"], row["band"]) for row in rows] == [
        (one["unit"], one["rank"], one["total"], one["band"]) for one in told
    ]
    assert rows[0]["announced"] == rows[0]["total"]


def test_every_point_has_a_row_with_what_it_rests_on(demo, exported):
    told = json.loads(demo("score", *DAY, "-f", "json").out)
    rows = exported()["score_items"]
    parts = sum(len(item["parts"]) for one in told for item in one["items"])
    more = sum(len(one["adjustments"]) for one in told)
    assert len([row for row in rows if row["position"] and row["item"] != "调整"]) == parts
    assert len([row for row in rows if row["item"] == "调整"]) == more
    (late,) = [row for row in rows if row["rests_on"] == ["progress/乙镇.yaml:8"]]
    assert (late["points"], late["deadline"]) == ("-4.50", "plan")


def test_a_unit_gets_its_own_and_the_public_none(exported):
    assert {row["unit"] for row in exported("--unit", "甲镇")["scores"]} == {"甲镇"}
    public = exported("--public")
    assert "scores" not in public
    assert "score_items" not in public


def test_a_scheme_that_cannot_be_read_keeps_nothing_else_back(run, demo_copy):
    (demo_copy / "assessment.yaml").write_text("title: 办法\n", encoding="utf-8")
    outcome = run("-d", str(demo_copy), "export", "json", *DAY)
    tables = json.loads(outcome.out)
    assert (outcome.code, tables["scores"]) == (0, [])
    assert "missing-field" in {row["code"] for row in tables["findings"]}
