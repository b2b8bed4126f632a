"""Draws a sample, tells how to draw it again, and writes the sheet to take along."""

import json
import shlex

DAY = ("--as-of", "2024-10-20")


def drawn(demo, *arguments):
    found = json.loads(demo("spot-check", *arguments, *DAY, "-f", "json").out)
    return [(one["unit"], one["id"], one["period"]) for one in found]


def test_the_command_that_is_told_draws_the_same_again(demo, run):
    outcome = demo("spot-check", "--share", "20", "--period", "2024-q3", *DAY)
    assert outcome.code == 0
    (again,) = (line for line in outcome.out.splitlines() if line.startswith("再抽出同样的："))
    arguments = shlex.split(again.partition("：")[2])
    assert arguments[0] == "gkcli"
    assert run(*arguments[1:]).out == outcome.out


def test_all_that_was_drawn_was_done_in_the_period(demo):
    found = json.loads(
        demo("spot-check", "--count", "99", "--period", "2024-Q3", *DAY, "-f", "json").out
    )
    assert len(found) == found[0]["among"] > 10
    assert {one["state"] for one in found} <= {"done", "done_late"}
    assert {one["done_on"][:7] for one in found} <= {"2024-07", "2024-08", "2024-09"}
    assert {one["seed"] for one in found} == {"示政办〔2024〕1号 2024-Q3"}


def test_another_seed_draws_others(demo):
    few = ("--count", "3", "--seed")
    assert drawn(demo, *few, "甲") == drawn(demo, *few, "甲") != drawn(demo, *few, "乙")


def test_only_of_a_unit_or_a_group(demo):
    towns = drawn(demo, "--count", "99", "--unit", "各镇（街道）")
    assert {unit for unit, *_ in towns} == {"甲镇", "乙镇"}


def test_the_sheet_has_what_the_list_has(demo, tmp_path):
    sheet = tmp_path / "抽查表.md"
    arguments = ("--count", "3", "--seed", "现场定的", "--unit", "各镇（街道）")
    assert demo("spot-check", *arguments, *DAY, "-o", str(sheet)).code == 0
    text = sheet.read_text(encoding="utf-8")
    assert "现场定的" in text
    for unit, *_ in drawn(demo, *arguments):
        assert f"| {unit} |" in text
    refused = demo("spot-check", *arguments, *DAY, "-o", str(sheet))
    assert refused.code == 2
    assert "--force" in refused.err


def test_where_nothing_is_done_there_is_nothing(unheard, tmp_path):
    sheet = tmp_path / "抽查表.md"
    outcome = unheard("spot-check", "--count", "3", "-o", str(sheet))
    assert "没有可以抽查的" in outcome.err
    assert not sheet.exists()
    assert "从办结的 0 项次里随机抽 0 项次" in unheard("spot-check", "--count", "3").out


def test_how_many_has_to_be_said_once(unheard):
    assert "加 --count 几件" in unheard("spot-check").err
    both = unheard("spot-check", "--count", "3", "--share", "20%")
    assert (both.code, "只写一个" in both.err) == (2, True)
    assert "1% 到 100%" in unheard("spot-check", "--share", "120").err
