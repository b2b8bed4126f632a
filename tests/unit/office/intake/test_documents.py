"""Documents written for the purpose, each with what it has to come to beside it.

``GKCLI_GOLDEN=write pytest …/test_documents.py`` writes what they come to anew; read the
difference against the documents before you commit it.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from gkcli.check.findings import inspect
from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from gkcli.workspace.layout import Layout
from gkcli.yaml.canonical.emit import canonical
from tests.unit.office.intake.office_documents import OFFICE_DOCUMENTS
from tests.unit.office.intake.outcome import outcome

FOLDER = Path(__file__).parents[3] / "fixtures/documents"
FILES = {path.name: path for path in sorted(FOLDER.iterdir()) if path.suffix != ".expected"}
GIVEN = Given(year=None, signed_on=date(2019, 3, 1), this_year=2019)


def draft_of(name):
    if name in FILES:
        path = FILES[name]
        return read(document_of(path.read_bytes(), path.suffix, name), GIVEN)
    return read(document_of(OFFICE_DOCUMENTS[name](), Path(name).suffix, name), GIVEN)


NAMES = [*FILES, *OFFICE_DOCUMENTS]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_to_what_is_expected(name):
    shown = outcome(draft_of(name))
    expected = FOLDER / f"{name}.expected"
    if os.environ.get("GKCLI_GOLDEN") == "write":
        expected.write_text(shown, encoding="utf-8")

    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_workspace_has_no_errors(name, tmp_path):
    draft = draft_of(name)
    (tmp_path / "tasks.yaml").write_text(canonical(draft.table), encoding="utf-8")
    (tmp_path / "units.yaml").write_text(canonical(draft.registry), encoding="utf-8")

    assert [f for f in inspect(Layout(tmp_path)) if f.severity == "error"] == []


def test_there_are_as_many_documents_as_promised():
    assert len(NAMES) >= 25
