"""Whatever is imported passes the check: a draft may be wrong, but never invalid."""

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gkcli.check.findings import inspect
from gkcli.errors import Severity
from gkcli.office.intake.reading import Given, NoTasksError, read
from gkcli.office.read.open import document_of
from gkcli.workspace.open import Layout
from gkcli.yaml.canonical.emit import canonical

WORDS = (
    *("做好公开工作", "每季度至少公开0次", "每月0次", "2018年7月20日前公开", "20个工作日内答复"),
    *(
        "每季度末",
        "每年1月31日前",
        "“",
        "》",
        "、",
        "；",
        "，",
        "。",
        "（",
        "）",
        "：",
        "待补",
        "\u3000",
    ),
    *("2.", "（二）", "三、", "①", "0", "1.1", "第 3 项", "每月32日", "13月40日前", "0个工作日内"),
    *(
        "区教育局",
        "区教育局、区财政局",
        "区教育局牵头",
        "各镇（街道）",
        "（区教育局负责）",
        "甲",
        "#",
        "- ",
    ),
    *(
        "关于印发《甲》的通知",
        "泉政办〔2018〕1号",
        "2018年6月28日",
        "2月30日",
        "长期坚持",
        "及时公开",
    ),
)
NUMBERS = ("", "", "1", "2", "3.", "2.", "2.", "（一）", "一、", "0", "①")
HEADS = (
    ("序号", "工作任务", "责任单位"),
    ("工作任务", "牵头单位", "责任单位", "工作要求", "完成时限"),
    ("类别", "序号", "任务", "牵头单位", "具体要求"),
)

texts = st.lists(st.sampled_from(WORDS), max_size=4).map("".join)
cells = st.one_of(st.sampled_from(NUMBERS), texts)


@st.composite
def tables(draw):
    """A table of any cells, with rows of one cell and rows that are merged."""
    heads = draw(st.sampled_from(HEADS))
    rows = st.lists(cells, min_size=1, max_size=len(heads))
    body = draw(st.lists(rows, min_size=1, max_size=6))
    lines = ["\t".join(row + [""] * (len(heads) - len(row))) for row in [list(heads), *body]]
    return "\n".join([draw(texts), *lines, draw(texts)])


@st.composite
def running_texts(draw):
    """Numbered paragraphs, some of which name units."""
    lines = st.builds("{}{}{}".format, st.sampled_from(NUMBERS), texts, st.sampled_from(UNITS))
    return "\n".join(draw(st.lists(lines, min_size=1, max_size=8)))


UNITS = ("", "", "（区教育局负责）", "（牵头单位：区教育局；责任单位：各镇）", "（责任单位：）")


@settings(max_examples=200, deadline=None)
@given(st.one_of(tables(), running_texts()))
@example("序号\t工作任务\t责任单位\n1\t做好公开工作\t区教育局\n2.\t\t\n3\t做好答复\t区教育局")
@example("工作任务\t责任单位\n1.做好公开工作\t区教育局\n2.\t\n3.做好答复\t区教育局")
@example("工作任务\t责任单位\n做好公开工作，每季度至少公开0次\t区教育局")
@example("1.做好公开工作（区教育局负责）\n2.（区教育局负责）")
@example("3.做好公开工作\n3.（区教育局负责）")
def test_whatever_is_imported_passes_the_check(text):
    try:
        draft = read(document_of(text.encode(), ".txt", "文件.txt"), Given(this_year=2020))
    except NoTasksError:
        return
    with tempfile.TemporaryDirectory() as name:
        layout = Layout(Path(name))
        layout.tasks.write_text(canonical(draft.table), encoding="utf-8")
        layout.units.write_text(canonical(draft.registry), encoding="utf-8")
        found = inspect(layout)

    assert not [one for one in found if one.severity is Severity.ERROR]
