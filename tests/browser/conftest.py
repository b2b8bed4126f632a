"""Pages as a browser prints them; skipped where there is none."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Print = Callable[[str], Path]

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


@pytest.fixture(scope="module")
def print_page(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Print a page of HTML to a PDF."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None or shutil.which("pdftotext") is None:
        pytest.skip("needs chromium and pdftotext (apt install chromium poppler-utils)")

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
