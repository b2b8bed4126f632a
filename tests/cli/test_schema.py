"""gkcli schema."""

import json

import pytest

from gkcli.workspace.kinds import KINDS

NAMES = list(KINDS)


def schema(run, name):
    outcome = run("schema", name)
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_somewhere_and_every_object_is_closed(run, name):
    whole = schema(run, name)
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    text = json.dumps(whole)
    for definition in whole["$defs"].values():
        assert definition["type"] == "object"
        assert definition["additionalProperties"] is False
    for piece in text.split('"$ref": "#/$defs/')[1:]:
        assert piece.split('"')[0] in whole["$defs"]
    assert ('"null"' in text) == (name == "statistics")
    assert '"default"' not in text


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_chinese_title(run, name):
    whole = schema(run, name)
    for record in (whole, *whole["$defs"].values()):
        for key, field in record.get("properties", {}).items():
            assert any("\u4e00" <= character <= "\u9fff" for character in field["title"]), key


def test_fields_are_described_as_the_reader_reads_them(run):
    found = schema(run, "tasks")["$defs"]
    assert found["Deadline"]["properties"]["by"]["pattern"] == r"^\d{4}-\d{2}-\d{2}$"
    periods = ["year", "half-year", "quarter", "month"]
    assert found["Deadline"]["properties"]["each"]["enum"] == periods
    assert found["Deadline"]["required"] == ["id", "what", "quote"]
    assert found["Task"]["properties"]["number"]["type"] == "integer"
    assert schema(run, "units")["$defs"]["Alias"]["properties"].keys() == {"name", "from", "to"}


def test_an_unknown_file_is_refused_with_those_there_are(run):
    outcome = run("schema", "task")
    assert (outcome.code, outcome.out) == (2, "")
    assert "tasks" in outcome.err


def test_a_figure_may_be_empty_and_the_form_goes_by_the_year(run):
    whole = schema(run, "statistics")
    years = [case["if"]["properties"]["year"] for case in whole["allOf"]]
    assert [(year["minimum"], year.get("maximum")) for year in years] == [
        (2014, 2018),
        (2019, 2020),
        (2021, None),
    ]
    disclosure = whole["$defs"]["Form2021"]["properties"]["主动公开"]["properties"]
    assert disclosure["行政许可"]["type"] == ["integer", "null"]
    assert disclosure["行政事业性收费"]["type"] == ["number", "null"]
    assert "minimum" not in str(
        whole["$defs"]["Form2019"]["properties"]["主动公开"]["properties"]["行政许可"][
            "properties"
        ]["本年增减"]
    )


def test_a_ledger_is_a_list_of_records(run):
    whole = schema(run, "progress")
    assert (whole["type"], whole["items"], whole["title"]) == (
        "array",
        {"$ref": "#/$defs/Record"},
        "台账",
    )
    record = whole["$defs"]["Record"]
    assert record["required"] == ["on", "for", "status"]
    assert "已销号" in record["properties"]["status"]["enum"]
