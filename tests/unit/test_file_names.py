"""Names of files are made of names of units, and harmless whatever those are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.text import file_names, usable


def named(*names: str) -> list[str]:
    return list(file_names(names, ".md"))


def test_a_plain_name_is_kept() -> None:
    assert named("区教育局", "各镇（街道）") == ["区教育局.md", "各镇（街道）.md"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../../etc/passwd", "_.._etc_passwd.md"),
        ("/etc", "_etc.md"),
        ("C:\\windows", "C__windows.md"),
        ("..", "_.md"),
        ("", "_.md"),
        (" 甲 ", "甲.md"),
        ("a\x00b\nc", "a_x00b_c.md"),
        ("甲\u202e乙", "甲_u202e乙.md"),
        ("CON", "_CON.md"),
        ("nul.txt", "_nul.txt.md"),
        ("com¹ .x", "_com¹ .x.md"),
        ("CONIN$", "_CONIN$.md"),
        ("字" * 200, "字" * 60 + ".md"),
    ],
)
def test_what_a_system_would_refuse_or_follow_is_replaced(name: str, file: str) -> None:
    assert named(name) == [file]


def test_names_that_become_one_are_told_apart() -> None:
    assert named("甲/乙", "甲:乙", "ab", "AB") == ["甲_乙.md", "甲_乙_2.md", "ab.md", "AB_2.md"]


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_names_stay_in_the_folder_and_apart(names: list[str]) -> None:
    files = named(*names)
    assert len({file.casefold() for file in files}) == len(names)
    for file in files:
        assert not set(file) & set('/\\:*?"<>|\x00\n')
        assert not file.startswith(".")
        assert len(file.encode("utf-8", "surrogatepass")) < 255


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".甲",
        "甲/乙",
        "甲:乙",
        "甲?",
        "甲 ",
        "甲.",
        "CON",
        "con.旧",
        "Aux ",
        "nul",
        "COM1",
        "lpt³",
        "a\nb",
    ],
)
def test_names_that_some_system_refuses_are_known(name: str) -> None:
    assert not usable(name)


@pytest.mark.parametrize(
    "name", ["区教育局", "各镇（街道）", "CONSOLE", "com", "COM10", "a.b", "甲 乙"]
)
def test_names_that_every_system_takes_are_usable(name: str) -> None:
    assert usable(name)


@given(st.lists(st.text(max_size=80), max_size=4))
def test_whatever_becomes_of_names_is_usable(names: list[str]) -> None:
    assert all(map(usable, named(*names)))
