"""The paperwork of a year as it comes out of the printer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gkcli.paper.build import ViewBuilder
from gkcli.paper.catalogue import find_report
from gkcli.paper.produce import produce
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.open import open_workspace, statistics
from tests.support.printed import Sheet, inside, sheets

Print = Callable[[str], Path]
Asked = Callable[[str], set[str]]

REPOSITORY = Path(__file__).parents[2]
UPRIGHT, ACROSS, FORM = (37, 26, 35, 28), (28, 37, 26, 35), (18, 15, 18, 20)


def page_of(folder: str, name: str, day: date, unit: str = "") -> str:
    workspace = open_workspace(REPOSITORY / folder)
    directory = workspace.directory
    party = find_party(directory, unit) if unit else None
    view = ViewBuilder(take_snapshot(workspace, day), party, lambda: statistics(workspace)).build()
    return produce(find_report(workspace.layout, name), view, directory, "html")


@pytest.fixture(scope="module")
def plan(print_page: Print) -> list[Sheet]:
    page = page_of("data", "plan", date(2018, 7, 10), "区市场监督管理局")
    return sheets(print_page(page))


@pytest.fixture(scope="module")
def bulletin(print_page: Print) -> list[Sheet]:
    return sheets(print_page(page_of("data", "bulletin", date(2018, 12, 10))))


@pytest.fixture(scope="module")
def reminders(print_page: Print) -> list[Sheet]:
    return sheets(print_page(page_of("data", "reminder", date(2018, 12, 25))))


@pytest.fixture(scope="module")
def annual(print_page: Print) -> list[Sheet]:
    return sheets(print_page(page_of("examples/demo", "annual", date(2025, 1, 10))))


def upright(printed: list[Sheet]) -> list[Sheet]:
    return [sheet for sheet in printed if not sheet.landscape]


def across(printed: list[Sheet]) -> list[Sheet]:
    return [sheet for sheet in printed if sheet.landscape]


def test_a_plan_is_a_letter_with_a_form_to_fill_in(plan: list[Sheet]) -> None:
    assert all(inside(sheet, *UPRIGHT) for sheet in upright(plan))
    assert all(inside(sheet, *FORM) for sheet in across(plan))
    assert all("工作措施" in sheet.text and "责任领导" in sheet.text for sheet in across(plan))
    whole = "".join(sheet.text for sheet in across(plan))
    assert "建立健全公共企事业单位信息公开制度" in whole


def test_a_bulletin_ends_with_its_tables_across(bulletin: list[Sheet]) -> None:
    turned = [sheet.landscape for sheet in bulletin]
    assert turned == sorted(turned)
    assert all(inside(sheet, *UPRIGHT) for sheet in upright(bulletin))
    assert all(inside(sheet, *ACROSS) for sheet in across(bulletin))
    assert all("逾期" in sheet.text and "完成" in sheet.text for sheet in across(bulletin))
    assert "各单位落实情况一览表" in across(bulletin)[0].text


def test_every_slip_has_a_page_with_its_receipt(reminders: list[Sheet]) -> None:
    assert len(reminders) > 100
    for sheet in reminders:
        assert inside(sheet, *UPRIGHT)
        assert sheet.text.count("回执：请填好退回") == 1
        assert "负责人签字" in sheet.text


def test_the_tables_of_the_yearly_report_stay_whole(annual: list[Sheet]) -> None:
    assert all(inside(sheet, *UPRIGHT) for sheet in annual)
    (requests,) = [sheet for sheet in annual if "一、本年新收政府信息公开申请数量" in sheet.text]
    assert "四、结转下年度继续办理" in requests.text
    assert "三、收到和处理政府信息公开申请情况" in requests.text


@pytest.mark.parametrize(
    ("name", "day", "unit"),
    [
        ("annual", date(2025, 1, 10), ""),
        ("bulletin", date(2024, 10, 20), ""),
        ("plan", date(2024, 3, 20), "乙镇"),
        ("reminder", date(2024, 10, 5), ""),
        ("summary", date(2024, 12, 12), ""),
    ],
)
def test_nothing_is_cut_and_no_request_leaves(
    name: str, day: date, unit: str, print_page: Print, asked_hosts: Asked
) -> None:
    page = page_of("examples/demo", name, day, unit)
    assert asked_hosts(page) == set()
    for sheet in sheets(print_page(page)):
        across_margins = FORM if name == "plan" else ACROSS
        assert inside(sheet, *(across_margins if sheet.landscape else UPRIGHT))
