"""The words by which lists are narrowed are those of the model."""

from gkcli.cli.narrow import STATES, STATUSES
from gkcli.model import record as ledger
from gkcli.status.state import State


def test_the_states_are_all_there_are():
    assert {state.value: state.label for state in State} == STATES


def test_the_statuses_are_all_there_are():
    assert STATUSES == ledger.STATUSES
