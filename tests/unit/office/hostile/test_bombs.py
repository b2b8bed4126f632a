"""Documents made to hurt are refused or read: no traceback, no network, no memory without end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bombs import BOMBS, SECRET

REPOSITORY = Path(__file__).parents[4]
HANGING = 300


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """What each came to in one process that may use 1 GB; one that hangs is ended."""
    folder = tmp_path_factory.mktemp("bombs")
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.bombs", str(folder)],
        capture_output=True,
        check=True,
        cwd=REPOSITORY,
        timeout=HANGING,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_refused_or_read(outcomes, name):
    _, says, _ = BOMBS[name]

    if says:
        assert outcomes[name].startswith("refused: ")
        assert says in outcomes[name]
    else:
        assert outcomes[name].startswith("ImportDraft(")


def test_nothing_of_this_machine_gets_into_a_draft(outcomes):
    assert not [name for name, outcome in outcomes.items() if SECRET in outcome]
