"""Whatever people write into notices, registers and ledgers shows as itself in every report."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from gkcli.office.docx.package import to_docx
from gkcli.paper.catalogue import find_report
from gkcli.paper.produce import compose, produce
from gkcli.workspace.open import Workspace
from tests.support.hostile_year import TEXTS, hostile_directory, hostile_view
from tests.support.reports import PageText

REPORTS = {"annual": False, "bulletin": False, "plan": True, "reminder": False, "summary": True}
"""The reports, and whether they are printed of one unit here."""

PLAIN = "平常的字"


def page_of(demo: Workspace, name: str, text: str) -> str:
    view = hostile_view(demo.table, text, of_unit=REPORTS[name])
    return produce(find_report(demo.layout, name), view, hostile_directory(text), "html")


def read_markdown(demo: Workspace, name: str, text: str) -> PageText:
    view = hostile_view(demo.table, text, of_unit=REPORTS[name])
    source = produce(find_report(demo.layout, name), view, hostile_directory(text), "md")
    return PageText(MarkdownIt("commonmark").enable("table").render(source))


def usual_tags(demo: Workspace, name: str) -> set[str]:
    return PageText(page_of(demo, name, PLAIN)).tags


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:10])
@pytest.mark.parametrize("name", REPORTS)
def test_on_a_page(name: str, text: str, demo: Workspace) -> None:
    page = PageText(page_of(demo, name, text))
    assert page.text.count(text) > 5
    # A long title is broken into lines.
    assert page.tags - {"br"} <= usual_tags(demo, name)
    assert {key for key, _ in page.attributes}.isdisjoint({"onerror", "onmouseover", "src", "href"})


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:10])
@pytest.mark.parametrize("name", REPORTS)
def test_in_markdown(name: str, text: str, demo: Workspace) -> None:
    page = read_markdown(demo, name, text)
    assert page.text.count(text) > 5
    assert page.tags <= read_markdown(demo, name, PLAIN).tags


@pytest.mark.parametrize("text", TEXTS[:-1], ids=lambda text: text[:10])
@pytest.mark.parametrize("name", REPORTS)
def test_in_a_file_for_word(name: str, text: str, demo: Workspace) -> None:
    view = hostile_view(demo.table, text, of_unit=REPORTS[name])
    made = to_docx(compose(find_report(demo.layout, name), view, hostile_directory(text)))
    body = docx.Document(io.BytesIO(made)).element.body
    told = "".join(node.text or "" for node in body.iter(qn("w:t")))
    assert told.count(text) > 5


@pytest.mark.parametrize("name", REPORTS)
def test_what_acts_on_a_terminal_is_spelled_out(name: str, demo: Workspace) -> None:
    for form in ("md", "html"):
        view = hostile_view(demo.table, "\x1b[31m红\u202e", of_unit=REPORTS[name])
        report = find_report(demo.layout, name)
        text = produce(report, view, hostile_directory("\x1b[31m红\u202e"), form)
        assert "\x1b" not in text
        assert "\u202e" not in text
