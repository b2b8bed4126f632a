"""Whatever the data holds, an export holds it as data: to the letter, and never as a formula."""

import json

import pytest

from tests.support.exported import READERS

DAY = ("--as-of", "2024-10-12")
TEXTS = {
    "formula": '=HYPERLINK("http://x","甲")',
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(1)",
    "tab": "\t=1",
    "return": "\r=1",
    "direction": "甲\u202e\u200b",
    "quote": "'; DROP TABLE tasks; --",
    "doubled": '""甲",乙',
    "separator": "甲\u2028乙",
    "json": '{"甲": [1]}',
    "beyond": "𠮷😀",
    "long": "字" * 100_000,
    "number": "007",
    "null word": "NULL",
    "blank": " 甲 ",
}
TITLE = "title: 做好政策解读"
# A spreadsheet would act on these; they are as the lists of other commands have them.
TAMED = {
    "formula": '\'=HYPERLINK("http://x","甲")',
    "plus": "'+1+1",
    "minus": "'-2+3",
    "at": "'@SUM(1)",
    "tab": "'\t=1",
    "return": "\\r=1",
    "direction": "甲\\u202e\\u200b",
    "separator": "甲\\u2028乙",
}


@pytest.fixture(params=TEXTS)
def hostile(request, demo_with):
    """The name of a text, and a workspace in which it is the title of task 2 and a note."""
    text = TEXTS[request.param]
    written = json.dumps(text, ensure_ascii=not text.isprintable())
    folder = demo_with({TITLE: f"title: {written}"})
    (folder / "progress").mkdir()
    note = f", note: {written}" if text.isprintable() else ""
    record = f"- {{on: 2024-03-20, for: plan, status: 推进中{note}}}\n"
    (folder / "progress/甲镇.yaml").write_text(record, encoding="utf-8")
    return request.param, folder


@pytest.mark.parametrize("reader", READERS)
def test_a_text_comes_out_as_it_went_in(run, tmp_path, hostile, reader):
    name, folder = hostile
    form, read = READERS[reader]
    target = tmp_path / "导出"
    outcome = run("-d", str(folder), "export", form, "-o", str(target), *DAY)
    assert outcome.code == 0, outcome.err
    held = read(target)
    expected = TAMED.get(name, TEXTS[name]) if form == "csv" else TEXTS[name]
    assert held["tasks"][1]["title"] == expected
    assert held["records"][0]["note"] in (expected, None)


def test_a_list_in_csv_is_no_formula_either(run, tmp_path, demo_with):
    folder = demo_with({"lead: [区政府办公室]": 'lead: ["=1+1"]'})
    run("-d", str(folder), "export", "csv", "-o", str(tmp_path / "导出"), *DAY)
    lines = (tmp_path / "导出/tasks.csv").read_text(encoding="utf-8-sig")
    assert '"[""=1+1""]"' in lines


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("number: 3\n", "number: 2\n", "有 2 个任务都叫“2”"),
        ("id: summary\n", "id: plan\n", "有 2 个时限都叫“plan”"),
    ],
)
@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_what_goes_by_the_same_name_is_refused(run, tmp_path, demo_with, form, old, new, told):
    folder = demo_with({old: new})
    outcome = run("-d", str(folder), "export", form, "-o", str(tmp_path / "导出"), *DAY)
    assert outcome.code == 2
    assert told in outcome.err
    assert "用 gkcli check 看在哪里" in outcome.err
    assert not (tmp_path / "导出").exists()
