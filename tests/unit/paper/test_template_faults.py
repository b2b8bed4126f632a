"""A mistake in a template is told in Chinese, with its file and line."""

from collections.abc import Callable

import pytest

from gkcli.errors import GkcliError

Produce = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n{{ notise.title }}", "mine.md.j2:2：没有变量“notise”，您是不是要写：notice"),
        ("{{ notice.titel }}", "mine.md.j2:1：这里没有“titel”这一项，您是不是要写：title"),
        (
            "{% for task in tasks %}\n{{ task.numbr }}\n{% endfor %}",
            "mine.md.j2:2：这里没有“numbr”这一项，您是不是要写：number",
        ),
        ("{{ zzz }}", "mine.md.j2:1：没有变量“zzz”"),
        ("{{ tasks[99].title }}", "mine.md.j2:1：这里没有“99”这一项"),
        ("{% for x in tasks %}", "mine.md.j2:1：到文件末尾，“for”还没有结束，要补上 endfor"),
        ("\n\n{% fro x in tasks %}", "mine.md.j2:3：没有标记“fro”，或者它不在该在的地方"),
        ("{{ 1|日其 }}", "mine.md.j2:1：没有过滤器“日其”"),
        ("{% if 1 is oddd %}{% endif %}", "mine.md.j2:1：没有判断“oddd”"),
        (
            "{{ notice.title，1 }}",
            "mine.md.j2:1：不该有的字符“，”；Jinja 的括号、引号和逗号要用半角",
        ),
        ("{{ }}", "mine.md.j2:1：这里要写一个变量或值"),
        ("{{ (1 }}", "mine.md.j2:1：这里要写“)”，却写成了“}”"),
        ("{% if %}{% endif %}", "mine.md.j2:1：这里要写一个变量或值"),
        ("{% include '没有.md.j2' %}", "mine.md.j2:1：没有模板文件“没有.md.j2”"),
        ("{% include '../x' %}", "mine.md.j2:1：没有模板文件“../x”"),
        ("{% extends 'mine.md.j2' %}", "mine.md.j2:1：模板自己引用自己，没有尽头"),
        ("\n{{ 1 / 0 }}", "mine.md.j2:2：算不出来（ZeroDivisionError：division by zero）"),
        ("{{ 1 + 'x' }}", "mine.md.j2:1：算不出来（TypeError"),
        ("{{ notice.title|日期 }}", "mine.md.j2:1：算不出来（AttributeError"),
        ("{# 没完", "mine.md.j2:1：注释没有结束，要补上 #}"),
    ],
)
def test_the_place_and_the_mistake_are_told(text: str, told: str, print_template: Produce) -> None:
    with pytest.raises(GkcliError) as raised:
        print_template(text)
    assert told in raised.value.message
    assert raised.value.message.startswith("模板 ")
    assert raised.value.hint


def test_a_mistake_in_an_included_file_is_told_with_that_file(print_template: Produce) -> None:
    with pytest.raises(GkcliError) as raised:
        print_template("\n{% include '_more.md.j2' %}", _more__md__j2="甲\n乙\n{{ nothing }}")
    assert "_more.md.j2:3：没有变量“nothing”" in raised.value.message


def test_a_template_in_another_encoding_is_told_so(print_template: Produce) -> None:
    with pytest.raises(GkcliError) as raised:
        print_template("表名".encode("gbk"))
    assert "mine.md.j2”不是 UTF-8 编码" in raised.value.message


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(print_template: Produce) -> None:
    assert print_template(b"\xef\xbb\xbfa\r\nb\r\n") == "a\nb\n"
