"""Arrows point down only, each library has one layer, and only the command line speaks."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "gkcli"
FILES = sorted(PACKAGE.rglob("*.py"))

# Upper rows may import lower ones. Within a row only the pairs below may.
LEVELS = [
    {"__main__"},
    {"cli"},
    {"render", "report", "exchange"},
    {
        "query",
        "schedule",
        "bookkeeping",
        "recording",
        "changes",
        "comparison",
        "document",
        "workspace",
        "inspection",
        "glance",
        "formatting",
        "versions",
        "merging",
        "history",
        "attributes",
        "drivers",
    },
    {"rules", "files", "git", "layout"},
    {"model", "confined"},
    {"diagnostics", "errors", "inert"},
]
BESIDE = {
    ("query", "schedule"),
    ("recording", "bookkeeping"),
    ("recording", "query"),
    ("recording", "schedule"),
    ("workspace", "schedule"),
    ("bookkeeping", "schedule"),
    ("inspection", "bookkeeping"),
    ("inspection", "schedule"),
    ("inspection", "workspace"),
    ("changes", "workspace"),
    ("drivers", "attributes"),
    ("merging", "changes"),
    ("history", "changes"),
    ("history", "comparison"),
    ("history", "query"),
    ("history", "schedule"),
    ("history", "versions"),
    ("history", "workspace"),
    ("comparison", "changes"),
    ("comparison", "formatting"),
    ("comparison", "inspection"),
    ("comparison", "recording"),
    ("comparison", "schedule"),
    ("comparison", "versions"),
    ("comparison", "workspace"),
    ("rules", "files"),
    ("layout", "files"),
    ("errors", "diagnostics"),
}
LIBRARIES = {
    "yaml": {"files"},
    "rich": {"render"},
    "jinja2": {"report"},
    "markdown_it": {"report"},
    "markupsafe": {"report"},
    "click": {"cli"},
    "pydantic": {"files", "model"},
    "pydantic_core": {"files", "model"},
    "chinese_calendar": {"schedule"},
    "docx": {"exchange"},
    "openpyxl": {"exchange"},
    "xlsxwriter": {"exchange"},
    "lxml": {"exchange"},
    "icalendar": {"exchange"},
    "filelock": {"files"},
    "prompt_toolkit": {"cli"},
    "subprocess": {"git"},
    "multiprocessing": {"confined"},
    "resource": {"confined"},
}


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, "imports name the whole path"
            if part.module == "gkcli":
                yield from (f"gkcli.{alias.name}" for alias in part.names)
            else:
                yield part.module or ""


def rank(name: str) -> int:
    return next(number for number, names in enumerate(LEVELS) if name in names)


def may_import(upper: str, lower: str) -> bool:
    return upper == lower or rank(upper) < rank(lower) or (upper, lower) in BESIDE


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_arrows_and_libraries_stay_in_their_layer(path):
    here = layer(path)
    for name in imports(tree(path)):
        first, *rest = name.split(".")
        if first == "gkcli":
            assert rest[0] == "__version__" or may_import(here, rest[0]), name
        elif first in LIBRARIES:
            assert here in LIBRARIES[first], name
        else:
            assert first in sys.stdlib_module_names, f"{name} has no layer yet"


def test_every_module_has_its_place_among_the_layers():
    names = {layer(path) for path in FILES} - {"__init__"}
    assert names <= set().union(*LEVELS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_pydantic_is_imported_only_inside_functions_and_for_the_type_checker(path):
    for node in tree(path).body:
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.If)):
            assert not any(name.startswith("pydantic") for name in imports(node))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_but_the_command_line_prints_or_exits(path):
    if layer(path) in ("cli", "__main__"):
        return
    for node in ast.walk(tree(path)):
        spelled = ast.unparse(node) if isinstance(node, (ast.Attribute, ast.Name)) else ""
        assert spelled not in {
            "print",
            "input",
            "exit",
            "quit",
            "SystemExit",
            "sys.exit",
            "os._exit",
            "sys.stdout",
            "sys.stderr",
        }


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_text_files_are_opened_with_an_encoding(path):
    for call in calls(path):
        spelled = ast.unparse(call.func)
        name = spelled.rpartition(".")[2]
        if name not in ("open", "read_text", "write_text") or spelled == "os.open":
            continue
        texts = [a.value for a in call.args if isinstance(a, ast.Constant)]
        binary = any(isinstance(text, str) and "b" in text and len(text) < 4 for text in texts)
        assert binary or any(keyword.arg == "encoding" for keyword in call.keywords), spelled


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_clock_is_read_in_one_place(path):
    if path.name == "today.py":
        return
    source = ast.unparse(tree(path))
    for clock in ("date.today", "datetime.now", "time.time", "utcnow", "localtime"):
        assert clock not in source
