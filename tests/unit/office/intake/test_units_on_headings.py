"""Units in a bare bracket behind a heading: those of what is below it, or told."""

from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify


def drafted(*lines):
    data = "\n".join(("2020年示例工作要点", *lines)).encode()
    document = document_of(data, ".txt", "要点.txt")
    draft = read(document, Given(this_year=2020))
    tasks = [
        (place.part.title, task.title, task.responsible) for place, task in draft.table.placed()
    ]
    differs = [
        one.message for one in verify(draft.table, data, document) if one.severity == "error"
    ]
    return tasks, {finding.code for finding in draft.findings}, differs


def test_a_heading_whose_points_name_nobody_is_an_item():
    tasks, told, differs = drafted(
        "一、推进预算公开（区财政局、区教育局）",
        "1.公开预算。",
        "2.公开决算。",
        "二、解读政策（区政府办公室）",
        "解读政策。",
    )

    assert [task[1:] for task in tasks] == [
        ("推进预算公开", ("区财政局", "区教育局")),
        ("解读政策", ("区政府办公室",)),
    ]
    assert "units-of-heading" not in told
    assert not differs


def test_a_heading_above_items_with_units_keeps_its_own_and_is_told():
    tasks, told, differs = drafted(
        "一、推进预算公开（区财政局、区教育局）", "1.公开预算。", "2.公开决算。（区审计局负责）"
    )

    assert tasks == [
        ("推进预算公开（区财政局、区教育局）", "公开预算", ()),
        ("推进预算公开（区财政局、区教育局）", "公开决算", ("区审计局",)),
    ]
    assert "units-of-heading" in told
    assert not differs


def test_a_bracket_that_explains_a_word_stays_in_the_heading():
    tasks, told, _ = drafted(
        "一、推进各镇人民政府（街道办事处）",
        "1.公开预算。（区财政局负责）",
        "2.公开决算。（区财政局负责）",
    )

    assert {part for part, _, _ in tasks} == {"推进各镇人民政府（街道办事处）"}
    assert "units-of-heading" not in told
