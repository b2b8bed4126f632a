"""Whatever people write stands in the file for Word as they wrote it."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from gkcli.model.notice import Table
from gkcli.office.docx.package import to_docx
from gkcli.paper.build import ViewBuilder
from gkcli.paper.catalogue import find_report
from gkcli.paper.produce import compose
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import take_snapshot
from gkcli.text import printable
from gkcli.workspace.open import Workspace, open_workspace

REPOSITORY = Path(__file__).parents[4]

HOSTILE = (
    "<script>alert(1)</script>",
    "甲|乙",
    "**粗**",
    "1. 一",
    "# 题",
    "[x](javascript:alert(1))",
    "{{7*7}}",
    "]]>",
    "<!-- 横排 -->",
    "^",
    "\x1b[31m红\ufffe",
    "字" * 10_000,
)


@pytest.fixture(scope="module")
def demo() -> Workspace:
    return open_workspace(REPOSITORY / "examples/demo")


def written(workspace: Workspace, name: str, table: Table) -> WordDocument:
    party = find_party(workspace.directory, "区教育局")
    told = take_snapshot(replace(workspace, table=table), date(2024, 6, 1))
    view = ViewBuilder(told, party).build()
    report = find_report(workspace.layout, name)
    return docx.Document(io.BytesIO(to_docx(compose(report, view, workspace.directory))))


def with_text(table: Table, text: str) -> Table:
    """The table with one text for the notice's number and every task's title and requirement."""

    def changed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(changed, value))
        names = getattr(value, "__dataclass_fields__", ())
        fields = {
            name: changed(getattr(value, name))
            for name in names
            if name in ("parts", "sections", "tasks")
        }
        fields |= {name: text for name in ("title", "requirement") if name in names}
        return replace(value, **fields) if fields else value

    whole: Table = changed(table)
    return whole


def shown(document: WordDocument) -> str:
    return "".join(text.text or "" for text in document.element.iter(qn("w:t")))


def elements(document: WordDocument) -> set[str]:
    return {element.tag for element in document.element.iter()}


@pytest.mark.parametrize("name", ["breakdown", "unit-sheet"])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: printable(text[:10]))
def test_text_is_text_in_a_file_for_word(name: str, text: str, demo: Workspace) -> None:
    usual = written(demo, name, demo.table)
    document = written(demo, name, with_text(demo.table, text))
    assert printable(text) in shown(document)
    assert elements(document) <= elements(usual)
    assert len(document.tables) == len(usual.tables)
    assert len(document.sections) == len(usual.sections)
