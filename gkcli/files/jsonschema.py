"""The JSON schema of a data file, for editors that complete and check while one types."""

from typing import Any

from gkcli.model.labels import LABELS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema that is written."""


def json_schema(shape: type, title: str) -> dict[str, Any]:
    """The schema of a file, its fields titled in Chinese."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(shape).json_schema()
    described = {name: _described(sub) for name, sub in schema.pop("$defs").items()}
    whole = _described(schema) if "properties" in schema else schema
    return {"$schema": DRAFT, **whole, "title": title, "$defs": described}


def _described(record: dict[str, Any]) -> dict[str, Any]:
    fields = {name: _field(name, field) for name, field in record["properties"].items()}
    kept = {key: record[key] for key in ("type", "additionalProperties", "required")}
    return {**kept, "properties": fields}


def _field(name: str, field: dict[str, Any]) -> dict[str, Any]:
    """A field without what only pydantic means: null for absence, defaults, English titles."""
    plain = {key: value for key, value in field.items() if key not in ("default", "title")}
    choices = [choice for choice in plain.pop("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        plain |= choices[0]
    elif choices:
        plain["anyOf"] = choices
    return {"title": LABELS.get(name, name), **plain}
