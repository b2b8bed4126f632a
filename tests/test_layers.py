"""Arrows point down only, each library has one layer, and only the command line speaks."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "gkcli"
FILES = sorted(PACKAGE.rglob("*.py"))

# From the top down: a room may import every room below it, and none above.
ROOMS = (
    "__main__",
    "cli",
    "terminal",
    "office",
    "paper",
    "export",
    "history",
    "rollup",
    "merge",
    "years",
    "compare",
    "edit",
    "undo",
    "record",
    "check",
    "score",
    "trace",
    "status",
    "workspace",
    "git",
    "yaml",
    "model",
    "text",
    "patterns",
    "guard",
    "errors",
    "frozen",
    "deferred",
)
# Which room alone imports a library.
LIBRARIES = {
    "yaml": {"yaml"},
    "filelock": {"yaml"},
    "pydantic": {"yaml", "model"},
    "pydantic_core": {"model"},
    "chinese_calendar": {"status"},
    "subprocess": {"git"},
    "multiprocessing": {"guard"},
    "resource": {"guard"},
    "jinja2": {"paper"},
    "markdown_it": {"paper"},
    "markupsafe": {"paper"},
    "pyarrow": {"export"},
    "docx": {"office"},
    "openpyxl": {"office"},
    "xlsxwriter": {"office"},
    "lxml": {"office"},
    "icalendar": {"office"},
    "rich": {"terminal"},
    "click": {"cli"},
    "prompt_toolkit": {"cli"},
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


def may_import(upper: str, lower: str) -> bool:
    return upper == lower or ROOMS.index(upper) < ROOMS.index(lower)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down_and_libraries_stay_in_their_room(path):
    here = layer(path)
    for name in imports(tree(path)):
        first, *rest = name.split(".")
        if first == "gkcli":
            assert rest[0] == "__version__" or may_import(here, rest[0]), name
        elif first in LIBRARIES:
            assert here in LIBRARIES[first], name
        else:
            assert first in sys.stdlib_module_names, f"{name} has no room yet"


def test_the_rooms_are_those_of_the_table():
    assert {layer(path) for path in FILES} - {"__init__"} == set(ROOMS)


def test_every_library_of_the_table_is_used_where_it_says():
    used = {(name.partition(".")[0], layer(path)) for path in FILES for name in imports(tree(path))}
    for library, rooms in LIBRARIES.items():
        assert {room for name, room in used if name == library} == rooms


def test_a_room_has_one_sentence_at_its_door_and_nothing_else():
    for path in PACKAGE.rglob("__init__.py"):
        if path.parent != PACKAGE:
            (sentence,) = tree(path).body
            assert isinstance(sentence, ast.Expr), path
            assert ast.get_docstring(tree(path)).count("\n") == 0, path


def module_of(path: Path) -> str:
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


def test_no_modules_import_one_another_in_a_circle():
    modules = {module_of(path): path for path in FILES if path.name != "__init__.py"}
    below = {
        name: {n for n in _every_module(tree(path)) if n in modules and n != name}
        for name, path in modules.items()
    }
    while leaves := {name for name, others in below.items() if not others & below.keys()}:
        for name in leaves:
            del below[name]
    assert not below, sorted(below)


def _every_module(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.ImportFrom) and part.module:
            yield part.module
            yield from (f"{part.module}.{alias.name}" for alias in part.names)


def test_verify_knows_nothing_of_how_import_reads():
    verifying = [path for path in FILES if "office/verify" in path.as_posix()]
    imported = {name for path in verifying for name in imports(tree(path))}
    assert "gkcli.office.read.blocks" in imported
    assert not {name for name in imported if name.startswith("gkcli.office.intake")}
    assert "gkcli.office" not in imported


def test_no_two_public_classes_share_a_name():
    names = [
        node.name
        for path in FILES
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


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
    if path.name == "clock.py":
        return
    source = ast.unparse(tree(path))
    for clock in ("date.today", "datetime.now", "time.time", "utcnow", "localtime"):
        assert clock not in source
