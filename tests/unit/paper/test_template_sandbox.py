"""Templates are text that somebody wrote: they may neither act nor go on for ever."""

from collections.abc import Callable

import pytest

from gkcli.errors import GkcliError
from gkcli.paper.bounds import Limits

Produce = Callable[..., str]

DOUBLING = (
    "{%% set n = namespace(s='x') %%}{%% for a in range(40) %%}{%% set n.s = %s %%}{%% endfor %%}"
)


def refused(print_template: Produce, text: str, limits: Limits | None = None) -> GkcliError:
    with pytest.raises(GkcliError) as raised:
        print_template(text, **({"limits": limits} if limits else {}))
    return raised.value


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ notice.__init__.__globals__ }}",
        "{{ notice.title.format(1) }}",
        "{{ notice.title.format_map({}) }}",
        "{{ 'x'.ljust(99999) }}",
        "{{ '%99999d' % 1 }}",
        "{{ notice.signed_on.strftime('%c') }}",
        "{{ notice.signed_on.today() }}",
    ],
)
def test_what_reaches_behind_the_data_is_refused(text: str, print_template: Produce) -> None:
    assert refused(print_template, text).message.endswith("没有开放")


@pytest.mark.parametrize("name", ["safe", "escape", "tojson", "format", "center", "indent", "attr"])
def test_filters_that_write_markup_or_blow_up_are_not_there(
    name: str, print_template: Produce
) -> None:
    assert (
        f"没有过滤器“{name}”" in refused(print_template, f"{{{{ notice.title|{name} }}}}").message
    )


@pytest.mark.parametrize("name", ["lipsum", "dict", "cycler", "joiner", "open"])
def test_functions_other_than_the_documented_are_not_there(
    name: str, print_template: Produce
) -> None:
    assert f"没有变量“{name}”" in refused(print_template, f"{{{{ {name}() }}}}").message


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}",
        "{% set r = range(999) %}{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) ~ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}",
        "{% for x in [30] recursive %}{% if x %}{{ loop([x - 1]) }}{{ loop([x - 1]) }}"
        "{% endif %}{% endfor %}",
    ],
)
def test_a_template_that_goes_on_for_ever_is_stopped(text: str, print_template: Produce) -> None:
    error = refused(print_template, text, Limits(steps=5000))
    assert "循环超过 5000 次，已停下" in error.message


def test_time_is_bounded_even_where_nothing_is_written(print_template: Produce) -> None:
    text = "{% for a in range(9999) %}{% endfor %}"
    assert "用时超过 -1 秒" in refused(print_template, text, Limits(seconds=-1)).message


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99) %}0123456789{% endfor %}",
        DOUBLING % "n.s ~ n.s",
        DOUBLING % "n.s + n.s",
        DOUBLING % "[n.s, n.s]|join",
        "{{ 'x' * 10000000000 }}",
        "{{ ([1] * 10000000000)|length }}",
    ],
)
def test_a_template_that_writes_without_end_is_stopped(text: str, print_template: Produce) -> None:
    error = refused(print_template, text, Limits(characters=500))
    assert "内容超过 500 字，已停下" in error.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% for a in range(9999) %}[{% endfor %}", "一段里的格式符号超过 1000 个"),
        ("{% for a in range(9) %}|a|b|\n|-|-|\n|c\n\n{% endfor %}", "表格超过 30 格"),
    ],
)
def test_markdown_that_would_take_for_ever_to_lay_out_is_refused(
    text: str, told: str, print_template: Produce, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gkcli.paper.markdown.reader.CELLS", 30)
    with pytest.raises(GkcliError) as raised:
        print_template(text, "md", output="html")
    assert raised.value.message.endswith(f"{told}，已停下")


def test_signs_in_data_are_not_counted(print_template: Produce) -> None:
    text = "{% for a in range(2000) %}{{ '[*' }}{% endfor %}"
    assert "[*" * 2000 in print_template(text, "md", output="html")


def test_a_document_has_its_own_bound(print_template: Produce) -> None:
    with pytest.raises(GkcliError) as raised:
        print_template("{{ 'x' * 600 }}", "md", limits=Limits(document=500), output="html")
    assert "排版的内容超过 500 字，已停下" in raised.value.message


@pytest.mark.parametrize("text", ["{{ 9 ** 99999999 }}", "{{ 9 ** 3000 * 9 ** 3000 }}"])
def test_numbers_stay_small(text: str, print_template: Produce) -> None:
    assert "算出的数太大" in refused(print_template, text).message


def test_range_is_bounded(print_template: Produce) -> None:
    assert "range 的数太大" in refused(print_template, "{{ range(10000000)|length }}").message


def test_a_list_is_not_printed_as_python_writes_it(print_template: Produce) -> None:
    error = refused(print_template, "一\n{{ notice.addressees }}")
    assert error.message.endswith("mine.md.j2:2：这是一组值，不能直接印出")


def test_templates_do_what_templates_are_for(print_template: Produce) -> None:
    text = (
        "{% macro cell(x) %}<{{ x }}>{% endmacro %}"
        "{% for task in tasks if task.number < 3 %}"
        "{{ loop.index }}/{{ loop.length }} {{ cell(task.title) }}"
        "{{ ',' if not loop.last }}{% endfor %} {{ '共' ~ total ~ '项' }} {{ 7 * 7 }}"
    )
    assert print_template(text) == "1/2 <集中公开规范性文件>,2/2 <做好政策解读> 共8项 49"
