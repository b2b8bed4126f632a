from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.check.quotes import nearest, places

TEXT = "各镇（街道）、各部门要认真对照工作任务，于2018年7月20日前书面报区政府信息公开办。"


def test_every_place_of_a_quote_is_found_also_where_they_overlap():
    assert list(places("公开", "公开公开")) == [0, 2]
    assert list(places("公公", "公公公")) == [0, 1]
    assert list(places("", "公开")) == []


def test_a_quote_with_other_blanks_and_punctuation_is_found_whole():
    passage = nearest("工作任务, 于 \uff12\uff10\uff11\uff18年7月20日前", TEXT)

    assert passage is not None
    assert passage.same_letters
    assert passage.text == "工作任务，于2018年7月20日前"
    assert TEXT[slice(*passage.span)] == passage.text


def test_a_quote_with_another_word_is_answered_with_the_nearest_passage():
    passage = nearest("于2018年8月20日前书面上报区政府信息公开办", TEXT)

    assert passage is not None
    assert not passage.same_letters
    assert passage.text == "于2018年7月20日前书面报区政府信息公开办"


def test_words_that_have_nothing_to_do_with_the_text_have_no_passage():
    assert nearest("推进标准化", TEXT) is None
    assert nearest("，", TEXT) is None
    assert nearest("推进", "") is None


@settings(deadline=None)
@given(st.text("公开于年，。 20", max_size=30), st.text("公开于年，。 20", max_size=60))
def test_a_passage_always_lies_in_the_text(quote, text):
    passage = nearest(quote, text)

    assert passage is None or text[slice(*passage.span)] == passage.text


@settings(deadline=None)
@given(st.text("公开于年20", min_size=1, max_size=20), st.text("，。 ", max_size=5))
def test_a_quote_that_differs_by_punctuation_has_the_same_letters(words, marks):
    passage = nearest(marks.join(words), f"前{words}后")

    assert passage is not None
    assert passage.same_letters
    assert passage.text == words
