"""The command that makes the site."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

LINK = re.compile(r'(?:href|src)="([^"#]*)(?:#([^"]*))?"')


@pytest.mark.parametrize("public", [(), ("--public",)])
def test_every_link_of_the_site_leads_to_something_in_it(real: Ask, tmp_path: Path, public):
    folder = tmp_path / "网站"
    assert real("site", "-o", str(folder), *public).code == 0
    pages = {page: page.read_text(encoding="utf-8") for page in folder.rglob("*.html")}
    assert len(pages) > 100
    for page, text in pages.items():
        for address, anchor in LINK.findall(text):
            target = (page.parent / address).resolve() if address else page
            assert target.is_file(), (page, address)
            if anchor:
                assert f'id="{anchor}"' in pages[target], (page, address, anchor)
