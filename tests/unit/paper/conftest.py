from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gkcli.model.notice import Table
from gkcli.paper.bounds import Limits
from gkcli.paper.catalogue import Form, find_report
from gkcli.paper.produce import LIMITS, produce
from gkcli.workspace.open import Layout, Workspace, open_workspace
from tests.support.reports import view_of

REPOSITORY = Path(__file__).parents[3]

Produce = Callable[..., str]


@pytest.fixture(scope="session")
def real() -> Workspace:
    return open_workspace(REPOSITORY / "data")


@pytest.fixture(scope="session")
def demo() -> Workspace:
    return open_workspace(REPOSITORY / "examples/demo")


@pytest.fixture
def print_report(demo: Workspace) -> Produce:
    """Print a report of a workspace, with own templates from ``layout`` if given."""

    def printed(
        name: str,
        form: Form = "md",
        unit: str = "",
        workspace: Workspace = demo,
        layout: Layout | None = None,
        table: Table | None = None,
        as_of: date = date(2024, 6, 1),
    ) -> str:
        report = find_report(layout or workspace.layout, name)
        view = view_of(workspace, unit, as_of, table=table)
        return produce(report, view, workspace.directory, form)

    return printed


@pytest.fixture
def print_template(tmp_path: Path, demo: Workspace) -> Produce:
    """Print what a template of one's own makes of the demonstration."""

    def printed(
        text: str | bytes,
        form: Form = "md",
        unit: str = "",
        limits: Limits = LIMITS,
        output: Form | None = None,
        **more: str,
    ) -> str:
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        content = text.encode() if isinstance(text, str) else text
        (folder / f"mine.{form}.j2").write_bytes(content)
        for name, other in more.items():
            (folder / name.replace("__", ".")).write_text(other, encoding="utf-8")
        report = find_report(Layout(tmp_path), "mine")
        return produce(report, view_of(demo, unit), demo.directory, output or form, limits)

    return printed
