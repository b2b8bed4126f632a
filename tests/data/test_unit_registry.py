"""The registry knows every name that the tables use, and claims no more than is known."""

from collections import Counter
from collections.abc import Iterator

import pytest

from gkcli.model.directory import Directory, Party, key, names_of
from gkcli.model.notice import Table
from gkcli.model.units import Registry, is_administrative

SEVEN = ["区教育局", "区环保局", "区文体新局", "区文旅公司", "区卫计局", "区住建局", "区民政局"]


@pytest.fixture(scope="module")
def directory(registry: Registry) -> Directory:
    return Directory(registry)


def members(directory: Directory, written: str) -> list[str]:
    return [unit.name for unit in directory.expand([written])]


def written_names(table: Table) -> Iterator[str]:
    notice = table.notice
    yield from (notice.issuer, *notice.addressees, *notice.copies_to)
    for deadline in notice.deadlines:
        yield from deadline.units
        yield from (deadline.report_to or notice.issuer,)
    for _, task in table.placed():
        yield from (*task.lead, *task.responsible)
        for deadline in task.deadlines:
            yield from deadline.units


def test_every_name_that_a_table_writes_is_known(any_table: Table, any_registry: Registry) -> None:
    known = Directory(any_registry)
    assert [name for name in written_names(any_table) if known.get(name) is None] == []


def test_no_name_means_two_things(any_registry: Registry) -> None:
    parties: tuple[Party, ...] = (*any_registry.units, *any_registry.groups)
    counted = Counter(key(name) for party in parties for name in names_of(party))
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("group", "unit"),
    [
        ("各镇（街道）", "前黄镇"),
        ("各镇（街道）", "山腰街道"),
        ("各镇人民政府", "前黄镇"),
        ("区政府各部门", "区教育局"),
        ("各部门", "区环保局"),
        ("区直各部门", "区教育局"),
        ("各直属机构", "区行政服务中心管委会"),
        ("区属国有企业", "区文旅公司"),
    ],
)
def test_a_unit_belongs_to_its_group(directory: Directory, group: str, unit: str) -> None:
    assert unit in members(directory, group)


@pytest.mark.parametrize(
    ("group", "unit"),
    [
        ("各镇人民政府", "山腰街道"),
        ("区政府各部门", "区委网信办"),
        ("区政府各部门", "石化工业园区"),
        ("各直属机构", "石化工业园区"),
        ("区属各国有企业", "石化工业园区"),
    ],
)
def test_a_unit_does_not_belong_to_another_group(
    directory: Directory, group: str, unit: str
) -> None:
    assert unit not in members(directory, group)


def test_the_towns_and_the_subdistrict_are_complete(directory: Directory) -> None:
    assert members(directory, "各镇（街道）") == [
        "山腰街道", "南埔镇", "界山镇", "后龙镇", "峰尾镇", "前黄镇", "涂岭镇",
    ]  # fmt: skip
    incomplete = {group.name for group in directory.registry.groups if not group.complete}
    assert incomplete == {"区政府各部门", "各直属机构", "区属各国有企业"}


def test_only_task_39_names_units_in_its_text(table: Table, directory: Directory) -> None:
    named = {
        task.number: [unit.name for unit in found]
        for _, task in table.placed()
        if (found := directory.named_in(task.requirement))
    }
    assert named == {39: SEVEN}


def test_the_units_named_in_short_are_those_that_owe_the_report(
    table: Table, directory: Directory
) -> None:
    task = next(task for _, task in table.placed() if task.number == 39)
    summary, annual = (directory.expand(deadline.units) for deadline in task.deadlines)
    assert [unit.name for unit in summary] == SEVEN
    assert [unit.name for unit in annual] == [name for name in SEVEN if name != "区文旅公司"]


def test_only_administrative_organs_owe_what_the_regulation_asks_of_them(
    table: Table, directory: Directory
) -> None:
    for _, task in table.placed():
        for deadline in task.deadlines:
            if deadline.source and "第492号）第三十一条" in deadline.source:
                assert all(map(is_administrative, directory.expand(deadline.units))), deadline.id


def test_what_is_not_certain_says_so(registry: Registry) -> None:
    assert [unit.name for unit in registry.units if not unit.verified] == [
        "石化工业园区", "区政府信息公开办", "区审改办", "区发改局", "区委网信办",
        "区行政服务中心管委会", "区经信局", "区数字办", "区信访局", "区环保局", "区文体新局",
        "区文旅公司", "区卫计局", "区住建局", "区人大办",
    ]  # fmt: skip
    assert {unit.name: unit.successor for unit in registry.units if unit.successor} == {
        "区经信局": "区工业和信息化局",
        "区环保局": "泉州市泉港生态环境局",
        "区文体新局": "区文化体育和旅游局",
        "区卫计局": "区卫生健康局",
    }
