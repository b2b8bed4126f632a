"""The yearly report as templates name it."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from gkcli.errors import GkcliError, InvalidDataError
from gkcli.model.annual.form_of_year import FORMS, form_named
from gkcli.model.statistics import Statistics, shape_of, statistics
from gkcli.paper.annual import NAMES, AnnualView
from gkcli.paper.annual_sheets import SheetView
from gkcli.status.workdays import Workdays
from gkcli.workspace.open import open_workspace
from gkcli.workspace.open import statistics as stored
from gkcli.yaml.decode import decode
from gkcli.yaml.starter import statistics_text

EXAMPLES = Path(__file__).parents[3] / "examples"
REQUESTS = "申请办理"


def annual(year: int, given: Statistics | None = None) -> AnnualView:
    return AnnualView(year, Workdays(), lambda: given)


def figures_of(name: str, data: dict[str, object], year: int) -> Statistics:
    return statistics(form_named(name), decode(shape_of(name), {"year": str(year), **data}))


def grid(sheet: SheetView) -> list[list[str]]:
    """The table with every merged cell repeated in the places it covers."""
    rows: list[list[str]] = []
    for row in sheet.grid:
        line: list[str] = []
        for x, cell in enumerate(row):
            before = {"左": line[-1:], "上": rows[-1][x : x + 1] if rows else []}
            line += before.get(cell.continues, [cell.text])
        rows.append(line)
    return rows


def test_the_tables_of_the_demonstration_hold_its_figures():
    view = annual(2024, stored(open_workspace(EXAMPLES / "demo")))
    disclosure, requests, litigation = view.sheets
    assert ["行政事业性收费", "12.50", "12.50", "12.50"] in grid(disclosure)
    received = grid(requests)[3]
    assert received[0] == received[2] == "一、本年新收政府信息公开申请数量"
    assert received[3:] == ["18", "3", "0", "0", "0", "0", "21"]
    assert grid(litigation)[3] == [*"10001", *"00000", *"00011"]
    assert (view.started, view.gaps, view.faults) == (True, (), ())


def test_the_head_is_the_rows_that_are_repeated():
    for sheet in annual(2024).sheets[1:]:
        for number, row in enumerate(sheet.rows):
            assert all(cell.header == (number < sheet.head) for cell in row)


def test_without_a_file_every_figure_is_blank_and_a_table_is_one_gap():
    view = annual(2024)
    assert not view.started
    assert not any(sheet.filled for sheet in view.sheets)
    cells = [cell for sheet in view.sheets for row in sheet.rows for cell in row if cell.figure]
    assert len(cells) == 200
    assert all(cell.blank and cell.text == "" for cell in cells)
    assert [gap.text for gap in view.gaps] == [
        "主动公开政府信息情况：整张表（10 个数）",
        "收到和处理政府信息公开申请情况：整张表（175 个数）",
        "政府信息公开行政复议、行政诉讼情况：整张表（15 个数）",
    ]
    assert view.faults == ()


def test_a_blank_is_no_zero_and_is_listed_row_by_row():
    row = {"自然人": "0", "商业企业": "2"}
    view = annual(2024, figures_of("2021", {REQUESTS: {"予以公开": row}}, 2024))
    published = view.sheets[1].rows[5]
    assert [(c.text, c.blank) for c in published if c.figure][:3] == [
        ("0", False),
        ("2", False),
        ("", True),
    ]
    gap = next(gap for gap in view.gaps if "予以公开" in gap.rows)
    assert gap.columns == ("科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    assert gap.count == 5
    assert gap.text == (
        "收到和处理政府信息公开申请情况："
        "予以公开（科研机构、社会公益组织、法律服务机构、其他、总计）"
    )


def test_rows_that_lack_the_same_columns_are_one_gap():
    (gap,) = annual(2019, stored(open_workspace(EXAMPLES / "annual/2019"))).gaps
    assert gap.columns == ("总计",)
    assert (gap.rows[0], gap.rows[-1], gap.count) == ("予以公开", "其他处理", 19)


def test_a_row_of_one_figure_is_named_by_its_words():
    (gap,) = annual(2018, stored(open_workspace(EXAMPLES / "annual/2018"))).gaps
    assert gap.text.startswith("政府信息公开情况统计表：（四）政府信息公开专项经费")
    assert (gap.columns, gap.count) == ((), 1)


def test_broken_relations_are_told_in_sentences():
    data = {"复议诉讼": {"行政复议": {"结果维持": "3", "总计": "2"}}}
    (fault,) = annual(2024, figures_of("2021", data, 2024)).faults
    assert fault.startswith("复议诉讼表“行政复议”一组：总计是 2")
    assert fault.endswith("。")


class TestUncertainWords:
    def test_rows_not_compared_with_the_form_are_marked(self):
        (sheet,) = annual(2018).sheets
        titles = [row[0].text for row in sheet.rows[1:]]
        assert titles[2] == "其中：主动公开规范性文件数"
        assert titles[5] == "1.政府公报公开政府信息数（待核）"
        assert sum(title.endswith("（待核）") for title in titles) == 61
        assert sheet.unsure

    def test_not_any_more_once_somebody_has_compared_them(self):
        (sheet,) = annual(2018, figures_of("2014", {"verified": "true"}, 2018)).sheets
        assert not sheet.unsure
        assert not any("待核" in cell.text for row in sheet.rows for cell in row)

    def test_the_later_forms_are_certain(self):
        assert not any(sheet.unsure for year in (2019, 2024) for sheet in annual(year).sheets)


class TestLaw:
    def test_by_the_revised_regulation_departments_come_first(self):
        law = annual(2024).law
        assert [(due.by, due.last_workday) for due in law.dues] == [
            (date(2025, 1, 31), date(2025, 1, 27)),
            (date(2025, 3, 31), date(2025, 3, 31)),
        ]
        assert law.contents == "第五十条"

    def test_the_report_on_2018_is_under_the_first(self):
        (due,) = annual(2018).law.dues
        assert (due.by, due.last_workday) == (date(2019, 3, 31), date(2019, 3, 29))


def test_the_form_names_its_chapters_and_what_the_first_speaks_of():
    form = annual(2024).form
    assert [chapter.number for chapter in form.chapters] == list("一二三四五六")
    assert len(form.aspects) == 5
    assert annual(2019).form.aspects == ()
    assert annual(2018).form.document == "国办发〔2014〕32号"


def test_a_year_without_a_form_is_told_when_it_is_asked_for():
    view = annual(2006)
    with pytest.raises(GkcliError, match="2006 年还没有"):
        view.sheets  # noqa: B018 - asking is the point


def test_figures_of_another_year_are_not_printed():
    view = annual(2024, figures_of("2021", {}, 2023))
    with pytest.raises(GkcliError, match="2023 年的数"):
        view.gaps  # noqa: B018


def test_names_are_those_a_template_can_ask_for():
    public = {name for name in vars(AnnualView) if not name.startswith("_")}
    assert set(NAMES) == public


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_views_are_plain_data(form):
    for sheet in annual(form.first).sheets:
        for row in sheet.rows:
            for cell in row:
                values = [getattr(cell, field.name) for field in fields(cell)]
                assert {type(value) for value in values} <= {str, int, bool}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    for name in ("tasks.yaml", "units.yaml"):
        (tmp_path / name).write_bytes((EXAMPLES / "demo" / name).read_bytes())
    text = statistics_text(form_named("2021"), 2024).replace("行政许可:", "行政许可: 三", 1)
    (tmp_path / "statistics.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_faulty_file_is_told_whole_to_who_asks_for_it(faulty: Path):
    with pytest.raises(InvalidDataError) as caught:
        stored(open_workspace(faulty))
    assert [finding.code for finding in caught.value.diagnostics] == ["bad-figure"]


def test_no_file_is_no_figures():
    assert stored(open_workspace(EXAMPLES.parent / "data")) is None


ASKING = "{% for sheet in annual.sheets %}{{ sheet.title }}{% endfor %}"


def test_a_template_that_asks_for_figures_says_what_is_wrong_with_them(run, faulty: Path):
    (faulty / "templates").mkdir()
    (faulty / "templates" / "mine.md.j2").write_text(ASKING, encoding="utf-8")
    outcome = run("-d", str(faulty), "report", "mine")
    assert outcome.code == 2
    assert "bad-figure" in outcome.err
    assert "模板" not in outcome.err
    assert run("-d", str(faulty), "report", "breakdown").code == 0


def test_a_mistyped_name_is_answered_with_the_nearest(print_template: Callable[..., str]):
    with pytest.raises(GkcliError, match="您是不是要写：sheets"):
        print_template("{{ annual.sheet }}")


PRINTING = """{% from "_annual.md.j2" import statistics_table %}
{% for sheet in annual.sheets %}
{{ statistics_table(sheet) }}
{% endfor %}"""


class TestPrintedTables:
    @pytest.mark.parametrize(
        ("folder", "lines"),
        [
            ("demo", ["| 行政事业性收费 | 12.50 |  |  |", "|  | （七）总计 |  | 18 | 3 |"]),
            (
                "annual/2019",
                ["| 行政许可 | 210 | \\-6 | 980 |", "| 12 | 3 | 0 | 0 | 1 | 0 | 待补 |"],
            ),
            ("annual/2018", ["| 制发规范性文件总数 | 件 | 5 |", "（待核） | 条 | 460 |"]),
        ],
    )
    def test_as_markdown(self, run, tmp_path: Path, folder: str, lines: list[str]):
        printed = self.printed(run, tmp_path, folder, "md")
        assert all(line in printed for line in lines)
        assert ("【待补：" in printed) == (folder != "demo")

    @pytest.mark.parametrize(("folder", "tall"), [("demo", 22), ("annual/2019", 20)])
    def test_as_a_page_with_its_spans(self, run, tmp_path: Path, folder: str, tall: int):
        page = self.printed(run, tmp_path, folder, "html")
        assert f'rowspan="{tall}"' in page
        assert 'colspan="10"' in page

    @staticmethod
    def printed(run, tmp_path: Path, folder: str, form: str) -> str:
        source = EXAMPLES / folder
        for path in (*source.parent.glob("units.yaml"), *source.glob("*.yaml")):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates" / "mine.md.j2").write_text(PRINTING, encoding="utf-8")
        outcome = run("-d", str(tmp_path), "report", "mine", "-f", form)
        assert (outcome.code, outcome.err) == (0, "")
        return str(outcome.out)
