"""Every word of a document is in the draft, once, or in a finding."""

from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of


def draft(text, suffix=".txt"):
    return read(document_of(text.encode(), suffix, f"通知{suffix}"), Given(this_year=2020))


def requirements(text):
    return [task.requirement for _, task in draft(text).table.placed()]


def test_a_point_that_begins_like_its_number_keeps_it():
    text = "1.推进技改。按项目落实。（区工信局牵头）\n①①号厂房先行。\n2.做好答复。（区司法局负责）"

    assert requirements(text)[0].split("\n") == ["按项目落实。", "①①号厂房先行。"]


def test_units_before_the_words_of_a_point_are_not_repeated_in_them():
    text = "1.做好公开。按月更新。\n（区教育局负责）公开招生办法。\n2.做好答复。（区司法局负责）"

    assert requirements(text)[0].split("\n") == ["按月更新。", "公开招生办法。"]


def test_more_of_a_requirement_that_belongs_to_no_task_is_reported():
    rows = "工作任务\t责任单位\t工作要求", "\t\t上一页的后半句。", "做好答复\t区司法局\t按期答复。"
    left = [f for f in draft("\n".join(rows)).findings if f.code == "text-left-out"]

    assert [(f.line, "上一页的后半句。" in f.message) for f in left] == [(2, True)]


def test_more_of_a_requirement_goes_on_behind_a_page_break():
    page = "工作任务\t责任单位\t工作要求\n{}\t区司法局\t{}"
    text = page.format("做好答复", "依法按期，") + "\n\n第 1 页\n\n"
    text += "工作任务\t责任单位\t工作要求\n\t\t逐件答复。\n做好公开\t区教育局\t按月公开。"

    assert requirements(text) == ["依法按期，逐件答复。", "按月公开。"]
