"""What the breakdown report prints, import reads back to the same tasks, and verify finds clean."""

from dataclasses import replace

import pytest

from gkcli.workspace.open import open_workspace
from tests.cli.conftest import REPOSITORY

WORKSPACES = {"2018": REPOSITORY / "data", "demo": REPOSITORY / "examples/demo"}


def plain(folder):
    """The head and the tasks of a workspace without what people add to them."""
    table = open_workspace(folder).table
    notice = replace(table.notice, deadlines=(), errata=(), basis=())
    tasks = [
        (place.part.title, place.section.title, replace(task, deadlines=(), errata=(), basis=()))
        for place, task in table.placed()
    ]
    return notice, tasks


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize("name", WORKSPACES)
def test_a_printed_table_is_read_back(run, tmp_path, name, form):
    folder = WORKSPACES[name]
    printed = tmp_path / f"分解表.{form}"
    assert run("-d", str(folder), "report", "breakdown", "-o", str(printed)).code == 0

    assert run("import", str(printed), "-o", str(tmp_path / "new")).code == 0

    assert plain(tmp_path / "new") == plain(folder)
    assert run("-d", str(folder), "verify", str(printed)).code == 0
