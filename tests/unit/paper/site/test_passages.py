"""Texts in pieces: the words that a time limit rests on are found in them."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from gkcli.paper.site.passages import passages


def duty(name, quote):
    return SimpleNamespace(id=name, quote=quote)


def cut(text, *duties):
    return [(piece.text, piece.ids) for piece in passages(text, duties)]


def test_the_words_of_a_limit_are_a_piece_of_their_own():
    assert cut("各镇于7月20日前报送。", duty("plan", "于7月20日前报送")) == [
        ("各镇", ()),
        ("于7月20日前报送", ("plan",)),
        ("。", ()),
    ]


def test_limits_that_share_words_both_stand_at_what_they_share():
    found = cut("每季度末报送并公开。", duty("a", "每季度末报送"), duty("b", "报送并公开"))
    assert found == [("每季度末", ("a",)), ("报送", ("a", "b")), ("并公开", ("b",)), ("。", ())]


def test_a_quote_that_is_elsewhere_or_empty_marks_nothing():
    assert cut("各镇报送。", duty("a", "公开"), duty("b", "")) == [("各镇报送。", ())]
    assert cut("", duty("a", "公开")) == []


@given(st.text("甲乙丙", max_size=12), st.lists(st.text("甲乙丙", max_size=3), max_size=4))
def test_pieces_join_to_the_text(text, quotes):
    duties = [duty(str(n), quote) for n, quote in enumerate(quotes)]
    found = passages(text, duties)
    assert "".join(piece.text for piece in found) == text
    for one in duties:
        marked = "".join(piece.text for piece in found if one.id in piece.ids)
        assert marked == (one.quote if one.quote in text else "")
