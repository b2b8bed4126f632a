from pathlib import Path

import pytest

from gkcli.model.notice import Table
from gkcli.model.units import Alias, Group, Registry, Unit
from gkcli.yaml.decode import UndecodedError, decode
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse

BASE = Path(__file__).parents[2] / "corpus" / "base"
UNIT = {"name": "甲", "kind": "镇", "source": "无"}


def test_strings_become_the_values_of_the_model():
    unit = {**UNIT, "verified": "false", "aliases": ["乙", {"name": "丙", "to": "2018-01-31"}]}

    registry = decode(Registry, {"units": [unit]})

    (decoded,) = registry.units
    assert decoded.verified is False
    assert [alias.name for alias in decoded.aliases] == ["乙", "丙"]
    assert str(decoded.aliases[1].to) == "2018-01-31"
    assert registry.groups == ()


def test_what_is_left_out_has_its_default():
    assert decode(Unit, UNIT) == Unit("甲", "镇", "无")
    assert decode(Group, {"name": "甲", "source": "无"}).complete is True
    assert decode(Alias, {"name": "甲"}) == Alias("甲")


def test_a_key_that_python_keeps_for_itself_is_read():
    assert str(decode(Alias, {"name": "甲", "from": "2018-01-01"}).from_) == "2018-01-01"


@pytest.mark.parametrize(
    "data",
    [
        "",
        [],
        {},
        {**UNIT, "kind": "县"},
        {**UNIT, "x": "1"},
        {**UNIT, "name": []},
        {**UNIT, "aliases": "乙"},
        {**UNIT, "aliases": {"name": "乙"}},
        {**UNIT, "aliases": [["乙"]]},
        {**UNIT, "aliases": [{"name": "乙", "from_": "2018-01-01"}]},
        {**UNIT, "verified": "是"},
        {**UNIT, "verified": True},
        {**UNIT, "note": None},
        {"name": "甲", "kind": "镇"},
    ],
)
def test_what_does_not_fit_is_given_up(data):
    with pytest.raises(UndecodedError):
        decode(Unit, data)


def test_a_rule_between_fields_is_kept():
    text = (BASE / "tasks.yaml").read_text(encoding="utf-8")
    broken = text.replace("by: 2018-12-31", "by: 2018-12-31\n                ongoing: true")
    assert text != broken

    with pytest.raises(UndecodedError):
        decode(Table, parse(Source(Path("t"), "t", broken)).data)


def test_a_whole_table_is_read_in_document_order():
    text = (BASE / "tasks.yaml").read_text(encoding="utf-8")

    table = decode(Table, parse(Source(Path("t"), "t", text)).data)

    assert [task.number for _, task in table.placed()] == [1, 2, 3, 4]
    assert table.notice.body == "现将分解表印发给你们，请于2018年7月20日前书面报县公开办。"
