"""Whom the office has to call, and who is behind with what."""

from datetime import date

import pytest

from gkcli.model.site import SiteSettings
from gkcli.paper.site.build import SiteOptions, site_content
from gkcli.paper.site.office_view import OfficeView
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.open import Workspace
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

DAY = date(2024, 9, 1)
OPTIONS = SiteOptions(public=False, settings=SiteSettings())


@pytest.fixture(scope="module")
def desk(demo: Workspace) -> OfficeView:
    found = site_content(take_snapshot(demo, DAY), OPTIONS).site.office
    assert found
    return found


def test_the_longest_overdue_are_called_first_with_all_that_they_owe(desk: OfficeView):
    assert [(call.unit, call.level, len(call.slips)) for call in desk.calls] == [
        ("丙街道", "红", 3),
        ("区卫生健康局", "红", 1),
    ]
    assert desk.calls[0].commands == (
        "gkcli record plan -u 丙街道 -s 已催办 --by 区政务公开办",
        "gkcli record 2-explain -u 丙街道 -s 已催办 --by 区政务公开办 --period 2024-Q2",
        "gkcli record 2-explain -u 丙街道 -s 已催办 --by 区政务公开办 --period 2024-Q1",
    )


def test_what_is_late_stands_by_unit_and_by_section(desk: OfficeView):
    assert [(c.label, c.title, c.late) for c in desk.heat.columns] == [
        ("通知", "通知本身的要求", 1),
        ("一（一）", "政策文件公开", 3),
    ]
    assert [(row.unit, row.cells, row.late) for row in desk.heat.rows] == [
        ("丙街道", (1, 2), 3),
        ("区卫生健康局", (0, 1), 1),
    ]
    assert desk.heat.late == 4


def test_what_waits_is_told_by_what_it_waits_for(desk: OfficeView):
    assert [account.unit for account in desk.silent] == ["丙街道"]
    assert [(s.unit, s.status) for s in desk.blocked] == [
        ("乙镇", "受阻"),
        ("区卫生健康局", "受阻"),
    ]
    assert len(desk.unclosed) == 13
    assert {s.unit for s in desk.unproven} == {"甲镇", "乙镇", "区教育局"}
    assert set(desk.unproven) < set(desk.unclosed)
    assert not desk.requests


def called(*records: tuple[date, str]) -> list[str]:
    known = directory(unit("甲镇", kind="镇"))
    late = deadline("1-a", by=date(2024, 8, 1))
    soon = deadline("1-b", by=date(2024, 9, 5))
    whole = table([task(1, "任务", responsible=("甲镇",), deadlines=(late, soon))])
    ledger = [record(day, code, "已催办", by="试区政府办公室") for day, code in records]
    desk = site_content(snapshot(whole, known, DAY, {"甲镇": ledger}), OPTIONS).site.office
    assert desk
    return [slip.standing.id for call in desk.calls for slip in call.slips]


def test_nobody_is_called_about_what_was_said_already():
    assert called() == ["1-a", "1-b"]
    assert called((DAY, "1-a")) == ["1-b"]
    assert called((date(2024, 8, 20), "1-a")) == ["1-a", "1-b"]
    assert called((date(2024, 8, 30), "1-b")) == ["1-a"]
