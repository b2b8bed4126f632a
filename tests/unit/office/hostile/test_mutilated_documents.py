"""Whatever becomes of a document, import and verify find something, or refuse and say why."""

from pathlib import Path
from random import Random

import pytest

from gkcli.errors import GkcliError
from gkcli.office.intake.reading import Given, NoTasksError, read
from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify
from gkcli.yaml.canonical.emit import canonical
from tests.support.mutilation import mutilated
from tests.support.office_documents import OFFICE_DOCUMENTS

FIXTURES = Path(__file__).parents[3] / "fixtures"
DOCUMENTS = {
    "notice-2018-118.txt": (FIXTURES / "notice-2018-118.txt").read_bytes(),
    **{
        path.name: path.read_bytes()
        for path in sorted((FIXTURES / "documents").iterdir())
        if path.suffix != ".expected"
    },
    **{name: make() for name, make in OFFICE_DOCUMENTS.items()},
}
GIVEN = Given(this_year=2019)
TIMES = 80


def opened(name, data):
    return document_of(data, Path(name).suffix, name)


def opened_or_refused(name, data):
    """The document, None where it is refused with the way out."""
    try:
        return opened(name, data)
    except GkcliError as refusal:
        return None if refusal.hint else pytest.fail(refusal.message)


def read_or_refused(document):
    try:
        return read(document, GIVEN)
    except NoTasksError:
        return None


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_mutilated_document_is_read_or_refused(name):
    chance = Random(name)
    whole = DOCUMENTS[name]
    table = read(opened(name, whole), GIVEN).table
    for _ in range(TIMES):
        data = mutilated(whole, chance)
        document = opened_or_refused(name, data)
        if document is None:
            continue
        assert all(finding.line > 0 for finding in verify(table, data, document))
        draft = read_or_refused(document)
        if draft is None:
            continue
        assert canonical(draft.table)
        assert canonical(draft.registry)
        assert all(finding.line > 0 and finding.hint for finding in draft.findings)
