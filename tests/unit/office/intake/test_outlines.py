"""Documents without any units: every lowest numbered item is a task, word for word."""

import pytest

from gkcli.office.intake.reading import Given, NoTasksError, read
from gkcli.office.read.open import open_document

HEAD = """\
示例省人民政府办公厅关于印发2024年政务公开工作要点的通知
示省政办〔2024〕1号
各市人民政府：
现印发给你们，请认真落实。
示例省人民政府办公厅
2024年1月15日
2024年政务公开工作要点
"""


@pytest.fixture
def outlined(tmp_path):
    def run(text):
        path = tmp_path / "要点.txt"
        path.write_text(HEAD + text, encoding="utf-8")
        return read(open_document(path, "要点.txt"), Given(outline=True))

    return run


def tasks(draft):
    return [
        (place.part.number, place.section.title, task.number, task.title, task.requirement)
        for place, task in draft.table.placed()
    ]


def test_the_lowest_items_are_tasks_and_the_rest_is_headings_and_notice(outlined):
    draft = outlined(
        "一、扩大公开\n贯穿全过程。\n（一）公开文件。全部公开。\n逐件核对。\n（二）同步解读。必须同步。\n"
        "二、改进服务\n（三）管好指南。及时更新。\n"
    )
    assert tasks(draft) == [
        ("一", "扩大公开", 1, "公开文件", "全部公开。\n逐件核对。"),
        ("一", "扩大公开", 2, "同步解读", "必须同步。"),
        ("二", "改进服务", 3, "管好指南", "及时更新。"),
    ]
    assert all(task.lead == task.responsible == () for _, task in draft.table.placed())
    assert draft.table.notice.number == "示省政办〔2024〕1号"
    assert draft.table.notice.body.endswith("贯穿全过程。")
    assert draft.findings == ()


def test_three_levels_go_into_parts_sections_and_tasks(outlined):
    draft = outlined(
        "一、公开\n（一）文件\n1.公开清单。\n2.公开目录。\n（二）会议\n1.请代表列席。\n"
    )
    assert [(section, number, title) for _, section, number, title, _ in tasks(draft)] == [
        ("文件", 1, "公开清单"),
        ("文件", 2, "公开目录"),
        ("会议", 3, "请代表列席"),
    ]
    assert [finding.code for finding in draft.findings] == ["renumbered"]


def test_an_item_beside_headings_has_a_heading_of_its_own(outlined):
    draft = outlined("一、公开\n（一）甲事。做好。\n（二）乙事。做好。\n二、加强领导。列入议程。\n")
    assert tasks(draft)[-1] == ("二", "加强领导", 3, "加强领导", "列入议程。")


def test_units_in_brackets_stay_where_they_are(outlined):
    draft = outlined("一、公开文件。全部公开（市政府办牵头）。\n二、解读。同步。\n")
    assert tasks(draft)[0][-1] == "全部公开（市政府办牵头）。"


def test_without_numbers_there_is_nothing(outlined):
    with pytest.raises(NoTasksError, match="没有找到带编号的条文"):
        outlined("要做好公开。\n")
