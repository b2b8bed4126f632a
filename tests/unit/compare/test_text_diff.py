"""Which characters of a text changed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.compare.text_diff import PieceMark, text_diff

text = st.text(st.sampled_from("甲乙丙丁，。；：”12 \n"), max_size=40)


def shown(before, after):
    signs = {PieceMark.KEPT: "{}", PieceMark.GONE: "[-{}-]", PieceMark.NEW: "[+{}+]"}
    return "".join(signs[mark].format(text) for mark, text in text_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        ("甲，乙。", "甲，乙。", "甲，乙。"),
        ("坚持公开，及时回应。", "坚持公开，及时答复。", "坚持公开，及时[-回应-][+答复+]。"),
        ("一是公开，二是回应。", "二是回应。", "[-一是公开，-]二是回应。"),
        ("二是回应。", "一是公开，二是回应。", "[+一是公开，+]二是回应。"),
        ("于12月31日前完成。", "于11月30日前完成。", "于[-12月31-][+11月30+]日前完成。"),
        ("甲乙丙丁，戊。", "子丑寅卯，戊。", "[-甲乙丙丁，-][+子丑寅卯，+]戊。"),
        ("", "甲", "[+甲+]"),
        ("甲", "", "[-甲-]"),
        ("", "", ""),
        ("甲。\n乙。", "甲。乙。", "甲。[-\n-]乙。"),
    ],
)
def test_the_marks_stand_at_what_a_reader_would_mark(before, after, marks):
    assert shown(before, after) == marks


@given(text, text)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    pieces = text_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.mark is not PieceMark.NEW) == before
    assert "".join(piece.text for piece in pieces if piece.mark is not PieceMark.GONE) == after
    assert all(piece.text for piece in pieces)


@given(text)
def test_equal_texts_have_no_mark(whole):
    assert all(piece.mark is PieceMark.KEPT for piece in text_diff(whole, whole))


@given(text, text)
def test_no_two_neighbours_have_the_same_mark(before, after):
    marks = [piece.mark for piece in text_diff(before, after)]
    assert all(one is not other for one, other in itertools.pairwise(marks))
