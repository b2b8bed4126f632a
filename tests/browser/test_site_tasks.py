"""The list of tasks in a browser: filter, search, sort, and an address that can be sent."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gkcli.model.site import SiteSettings
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.build import SiteOptions, site_content
from gkcli.paper.site.make import SiteMaker
from tests.support.browsing import Reader
from tests.support.build import directory, snapshot, table, task, unit

Site = Callable[[str, str], Path]


@pytest.fixture
def demo(reader: Reader, site: Site) -> Page:
    return reader.open(site("demo", "internal"), "tasks.html")


def numbers(page: Page) -> list[int]:
    """The numbers of the tasks that are listed, from the top down."""
    return [int(text) for text in page.locator("#tasks td.number").all_inner_texts()]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def test_all_the_words_have_to_be_there_in_the_task_or_its_units(demo: Page):
    demo.get_by_label("找什么").fill("公开 区教育局")
    assert numbers(demo) == [3, 8]
    demo.get_by_label("找什么").fill("ＰＤＦ")
    assert numbers(demo) == []
    assert status(demo) == "没有符合的任务，去掉一个条件试试"
    demo.get_by_label("找什么").fill("逐件核对")
    assert numbers(demo) == [1]
    assert status(demo) == "找到 1 项"


def test_a_unit_is_found_through_its_groups_and_in_the_strongest_of_its_roles(demo: Page):
    role = demo.get_by_label("它的分工")
    assert role.is_disabled()
    demo.get_by_label("单位").select_option("区教育局")
    assert numbers(demo) == [1, 2, 3, 4, 5, 6, 7, 8]
    role.select_option("牵头")
    assert numbers(demo) == [3]
    role.select_option("点到")
    assert numbers(demo) == [8]
    role.select_option("责任")
    assert numbers(demo) == [1, 2, 4, 5, 6, 7]
    demo.get_by_label("单位").select_option("不限")
    assert role.is_disabled()
    assert "role" not in query(demo)


def test_parts_sections_and_states_narrow_further(demo: Page):
    demo.get_by_label("部分").select_option("一、扩大主动公开")
    assert numbers(demo) == [1, 2, 3, 4]
    demo.get_by_label("状态").select_option("逾期")
    assert numbers(demo) == [1, 2]
    demo.get_by_label("部分").select_option("一.二")
    assert numbers(demo) == []
    demo.get_by_role("button", name="清除条件").click()
    assert numbers(demo) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert query(demo) == {}
    assert demo.locator("tr.group").count() > 0


def test_columns_sort_up_and_down_and_back(demo: Page):
    button = demo.get_by_role("button", name="下一个期限")
    head = demo.locator("th[data-sort=due]")
    button.click()
    assert numbers(demo)[:3] == [4, 2, 8]
    expect(head).to_have_attribute("aria-sort", "ascending")
    button.click()
    assert numbers(demo)[:3] == [8, 2, 4]
    expect(head).to_have_attribute("aria-sort", "descending")
    assert query(demo) == {"sort": ["-due"]}
    button.click()
    assert numbers(demo) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert head.get_attribute("aria-sort") is None


def test_states_sort_by_urgency(demo: Page):
    demo.get_by_role("button", name="状态").click()
    states = demo.locator("#tasks .state").all_inner_texts()
    assert states == sorted(states, key=["逾期", "未到期", "长期", "待条件"].index)


def test_the_address_can_be_sent(demo: Page, reader: Reader, site: Site):
    demo.get_by_label("找什么").fill("公开")
    demo.get_by_label("单位").select_option("区教育局")
    demo.get_by_role("button", name="任务", exact=True).click()
    found = numbers(demo)
    assert len(found) > 1
    sent = demo.url.rpartition("/")[2]
    other = reader.open(site("demo", "internal"), sent)
    assert numbers(other) == found
    assert other.get_by_label("找什么").input_value() == "公开"
    assert other.get_by_label("单位").input_value() == "区教育局"


def test_an_address_that_asks_for_what_is_not_there_shows_all(reader: Reader, site: Site):
    page = reader.open(site("demo", "internal"), "tasks.html?unit=没有&state=<b>&sort=x&z=1")
    assert numbers(page) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_back_leads_through_what_was_asked_and_typing_is_one_step(demo: Page):
    demo.get_by_label("单位").select_option("区教育局")
    demo.get_by_label("找什么").press_sequentially("公开预算")
    assert numbers(demo) == [4]
    demo.go_back()
    assert demo.get_by_label("找什么").input_value() == ""
    assert len(numbers(demo)) == 8
    demo.go_back()
    assert query(demo) == {}
    assert demo.get_by_label("单位").input_value() == ""
    demo.go_forward()
    assert demo.get_by_label("单位").input_value() == "区教育局"


def test_back_from_a_task_finds_the_list_as_it_was_left(demo: Page):
    demo.get_by_label("找什么").fill("解读")
    left = numbers(demo)
    demo.locator("#tasks th a").first.click()
    assert "/tasks/" in demo.url
    demo.go_back()
    assert numbers(demo) == left
    assert demo.get_by_label("找什么").input_value() == "解读"


def test_the_rows_drawn_are_those_that_were_written(demo: Page):
    written = demo.locator("#tasks tr:not(.group)").evaluate_all(
        "rows => rows.map(r => r.outerHTML)"
    )
    demo.get_by_label("单位").select_option("区教育局")
    drawn = demo.locator("#tasks tr:not(.group)").evaluate_all("rows => rows.map(r => r.outerHTML)")
    assert drawn == written


def test_the_public_filters_by_no_state_and_sees_how_much_is_done(reader: Reader, site: Site):
    page = reader.open(site("demo", "public"), "tasks.html")
    assert page.get_by_label("状态").count() == 0
    page.get_by_role("button", name="完成").click()
    done = page.locator("#tasks [data-label=完成]").all_inner_texts()
    shares = [int(a) / int(b) for a, _, b in (text.partition("/") for text in done if text)]
    assert shares == sorted(shares)
    assert len(shares) > 2


def test_all_tasks_are_searched_whatever_page_of_the_list_one_is_on(reader: Reader, tmp_path: Path):
    known = directory(unit("甲镇", kind="镇"))
    whole = table([task(n, f"任务{n}号", responsible=("甲镇",)) for n in range(1, 651)])
    maker = SiteMaker([builtin_folder() / "site"], known, Addresses(known))
    options = SiteOptions(public=False, settings=SiteSettings())
    for file in maker.files(site_content(snapshot(whole, known, date(2024, 9, 1)), options)):
        (tmp_path / file.address).parent.mkdir(exist_ok=True)
        (tmp_path / file.address).write_bytes(file.content)
    page = reader.open(tmp_path, "tasks-2.html")
    assert numbers(page) == list(range(301, 601))
    page.get_by_label("找什么").fill("任务7号")
    assert numbers(page) == [7]
    assert not page.locator("nav.pages").is_visible()
    page.get_by_label("找什么").fill("任务")
    assert status(page) == "找到 650 项"
    assert numbers(page) == list(range(1, 201))
    page.get_by_role("button", name="显示更多（还有 450 项）").click()
    assert numbers(page) == list(range(1, 401))
    assert page.evaluate("document.activeElement.textContent") == "任务201号"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert numbers(page) == list(range(1, 651))
    page.get_by_role("button", name="清除条件").click()
    assert numbers(page) == list(range(301, 601))
    assert page.locator("nav.pages").is_visible()


def test_units_are_found_by_their_other_names_and_deadlines_by_their_words(
    reader: Reader, site: Site
):
    units = reader.open(site("2018", "public"), "units.html")
    units.get_by_label("找什么").fill("泉港区教育局")
    assert units.locator("#units tbody tr:visible th[scope=row]").all_inner_texts() == ["区教育局"]
    assert units.locator("#units tr.group:visible").count() == 1
    assert status(units) == "找到 1 个"
    units.go_back()
    assert units.locator("#units tr.group:visible").count() > 1
    due = reader.open(site("demo", "internal"), "deadlines.html?q=解读")
    assert due.locator("section li:visible").count() == 4
    assert due.locator("h2:visible").count() == 4
    due.get_by_label("找什么").fill("没有这样的事")
    assert status(due) == "一个也没有，换个说法试试"
    assert due.locator("section li:visible").count() == 0
