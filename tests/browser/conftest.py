"""Pages as a browser prints and shows them; skipped where there is none."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import Reader, make, running_browser

Print = Callable[[str], Path]
Asked = Callable[[str], set[str]]
Site = Callable[[str, str], Path]

# Hosts that the browser itself asks, whatever the page.
_ITS_OWN = (".google.com", ".googleapis.com", ".gvt1.com", ".gstatic.com")

_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


@pytest.fixture(scope="session")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None or shutil.which("pdftotext") is None:
        pytest.skip("needs chromium and pdftotext (apt install chromium poppler-utils)")
    return found


@pytest.fixture(scope="module")
def print_page(browser: str, tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Print a page of HTML to a PDF."""

    def printed(page: str) -> Path:
        folder = tmp_path_factory.mktemp("page")
        source, target = folder / "page.html", folder / "page.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            browser,
            *_QUIET,
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target

    return printed


@pytest.fixture
def asked_hosts(browser: str, tmp_path: Path) -> Asked:
    """The hosts that a page asks for anything when it is opened."""

    def asked(page: str) -> set[str]:
        source, log = tmp_path / "page.html", tmp_path / "net.json"
        source.write_text(page, encoding="utf-8")
        command = [
            browser,
            *_QUIET,
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--log-net-log={log}",
            f"--print-to-pdf={tmp_path / 'page.pdf'}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        events = json.loads(log.read_text(encoding="utf-8"))["events"]
        urls = (event.get("params", {}).get("url", "") for event in events)
        hosts = {urlsplit(url).hostname or "" for url in urls if isinstance(url, str)}
        return {host for host in hosts if host and not f".{host}".endswith(_ITS_OWN)}

    return asked


@pytest.fixture(scope="module")
def shown() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture
def reader(shown: Browser) -> Iterator[Reader]:
    """Somebody who looks at sites; pages may ask for nothing elsewhere and do nothing wrong."""
    reader = Reader(shown)
    yield reader
    for context in shown.contexts:
        context.close()
    assert not reader.complaints


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a workspace in one face: ``site("demo", "public")``; made once."""
    made: dict[tuple[str, str], Path] = {}

    def found(name: str, face: str) -> Path:
        if (name, face) not in made:
            made[name, face] = make(name, face, tmp_path_factory.mktemp("网站"))
        return made[name, face]

    return found
