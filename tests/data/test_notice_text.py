"""The data says what the notice says, character by character.

The notice is rebuilt from the data line by line and compared with its text, from which only the
damage of the page layout is taken away, each kind by its name and as often as it occurs.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.notice import Table, Task

ANNOTATIONS = {"deadlines", "errata", "basis", "copies_to"}
HEADER = "工作任务\t牵头单位\t责任单位\t工作要求"


class Damage(NamedTuple):
    what: str
    pattern: str
    repaired: str
    times: int


DAMAGE = (
    Damage("the title wraps", r"2018年 政务公开", "2018年政务公开", 1),
    Damage("a page ends inside a sentence", r"大力推进\n\n决策", "大力推进决策", 1),
    Damage("a dashed line is left between pages", r"^-+\t--\t-+\t--$", "", 1),
    Damage("a header is spaced out", r"工 作 任 务", "工作任务", 1),
    Damage("a header is spaced out", r"责 任 单 位", "责任单位", 1),
    Damage("a header is spaced out", r"工 作 要 求", "工作要求", 1),
    Damage("a section's brackets are narrow", r"^\(([一二三四八十]+)\) ", r"（\1）", 6),
    Damage("a blank stands behind a task's number", r"^(\d+)\. ", r"\1.", 40),
    Damage("a heading fills its row with empty cells", r"\t\t\t$", "", 15),
    Damage("empty lines part the blocks", r"\n\n+", "\n", 28),
)


def stated(text: str) -> list[str]:
    """The lines of the notice without the damage of its layout."""
    for damage in DAMAGE:
        text, times = re.subn(damage.pattern, damage.repaired, text, flags=re.MULTILINE)
        assert times == damage.times, damage.what
    return text.strip("\n").split("\n")


def rebuilt(table: Table) -> list[str]:
    """The lines of the notice as the data has them."""
    notice = table.notice
    return [
        notice.number,
        notice.title,
        punctuated(notice.addressees, "，、，、，："),
        *notice.body.split("\n"),
        notice.issuer,
        day(notice.signed_on),
        notice.table_title,
        HEADER,
        *headings_and_rows(table),
        notice.copies_line or "",
        notice.printed_by or "",
        f"{day(notice.printed_on)}印发" if notice.printed_on else "",
    ]


def headings_and_rows(table: Table) -> Iterator[str]:
    for part in table.parts:
        yield f"{part.number}、{part.title}"
        for section in part.sections:
            yield f"（{section.number}）{section.title}"
            yield from map(row, section.tasks)


def row(task: Task) -> str:
    lead = " ".join(task.lead)
    responsible = punctuated(task.responsible, "，、，")
    return f"{task.number}.{task.title}\t{lead}\t{responsible}\t{task.requirement}"


def punctuated(names: tuple[str, ...], marks: str) -> str:
    return "".join(name + mark for name, mark in zip_longest(names, marks, fillvalue=""))


def day(of: date) -> str:
    return f"{of.year}年{of.month}月{of.day}日"


@pytest.fixture(scope="module")
def lines(notice_text: str) -> list[str]:
    return stated(notice_text)


def test_the_data_says_the_notice_to_the_letter(table: Table, lines: list[str]) -> None:
    assert rebuilt(table) == lines


def test_the_lists_of_copies_and_upstream_documents_are_those_of_the_text(table: Table) -> None:
    notice = table.notice
    line = notice.copies_line or ""
    assert re.split(r"[,、] ?", line.removeprefix("抄送: ").removesuffix("。")) == list(
        notice.copies_to
    )
    cited = re.findall(r"《([^》]+)》（([^）]+)）", notice.body)
    assert cited == [(basis.title, basis.number) for basis in notice.basis]
    assert f"{notice.year}年" in notice.title


Step = str | int


def texts(value: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text that stands in the notice, with its path; what we say about it does not count."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ANNOTATIONS:
                yield from texts(getattr(value, field.name), (*path, field.name))


def altered(value: Any, path: tuple[Step, ...], alter: Callable[[Any], object]) -> Any:
    """A copy of the value with one place changed."""
    if not path:
        return alter(value)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], altered(value[step], rest, alter), *value[step + 1 :])
    return replace(value, **{step: altered(getattr(value, step), rest, alter)})


def test_every_text_of_the_data_is_compared(table: Table, lines: list[str]) -> None:
    paths = [path for path, _ in texts(table)]
    assert len(paths) > 40 * 6
    for path in paths:
        assert rebuilt(altered(table, path, lambda text: text[:-1])) != lines, path


@given(choice=st.data())
def test_any_one_character_makes_a_difference(
    table: Table, lines: list[str], choice: st.DataObject
) -> None:
    path, text = choice.draw(st.sampled_from(list(texts(table))))
    at = choice.draw(st.integers(0, len(text) - 1))
    instead = choice.draw(st.sampled_from(["", " ", "，", text[at] * 2, "　", "x"]))
    changed = text[:at] + instead + text[at + 1 :]
    if changed != text:
        wrong = altered(table, path, lambda _: changed)
        assert rebuilt(wrong) != lines


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("notice", "signed_on"), date(2018, 6, 29)),
        (("notice", "printed_on"), None),
        (("parts", 0, "sections", 0, "tasks", 0, "number"), 41),
        (("parts", 0, "sections", 0, "tasks", 0, "lead"), ("区审改办",)),
        (("parts", 0, "sections", 0, "tasks", 2, "lead"), ()),
        (("parts", 1, "sections", 0, "tasks", 0, "responsible"), ("各镇（街道）",)),
        (("parts", 3, "sections", 3, "tasks"), ()),
        (("parts", 3, "sections"), ()),
    ],
)
def test_a_missing_or_added_thing_makes_a_difference(
    table: Table, lines: list[str], path: tuple[Step, ...], value: object
) -> None:
    assert rebuilt(altered(table, path, lambda _: value)) != lines


def test_the_damage_is_all_that_is_forgiven(lines: list[str], notice_text: str) -> None:
    assert "每年至少 1 次" in "\n".join(lines)
    assert "2018 年政务公开" in "\n".join(lines)
    with pytest.raises(AssertionError, match="dashed"):
        stated(notice_text.replace("--", "——"))
