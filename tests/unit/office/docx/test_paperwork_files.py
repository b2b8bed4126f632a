"""The paperwork of a year as files for Word, read back."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from gkcli.office.docx.package import to_docx
from gkcli.paper.build import ViewBuilder
from gkcli.paper.catalogue import find_report
from gkcli.paper.produce import compose
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.open import open_workspace, statistics

DEMO = Path(__file__).parents[4] / "examples/demo"

CASES = {
    "annual": (date(2025, 1, 10), ""),
    "bulletin": (date(2024, 10, 20), ""),
    "plan": (date(2024, 3, 20), "乙镇"),
    "reminder": (date(2024, 10, 5), ""),
    "summary": (date(2024, 12, 12), "乙镇"),
}


def made(name: str) -> bytes:
    day, unit = CASES[name]
    workspace = open_workspace(DEMO)
    party = find_party(workspace.directory, unit) if unit else None
    told = ViewBuilder(take_snapshot(workspace, day), party, lambda: statistics(workspace)).build()
    return to_docx(compose(find_report(workspace.layout, name), told, workspace.directory))


def read(name: str) -> WordDocument:
    return docx.Document(io.BytesIO(made(name)))


@pytest.mark.parametrize("name", CASES)
def test_the_same_year_makes_the_same_file(name: str) -> None:
    assert made(name) == made(name)


def headings(document: WordDocument, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name == style]


def test_the_yearly_report_has_real_headings_and_its_tables() -> None:
    document = read("annual")
    assert headings(document, "Title")[0] == "示例区2024年政府信息公开工作年度报告"
    assert headings(document, "Heading 1")[:6] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    requests = document.tables[1]._tbl
    assert len(requests.findall(f".//{qn('w:tblHeader')}")) == 3
    assert requests.findall(f".//{qn('w:vMerge')}")
    assert not document.tables[0]._tbl.findall(f".//{qn('w:tblHeader')}")


@pytest.mark.parametrize("name", ["bulletin", "plan"])
def test_the_annexes_lie_across(name: str) -> None:
    turned = [section.orientation for section in read(name).sections]
    assert turned[0] == WD_ORIENT.PORTRAIT
    assert turned[1] == WD_ORIENT.LANDSCAPE


def test_a_total_is_not_left_alone_on_a_page() -> None:
    *_, before, last = read("bulletin").tables[1].rows
    assert last.cells[0].text == "合计"
    assert before._tr.findall(f".//{qn('w:keepNext')}")
    assert not last._tr.findall(f".//{qn('w:keepNext')}")


def test_slips_have_their_colour_and_a_page_each() -> None:
    document = read("reminder")
    marks = [p for p in document.paragraphs if p.style and "发文机关标志" in p.style.name]
    colours = [str(mark.style.font.color.rgb) for mark in marks]
    assert colours == ["DD0000"] * 3 + ["D96A00"] * 3
    breaks = document.element.body.findall(f".//{qn('w:pageBreakBefore')}")
    assert len(breaks) == len(marks) - 1


def test_gaps_are_marked_and_page_numbers_are_fields() -> None:
    document = read("summary")
    marked = document.element.body.findall(f".//{qn('w:highlight')}")
    assert marked
    assert "PAGE" in document.sections[0].footer._element.xml
    assert "PAGE" in document.sections[0].even_page_footer._element.xml
