"""The JSON schema of ``statistics.yaml``: the keys that the form of the file's year has."""

from typing import Any

from gkcli.files.jsonschema import DRAFT
from gkcli.model.annual.form import Figure, Form, Tree
from gkcli.model.annual.forms import FORMS, NAMES
from gkcli.model.figures import Kind
from gkcli.model.labels import LABELS

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
