"""The three generations of the yearly report: rows, columns, spans, and the law of the year."""

from datetime import date

import pytest

from gkcli.model.annual.form2014 import FORM_2014
from gkcli.model.annual.form2019 import FORM_2019, FORM_2021
from gkcli.model.annual.form_of_year import FORMS, form_named, form_of
from gkcli.model.annual.form_types import Form, Sheet

each_sheet = pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(sheet, id=f"{form.name}-{number}")
        for form in FORMS
        for number, sheet in enumerate(form.sheets)
    ],
)
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def texts(sheet: Sheet) -> list[list[str]]:
    return [[box.text for box in row if not box.figure] for row in sheet.rows]


def spans(sheet: Sheet, text: str) -> tuple[int, int]:
    (box,) = (box for row in sheet.rows for box in row if box.text == text)
    return box.rowspan, box.colspan


@each_sheet
def test_the_cells_of_a_table_cover_it_once(sheet: Sheet):
    covered = [[0] * sheet.columns for _ in sheet.rows]
    for y, row in enumerate(sheet.rows):
        for box in row:
            x = covered[y].index(0)
            for down in range(box.rowspan):
                for right in range(box.colspan):
                    covered[y + down][x + right] += 1
    assert {count for row in covered for count in row} == {1}


@each_form
def test_every_figure_has_its_own_key_and_no_key_is_a_group_and_a_figure(form: Form):
    figures = [figure for sheet in form.sheets for figure in sheet.figures]
    assert len(figures) == len(form.figures)
    groups = {address[:end] for address in form.figures for end in range(1, len(address))}
    assert not groups & form.figures.keys()


@each_form
def test_every_key_can_be_typed_without_quotes(form: Form):
    for address in form.figures:
        assert all(key.isidentifier() and key.isalpha() for key in address)


@each_form
def test_relations_speak_of_figures_of_the_form(form: Form):
    for relation in form.relations:
        assert set(relation.addresses) <= form.figures.keys()
        assert len(set(relation.addresses)) == len(relation.addresses)


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2014, "2014"),
        (2018, "2014"),
        (2019, "2019"),
        (2020, "2019"),
        (2021, "2021"),
        (2035, "2021"),
    ],
)
def test_the_form_goes_by_the_year(year: int, name: str):
    form = form_of(year)
    assert form is form_named(name)


def test_there_was_no_report_before_the_regulation():
    assert form_of(2007) is None


class TestForm2014:
    def test_it_is_one_annex_of_65_rows_with_nine_numbered_classes(self):
        (sheet,) = FORM_2014.sheets
        rows = texts(sheet)[sheet.head :]
        assert texts(sheet)[0] == ["统计指标", "单位", "统计数"]
        assert len(rows) == 65
        classes = [row[0] for row in rows if row[0][1] == "、"]
        assert [title[0] for title in classes] == list("一二三四五六七八九")
        assert sheet.chapter == ""

    def test_money_is_in_ten_thousands_and_everything_else_is_counted(self):
        money = [f.address[-1] for f in FORM_2014.figures.values() if f.kind == "money"]
        assert money == ["收取费用", "专项经费"]
        assert all(f.unit for f in FORM_2014.figures.values())

    def test_words_that_were_not_seen_in_print_are_not_certain(self):
        (sheet,) = FORM_2014.sheets
        certain = [row[0].text for row in sheet.rows[1:] if row[0].certain]
        assert certain[1:] == [
            "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
            "其中：主动公开规范性文件数",
            "制发规范性文件总数",
        ]

    def test_no_relation_is_stated_by_the_form(self):
        assert not any(relation.stated for relation in FORM_2014.relations)


@pytest.mark.parametrize(("form", "results"), [(FORM_2019, 20), (FORM_2021, 22)])
def test_the_results_of_requests_stand_beside_one_heading(form: Form, results: int):
    sheet = form.sheets[1]
    assert spans(sheet, "三、本年度办理结果") == (results, 1)
    assert spans(sheet, "（三）不予公开") == (8, 1)
    assert spans(sheet, "（四）无法提供") == (3, 1)
    assert spans(sheet, "（五）不予处理") == (5, 1)
    assert spans(sheet, "（七）总计") == (1, 2)
    assert spans(sheet, "四、结转下年度继续办理") == (1, 3)
    assert (sheet.columns, sheet.head, sheet.chapter) == (10, 3, "三")


def test_other_handling_is_one_row_in_2019_and_three_since_2021():
    assert spans(FORM_2019.sheets[1], "（六）其他处理") == (1, 2)
    assert spans(FORM_2021.sheets[1], "（六）其他处理") == (3, 1)


def test_the_head_of_the_table_on_requests():
    head = texts(FORM_2021.sheets[1])[:3]
    assert head[0][0].endswith("第一项加第二项之和，等于第三项加第四项之和）")
    assert head[0][1:] == ["申请人情况"]
    assert head[1] == ["自然人", "法人或其他组织", "总计"]
    assert head[2] == ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    assert spans(FORM_2021.sheets[1], "法人或其他组织") == (1, 5)


@pytest.mark.parametrize("form", [FORM_2019, FORM_2021])
def test_the_table_on_litigation_has_fifteen_figures_in_three_groups(form: Form):
    sheet = form.sheets[2]
    assert len(sheet.figures) == sheet.columns == 15
    assert spans(sheet, "行政复议") == (1, 5)
    assert spans(sheet, "行政诉讼") == (1, 10)
    assert spans(sheet, "复议后起诉") == (1, 5)


def test_active_disclosure_has_a_block_for_each_item_of_article_20():
    assert [row[0] for row in texts(FORM_2019.sheets[0]) if row[0].startswith("第二十条")] == [
        f"第二十条第（{item}）项" for item in "一五六八九"
    ]
    assert [row[0] for row in texts(FORM_2021.sheets[0]) if row[0].startswith("第二十条")] == [
        f"第二十条第（{item}）项" for item in "一五六八"
    ]


@pytest.mark.parametrize("form", [FORM_2019, FORM_2021])
def test_the_report_has_six_chapters_and_its_tables_stand_in_the_second_to_fourth(form: Form):
    assert [chapter.number for chapter in form.chapters] == list("一二三四五六")
    assert [sheet.chapter for sheet in form.sheets] == ["二", "三", "四"]
    assert [sheet.title for sheet in form.sheets] == [c.title for c in form.chapters[1:4]]


def test_reports_up_to_2018_are_due_by_the_end_of_march_under_the_first_regulation():
    (due,) = FORM_2014.law.dues
    assert (due.on(2018), due.article) == (date(2019, 3, 31), "第三十一条")
    assert FORM_2014.law.order == "国务院令第492号"


@pytest.mark.parametrize("form", [FORM_2019, FORM_2021])
def test_later_ones_by_january_for_departments_and_by_march_for_the_government(form: Form):
    departments, government = form.law.dues
    assert departments.on(2024) == date(2025, 1, 31)
    assert government.on(2024) == date(2025, 3, 31)
    assert {departments.article, government.article} == {"第四十九条"}
    assert form.law.order == "国务院令第711号"
