"""Columns of a table get room by what stands in them."""

from gkcli.paper.document.content import Break, Cell, Run, ems, natural_widths, shares


def test_a_chinese_letter_is_an_em_and_a_latin_one_half() -> None:
    assert ems("甲“a1”") == 4


def test_shares_add_up_to_one() -> None:
    assert shares([3, 1]) == (0.75, 0.25)


def test_the_longest_line_counts_within_bounds() -> None:
    rows = [
        (Cell((Run("一"),), 0), Cell((Run("字" * 12), Break(), Run("字" * 3)), 1)),
        (Cell((Run("字" * 99),), 0, columns=2),),
        (Cell((Run("二"),), 0), Cell((Run("字" * 2),), 1)),
    ]
    assert natural_widths(rows, 2) == (0.2, 0.8)
    assert natural_widths([(Cell((Run("字" * 500),), 0), Cell((Run("字" * 10),), 1))], 2) == (
        0.8,
        0.2,
    )
