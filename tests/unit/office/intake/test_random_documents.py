"""A random table, laid out in a random shape, is read back as it was."""

import html
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify
from gkcli.text import numeral
from tests.support.office_documents import cell, paragraph, table, word

UNITS = (
    "区发展和改革局",
    "区财政局",
    "区教育局",
    "区委宣传部",
    "区行政服务中心管委会",
    "区住建局",
    "各镇（街道）",
    "各有关部门",
    "区政府办公室",
    "市公安局示例分局",
    "区文化和旅游局",
    "区属各国有企业",
    "区司法局",
    "国网示例供电公司",
)
VERBS = ("推进", "加强", "完善", "规范", "做好", "优化", "落实")
OBJECTS = (
    "预算公开",
    "平台建设",
    "“一网通办”改革",
    "执法监督",
    "网站（新媒体）管理",
    "《清单》编制",
)
SENTENCES = (
    "全面梳理事项，逐项明确责任。",
    "建立健全工作机制。",
    "群众“最多跑一次”，网上能办。",
    "完成率不低于95%。",
    "严格落实“谁主管、谁负责”要求，接受监督。",
    "覆盖12345热线等渠道。",
)


@dataclass(frozen=True)
class Row:
    """One task as it should come out."""

    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    requirement: str


units = st.lists(st.sampled_from(UNITS), max_size=4, unique=True).map(tuple)
titles = st.builds("{}{}".format, st.sampled_from(VERBS), st.sampled_from(OBJECTS))
requirements = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join)


@st.composite
def rows(draw, lead=units, responsible=units):
    """A task whose lead and responsible units are not the same."""
    leading = draw(lead)
    share = tuple(name for name in draw(responsible) if name not in leading)
    return Row(draw(titles), leading, share, draw(requirements))


def sections(row):
    """Parts of sections of tasks."""
    section = st.tuples(titles, st.lists(row, min_size=1, max_size=4))
    part = st.tuples(titles, st.lists(section, min_size=1, max_size=3))
    return st.lists(part, min_size=1, max_size=3)


HEADS = {
    "title": ("工作任务", "工 作 任 务", "重点任务", "目标任务"),
    "lead": ("牵头单位", "牵 头 单 位", "主办单位"),
    "responsible": ("责任单位", "配合单位", "责任部门"),
    "requirement": ("工作要求", "具体要求", "主要内容"),
}


@dataclass(frozen=True)
class Shape:
    """How a table is laid out."""

    order: tuple[str, ...]
    heads: tuple[str, ...]
    number: str
    separator: str
    repeat_heads: bool


shapes = st.builds(
    lambda order, picks, number, separator, repeat: Shape(
        tuple(order),
        tuple(HEADS[c][p % len(HEADS[c])] for c, p in zip(order, picks, strict=True)),
        number,
        separator,
        repeat,
    ),
    st.permutations(tuple(HEADS)),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
    st.sampled_from(["{}. {}", "{}．{}", "{}、{}", "（{}）{}", "column"]),
    st.sampled_from(["、", "，", "\n"]),
    st.booleans(),
)


def grid(parts, shape):
    """The rows of a table; a heading is a row of one text."""
    own_column = shape.number == "column"
    heads = [*(["序号"] if own_column else []), *shape.heads]
    yield heads
    number = 0
    through = 0
    for p, (part_title, inside) in enumerate(parts, 1):
        yield f"{numeral(p)}、{part_title}"
        for section_title, tasks in inside:
            through += 1
            yield f"（{numeral(through)}）{section_title}"
            for task in tasks:
                number += 1
                title = task.title if own_column else shape.number.format(number, task.title)
                cells = {
                    "title": title,
                    "lead": shape.separator.join(task.lead),
                    "responsible": shape.separator.join(task.responsible),
                    "requirement": task.requirement,
                }
                if shape.repeat_heads and number % 3 == 0:
                    yield heads
                yield [*([str(number)] if own_column else []), *(cells[c] for c in shape.order)]


def as_tabs(rows_):
    width = len(rows_[0])
    lines = []
    for row in rows_:
        cells = [row, *[""] * (width - 1)] if isinstance(row, str) else row
        lines.append("\t".join(c.replace("\n", "、") for c in cells))
    return "2020年示例任务分解表\n\n" + "\n".join(lines), ".txt"


def as_pipes(rows_):
    width = len(rows_[0])
    lines = ["# 2020年示例任务分解表", ""]
    for index, row in enumerate(rows_):
        cells = [row, *[""] * (width - 1)] if isinstance(row, str) else row
        lines.append("| " + " | ".join(c.replace("\n", "<br>") for c in cells) + " |")
        if index == 0:
            lines.append("| " + " | ".join(["---"] * width) + " |")
    return "\n".join(lines), ".md"


def as_html(rows_):
    width = len(rows_[0])
    lines = ["<html><body><h1>2020年示例任务分解表</h1><table>"]
    for row in rows_:
        if isinstance(row, str):
            lines.append(f"<tr><td colspan={width}>{html.escape(row)}</td></tr>")
        else:
            cells = (html.escape(c).replace("\n", "<br>") for c in row)
            lines.append("<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>")
    return "\n".join([*lines, "</table></body></html>"]), ".html"


def as_word(rows_):
    width = len(rows_[0])
    written = [[cell(r, span=width)] if isinstance(r, str) else r for r in rows_]
    return word(paragraph("2020年示例任务分解表") + table(*written)), ".docx"


def as_lines(parts):
    """Running text with the units in brackets."""
    lines = ["2020年示例任务分工方案"]
    number = 0
    through = 0
    for p, (part_title, inside) in enumerate(parts, 1):
        lines.append(f"{numeral(p)}、{part_title}")
        for section_title, tasks in inside:
            through += 1
            lines.append(f"（{numeral(through)}）{section_title}")
            for task in tasks:
                number += 1
                said = f"牵头单位：{'、'.join(task.lead)}；责任单位：{'、'.join(task.responsible)}"
                lines.append(f"{number}.{task.title}。{task.requirement}（{said}）")
    return "\n".join(lines)


def check(parts, data, suffix):
    document = document_of(data, suffix, f"表{suffix}")
    draft = read(document, Given(this_year=2020))
    found = [
        (p.part.title, p.section.title, Row(t.title, t.lead, t.responsible, t.requirement))
        for p, t in draft.table.placed()
    ]

    assert found == [(part, section, row) for part, i in parts for section, rs in i for row in rs]
    assert [t.number for _, t in draft.table.placed()] == list(range(1, len(found) + 1))
    assert [f for f in verify(draft.table, data, document) if f.severity == "error"] == []


@settings(max_examples=120, deadline=None)
@given(sections(rows()), shapes, st.sampled_from([as_tabs, as_pipes, as_html, as_word]))
def test_a_table_is_read_back_from_every_shape(parts, shape, form):
    data, suffix = form(list(grid(parts, shape)))

    check(parts, data if isinstance(data, bytes) else data.encode(), suffix)


some = units.filter(bool)


@settings(max_examples=60, deadline=None)
@given(sections(rows(lead=some, responsible=some).filter(lambda row: row.responsible)))
def test_a_running_text_is_read_back(parts):
    check(parts, as_lines(parts).encode(), ".txt")
