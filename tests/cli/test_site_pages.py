"""What stands on the pages of the site, in both faces."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from gkcli.workspace.open import open_workspace, read_ledgers
from tests.cli.conftest import Ask
from tests.conftest import Outcome, Run
from tests.support.golden import GOLDEN, REPOSITORY, hold

DAY = ("--as-of", "2024-09-01")
FACES = {"internal": (), "public": ("--public",)}

Pages = dict[str, str]


def made(ask: Ask, folder: Path, *options: str) -> Pages:
    assert ask("site", "-o", str(folder), *options).code == 0
    return {
        page.relative_to(folder).as_posix(): page.read_text(encoding="utf-8")
        for page in sorted(folder.rglob("*.html"))
    }


@pytest.fixture
def internal(demo: Ask, tmp_path: Path) -> Pages:
    return made(demo, tmp_path / "网站", *DAY)


@pytest.fixture
def public(demo: Ask, tmp_path: Path) -> Pages:
    return made(demo, tmp_path / "公开", *DAY, "--public")


@pytest.mark.golden
@pytest.mark.parametrize(
    ("face", "page"), [("public", "months/2024-09"), ("public", "tasks/2"), ("internal", "tasks/2")]
)
def test_pages_are_what_they_were(run: Run, demo_copy: Path, tmp_path: Path, face: str, page: str):
    def apart_from_git(*arguments: str) -> Outcome:
        return run("-d", str(demo_copy), *arguments)

    text = made(apart_from_git, tmp_path / "网站", *DAY, *FACES[face])[f"{page}.html"]
    content = text.partition("<main")[2].partition("</main>")[0]
    hold(GOLDEN / "site" / f"{page.replace('/', '-')}.{face}.html", f"<main{content}</main>\n")


def said_in_ledgers() -> Iterator[str]:
    for records in read_ledgers(open_workspace(REPOSITORY / "examples/demo")).records.values():
        for record in records:
            yield from (record.note or "", *record.evidence)


def test_the_public_reads_nothing_of_the_ledgers(internal: Pages, public: Pages):
    said = {words for words in said_in_ledgers() if words}
    assert len(said) > 30
    inside, outside = "".join(internal.values()), "".join(public.values())
    assert len([words for words in said if words in inside]) > 30
    assert not [words for words in said if words in outside]


def test_the_public_reads_of_no_state_of_a_unit_or_a_task(internal: Pages, public: Pages):
    marked = {page for page, text in public.items() if 'class="state' in text}
    assert marked == {"about.html"}
    assert len([text for text in internal.values() if 'class="state' in text]) > 20
    assert "原文存疑" not in "".join(public.values())


@pytest.mark.parametrize("face", FACES)
def test_nothing_is_said_of_completion_where_nobody_recorded_anything(
    real: Ask, tmp_path: Path, face: str
):
    pages = made(real, tmp_path / "网站", "--as-of", "2018-09-01", *FACES[face])
    assert "完成率" not in pages["index.html"]
    assert '<svg class="bar"' not in "".join(pages.values())
    assert "还没有一个单位登记过进展" in pages["index.html"]


def test_evidence_opens_apart_and_leads_to_the_web_only(internal: Pages):
    links = re.findall(r'<a href="(\w+:[^"]*)"([^>]*)>', "".join(internal.values()))
    assert links
    for address, attributes in links:
        assert urlsplit(address).scheme in {"http", "https"}
        assert 'rel="noopener noreferrer"' in attributes


class Outline(HTMLParser):
    """The headings, ids, tables and pictures of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.tables: list[set[str]] = []
        self.pictures: list[set[str]] = []
        self.loose: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        elif tag == "table":
            self.tables.append(set())
        elif tag == "svg" and given.get("role") == "img":
            self.pictures.append(set())
        elif tag == "caption" and self.tables:
            self.tables[-1].add(tag)
        elif tag == "title" and self.pictures:
            self.pictures[-1].add(tag)
        elif tag == "th" and "scope" not in given:
            self.loose.append(tag)
        self.loose += [name for name in given if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("face", FACES)
def test_every_page_has_an_outline_that_can_be_heard(demo: Ask, tmp_path: Path, face: str):
    for name, text in made(demo, tmp_path / "网站", *DAY, *FACES[face]).items():
        page = Outline(text)
        assert page.levels[0] == 1, name
        assert page.levels.count(1) == 1, name
        steps = [after - before for before, after in pairwise(page.levels)]
        assert max(steps, default=0) <= 1, name
        assert len(page.ids) == len(set(page.ids)), name
        assert all(page.tables), name
        assert all(page.pictures), name
        assert not page.loose, name
        assert '<html lang="zh-CN">' in text, name


def test_bars_say_in_words_what_they_show(internal: Pages):
    bars = re.findall(r'<svg class="bar" role="img"><title>([^<]*)', internal["index.html"])
    assert bars[0] == "应完成 54 项次，按时完成 25，迟完成 4，逾期和未报 3，未到期 22"
    assert len(bars) == 8


def test_the_data_page_tells_of_the_fields_that_its_face_has(internal: Pages, public: Pages):
    told = {"internal": internal["data.html"], "public": public["data.html"]}
    assert 'id="table-tasks"' in told["public"]
    assert 'id="table-records"' in told["internal"]
    assert 'id="table-records"' not in told["public"]
    assert "<code>evidence</code>" in told["internal"]
    assert "<code>evidence</code>" not in told["public"]
