import pytest

from gkcli.trace.strength import weaker_words


@pytest.mark.parametrize(
    ("above", "ours", "words"),
    [
        ("必须公开", "原则上公开", [("必须", "原则上")]),
        ("全部公开", "部分公开", [("全部", "部分")]),
        ("应当答复", "可以答复", [("应当", "可以")]),
        ("及时更新", "适时更新", [("及时", "适时")]),
        ("必须公开", "公开", [("必须", "")]),
        ("公开", "鼓励公开", [("", "鼓励")]),
        ("公开率达到100%", "公开率达到90%", [("100%", "90%")]),
        ("至少2次", "至少1次", [("2次", "1次")]),
        ("5个工作日内更新", "10个工作日内更新", [("5个工作日内", "10个工作日内")]),
    ],
)
def test_what_binds_less_is_told_with_both_words(above, ours, words):
    assert list(map(tuple, weaker_words(above, ours))) == words


@pytest.mark.parametrize(
    ("above", "ours"),
    [
        ("原则上公开", "必须公开"),
        ("必须公开", "一律公开"),
        ("应当公开", "公开"),
        ("公开", "及时公开"),
        ("及时更新", "5个工作日内更新"),
        ("至少1次", "至少2次"),
        ("10日内答复", "7日内答复"),
        ("不超过3次", "不超过2次"),
    ],
)
def test_what_binds_as_much_or_more_is_not(above, ours):
    assert weaker_words(above, ours) == ()
