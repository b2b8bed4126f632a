"""The JSON schema of a data file, for editors that complete and check while one types."""

from typing import Any

from gkcli.model.annual.form_of_year import FORMS, NAMES
from gkcli.model.annual.form_types import Figure, Form, Tree
from gkcli.model.figures import Kind
from gkcli.model.shape import LABELS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema that is written."""


def json_schema(shape: type, title: str) -> dict[str, Any]:
    """The schema of a file, its fields titled in Chinese."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(shape).json_schema()
    described = {name: _described(sub) for name, sub in schema.pop("$defs", {}).items()}
    whole = _described(schema) if "properties" in schema else schema
    return {"$schema": DRAFT, **whole, "title": title, "$defs": described}


def _described(record: dict[str, Any]) -> dict[str, Any]:
    fields = {name: _field(name, field) for name, field in record["properties"].items()}
    names = ("type", "additionalProperties", "required")
    kept = {key: record[key] for key in names if key in record}
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


_NUMBERS: dict[Kind, dict[str, Any]] = {
    "count": {"type": ["integer", "null"], "minimum": 0},
    "change": {"type": ["integer", "null"]},
    "money": {"type": ["number", "null"], "minimum": 0},
}
"""A figure may be left empty, so that an editor finds no fault with a form not yet filled in."""


def statistics_schema() -> dict[str, Any]:
    """The schema of a file of figures, which depends on its year."""
    head: dict[str, Any] = {
        "year": {"title": LABELS["year"], "type": "integer", "minimum": FORMS[0].first},
        "form": {"title": LABELS["form"], "enum": [*NAMES, *map(int, NAMES)]},
        "verified": {"title": LABELS["verified"], "type": "boolean"},
    }
    return {
        "$schema": DRAFT,
        "title": "政府信息公开工作年度报告统计数",
        "type": "object",
        "properties": head,
        "required": ["year"],
        "allOf": [
            {"if": _covered(form), "then": {"$ref": f"#/$defs/Form{form.name}"}} for form in FORMS
        ],
        "$defs": {f"Form{form.name}": _object(form.document, form.tree, head) for form in FORMS},
    }


def _covered(form: Form) -> dict[str, Any]:
    years = {"minimum": form.first} | ({"maximum": form.last} if form.last else {})
    return {"properties": {"year": years}, "required": ["year"]}


def _object(title: str, tree: Tree, more: dict[str, Any]) -> dict[str, Any]:
    below = {key: _below(key, node) for key, node in tree.items()}
    return {
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": more | below,
    }


def _below(key: str, node: Any) -> dict[str, Any]:  # noqa: ANN401  a branch of the tree or a figure
    if isinstance(node, Figure):
        return {"title": node.column or node.row, **_NUMBERS[node.kind]}
    figures = [below for below in node.values() if isinstance(below, Figure)]
    title = figures[0].row if figures and figures[0].column else key
    group = _object(title, node, {})
    return group | {"type": ["object", "null"]}
