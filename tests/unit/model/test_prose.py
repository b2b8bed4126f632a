"""One clause a line in the file, one exact paragraph in the model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.model.prose import block_offset, fold, is_folded, unfold

# YAML itself reads U+0085, U+2028 and U+2029 as line breaks; a text with them is quoted.
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"))
chinese = st.text(st.sampled_from("公开，。；：！？…”》）】 1\n"), max_size=80)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("做好公开。", "做好公开。"),
        ("甲，乙；丙。丁", "甲，\n乙；\n丙。\n丁"),
        ("他说“好。”然后走了。", "他说“好。”\n然后走了。"),
        ("《条例》（试行）。下同", "《条例》（试行）。\n下同"),
        ("于12：30前报送：材料", "于12：30前报送：\n材料"),
        ("甲， 乙", "甲， 乙"),
        ("甲！？乙", "甲！？\n乙"),
        ("一段\n二段", "一段\n\n二段"),
        ("一句。\n二句", "一句。\n\n二句"),
        ("一段\n\n\n二段", "一段\n\n\n\n二段"),
        ("", ""),
    ],
)
def test_a_line_ends_where_a_clause_ends(text, block):
    assert fold(text) == block


@given(any_text.map(lambda text: text.rstrip("\n")))
def test_unfolding_undoes_folding_for_any_text_that_does_not_end_in_a_line_break(text):
    assert unfold(fold(text)) == text


@given(chinese.map(lambda text: text.rstrip("\n")))
def test_unfolding_undoes_folding_for_punctuated_text(text):
    assert unfold(fold(text)) == text


@given(chinese.map(lambda text: text.rstrip("\n")))
def test_folding_twice_is_folding_once(text):
    assert fold(unfold(fold(text))) == fold(text)


@st.composite
def nearly_folded(draw):
    """A folded block, but for one more character somewhere."""
    block = fold(draw(st.text(st.sampled_from("公开1，。：”"), max_size=12)))
    at = draw(st.integers(0, len(block)))
    return block[:at] + draw(st.sampled_from(["", " ", "\n", "，", "：", "”", "1"])) + block[at:]


@settings(max_examples=500)
@given(chinese | nearly_folded())
def test_a_block_is_folded_where_folding_its_text_gives_the_block(block):
    written = block.rstrip("\n")
    assert is_folded(block) == (fold(unfold(written)) == written)


@given(chinese)
def test_no_folded_line_but_those_of_the_text_starts_with_a_blank(text):
    calm = text.replace("\n", "")
    assert not any(line.startswith(" ") for line in fold(calm).split("\n")[1:])


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("甲，\n乙。", "甲，乙。"),
        ("甲。\n\n乙。", "甲。\n乙。"),
        ("甲。\n\n\n乙。", "甲。\n\n乙。"),
        ("甲。\n\n", "甲。"),
        ("\n甲", "甲"),
    ],
)
def test_a_break_vanishes_and_a_blank_line_starts_a_paragraph(block, text):
    assert unfold(block) == text


@given(st.text(st.sampled_from("甲乙，。\n"), max_size=40))
def test_a_place_in_the_text_is_found_again_in_the_block(block):
    text = unfold(block)
    places = [block_offset(block, offset) for offset in range(len(text))]
    assert [block[place] for place in places] == list(text)
    assert places == sorted(set(places))


def test_the_place_is_the_one_in_its_own_clause():
    block = "甲，\n乙。\n\n丙"
    assert [block_offset(block, offset) for offset in range(6)] == [0, 1, 3, 4, 6, 7]
