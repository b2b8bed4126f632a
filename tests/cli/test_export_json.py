"""``gkcli export json`` and ``jsonl``: valid by their schema, printed where no file is named."""

import json

import jsonschema
import pytest

from tests.support.golden import REPOSITORY

DAY = ("--as-of", "2024-10-12")


@pytest.fixture
def schema(run):
    return json.loads(run("export", "json", "--schema").out)


@pytest.mark.parametrize(
    "arguments", [(), ("--public",), ("--unit", "区财政局"), ("examples/city/河东区",)]
)
def test_the_document_is_as_its_schema_says(demo, schema, arguments, monkeypatch):
    monkeypatch.chdir(REPOSITORY)
    document = json.loads(demo("export", "json", *DAY, *arguments).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(document)


def test_the_schema_takes_nothing_else(demo, schema):
    document = json.loads(demo("export", "json", *DAY).out)
    validator = jsonschema.Draft202012Validator(schema)
    for spoil in (
        lambda task: task.update(number="3"),
        lambda task: task.update(more=1),
        lambda task: task.pop("title"),
        lambda task: task.update(lead="甲镇"),
    ):
        spoiled = json.loads(json.dumps(document))
        spoil(spoiled["tasks"][0])
        assert not validator.is_valid(spoiled)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_it_is_printed_as_it_would_be_written(demo, tmp_path, form):
    printed = demo("export", form, *DAY)
    assert (printed.code, printed.err) == (0, "")
    demo("export", form, "-o", str(tmp_path / "数据"), *DAY)
    assert printed.out.encode() == (tmp_path / "数据").read_bytes()


def test_a_file_is_not_written_over_unless_asked(demo, tmp_path):
    target = tmp_path / "数据.json"
    demo("export", "json", "-o", str(target), *DAY)
    before = target.read_bytes()
    refused = demo("export", "json", "-o", str(target), "--as-of", "2024-01-01")
    assert (refused.code, target.read_bytes()) == (2, before)
    assert "加 --force 改写它" in refused.err
    assert demo("export", "json", "-o", str(target), "--as-of", "2024-01-01", "--force").code == 0
    assert target.read_bytes() != before


def test_other_forms_want_a_place(demo):
    outcome = demo("export", "csv", *DAY)
    assert outcome.code == 2
    assert "缺少选项" in outcome.err


def test_a_unit_and_several_workspaces_do_not_go_together(run):
    outcome = run("export", "json", "--unit", "甲镇", "examples/demo")
    assert outcome.code == 2
    assert outcome.err.startswith("错误：汇总许多工作区时不能写 --unit")


def test_what_the_public_does_not_get_is_told_beside(demo):
    outcome = demo("export", "json", "--public", *DAY)
    assert outcome.err.startswith("供公开，不含：状态、台账、")
    assert "乙镇" in outcome.out
    assert "逾期" not in outcome.out


def test_what_is_public_is_the_same_whatever_the_ledgers_say(demo, unheard):
    for form in ("json", "jsonl"):
        assert demo("export", form, "--public", *DAY).out == (
            unheard("export", form, "--public", *DAY).out
        )
    assert demo("export", "json", *DAY).out != unheard("export", "json", *DAY).out
