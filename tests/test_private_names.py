"""No test knows a private name: what it tries is what the rest of the program may call."""

import ast
from pathlib import Path

TESTS = Path(__file__).parent

PUBLIC = {"os": {"_exit"}}
"""Names of the standard library that begin with an underscore and are documented."""

NAMED_TUPLE = {"_asdict", "_fields", "_replace"}

WORD = {"_element", "_p", "_sectPr", "_tbl", "_tc", "_tr"}
"""The XML of a paragraph, table, row, cell or section; python-docx gives it out in no other way."""


def private(name):
    return name.startswith("_") and not name.startswith("__") and name != "_"


def private_names(tree):
    """The private names of others that a module imports, reads or patches, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and private(node.attr):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr not in NAMED_TUPLE | WORD | PUBLIC.get(owner, set()) and owner != "self":
                yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom):
            names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            yield from ((node.lineno, name) for name in names if private(name))
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in (
            "setattr",
            "delattr",
        ):
            texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
            names = [part for text in texts for part in str(text).split(".")]
            yield from ((node.lineno, name) for name in names if private(name))


def test_no_test_touches_a_private_name():
    found = [
        f"{path.relative_to(TESTS)}:{line}: {name}"
        for path in sorted(TESTS.rglob("*.py"))
        for line, name in private_names(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_each_way_to_touch_one_is_seen():
    for text in (
        "from gkcli.a import _b",
        "from gkcli._a import b",
        "a._b",
        "patch.setattr(a, '_b', 1)",
        "patch.setattr('gkcli.a._b', 1)",
    ):
        assert list(private_names(ast.parse(text))), text
    assert not list(private_names(ast.parse("import os\nos._exit(1)\na._replace(b=1)\nself._c")))
