"""A pattern of import that goes wrong blinds import only: verify reports what was lost by it."""

import sys

import pytest

from gkcli.office.intake.columns import ColumnRole, head_column
from gkcli.office.intake.marks import NumberStyle, mark
from gkcli.office.intake.reading import Given, read
from gkcli.office.intake.unit_names import looks_like_unit, unit_list
from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify

TABLE = (
    "2020年示例任务分解表\n"
    "工作任务\t牵头单位\t责任单位\t工作要求\t完成时限\n"
    "一、推进公开\n"
    "1. 公开预算\t区财政局\t区审计局、各镇\t全面公开部门预算。\t6月底前\n"
    "2. 公开决算\t区审计局\t区财政局\t全面公开部门决算。\t年底前\n"
    "二、优化服务\n"
    "3. 精简事项\t区司法局\t区教育局、区民政局\t逐项清理证明。\t9月底前\n"
)
TEXT = (
    "2020年示例任务分工方案\n"
    "一、推进公开\n"
    "（一）公开预算。全面公开部门预算。（区财政局牵头，区审计局、各镇配合）\n"
    "（二）公开决算。全面公开部门决算。（区审计局牵头，区财政局配合）\n"
    "二、优化服务\n"
    "（三）精简事项。逐项清理证明。（区司法局牵头，区教育局、区民政局配合）\n"
)
NOTICE = (
    "示例区人民政府办公室关于2020年任务分工的通知\n"
    "示政办〔2020〕3号\n"
    "各镇人民政府，区直各部门：\n"
    "现将任务分工印发给你们，请认真抓好落实。\n"
    "一、推进公开\n"
    "（一）公开预算。全面公开部门预算。（区财政局牵头，区审计局、各镇配合）\n"
    "示例区人民政府办公室\n"
    "2020年3月5日\n"
)


def misread(monkeypatch, right, wrong):
    """Have every module of import that uses a function use another one; the others stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("gkcli.office.intake"):
            for attribute, held in list(vars(module).items()):
                if held is right:
                    monkeypatch.setattr(module, attribute, wrong)


def errors(text):
    """What verify finds wrong with what import makes of a document."""
    data = text.encode()
    document = document_of(data, ".txt", "通知.txt")
    table = read(document, Given(this_year=2020)).table
    return [one.message for one in verify(table, data, document) if one.severity == "error"]


def without_style(style):
    """Recognition of numbers that knows one style less."""

    def wrong(text):
        found = mark(text)
        return None if found is None or found.style is style else found

    return wrong


def with_column(taken, given):
    """Recognition of heads that takes one column for another."""

    def wrong(head):
        found = head_column(head)
        return given if found is taken else found

    return wrong


def first_names(text):
    """A splitter of units that loses the last of several."""
    names = unit_list(text)
    return names[:-1] if len(names) > 1 else names


def shortened(text):
    """A splitter of units that loses the first character of a name."""
    return tuple(name[1:] for name in unit_list(text))


BROKEN = {
    "numbers in brackets": (TEXT, mark, without_style(NumberStyle.IN_BRACKETS)),
    "numbers of chapters": (TEXT, mark, without_style(NumberStyle.CHINESE)),
    "numbers of rows": (TABLE, mark, without_style(NumberStyle.DIGIT)),
    "the last unit of a row": (TABLE, unit_list, first_names),
    "the last unit of a text": (TEXT, unit_list, first_names),
    "units shortened": (TEXT, unit_list, shortened),
    "the last addressee": (NOTICE, unit_list, first_names),
    "no unit looks like one": (NOTICE, looks_like_unit, lambda _: False),
    "lead for responsible": (
        TABLE,
        head_column,
        with_column(ColumnRole.LEAD, ColumnRole.RESPONSIBLE),
    ),
    "a requirement unknown": (
        TABLE,
        head_column,
        with_column(ColumnRole.REQUIREMENT, ColumnRole.OTHER),
    ),
    "a time unknown": (TABLE, head_column, with_column(ColumnRole.TIME, ColumnRole.OTHER)),
    "units unknown": (TABLE, head_column, with_column(ColumnRole.RESPONSIBLE, ColumnRole.OTHER)),
}


@pytest.mark.parametrize("text", [TABLE, TEXT, NOTICE])
def test_what_is_read_right_is_clean(text):
    assert errors(text) == []


@pytest.mark.parametrize("name", BROKEN)
def test_what_import_misreads_is_told(monkeypatch, name):
    text, right, wrong = BROKEN[name]
    misread(monkeypatch, right, wrong)

    assert errors(text)
