"""The site for everyone: by keyboard, on a phone, enlarged, dark, on paper, without JavaScript."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.support.browsing import FACES, WORKSPACES, Reader, kinds, pages, width
from tests.support.printed import sheets

Site = Callable[[str, str], Path]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LISTS = ("tasks.html", "units.html", "deadlines.html")
FOUND = ("tasks.html?unit=区教育局&q=公开&sort=-due", "units.html?q=区", "deadlines.html?q=不会有")
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "has_touch": True,
    "is_mobile": True,
}
# A window of 1280 pixels in which everything is twice as large.
ENLARGED: dict[str, Any] = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}


def faults(page: Page, folder: Path, addresses: list[str], rules: list[str]) -> Iterator[str]:
    """What axe-core finds on some pages of a site."""
    axe = Axe()
    for address in addresses:
        page.goto(f"{folder.as_uri()}/{address}")
        told = axe.run(
            page, options={"runOnly": rules, "preload": False, "resultTypes": ["violations"]}
        ).response
        for fault in told["violations"]:
            for node in fault["nodes"]:
                yield f"{address}: {fault['id']}: {node['html']}: {node['failureSummary']}"


@pytest.mark.parametrize("face", FACES)
def test_axe_finds_nothing_on_any_page_of_the_demonstration(reader: Reader, site: Site, face: str):
    folder = site("demo", face)
    page = reader.open(folder)
    assert list(faults(page, folder, [*pages(folder), *FOUND], RULES)) == []
    page = reader.open(folder, color_scheme="dark")
    assert list(faults(page, folder, [*kinds(folder), *FOUND], ["color-contrast"])) == []


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("how", [{}, PHONE], ids=["screen", "phone"])
def test_axe_finds_nothing_on_a_page_of_each_kind(
    reader: Reader, site: Site, face: str, how: dict[str, Any]
):
    folder = site("2018", face)
    page = reader.open(folder, **how)
    assert list(faults(page, folder, [*kinds(folder), *FOUND], RULES)) == []


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("name", WORKSPACES)
@pytest.mark.parametrize("how", [PHONE, ENLARGED], ids=["phone", "enlarged"])
def test_nothing_has_to_be_moved_sideways(
    reader: Reader, site: Site, name: str, face: str, how: dict[str, Any]
):
    folder = site(name, face)
    page = reader.open(folder, **how)
    for address in [*kinds(folder), *FOUND]:
        page.goto(f"{folder.as_uri()}/{address}")
        assert width(page) <= how["viewport"]["width"], address


def focused(page: Page) -> dict[str, Any]:
    """What has the focus: its words, whether one sees it and that it has the focus."""
    found: dict[str, Any] = page.evaluate(
        """() => {
          const one = document.activeElement, style = getComputedStyle(one);
          const box = one.getBoundingClientRect();
          const inside = box.bottom > 0 && box.right > 0 && box.left < innerWidth;
          const back = previous && one.compareDocumentPosition(previous) & 4;
          window.previous = one;
          return {words: (one.labels?.[0] ?? one).textContent, id: one.id, name: one.tagName,
                  seen: inside && box.width > 1 && style.visibility === "visible",
                  marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                  inOrder: !back};
        }"""
    )
    return found


def test_the_first_step_by_keyboard_skips_to_the_content(reader: Reader, site: Site):
    page = reader.open(site("2018", "public"))
    page.evaluate("window.previous = null")
    page.keyboard.press("Tab")
    first = focused(page)
    assert (first["words"], first["seen"], first["marked"]) == ("跳到正文", True, True)
    page.keyboard.press("Enter")
    assert focused(page)["id"] == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("how", [{}, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("address", ["index.html", *LISTS, "data.html"])
def test_the_keyboard_goes_through_a_page_in_its_order_and_is_seen(
    reader: Reader, site: Site, address: str, how: dict[str, Any]
):
    page = reader.open(site("demo", "internal"), address, **how)
    page.evaluate("window.previous = null")
    steps = []
    for _ in range(40):
        page.keyboard.press("Tab")
        steps.append(focused(page))
        if steps[-1]["name"] == "BODY":
            break
    reached = [step for step in steps if step["name"] != "BODY"]
    assert len(reached) > 10
    assert [s for s in reached if not (s["seen"] and s["marked"] and s["inOrder"])] == []


def test_the_list_is_filtered_and_sorted_by_keyboard_alone(reader: Reader, site: Site):
    page = reader.open(site("demo", "internal"), "tasks.html")
    page.evaluate("window.previous = null")
    reached = {}
    for _ in range(25):
        page.keyboard.press("Tab")
        words = focused(page)["words"].strip()
        reached[words] = True
        if words == "找什么":
            page.keyboard.type("公开")
        if words == "单位" and page.evaluate("document.activeElement.tagName") == "SELECT":
            page.keyboard.press("ArrowDown")
        if words == "下一个期限":
            page.keyboard.press("Enter")
            break
    assert list(reached)[-1] == "下一个期限"
    assert "q=%E5%85%AC%E5%BC%80&unit=" in page.url
    assert "sort=due" in page.url


@pytest.mark.parametrize("face", FACES)
def test_without_javascript_everything_can_be_read_and_nothing_is_dead(
    reader: Reader, site: Site, face: str
):
    folder = site("demo", face)
    for address in LISTS:
        page = reader.open(folder, address, java_script_enabled=False)
        assert page.locator("form:visible, button:visible, input:visible").count() == 0
    page = reader.open(folder, "tasks.html", java_script_enabled=False)
    assert page.locator("#tasks tbody tr:visible th[scope=row]").count() == 8


def test_the_dark_scheme_is_dark_and_the_light_one_light(reader: Reader, site: Site):
    folder = site("demo", "public")

    def lightness(scheme: str) -> int:
        page = reader.open(folder, "tasks.html", color_scheme=scheme)
        colour = page.evaluate(
            "getComputedStyle(document.querySelector('.filter')).backgroundColor"
        )
        return sum(map(int, re.findall(r"\d+", colour)[:3]))

    assert lightness("dark") < 150 < 600 < lightness("light")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("address", ["index.html", "tasks.html", "tasks/2.html", "notice.html"])
def test_paper_has_the_content_and_none_of_the_controls(
    reader: Reader, site: Site, tmp_path: Path, address: str
):
    page = reader.open(site("demo", "internal"), address)
    printed = tmp_path / "page.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    text = "".join(sheet.text for sheet in sheets(printed))
    assert re.sub(r"\s", "", page.locator("h1").inner_text()) in text
    for control in ("跳到正文", "通知全文说明", "找什么", "清除条件"):
        assert control not in text
    assert "情况截至2024年9月1日" in text


def test_paper_has_what_was_found(reader: Reader, site: Site):
    page = reader.open(site("demo", "internal"), "tasks.html?q=培训")
    page.emulate_media(media="print")
    rows = page.locator("#tasks tbody tr:visible th[scope=row]")
    assert rows.all_inner_texts() == ["开展业务培训"]
    assert page.locator("form:visible, nav:visible").count() == 0
