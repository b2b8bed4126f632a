from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from gkcli.errors import GkcliError
from gkcli.workspace.open import Layout, Workspace
from tests.support.golden import GOLDEN, hold
from tests.support.hostile_year import TEXTS, hostile_table
from tests.support.reports import PageText

Produce = Callable[..., str]


@pytest.mark.golden
@pytest.mark.parametrize(
    ("name", "unit"), [("breakdown", ""), ("breakdown", "区教育局"), ("unit-sheet", "区教育局")]
)
@pytest.mark.parametrize("form", ["md", "html"])
def test_reports_of_the_demonstration_stay_as_they_are(
    name: str, unit: str, form: str, print_report: Produce
) -> None:
    case = f"{name}-unit" if name == "breakdown" and unit else name
    hold(GOLDEN / f"report/{case}.{form}", print_report(name, form, unit))


@pytest.mark.parametrize("name", ["breakdown", "unit-sheet"])
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:10])
def test_text_is_text_on_a_page(
    name: str, text: str, demo: Workspace, print_report: Produce
) -> None:
    usual = PageText(print_report(name, "html", "区教育局"))
    page = PageText(print_report(name, "html", "区教育局", table=hostile_table(demo.table, text)))
    assert text in page.text
    assert page.tags <= usual.tags
    assert {key for key, _ in page.attributes} <= {key for key, _ in usual.attributes}


@pytest.mark.parametrize("name", ["breakdown", "unit-sheet"])
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:10])
def test_text_is_text_in_markdown(
    name: str, text: str, demo: Workspace, print_report: Produce
) -> None:
    def read(markdown: str) -> PageText:
        return PageText(MarkdownIt("commonmark").enable("table").render(markdown))

    usual = read(print_report(name, "md", "区教育局"))
    page = read(print_report(name, "md", "区教育局", table=hostile_table(demo.table, text)))
    assert text in page.text
    assert page.tags <= usual.tags


def test_escape_characters_are_spelled_out_in_both_forms(
    demo: Workspace, print_report: Produce
) -> None:
    table = hostile_table(demo.table, "\x1b[31m红\u202e")
    for form in ("md", "html"):
        text = print_report("breakdown", form, table=table)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "x1b" in text


def test_a_page_needs_nothing_from_elsewhere(print_report: Produce) -> None:
    for name in ("breakdown", "unit-sheet", "plan"):
        page = print_report(name, "html", "区教育局")
        assert "default-src 'none'" in page
        assert "script" not in page
        assert "http:" not in page
        assert "https:" not in page
        assert "url(" not in page
        assert PageText(page).tags.isdisjoint({"a", "img", "link", "iframe", "object"})


def test_the_same_is_printed_twice(print_report: Produce) -> None:
    first, second = (print_report("unit-sheet", "html", "区数据局") for _ in range(2))
    assert first == second


def test_a_narrowed_table_says_so(real: Workspace, print_report: Produce) -> None:
    text = print_report("breakdown", "md", "审改办", workspace=real)
    assert "（只列涉及区审改办的 7 项，全表共 40 项。）" in text
    assert "只列" not in print_report("breakdown", "md", workspace=real)


def test_a_sheet_needs_a_unit(print_report: Produce) -> None:
    with pytest.raises(GkcliError) as raised:
        print_report("unit-sheet")
    assert raised.value.message == "“unit-sheet”要说明是哪个单位"
    assert "gkcli report unit-sheet --unit" in raised.value.hint


def test_a_report_with_only_a_page_has_no_markdown(print_template: Produce) -> None:
    assert print_template("<b>{{ notice.number }}</b>", "html") == "<b>示政办〔2024〕1号</b>"


def test_markdown_of_ones_own_becomes_a_page(tmp_path: Path, print_report: Produce) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "bulletin.md.j2").write_text(
        "# {{ unit.name }} 的*通报*\n\n<b>x</b> [y](javascript:alert(1))\n\n"
        "| a |\n| --- |\n| {{ notice.number }} |\n",
        encoding="utf-8",
    )
    page = print_report("bulletin", "html", "区教育局", layout=Layout(tmp_path))
    assert "<title>区教育局 的通报</title>" in page
    assert '<h1>区教育局 的<span class="kai">通报</span></h1>' in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert '<td data-label="a">示政办〔2024〕1号</td>' in page
    assert "href" not in page


def test_ones_own_can_build_on_the_built_in_one_of_the_same_name(
    tmp_path: Path, print_report: Produce
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "breakdown.md.j2").write_text(
        '# 自己的\n\n{% include "内置/breakdown.md.j2" %}', encoding="utf-8"
    )
    page = print_report("breakdown", "html", layout=Layout(tmp_path))
    assert "<title>自己的</title>" in page
    assert "<h1>示例区人民政府办公室" in page


def test_data_is_escaped_by_the_kind_of_file_it_goes_into(print_template: Produce) -> None:
    text = "{% set x = '<a|b>' %}{{ x }} {{ [x, x]|join('*') }} {{ '_' ~ x }}"
    assert print_template(text, "md") == r"\<a\|b\> \<a\|b\>\*\<a\|b\> \_\<a\|b\>"
    assert print_template(text, "html") == "&lt;a|b&gt; &lt;a|b&gt;*&lt;a|b&gt; _&lt;a|b&gt;"


def test_what_a_macro_wrote_is_not_escaped_again(print_template: Produce) -> None:
    text = "{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m('*') }}{{ '-' ~ m('<') }}"
    assert print_template(text, "md") == r"**\***\-**\<**"
