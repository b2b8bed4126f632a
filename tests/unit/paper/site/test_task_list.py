"""The data from which a browser filters the list of tasks."""

import json
from datetime import date
from typing import Any

import pytest

from gkcli.model.directory import Directory
from gkcli.model.site import SiteSettings
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.build import SiteOptions, site_content
from gkcli.paper.site.task_list import task_list
from gkcli.status.snapshot import take_snapshot
from gkcli.status.standings import Snapshot
from gkcli.workspace.open import Workspace
from tests.support.build import directory, group, snapshot, table, task, unit

DAY = date(2024, 9, 1)


def told(seen: Snapshot, known: Directory, *, public: bool) -> Any:
    content = site_content(seen, SiteOptions(public, SiteSettings()))
    _, _, data = task_list(content, known, Addresses(known)).partition("const TASKS = ")
    return json.loads(data.removesuffix(";\n"))


@pytest.mark.parametrize("public", [True, False])
def test_every_task_is_there_with_what_the_face_shows(demo: Workspace, public: bool):
    data = told(take_snapshot(demo, DAY), demo.directory, public=public)
    first, second = data["tasks"][:2]
    assert [one["number"] for one in data["tasks"]] == list(range(1, 9))
    assert first["title"] == "集中公开规范性文件"
    assert "逐件核对" in first["text"]
    assert (first["part"], first["section"]) == ("一", "一.一")
    assert second["due"] == "2024-09-30"
    assert (first["done"], first["owed"]) == (4, 5)
    assert ("state" in first, bool(data["states"])) == (not public, not public)


def test_a_unit_is_found_by_each_name_and_group_that_stands_for_it():
    known = directory(
        unit("区教育局", aliases=("教育局",)),
        unit("甲镇", kind="镇"),
        unit("区外办"),
        group("各部门", kinds=("政府部门",)),
    )
    whole = table(
        [task(1, lead=("教育局",), responsible=("各部门", "甲镇")), task(2, lead=("区教育局",))]
    )
    data = told(snapshot(whole, known, DAY), known, public=False)
    assert [name for name, _ in data["names"]] == ["教育局", "各部门", "甲镇", "区教育局"]
    assert data["kinds"] == [
        ["政府部门", [["区教育局", [0, 1, 3]], ["区外办", [1]]]],
        ["镇", [["甲镇", [2]]]],
    ]


def test_no_text_is_markup_or_acts_on_its_surroundings():
    known = directory(unit("</script><b>"))
    whole = table([task(1, "‮\x07&<!--", responsible=("</script><b>",))])
    content = site_content(snapshot(whole, known, DAY), SiteOptions(True, SiteSettings()))
    script = task_list(content, known, Addresses(known))
    assert not set("<>&‮\x07") & set(script)
