"""Built-in templates compiled beforehand print what their source prints, and nothing else does."""

import shutil
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader, UndefinedError

from gkcli.paper.bounds import ExhaustedError, Limits
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.compile_templates import compile_templates
from gkcli.paper.compiled import BuiltinLoader, compiled_name
from gkcli.paper.environment import ReportEnvironment, compiling_rules
from gkcli.paper.faults import explained
from gkcli.paper.produce import LIMITS
from gkcli.workspace.open import Workspace, open_workspace
from tests.support.reports import view_of
from tests.unit.paper.conftest import REPOSITORY

REPORTS = sorted(path.name for path in builtin_folder().glob("[a-z]*.md.j2"))


class OnlyCompiled(ReportEnvironment):
    """Refuses to compile anything."""

    def compile(self, *_: object, **__: object) -> str:
        raise AssertionError("compiled")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in templates, and what they are compiled to in ``compiled``."""
    made = tmp_path_factory.mktemp("compiled") / "templates"
    shutil.copytree(builtin_folder(), made, ignore=shutil.ignore_patterns("compiled"))
    (made / "wrong.md.j2").write_text("一\n二\n{{ notice.heading }}\n", encoding="utf-8")
    (made / "endless.md.j2").write_text(
        "{% for n in range(9) %}\n{% for m in range(9) %}.{% endfor %}\n{% endfor %}",
        encoding="utf-8",
    )
    compile_templates(made, made / "compiled")
    return made


def environment_of(
    kind: type[ReportEnvironment], folder: Path, workspace: Workspace, limits: Limits = LIMITS
) -> ReportEnvironment:
    made = kind([folder], workspace.directory, limits)
    made.loader = BuiltinLoader(folder, folder / "compiled", compiling_rules())
    return made


DEMO = "examples/demo"
CYCLES = "examples/cycles"
TELLING: dict[str, tuple[str, str, date]] = {
    "gather.md.j2": (CYCLES, "区教育局", date(2024, 10, 20)),
    "spot-check.md.j2": (CYCLES, "", date(2024, 10, 20)),
    "rectification.md.j2": (DEMO, "", date(2024, 11, 5)),
}
"""Workspace, unit and day of which a report has something to say; the others have of any."""


def variables_of(
    workspace: Workspace, unit: str = "丙街道", day: date = date(2024, 10, 5)
) -> dict[str, object]:
    view = view_of(workspace, unit, day)
    return {field.name: getattr(view, field.name) for field in fields(view)}


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_says_what_its_source_says(name: str, folder: Path) -> None:
    place, unit, day = TELLING.get(name, (DEMO, "丙街道", date(2024, 10, 5)))
    workspace = open_workspace(REPOSITORY / place)
    variables = variables_of(workspace, unit, day)
    plain = ReportEnvironment([folder], workspace.directory, LIMITS)
    compiled = environment_of(OnlyCompiled, folder, workspace)
    found = "".join(compiled.written(name, variables))
    assert found == "".join(plain.written(name, variables))
    assert found.strip()


def test_a_template_that_was_changed_since_is_read_from_its_source(
    folder: Path, tmp_path: Path, demo: Workspace
) -> None:
    changed = tmp_path / "templates"
    shutil.copytree(folder, changed)
    with (changed / "breakdown.md.j2").open("a", encoding="utf-8") as file:
        file.write("改过\n")
    environment = environment_of(ReportEnvironment, changed, demo)
    assert "".join(environment.written("breakdown.md.j2", variables_of(demo))).endswith("改过\n")


def test_what_is_compiled_by_other_rules_has_another_name() -> None:
    one, other = (compiled_name("a.md.j2", "文字", rules) for rules in (b"1", b"2"))
    assert one != other
    assert one == compiled_name("below/a.md.j2", "文字", b"1")


def test_the_name_is_the_same_on_every_python(monkeypatch: pytest.MonkeyPatch) -> None:
    # A wheel is built by one Python and used by others.
    monkeypatch.setattr("gkcli.paper.compiled.bc_version", 5)
    assert compiled_name("a.md.j2", "文字", b"1") == "a.md.j2.9-e439e4d4.py"


def test_an_error_names_the_line_of_the_source(folder: Path, demo: Workspace) -> None:
    environment = environment_of(OnlyCompiled, folder, demo)
    with pytest.raises(UndefinedError) as caught:
        list(environment.written("wrong.md.j2", variables_of(demo)))
    told = explained(caught.value, folder / "other.md.j2")
    assert "wrong.md.j2:3：这里没有“heading”这一项" in told.message


def test_the_limits_hold(folder: Path, demo: Workspace) -> None:
    environment = environment_of(OnlyCompiled, folder, demo, Limits(steps=50))
    with pytest.raises(ExhaustedError) as caught:
        list(environment.written("endless.md.j2", {}))
    assert "endless.md.j2:2：循环超过 50 次" in explained(caught.value, folder).message


def test_nothing_is_left_of_templates_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "a.md.j2").write_text("甲", encoding="utf-8")
    (tmp_path / "b.md.j2").write_text("乙", encoding="utf-8")
    compile_templates(tmp_path, tmp_path / "compiled")
    (tmp_path / "b.md.j2").unlink()
    (tmp_path / "a.md.j2").write_text("丙", encoding="utf-8")
    compile_templates(tmp_path, tmp_path / "compiled")
    assert [path.name for path in (tmp_path / "compiled").iterdir()] == [
        compiled_name("a.md.j2", "丙", compiling_rules())
    ]


def test_a_workspace_cannot_bring_python_of_its_own(
    print_template: Callable[..., str], tmp_path: Path
) -> None:
    compiled = tmp_path / "templates/compiled"
    compiled.mkdir(parents=True)
    hostile = compiled / compiled_name("mine.md.j2", "文字", compiling_rules())
    hostile.write_text("raise SystemExit('executed')", encoding="utf-8")
    assert print_template("文字") == "文字"


def test_a_folder_that_is_not_built_in_has_its_source_read(tmp_path: Path, demo: Workspace) -> None:
    loader = ReportEnvironment([tmp_path, builtin_folder()], demo.directory, LIMITS).loader
    assert isinstance(loader, ChoiceLoader)
    assert [type(one) for one in loader.loaders[:2]] == [FileSystemLoader, BuiltinLoader]
