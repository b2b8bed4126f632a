"""Whatever stands in the data is text on the site, and what is internal is in no byte of it."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page

from gkcli.cli.settings import Settings
from gkcli.cli.site_edition import SiteWish, make_site
from gkcli.model.site import SiteSettings
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.build import SiteOptions, site_content
from gkcli.paper.site.make import SiteMaker
from gkcli.workspace.open import open_workspace
from gkcli.yaml.ledger import record_line
from tests.support.browsing import FACES, REPOSITORY, Reader, kinds, width
from tests.support.build import record, snapshot
from tests.support.hostile_year import (
    DAY,
    TEXTS,
    hostile_directory,
    hostile_ledger,
    hostile_table,
)

Make = Callable[[str, str], Path]

ATTACKS = {
    "markup": " ".join(text for text in TEXTS if len(text) < 100) + "\u202e\u2066\x07</script>",
    "address": "javascript:alert(1)",
    "long": "字" * 5_000 + "W" * 5_000,
}
# What no page has of its own accord.
INJECTED = """
  [...document.querySelectorAll("*")].filter((one) =>
    ["IMG", "IFRAME", "OBJECT", "STYLE", "BASE"].includes(one.tagName) ||
    (one.tagName === "SCRIPT" && !/\\/(site|tasks)\\.js$/.test(one.src)) ||
    [...one.attributes].some((a) => a.name.startsWith("on") || /^\\s*javascript:/i.test(a.value))
  ).filter((one) => !["OPTION", "TR"].includes(one.tagName)).map((one) => one.outerHTML)
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Make:
    """A site with an attack in every text: of the table, the registry, ledgers and settings."""

    def make(attack: str, face: str) -> Path:
        text = ATTACKS[attack]
        known = hostile_directory(text)
        table = hostile_table(open_workspace(REPOSITORY / "examples/demo").table, text)
        said: dict[str, Any] = {field.name: text for field in fields(SiteSettings)}
        settings = SiteSettings(**{**said, "logo": None, "address": None})
        seen = snapshot(table, known, DAY, {text: hostile_ledger(text)})
        maker = SiteMaker([builtin_folder() / "site"], known, Addresses(known))
        for file in maker.files(site_content(seen, SiteOptions(FACES[face], settings))):
            target = tmp_path / file.address
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.content)
        return tmp_path

    return make


def check_harmless(page: Page, where: str) -> None:
    assert page.evaluate(INJECTED) == [], where
    assert width(page) <= page.viewport_size["width"], where  # type: ignore[index]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_every_text_shows_as_text(
    reader: Reader, hostile: Make, attack: str, face: str
):
    folder = hostile(attack, face)
    page = reader.open(folder)
    for size in ({"width": 390, "height": 844}, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for address in kinds(folder):
            page.goto(f"{folder.as_uri()}/{address}")
            check_harmless(page, address)
            seen = "text => document.body.textContent.includes(text)"
            assert page.evaluate(seen, ATTACKS[attack][:20]), address


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_in_the_list_stays_text_when_it_is_filtered_and_sorted(
    reader: Reader, hostile: Make, attack: str, face: str
):
    page = reader.open(hostile(attack, face), "tasks.html")
    page.locator("#unit").select_option(index=1)
    for head in page.locator("thead button").all():
        head.click()
        check_harmless(page, page.url[:200])
    assert page.locator("#tasks tbody tr").count() == 8
    page.get_by_label("找什么").fill("<img src=x onerror=alert(1)>")
    check_harmless(page, page.url[:200])


def test_an_attack_in_the_address_is_only_searched_for(reader: Reader, hostile: Make):
    folder = hostile("markup", "public")
    attack = "%3Cscript%3Ealert(1)%3C/script%3E"
    for name in ("q", "unit", "section", "sort", "role"):
        page = reader.open(folder, f"tasks.html?{name}={attack}")
        check_harmless(page, name)


MARKER = "不得外传"


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """The demonstration with ledgers that say the same in every place people write."""
    folder = shutil.copytree(REPOSITORY / "examples/demo", tmp_path / "data")
    said: dict[str, Any] = {
        "note": f"{MARKER}一",
        "by": f"{MARKER}二",
        "evidence": (f"https://a.example/{MARKER}",),
    }
    for ledger in (folder / "progress").iterdir():
        records = [
            record(date(2024, 3, 20), "plan", **said),
            record(date(2024, 5, 6), "1-publish", "受阻", **said),
            record(date(2024, 5, 7), "7", "推进中", **said),
        ]
        ledger.write_text("".join(f"{record_line(one)}\n" for one in records), encoding="utf-8")
    return folder


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a site, those in archives too, by how its name ends."""
    for path in folder.rglob("*"):
        if path.suffix == ".zip":
            with ZipFile(path) as archive:
                for name in archive.namelist():
                    yield Path(name).suffix, archive.read(name)
        elif path.is_file():
            yield path.suffix, path.read_bytes()


@pytest.mark.parametrize("face", FACES)
def test_no_byte_of_the_public_site_is_from_the_ledgers(marked: Path, tmp_path: Path, face: str):
    folder = tmp_path / "网站"
    make_site(Settings(marked), folder, SiteWish(date(2024, 9, 1), FACES[face]))
    held = list(contents(folder))
    telltales = {".html", ".csv", ".json", ".sqlite", ".ics"}
    assert {*telltales, ".js"} <= {ending for ending, _ in held}
    escaped = json.dumps(MARKER)[1:-1]
    forms = [MARKER.encode(), escaped.encode(), MARKER.encode("utf-16-le")]
    telling = {ending for ending, content in held if any(form in content for form in forms)}
    assert telling == (telltales if face == "internal" else set())


def test_the_public_list_knows_no_states(marked: Path, tmp_path: Path):
    folder = tmp_path / "网站"
    make_site(Settings(marked), folder, SiteWish(date(2024, 9, 1), public=True))
    text = (folder / "tasks.js").read_text(encoding="utf-8")
    assert "逾期" not in text
    assert "overdue" not in text
    assert "区财政局" in text
