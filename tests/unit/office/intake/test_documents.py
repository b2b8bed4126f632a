"""Documents written for the purpose, each with what it has to come to beside it.

Hold what changed against the documents before you commit it.
"""

from datetime import date
from pathlib import Path

import pytest

from gkcli.check.findings import inspect
from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from gkcli.workspace.layout import Layout
from gkcli.yaml.canonical.emit import canonical
from tests.support.golden import REPOSITORY, hold
from tests.support.office_documents import OFFICE_DOCUMENTS
from tests.support.outcome import outcome

FOLDER = REPOSITORY / "tests/fixtures/documents"
FILES = {path.name: path for path in sorted(FOLDER.iterdir()) if path.suffix != ".expected"}
GIVEN = Given(year=None, signed_on=date(2019, 3, 1), this_year=2019)


def draft_of(name):
    if name in FILES:
        path = FILES[name]
        return read(document_of(path.read_bytes(), path.suffix, name), GIVEN)
    return read(document_of(OFFICE_DOCUMENTS[name](), Path(name).suffix, name), GIVEN)


NAMES = [*FILES, *OFFICE_DOCUMENTS]


@pytest.mark.golden
@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_to_what_is_expected(name):
    hold(FOLDER / f"{name}.expected", outcome(draft_of(name)))


@pytest.mark.parametrize("name", NAMES)
def test_the_workspace_has_no_errors(name, tmp_path):
    draft = draft_of(name)
    (tmp_path / "tasks.yaml").write_text(canonical(draft.table), encoding="utf-8")
    (tmp_path / "units.yaml").write_text(canonical(draft.registry), encoding="utf-8")

    assert [f for f in inspect(Layout(tmp_path)) if f.severity == "error"] == []


def test_there_are_as_many_documents_as_promised():
    assert len(NAMES) >= 25
