"""In what role a unit is involved in a task."""

import pytest

from gkcli.status.involvement import Involvements, Role
from tests.support.build import directory, group, task, unit

TOWN, BUREAU = unit("甲镇", "镇"), unit("区环保局", aliases=["环保局"])
TOWNS, BUREAUS = group("各镇", kinds=["镇"]), group("各部门", kinds=["政府部门"])
ALL = directory(TOWN, BUREAU, TOWNS, BUREAUS)


@pytest.mark.parametrize(
    ("party", "fields", "roles", "via"),
    [
        (BUREAU, {"lead": ["区环保局"]}, (Role.LEAD,), ""),
        (
            BUREAU,
            {"lead": ["环保局"], "responsible": ["各部门"]},
            (Role.LEAD, Role.RESPONSIBLE),
            "",
        ),
        (BUREAU, {"responsible": ["各镇", "各部门"]}, (Role.RESPONSIBLE,), "各部门"),
        (BUREAU, {"requirement": "环保局公开信息。"}, (Role.NAMED,), ""),
        (
            BUREAU,
            {"requirement": "环保局公开信息。", "responsible": ["各部门"]},
            (Role.NAMED, Role.RESPONSIBLE),
            "各部门",
        ),
        (TOWNS, {"responsible": ["各镇"]}, (Role.RESPONSIBLE,), ""),
        (TOWNS, {"lead": ["甲镇"]}, None, ""),
        (TOWN, {"requirement": "按《甲镇办法》办。"}, None, ""),
        (TOWN, {"responsible": ["谁也不是"]}, None, ""),
    ],
)
def test_roles_of_a_party_in_a_task(party, fields, roles, via):
    found = Involvements(ALL, party).of(task(**fields))
    assert (found and found.roles) == roles
    if found:
        assert (found.via, found.role) == (via, roles[0])


def test_every_role_has_a_chinese_name():
    assert [role.label for role in Role] == ["牵头", "点名", "责任"]
