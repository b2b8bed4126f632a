"""Records are frozen, and know their keys."""

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from gkcli.model import deadline, holidays, notice, units
from gkcli.model import record as ledger
from gkcli.model import shape as labels
from gkcli.model.shape import key_of

SHAPES = [
    record
    for module in (deadline, holidays, ledger, notice, units)
    for record in vars(module).values()
    if is_dataclass(record) and hasattr(record, "__pydantic_config__")
]


@pytest.mark.parametrize("record", SHAPES)
def test_every_record_is_frozen_has_slots_and_forbids_unknown_keys(record):
    with pytest.raises(FrozenInstanceError):
        object.__new__(record).anything = "b"
    assert "__slots__" in vars(record)
    assert record.__pydantic_config__["extra"] == "forbid"


def test_a_frozen_record_cannot_be_changed():
    alias = units.Alias("甲")
    with pytest.raises(FrozenInstanceError):
        alias.name = "乙"


@pytest.mark.parametrize("record", SHAPES)
def test_every_key_that_messages_mention_has_a_chinese_name(record):
    for field in fields(record):
        assert labels.labelled(key_of(field.name)) == (
            f"“{key_of(field.name)}”（{labels.LABELS[key_of(field.name)]}）"
        )


def test_a_key_without_a_chinese_name_stands_alone():
    assert labels.labelled("whatever") == "“whatever”"


def test_a_key_that_python_keeps_for_itself_loses_its_underscore():
    assert key_of("from_") == "from"
