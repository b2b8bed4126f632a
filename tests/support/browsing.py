"""A site opened in a browser, which is watched while it is looked at."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from gkcli.cli.settings import Settings
from gkcli.cli.site_edition import SiteWish, make_site

REPOSITORY = Path(__file__).parents[2]
FACES = {"internal": False, "public": True}
WORKSPACES = {"demo": ("examples/demo", date(2024, 9, 1)), "2018": ("data", date(2018, 9, 1))}


def make(name: str, face: str, folder: Path) -> Path:
    """The site of a workspace in the repository, in that folder; with all pages that there are."""
    place, day = WORKSPACES[name]
    since = "" if FACES[face] else str(day - timedelta(days=60))
    make_site(Settings(REPOSITORY / place), folder, SiteWish(day, FACES[face], since))
    return folder


@contextmanager
def running_browser() -> Iterator[Browser]:
    """The system's own Chromium, else that of Playwright; the test is skipped without any."""
    system = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox"])
        except Error:
            pytest.skip("needs chromium (apt install chromium, or playwright install chromium)")
        yield browser
        browser.close()


class Reader:
    """Somebody who looks at sites; ``complaints`` tells what pages asked elsewhere or did wrong."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.complaints: list[str] = []

    def open(self, folder: Path, address: str = "index.html", **how: Any) -> Page:
        """A page of the site in that folder; ``how`` is what a context of Playwright takes."""
        how.setdefault("viewport", {"width": 1280, "height": 900})
        page = self._browser.new_context(**how).new_page()

        def checked(route: Route) -> None:
            if route.request.url.startswith(f"{folder.as_uri()}/"):
                route.continue_()
            else:
                self.complaints.append(f"asks for {route.request.url}")
                route.abort()

        page.route("**/*", checked)
        page.on("console", lambda said: self.complaints.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: self._dialog(page, dialog))
        page.goto(f"{folder.as_uri()}/{address}")
        return page

    def _dialog(self, page: Page, dialog: Any) -> None:
        self.complaints.append(f"{page.url}: a dialog says {dialog.message}")
        dialog.dismiss()


def pages(folder: Path) -> list[str]:
    """The addresses of all pages of a site."""
    return sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.html"))


def kinds(folder: Path) -> list[str]:
    """One page of each kind."""
    largest = sorted(pages(folder), key=lambda page: -(folder / page).stat().st_size)
    kind = {re.sub(r"/.*", "/", page): page for page in reversed(largest)}
    return sorted(kind.values())


def width(page: Page) -> int:
    """How wide the page is, whatever the window shows of it."""
    found = page.evaluate("document.documentElement.scrollWidth")
    assert isinstance(found, int)
    return found
