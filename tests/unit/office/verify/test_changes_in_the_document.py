"""A document that is not what the workspace says, by a single character, is told with its line."""

from pathlib import Path
from random import Random

import pytest

from gkcli.office.read.open import document_of
from gkcli.office.verify.comparing import verify
from gkcli.workspace.open import open_workspace

REPOSITORY = Path(__file__).parents[4]
TEXT = (REPOSITORY / "tests/fixtures/notice-2018-118.txt").read_text(encoding="utf-8")
LETTERS = "的一是不了人我在有他这个们中来上大为和国地到以说时要就出会可也局办区"


@pytest.fixture(scope="module")
def table():
    return open_workspace(REPOSITORY / "data").table


def errors(table, text):
    data = text.encode()
    found = verify(table, data, document_of(data, ".txt", "通知.txt"))
    return [finding for finding in found if finding.severity == "error"]


def one_character_changed(words, chance):
    """Words with one character put in, taken out, replaced, or swapped with the next."""
    while True:
        at = chance.randrange(len(words))
        letter = chance.choice(LETTERS)
        changed = {
            "put in": words[:at] + letter + words[at:],
            "taken out": words[:at] + words[at + 1 :],
            "replaced": words[:at] + letter + words[at + 1 :],
            "swapped": words[:at] + words[at + 1 : at + 2] + words[at] + words[at + 2 :],
        }[chance.choice(["put in", "taken out", "replaced", "swapped"])]
        if "".join(changed.split()) != "".join(words.split()):
            return changed


def with_cell_changed(line, chance):
    """A row of the table with one character of its title, a unit or its requirement changed."""
    number, _, row = line.partition(". ")
    cells = row.split("\t")
    place = chance.choice([place for place, cell in enumerate(cells) if cell])
    cells[place] = one_character_changed(cells[place], chance)
    return ". ".join((number, "\t".join(cells)))


def test_every_one_of_a_thousand_changes_of_a_task_is_told(table):
    chance = Random(118)
    unseen = []
    for _ in range(25):
        lines = [
            with_cell_changed(line, chance) if line[:1].isdigit() and "\t" in line else line
            for line in TEXT.split("\n")
        ]
        told = {finding.line for finding in errors(table, "\n".join(lines))}
        rows = [n for n, line in enumerate(lines, 1) if line[:1].isdigit() and "\t" in line]
        assert len(rows) == 40
        unseen += [lines[n - 1][:60] for n in rows if n not in told]

    assert unseen == []


HEAD = [n for n, line in enumerate(TEXT.split("\n")) if line.strip() and n < 23]
HEADINGS = [
    n for n, line in enumerate(TEXT.split("\n")) if line[:1] in "一二三四（(" and line and n > 23
]


@pytest.mark.parametrize("number", [*HEAD, *HEADINGS])
def test_a_change_in_the_letter_or_a_heading_is_told(table, number):
    chance = Random(number)
    for _ in range(5):
        lines = TEXT.split("\n")
        lines[number] = one_character_changed(lines[number], chance)
        assert errors(table, "\n".join(lines)), lines[number]


@pytest.mark.parametrize(
    ("line", "old", "new", "says"),
    [
        (
            45,
            "13. 推进",
            "31. 推进",
            "第13项“推进政策解读形式多样化”的编号：文件是“【31.】”，数据是“【13】”",
        ),
        (84, "(十一)", "(一)", "目“（十一）贯彻落实政府信息公开条例”的编号"),
        (26, "一、着力", "二、着力", "节“一、着力加强公开解读回应工作”的编号"),
        (42, "各直属机构，区属", "各直属机构区属", "责任单位"),
        (33, "区市场监督管理局 区审改办", "区市场监督管理局区审改办", "牵头单位"),
        (104, "2018年6月28日印发", "2018年6月29日印发", "印发日期"),
        (104, "2018年6月28日印发", "2018年6月2局日印发", "印发日期"),
        (102, "泉港区人民政府办公室", "泉港区人民政办公室", "机关"),
        (23, "2018 年政务公开", "2018 年政务公示", "表名"),
        (28, "以公开为常态、不公开", "以公开为常态，不公开", "要求"),
        (5, "泉港区人民政府", "我泉港区人民政府", "我"),
    ],
)
def test_what_differs_is_named(table, line, old, new, says):
    lines = TEXT.split("\n")
    near = next(n for n in range(max(0, line - 6), line + 6) if old in lines[n])
    lines[near] = lines[near].replace(old, new, 1)

    told = errors(table, "\n".join(lines))

    assert any(says in finding.message and finding.line == near + 1 for finding in told), told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n29. 提高", "\n续表\n29. 提高"),
        ("\n29. 提高", "\n— 12 —\n\n29. 提高"),
        ("\n29. 提高", "\n-----\t--\t------\t---\n29. 提高"),
        ("\n29. 提高", "\n工作任务\t牵头单位\t责任单位\t工作要求\n29. 提高"),
        ("\n29. 提高", "\n29．提高"),
        ("（二）围绕", "(二)  围绕"),
        ("公开为常态", "公开 为常态"),
        ("2018年6月28日印发", "2018 年 6 月 28 日印发"),
        ("区属各国有企业：", "区属各国有企业:"),
    ],
)
def test_layout_is_no_difference_of_words(table, old, new):
    assert not errors(table, TEXT.replace(old, new, 1))
